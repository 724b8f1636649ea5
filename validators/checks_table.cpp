#include "pipeline/model/unicode.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace intake {

namespace {

const SummaryTable& table_of(const Subject& subject) {
    return subject.evidence.subject.table;
}

std::string candidate_of(const TableRow& row) {
    const Reading* name = find_reading(row.cells, "name");
    return name == nullptr ? "" : name->value;
}

Hit hit_of_cell(const Subject& subject, const TableRow& row, const Reading& reading) {
    Hit hit{.document = "U2",
            .source = reading.source,
            .field = reading.field,
            .found = reading.raw,
            .slot = std::to_string(row.row),
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
        return not_applicable("没有可读的汇总表");
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
        return not_applicable("没有可读的汇总表");
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
        return not_applicable("汇总表未写合计人数");
    }
    const std::string listed = std::to_string(table.rows.size());
    if (stated->value == listed) {
        return pass();
    }
    Hit hit{.document = "U2",
            .source = stated->source,
            .field = "stated_count",
            .found = stated->value,
            .expected = listed};
    hit.words = {{"a", stated->value}, {"b", listed}};
    return from_hits({hit});
}

/// Excel keeps 15 digits of a number: the rest of an ID number is gone before anyone reads it.
Reply numbers_are_text(const Subject& subject) {
    return judge_cells(subject, [](const FieldRule& rule, const Reading& reading) {
        return rule.kind == Kind::id_number && reading.as_number;
    });
}

Reply dates_are_clear(const Subject& subject) {
    return judge_cells(subject, [](const FieldRule& rule, const Reading& reading) {
        const bool date = rule.kind == Kind::date || rule.kind == Kind::month;
        return date && !squeeze(reading.raw).empty() && reading.state != State::accepted;
    });
}

Reply nobody_twice(const Subject& subject) {
    std::map<std::string, const TableRow*> seen;
    std::vector<Hit> hits;
    for (const TableRow& row : table_of(subject).rows) {
        const Reading* id = find_reading(row.cells, "id_number");
        const std::string number =
            id == nullptr || id->as_number || id->value.empty() ? "" : id->value;
        const auto [at, fresh] = seen.emplace(candidate_of(row) + "\n" + number, &row);
        if (fresh || candidate_of(row).empty()) {
            continue;
        }
        Hit hit = hit_of_cell(subject, row, row.cells.front());
        hit.words["a"] = std::to_string(at->second->row);
        hit.words["b"] = std::to_string(row.row);
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

/// The scanned row that is the same person's: by ID number, else by name.
const Entry* scanned_row(const Part& scan, const TableRow& row) {
    for (const std::string field : {"id_number", "name"}) {
        const Reading* wanted = find_reading(row.cells, field);
        for (const Entry& entry : scan.entries) {
            const Reading* seen = find_reading(entry.columns, field);
            const bool both = wanted != nullptr && seen != nullptr && !wanted->value.empty();
            if (both && skeleton(wanted->value) == skeleton(seen->value)) {
                return &entry;
            }
        }
    }
    return nullptr;
}

void compare_row(const Subject& subject, const TableRow& row, const Entry& scanned,
                 std::vector<Hit>& hits) {
    for (const Reading& cell : row.cells) {
        const FieldRule* rule = find_field_rule(subject.evidence.profile, cell.field);
        const Reading* seen = find_reading(scanned.columns, cell.field);
        const bool comparable = seen != nullptr && !seen->value.empty() &&
                                !cell.value.empty() && !cell.as_number &&
                                cell.state == State::accepted;
        if (rule == nullptr || rule->kind == Kind::paragraph || !comparable ||
            agree(*rule, cell.value, seen->value)) {
            continue;
        }
        Hit hit = hit_of_cell(subject, row, cell);
        hit.source = seen->source;
        hit.found = seen->value;
        hit.expected = cell.value;
        hit.words["a"] = seen->value;
        hit.words["b"] = cell.value;
        if (seen->state != State::accepted || seen->source.origin == Origin::ocr) {
            hit.result = Result::undetermined;
            hit.reason = "第" + std::to_string(row.row) + "行“" + rule->title + "”扫描件读作“" +
                         seen->value + "”，电子版为“" + cell.value + "”，请对照原件";
        }
        hits.push_back(std::move(hit));
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

/// The same table as a sealed scan, where the profile asks for both.
Reply scan_present(const Subject& subject) {
    const DocumentRule* rule = find_document_rule(subject.evidence.profile, "U2");
    if (rule == nullptr || !rule->scan) {
        return not_applicable("配置未要求盖章扫描件");
    }
    const auto parts = parts_of(subject.evidence.subject.unit_parts, "U2");
    if (std::ranges::any_of(parts, [](const Part* part) { return part->sheet < 0; })) {
        return undetermined("印章、填报人签名和日期待人工核对");
    }
    Subject scans_only = subject;
    const Sight sight = look_for(scans_only, "U2");
    Hit hit{.document = "U2", .slot = "scan"};
    const auto& rest = subject.evidence.subject.unrecognised;
    const bool doubt = !sight.doubt.empty() || std::ranges::any_of(rest, [](const auto& page) {
        return std::ranges::find(page.possible, "U2") != page.possible.end() ||
               std::ranges::find(page.possible, "*") != page.possible.end();
    });
    if (doubt) {
        hit.result = Result::undetermined;
        hit.reason = "未见汇总表盖章扫描件，但有页面未能认定";
    }
    hit.words = {{"材料", rule->title}, {"电子版/盖章扫描件", "盖章扫描件"}};
    return from_hits({hit});
}

Reply controlled_values(const Subject& subject) {
    return judge_cells(subject, [](const FieldRule& rule, const Reading& reading) {
        const bool listed = rule.kind == Kind::choice && !rule.choices.empty();
        return listed && !squeeze(reading.raw).empty() && reading.state != State::accepted;
    });
}

constexpr std::array table{
    Check{"SUM-01", "汇总表必需的栏目齐全", Level::unit, required_columns},
    Check{"SUM-02", "汇总表必填的单元格已填", Level::unit, required_cells},
    Check{"SUM-03", "合计人数与所列人数一致", Level::unit, counts_agree},
    Check{"SUM-04", "身份证号以文本保存", Level::unit, numbers_are_text},
    Check{"SUM-05", "日期含义唯一", Level::unit, dates_are_clear},
    Check{"SUM-06", "没有重复的人", Level::unit, nobody_twice},
    Check{"SUM-07", "盖章扫描件与电子版一致", Level::unit, scan_agrees},
    Check{"SUM-09", "规范取值", Level::unit, controlled_values},
    Check{"SUM-10", "有盖章的汇总表扫描件", Level::unit, scan_present},
};

} // namespace

std::span<const Check> table_checks() {
    return table;
}

} // namespace intake
