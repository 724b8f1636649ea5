#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"
#include "validators/table_rows.hpp"
#include "validators/table_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace intake {

namespace {

Reply required_columns(const Subject& subject) {
    if (!table_of(subject).found) {
        return not_applicable("没有可读的{U2}");
    }
    std::vector<Hit> hits;
    for (const FieldRule& rule : subject.evidence.profile.fields) {
        const auto& columns = table_of(subject).columns;
        if (!rule.column_required || std::ranges::find(columns, rule.name) != columns.end()) {
            continue;
        }
        Hit hit{
            .document = "U2", .source = {.file = table_of(subject).file}, .field = rule.name};
        hit.source.page = table_of(subject).sheet_number;
        hit.source.origin = Origin::cell;
        if (!table_of(subject).unknown_columns.empty()) {
            hit.result = Result::undetermined;
            hit.reason = "未认出“" + rule.title + "”列；另有不认识的列“" +
                         table_of(subject).unknown_columns.front() + "”，请人工核对";
        }
        hit.words = {{"列名", rule.title}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

/// A hit for every cell of the table that `wrong` says is wrong.
template <typename Wrong> Reply judge_cells(const Subject& subject, Wrong wrong) {
    if (!table_of(subject).found) {
        return not_applicable("没有可读的{U2}");
    }
    std::vector<Hit> hits;
    for (const TableRow& row : table_of(subject).rows) {
        for (const Reading& reading : row.cells) {
            const FieldRule* rule = find_field_rule(subject.evidence.profile, reading.field);
            if (rule != nullptr && wrong(*rule, reading)) {
                hits.push_back(hit_of_cell(subject, row, reading));
            }
        }
    }
    return from_hits(std::move(hits));
}

/// Two columns may both be the field's (手机, 联系电话): one of them filled is enough.
bool is_given(const Subject& subject, const Reading& blank) {
    return std::ranges::any_of(table_of(subject).rows, [&](const TableRow& row) {
        const bool here = std::ranges::any_of(
            row.cells, [&](const Reading& cell) { return &cell == &blank; });
        return here && std::ranges::any_of(row.cells, [&](const Reading& cell) {
                   return cell.field == blank.field && !squeeze(cell.raw).empty();
               });
    });
}

Reply required_cells(const Subject& subject) {
    return judge_cells(subject, [&](const FieldRule& rule, const Reading& reading) {
        return rule.column_required && reading.state == State::absent &&
               !is_given(subject, reading);
    });
}

/// The serial number of a row; 0 if it is blank, doubtful or no number.
int serial_of(const TableRow& row) {
    const Reading* serial = find_reading(row.cells, "serial");
    int number = 0;
    if (serial != nullptr && serial->state == State::accepted) {
        std::from_chars(serial->value.data(), serial->value.data() + serial->value.size(),
                        number);
    }
    return number;
}

/// Rows are numbered from 1, each group anew perhaps. Where one has no number, or the first is
/// not 1, the column may hold something else.
bool are_numbered(const std::vector<TableRow>& rows) {
    return !rows.empty() && serial_of(rows.front()) == 1 &&
           std::ranges::none_of(rows, [](const TableRow& row) { return serial_of(row) == 0; });
}

/// The first row whose number does not follow the one above. Between them may stand a row that
/// was left out; one number may stand for two rows.
Reply serials_follow(const Subject& subject) {
    const std::vector<TableRow>& rows = table_of(subject).rows;
    const auto breaks = [](const TableRow& above, const TableRow& row) {
        return serial_of(row) != serial_of(above) + 1 && serial_of(row) != 1;
    };
    const auto above =
        are_numbered(rows) ? std::ranges::adjacent_find(rows, breaks) : rows.end();
    if (above == rows.end()) {
        return pass();
    }
    const TableRow& row = *std::next(above);
    const std::string before = std::to_string(serial_of(*above));
    const bool sure = row.row == above->row + 1 && serial_of(row) != serial_of(*above) &&
                      is_only_table(subject);
    Hit hit = hit_of_cell(subject, row, *find_reading(row.cells, "serial"));
    hit.result = sure ? Result::fail : Result::undetermined;
    hit.wording = "serial";
    hit.reason = "{U2}第" + hit.words["n"] + "行的序号“" + hit.found + "”与前一人的“" + before +
                 "”不连续，请看原件";
    std::erase_if(hit.words,
                  [](const auto& word) { return word.first != "n" && word.first != "值"; });
    return from_hits({hit});
}

Reply counts_agree(const Subject& subject) {
    const SummaryTable& table = table_of(subject);
    const Reading* stated = find_reading(table.footer, "stated_count");
    if (stated == nullptr || stated->value.empty()) {
        return not_applicable("{U2}未写合计人数");
    }
    const std::string listed = std::to_string(table.rows.size());
    if (stated->value == listed) {
        return pass();
    }
    // A count inside a sentence may count something else; example rows may have been counted.
    const bool sure = stated->state == State::accepted && length(squeeze(stated->raw)) <= 12 &&
                      table.example_rows == 0 && table.hidden_rows == 0;
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = "U2",
            .source = stated->source,
            .field = "stated_count",
            .found = stated->value,
            .expected = listed,
            .reason = "{U2}写“" + stated->raw + "”，实列" + listed + "人"};
    hit.words = {{"a", stated->value}, {"b", listed}};
    return from_hits({hit});
}

/// Excel keeps 15 digits of a number: the rest of an ID number is gone before anyone reads it.
Reply numbers_are_text(const Subject& subject) {
    return judge_cells(subject, [](const FieldRule& rule, const Reading& reading) {
        return rule.kind == Kind::id_number && lost_digits(reading);
    });
}

/// Something is written that does not say one thing. "无" where nothing need stand is no fault.
bool is_unclear(const FieldRule& rule, const Reading& reading) {
    const bool blank = squeeze(reading.raw).empty() || reading.value == "无";
    return reading.state != State::accepted && !(blank && !rule.column_required) &&
           !squeeze(reading.raw).empty();
}

/// "1985.1": the first month of a year, or its tenth. Two dates in one cell are something else.
bool is_cut_month(const Reading& reading) {
    const std::vector<std::string>& months = reading.alternatives;
    return months.size() == 2 && months[0].substr(0, 4) == months[1].substr(0, 4) &&
           months[0].ends_with("-01") && months[1].ends_with("-10");
}

/// What may be read two ways is one thing; all else is no date.
Reply dates_are_clear(const Subject& subject) {
    const auto is_date = [](const FieldRule& rule) {
        return rule.kind == Kind::date || rule.kind == Kind::month;
    };
    Reply reply = judge_cells(subject, [&](const FieldRule& rule, const Reading& reading) {
        return is_date(rule) && is_unclear(rule, reading) && is_cut_month(reading);
    });
    Reply odd = judge_cells(subject, [&](const FieldRule& rule, const Reading& reading) {
        return is_date(rule) && is_unclear(rule, reading) && !is_cut_month(reading);
    });
    if (odd.hits.empty()) {
        return reply;
    }
    for (Hit& hit : odd.hits) {
        hit.wording = "odd";
        reply.hits.push_back(std::move(hit));
    }
    return from_hits(std::move(reply.hits));
}

/// fail: certainly one person twice. undetermined: one name, and numbers that do not tell.
Result same_person(const TableRow& a, const TableRow& b) {
    const bool named = !candidate_of(a).empty() && candidate_of(a) == candidate_of(b);
    const bool numbered = !number_of(a).empty() && !number_of(b).empty();
    if (numbered) {
        return number_of(a) != number_of(b) ? Result::pass
               : named                      ? Result::fail
                                            : Result::undetermined;
    }
    return named ? Result::undetermined : Result::pass;
}

Reply nobody_twice(const Subject& subject) {
    const std::vector<TableRow>& rows = table_of(subject).rows;
    if (rows.empty()) {
        return not_applicable("没有可读的{U2}");
    }
    std::vector<Hit> hits;
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        const auto twin = std::find_if(rows.begin(), row, [&](const TableRow& other) {
            return same_person(other, *row) != Result::pass;
        });
        if (twin == row || row->cells.empty()) {
            continue;
        }
        Hit hit = hit_of_cell(subject, *row, row->cells.front());
        hit.result = same_person(*twin, *row);
        hit.words["a"] = std::to_string(twin->row);
        hit.words["b"] = std::to_string(row->row);
        hit.reason = "第" + hit.words["a"] + "行与第" + hit.words["b"] +
                     "行可能是同一人，身份证号或姓名不足以断定";
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

/// Example and hidden rows were left out; the unit should know.
Reply table_is_clean(const Subject& subject) {
    const SummaryTable& table = table_of(subject);
    if (!table.found) {
        return not_applicable("没有可读的{U2}");
    }
    if (table.example_rows == 0 && table.hidden_rows == 0) {
        return pass();
    }
    Hit hit{.document = "U2",
            .source = {.file = table.file, .page = table.sheet_number},
            .found = std::to_string(table.example_rows) + "行示例，" +
                     std::to_string(table.hidden_rows) + "行隐藏"};
    return from_hits({hit});
}

/// "本科/学士" under one heading gives two fields: what one of them knows is no fault of the
/// other.
bool shares_cell(const TableRow& row, const Reading& reading) {
    return std::ranges::any_of(row.cells, [&](const Reading& other) {
        return &other != &reading && other.source.cell == reading.source.cell;
    });
}

Reply controlled_values(const Subject& subject) {
    if (!table_of(subject).found) {
        return not_applicable("没有可读的{U2}");
    }
    std::vector<Hit> hits;
    for (const TableRow& row : table_of(subject).rows) {
        for (const Reading& reading : row.cells) {
            const FieldRule* rule = find_field_rule(subject.evidence.profile, reading.field);
            const bool listed =
                rule != nullptr && rule->kind == Kind::choice && !rule->choices.empty();
            if (listed && is_unclear(*rule, reading) && !shares_cell(row, reading)) {
                hits.push_back(hit_of_cell(subject, row, reading));
            }
        }
    }
    return from_hits(std::move(hits));
}

/// The stated number of people, and the numbers beside them.
Reply rows_counted(const Subject& subject) {
    Reply counted = counts_agree(subject);
    Reply numbered = has_wording(subject.rule, "serial") ? serials_follow(subject) : pass();
    if (numbered.hits.empty()) {
        const bool asked = are_numbered(table_of(subject).rows);
        return asked && counted.result == Result::not_applicable ? pass() : counted;
    }
    std::ranges::move(counted.hits, std::back_inserter(numbered.hits));
    return from_hits(std::move(numbered.hits));
}

constexpr std::array table{
    Check{"SUM-01", "汇总表必需的栏目齐全", Level::unit, required_columns},
    Check{"SUM-02", "汇总表必填的单元格已填", Level::unit, required_cells},
    Check{"SUM-03", "合计人数与所列人数一致、序号连续", Level::unit, rows_counted},
    Check{"SUM-04", "身份证号以文本保存", Level::unit, numbers_are_text},
    Check{"SUM-05", "日期含义唯一", Level::unit, dates_are_clear},
    Check{"SUM-06", "没有重复的人", Level::unit, nobody_twice},
    Check{"SUM-07", "盖章扫描件与电子版一致", Level::unit, scan_agrees},
    Check{"SUM-08", "汇总表没有示例行、隐藏行", Level::unit, table_is_clean},
    Check{"SUM-09", "规范取值", Level::unit, controlled_values},
    Check{"SUM-10", "汇总表扫描件有公章、填报人和日期", Level::unit, scan_signed},
};

} // namespace

std::span<const Check> table_checks() {
    return table;
}

} // namespace intake
