#include "validators/table_rows.hpp"

#include "pipeline/model/numbers.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

const SummaryTable& table_of(const Subject& subject) {
    return subject.evidence.subject.table;
}

std::string candidate_of(const TableRow& row) {
    const Reading* name = find_reading(row.cells, "name");
    return name == nullptr ? "" : name->value;
}

std::string slot_of(const SummaryTable& table, const TableRow& row) {
    const std::string name = candidate_of(row);
    const auto same = std::ranges::count(table.rows, name, candidate_of);
    return name.empty() || same > 1 ? std::to_string(row.row) : "";
}

bool is_only_table(const Subject& subject) {
    const SummaryTable& table = table_of(subject);
    const auto sheets =
        std::ranges::count_if(subject.evidence.subject.unit_parts, [](const Part& part) {
            return part.type == "U2" && part.sheet >= 0;
        });
    return table.example_rows == 0 && table.hidden_rows == 0 && sheets <= 1;
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

std::string number_of(const TableRow& row) {
    const Reading* id = find_reading(row.cells, "id_number");
    const bool whole = id != nullptr && !id->as_number && id_check_holds(id->value);
    return whole ? id->value : "";
}

} // namespace intake
