#include "pipeline/answer_sheet.hpp"

#include "extractors/sheets.hpp"
#include "extractors/wire.hpp"
#include "extractors/worker.hpp"
#include "pipeline/emit/answer_columns.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/outcome.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace intake {

namespace {

const Sheet& sheet_of(const std::vector<Sheet>& sheets) {
    const auto at = std::ranges::find(sheets, answer_sheet, &Sheet::name);
    if (at == sheets.end()) {
        throw UsageError("文件中没有名为“核对表”的工作表，不是本程序生成的核对表");
    }
    return *at;
}

struct Columns {
    int candidate = 0;
    int question = 0;
    int answer = 0;
    int by = 0;  ///< 0: a sheet of an earlier version
    int why = 0; ///< 0: so too
    int id = 0;
    std::string run;
};

Columns columns_of(const Sheet& sheet) {
    Columns columns;
    for (const SheetCell& cell : sheet.cells) {
        if (cell.row != 1) {
            continue;
        }
        const std::string title = squeeze(cell.text);
        columns.candidate = title == squeeze(title_candidate) ? cell.column : columns.candidate;
        columns.question = title == squeeze(title_question) ? cell.column : columns.question;
        columns.answer = title == squeeze(title_answer) ? cell.column : columns.answer;
        columns.by = title == squeeze(title_by) ? cell.column : columns.by;
        columns.why = title == squeeze(title_why) ? cell.column : columns.why;
        const std::string id = squeeze(title_id);
        if (title.starts_with(id)) {
            columns.id = cell.column;
            columns.run = title.substr(id.size());
        }
    }
    if (columns.candidate * columns.question * columns.answer * columns.id == 0) {
        throw UsageError("核对表的表头被改动，无法采用；请使用原表填写");
    }
    return columns;
}

std::vector<AnswerRow> rows_of(const Sheet& sheet, const Columns& columns) {
    std::map<int, AnswerRow> rows;
    for (const SheetCell& cell : sheet.cells) {
        if (cell.row == 1) {
            continue;
        }
        AnswerRow& row = rows[cell.row];
        row.row = cell.row;
        if (cell.column == columns.id) {
            row.id = squeeze(cell.text);
        } else if (cell.column == columns.candidate) {
            row.candidate = cell.text;
        } else if (cell.column == columns.question) {
            row.question = cell.text;
        } else if (cell.column == columns.answer) {
            row.answer = cell;
        } else if (cell.column == columns.by) {
            row.by = cell;
        } else if (cell.column == columns.why) {
            row.why = cell;
        }
    }
    std::vector<AnswerRow> out;
    for (auto& [number, row] : rows) {
        if (!row.id.empty() || !squeeze(row.answer.text).empty()) {
            row.sheet = sheet.name == answer_sheet ? "" : sheet.name;
            out.push_back(std::move(row));
        }
    }
    return out;
}

} // namespace

AnswerSheet answer_sheet_of(const std::vector<Sheet>& sheets) {
    const Sheet& sheet = sheet_of(sheets);
    const Columns columns = columns_of(sheet);
    AnswerSheet out{.run = columns.run, .rows = rows_of(sheet, columns)};
    const auto further = std::ranges::find(sheets, further_sheet, &Sheet::name);
    if (further != sheets.end()) {
        std::ranges::move(rows_of(*further, columns_of(*further)),
                          std::back_inserter(out.rows));
    }
    return out;
}

AnswerSheet read_answer_sheet(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        throw UsageError("没有“" + file.string() + "”这个文件");
    }
    std::optional<Document> document;
    Job job{.label = "answers"};
    job.work = [&file](Sink& sink) {
        Document read;
        read.sheets = read_xlsx(file);
        sink.send(to_wire(read));
    };
    job.limits.output = most_wire_bytes;
    job.receive = [&document](std::string&& frame) { document = from_wire(frame); };
    const Ending ending = run_jobs({job}, 1).front();
    if (!ending.code.empty() || !document) {
        throw UsageError(
            "无法读取核对表：" +
            std::string(outcome_code(ending.code.empty() ? "failed" : ending.code).reason));
    }
    return answer_sheet_of(document->sheets);
}

} // namespace intake
