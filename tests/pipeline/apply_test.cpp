#include "pipeline/commands.hpp"
#include "pipeline/emit/answer_columns.hpp"
#include "pipeline/emit/workbook.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/process.hpp"
#include "tests/support/temp_dir.hpp"

#include "extractors/sheets.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace intake {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using test::slurp;
using test::TempDir;

/// A folder with one scanned form and its summary table; a ledger beside it.
class Office {
public:
    Office() {
        const fs::path samples = INTAKE_SOURCE_DIR "/samples/inbox/云汀区质量协会推荐材料";
        fs::create_directories(inbox() / "陆昉");
        fs::copy_file(samples / "推荐汇总表.xlsx", inbox() / "推荐汇总表.xlsx");
        fs::copy_file(samples / "陆昉/推荐表.pdf", inbox() / "陆昉/推荐表.pdf");
    }

    [[nodiscard]] fs::path inbox() const { return dir_ / "in/unit"; }

    [[nodiscard]] fs::path out() const { return dir_ / "out"; }

    [[nodiscard]] fs::path ledger() const { return dir_ / "ledger"; }

    [[nodiscard]] fs::path sheet() const { return out() / "review/核对表.xlsx"; }

    [[nodiscard]] fs::path filled() const { return dir_ / "filled.xlsx"; }

    Summary run() const {
        Options options = common();
        options.inputs = {(dir_ / "in").string()};
        options.out = out();
        return process(options);
    }

    int apply(const fs::path& file) const {
        Options options = common();
        options.inputs = {file.string()};
        return apply_command(options);
    }

private:
    [[nodiscard]] Options common() const {
        Options options;
        options.ledger = ledger().string();
        options.profile =
            INTAKE_SOURCE_DIR "/validators/profiles/shanghai-quality-craftsman-2026.toml";
        options.as_of = *parse_date("2026-05-15");
        options.jobs = 2;
        return options;
    }

    TempDir dir_;
};

/// The sheet's cells by row, as people see them; row 0 is the heading.
std::vector<std::vector<std::string>> cells_of(const fs::path& file) {
    const std::vector<Sheet> sheets = read_xlsx(file);
    std::vector<std::vector<std::string>> rows;
    for (const SheetCell& cell : sheets.at(0).cells) {
        rows.resize(std::max(rows.size(), static_cast<std::size_t>(cell.row)));
        std::vector<std::string>& row = rows.back();
        row.resize(column_id + 1);
        row.at(static_cast<std::size_t>(cell.column - 1)) = cell.text;
    }
    return rows;
}

/// Writes the sheet again with what `answer` gives for each row.
void fill_in(const Office& office,
             const std::function<std::string(const std::vector<std::string>&)>& answer) {
    Workbook book("t");
    const auto rows = cells_of(office.sheet());
    std::vector<SheetColumn> columns;
    for (const std::string& title : rows.front()) {
        columns.push_back({title, 10});
    }
    book.add_sheet(std::string(answer_sheet), columns);
    for (std::size_t row = 1; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            book.text(static_cast<int>(row), static_cast<int>(column), rows[row][column]);
        }
        book.text(static_cast<int>(row), column_answer, answer(rows[row]));
    }
    test::spill(office.filled(), book.finish());
}

bool asks(const Office& office, const std::string& candidate, const std::string& question) {
    return std::ranges::any_of(cells_of(office.sheet()), [&](const auto& row) {
        return row.at(column_candidate) == candidate &&
               row.at(column_question).starts_with(question);
    });
}

Json record_of(const Office& office, const std::string& candidate) {
    std::istringstream lines(slurp(office.out() / "records.jsonl"));
    for (std::string line; std::getline(lines, line);) {
        Json record = Json::parse(line);
        if (record["candidate"] == candidate) {
            return record;
        }
    }
    return {};
}

Json finding_of(const Office& office, const std::string& check, const std::string& candidate) {
    std::istringstream lines(slurp(office.out() / "findings.jsonl"));
    for (std::string line; std::getline(lines, line);) {
        Json finding = Json::parse(line);
        if (finding["check"] == check && finding["candidate"] == candidate) {
            return finding;
        }
    }
    return {};
}

} // namespace

TEST(Apply, MakesAPersonsAnswersCountAndAsksOnlyWhatIsLeft) {
    const Office office;
    const Summary first = office.run();
    ASSERT_TRUE(asks(office, "陆昉", "签名和意见的落款日期"));

    // Every row or none.
    fill_in(office, [](const std::vector<std::string>& row) {
        return row.at(column_question).starts_with("签名和意见的落款日期") ? "大概有"
                                                                           : "无法判断";
    });
    EXPECT_THROW(office.apply(office.filled()), UsageError);
    EXPECT_FALSE(fs::exists(office.ledger() / "answers.jsonl"));

    std::string value_question;
    fill_in(office, [&](const std::vector<std::string>& row) {
        const std::string& question = row.at(column_question);
        const bool value = question.starts_with("《推荐表》") || question.starts_with("姓名（");
        if (row.at(column_candidate) == "陆昉" && value && value_question.empty()) {
            value_question = question.substr(0, question.find('\n'));
            return std::string("空白");
        }
        return std::string(question.starts_with("签名和意见的落款日期") ? "不符合要求" : "");
    });
    ASSERT_FALSE(value_question.empty());
    EXPECT_EQ(office.apply(office.filled()), Exit::done);
    const std::string ledger = slurp(office.ledger() / "answers.jsonl");
    const Summary second = office.run();
    EXPECT_LT(second.questions, first.questions);
    EXPECT_FALSE(asks(office, "陆昉", value_question));
    EXPECT_FALSE(asks(office, "陆昉", "签名和意见的落款日期"));
    const Json dates = finding_of(office, "FORM-08", "陆昉");
    EXPECT_EQ(dates["result"], "fail");
    EXPECT_EQ(dates["audience"], "unit");
    EXPECT_EQ(slurp(office.ledger() / "answers.jsonl"), ledger);
    const Json run = Json::parse(slurp(office.out() / "run.json"));
    EXPECT_EQ(run["ledger"]["answers"], 2);
    const std::string records = record_of(office, "陆昉").dump();
    EXPECT_NE(records.find(R"("origin":"person")"), std::string::npos);
}

} // namespace intake
