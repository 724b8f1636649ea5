#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

const SummaryTable& table_of(const Subject& subject) {
    return subject.evidence.subject.table;
}

std::string candidate_of(const TableRow& row) {
    const Reading* name = find_reading(row.cells, "name");
    return name == nullptr ? "" : name->value;
}

/// Rows move between rounds, names do not: the number is used only where a name does not tell.
std::string slot_of(const SummaryTable& table, const TableRow& row) {
    const std::string name = candidate_of(row);
    const auto same = std::ranges::count(table.rows, name, candidate_of);
    return name.empty() || same > 1 ? std::to_string(row.row) : "";
}

Hit hit_of_cell(const Subject& subject, const TableRow& row, const Reading& reading) {
    Hit hit{.document = "U2",
            .source = reading.source,
            .field = reading.field,
            .found = reading.raw,
            .slot = slot_of(table_of(subject), row),
            .candidate = candidate_of(row)};
    const std::string title = title_of_field(subject.evidence.profile, reading.field);
    hit.words = {{"n", std::to_string(row.row)},
                 {"列名", title},
                 {"列", title},
                 {"字段", title},
                 {"值", reading.raw}};
    return hit;
}

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

Reply required_cells(const Subject& subject) {
    return judge_cells(subject, [](const FieldRule& rule, const Reading& reading) {
        return rule.column_required && reading.state == State::absent;
    });
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

Reply dates_are_clear(const Subject& subject) {
    return judge_cells(subject, [](const FieldRule& rule, const Reading& reading) {
        const bool date = rule.kind == Kind::date || rule.kind == Kind::month;
        return date && is_unclear(rule, reading);
    });
}

/// The ID number of a row if it is whole, else "".
std::string number_of(const TableRow& row) {
    const Reading* id = find_reading(row.cells, "id_number");
    const bool whole = id != nullptr && !id->as_number && id_check_holds(id->value);
    return whole ? id->value : "";
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

/// The scanned row that is the same person's: by ID number, else by name.
const Entry* scanned_row(const Part& scan, const TableRow& row) {
    for (const std::string field : {"id_number", "name"}) {
        const Reading* wanted = find_reading(row.cells, field);
        const Entry* found = nullptr;
        std::size_t count = 0;
        for (const Entry& entry : scan.entries) {
            const Reading* seen = find_reading(entry.columns, field);
            const bool both = wanted != nullptr && seen != nullptr && !wanted->value.empty();
            if (both && skeleton(wanted->value) == skeleton(seen->value)) {
                found = &entry;
                ++count;
            }
        }
        if (count > 0) {
            return count == 1 ? found : nullptr;
        }
    }
    return nullptr;
}

struct Difference {
    const FieldRule* rule = nullptr;
    const Reading* cell = nullptr;
    const Reading* seen = nullptr;
};

/// "/" in an empty cell looks like a single 1, l or dash.
bool is_stroke(const Reading& cell, const Reading& seen) {
    constexpr std::u32string_view strokes = U"1lI|/\\-一丿";
    const std::u32string text = decode(squeeze(seen.raw));
    return is_none(cell.value) && text.size() == 1 &&
           strokes.find(text.front()) != std::u32string_view::npos;
}

std::vector<Difference> differences(const Subject& subject, const TableRow& row,
                                    const Entry& scanned) {
    std::vector<Difference> found;
    for (const Reading& cell : row.cells) {
        const FieldRule* rule = find_field_rule(subject.evidence.profile, cell.field);
        const Reading* seen = find_reading(scanned.columns, cell.field);
        const bool comparable = seen != nullptr && !seen->value.empty() &&
                                !cell.value.empty() && !cell.as_number &&
                                cell.state == State::accepted;
        if (rule != nullptr && rule->kind != Kind::paragraph && comparable &&
            !agree(*rule, cell.value, seen->value) &&
            (is_certain(subject, *seen) ||
             (!look_alike(cell.value, seen->value) && !is_stroke(cell, *seen)))) {
            found.push_back({rule, &cell, seen});
        }
    }
    return found;
}

/// Fields that surely differ, one hit each; all others of a row in one hit for a person.
void compare_row(const Subject& subject, const TableRow& row, const Entry& scanned,
                 std::vector<Hit>& hits) {
    std::string doubts;
    Source place;
    for (const Difference& found : differences(subject, row, scanned)) {
        if (!is_certain(subject, *found.seen)) {
            const Box before = place.box;
            place = found.seen->source;
            place.box = unite(before, place.box);
            doubts += (doubts.empty() ? "" : "、") + ("“" + found.rule->title + "”") +
                      "扫描件读作“" + found.seen->value + "”，电子版为“" + found.cell->value +
                      "”";
            continue;
        }
        Hit hit = hit_of_cell(subject, row, *found.cell);
        hit.source = found.seen->source;
        hit.found = hit.words["a"] = found.seen->value;
        hit.expected = hit.words["b"] = found.cell->value;
        hits.push_back(std::move(hit));
    }
    if (!doubts.empty()) {
        hits.push_back(
            {.result = Result::undetermined,
             .document = "U2",
             .source = place,
             .slot = "row" + slot_of(table_of(subject), row),
             .candidate = candidate_of(row),
             .reason = "第" + std::to_string(row.row) + "行" + doubts + "，请对照原件"});
    }
}

Reply scan_agrees(const Subject& subject) {
    const Sight sight = look_for(subject, "U2");
    std::vector<const Part*> scans;
    std::ranges::copy_if(sight.parts, std::back_inserter(scans),
                         [](const Part* part) { return part->sheet < 0; });
    if (scans.empty() || !table_of(subject).found) {
        return not_applicable("没有可对照的盖章扫描件和电子版");
    }
    std::vector<Hit> hits;
    for (const TableRow& row : table_of(subject).rows) {
        const Entry* scanned = nullptr;
        for (const Part* scan : scans) {
            scanned = scanned == nullptr ? scanned_row(*scan, row) : scanned;
        }
        if (scanned != nullptr) {
            compare_row(subject, row, *scanned, hits);
        }
    }
    return from_hits(std::move(hits));
}

/// The seal, the writer's name and the date stand on the scan.
Reply scan_signed(const Subject& subject) {
    auto scans = parts_of(subject.evidence.subject.unit_parts, "U2");
    std::erase_if(scans, [](const Part* part) { return part->sheet >= 0; });
    if (scans.empty()) {
        return not_applicable("没有{U2}盖章扫描件");
    }
    const MarkSight seal = seal_on(subject, scans, "unit_seal");
    if (seal.state != Presence::present) {
        return from_hits({hit_of_mark(seal, "U2", "unit_seal", "{U2}扫描件的公章")});
    }
    const bool dated = std::ranges::any_of(scans, [](const Part* part) {
        const Reading* date = find_reading(part->readings, "fill_date");
        return date != nullptr && date->state == State::accepted;
    });
    Hit hit{.result = Result::undetermined,
            .document = "U2",
            .source = source_of(subject, *scans.front()),
            .field = "fill_date",
            .reason = "{U2}扫描件的填报人和日期须由人工查看"};
    return dated ? pass() : from_hits({hit});
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

constexpr std::array table{
    Check{"SUM-01", "汇总表必需的栏目齐全", Level::unit, required_columns},
    Check{"SUM-02", "汇总表必填的单元格已填", Level::unit, required_cells},
    Check{"SUM-03", "合计人数与所列人数一致", Level::unit, counts_agree},
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
