#include "extractors/lists.hpp"

#include "extractors/headless_lists.hpp"
#include "extractors/normalize.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

/// A run of adjacent header cells of one list.
struct ListHeader {
    const ListRule* rule = nullptr;
    int row = 0;
    int last_row = 0;
    std::vector<std::pair<std::size_t, std::size_t>> columns; ///< slot index, column index
};

std::vector<LabelForm> column_forms(const ListRule& rule) {
    std::vector<std::vector<std::string>> labels;
    for (const ColumnRule& column : rule.columns) {
        labels.push_back(column.labels);
    }
    return label_forms(labels);
}

/// Adjacent cells of one row that are columns of `rule`; the longest run from `first` on.
ListHeader header_from(const Matrix& matrix, std::size_t first, const ListRule& rule,
                       const std::vector<LabelForm>& forms) {
    ListHeader header{.rule = &rule, .row = matrix.slots[first].row};
    header.last_row = header.row + matrix.slots[first].row_span - 1;
    std::vector<bool> used(rule.columns.size(), false);
    for (std::size_t i = first; i < matrix.slots.size(); ++i) {
        const Slot& slot = matrix.slots[i];
        if (slot.row != header.row) {
            break;
        }
        const auto owners = owners_of_label(slot.text, forms, slot.origin == Origin::ocr);
        const auto owner =
            std::ranges::find_if(owners, [&](std::size_t o) { return !used[o]; });
        if (owner == owners.end()) {
            break;
        }
        used[*owner] = true;
        header.columns.emplace_back(i, *owner);
    }
    return header;
}

/// The section's own label stands to the left of the header row or in the row above it.
bool section_named(const Matrix& matrix, const ListHeader& header) {
    const std::vector<std::vector<std::string>> labels{header.rule->labels};
    const std::vector<LabelForm> forms = label_forms(labels);
    const Slot& first = matrix.slots[header.columns.front().first];
    const auto names = [&](const Slot* slot) {
        return slot != nullptr && !owners_of_label(slot->text, forms, true).empty();
    };
    return names(slot_at(matrix, first.row, first.column - 1)) ||
           names(slot_at(matrix, first.row - 1, first.column)) ||
           names(slot_at(matrix, first.row - 1, 0));
}

bool is_list(const Matrix& matrix, const ListHeader& header) {
    return header.columns.size() >= 3 ||
           (header.columns.size() == 2 && section_named(matrix, header));
}

/// The cell of `row` under the header cell, if it has the same left edge.
std::size_t cell_under(const Matrix& matrix, const Slot& head, int row) {
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        const Slot& slot = matrix.slots[i];
        if (slot.row == row && slot.column == head.column) {
            return i;
        }
    }
    return matrix.slots.size();
}

/// "2004-07/2010-03": a row holds its whole period in one value.
void give_both_ends(Reading& reading) {
    const std::optional<Period> period = normalize_period(reading.raw);
    if (period && !period->to.empty()) {
        reading.value = period->from + "/" + period->to;
    } else if (reading.state == State::accepted) {
        reading.state = State::review;
        reading.note = "起止时间不全";
    }
}

Reading reading_of(const ColumnRule& column, const Slot& slot, const ListPlace& place) {
    const Found found{.raw = slot.text,
                      .source = source_on(place.document, place.page, slot.box, slot.origin),
                      .ink = slot.ink,
                      .confidence = slot.confidence,
                      .weakest = slot.weakest,
                      .second = slot.second};
    return reading_of_column(column, found, place.code, place.profile);
}

struct Row {
    Entry entry;
    std::vector<std::size_t> cells; ///< fewer than the header's columns: no row of the list
    bool filled = false;
};

Row row_under(const ListHeader& header, int number, const ListPlace& place) {
    const std::vector<Slot>& slots = place.matrix.slots;
    Row row{.entry = {.list = header.rule->name}};
    for (const auto& [slot, column] : header.columns) {
        const std::size_t at = cell_under(place.matrix, slots[slot], number);
        if (at == slots.size() || slots[at].column_span != slots[slot].column_span) {
            break;
        }
        row.cells.push_back(at);
        row.filled = row.filled || !squeeze(slots[at].text).empty();
        row.entry.columns.push_back(reading_of(header.rule->columns[column], slots[at], place));
    }
    return row;
}

void read_rows(const ListHeader& header, const ListPlace& place, ListReading& out) {
    for (int number = header.last_row + 1; number < place.matrix.rows; ++number) {
        Row row = row_under(header, number, place);
        if (row.cells.size() != header.columns.size()) {
            break;
        }
        for (const std::size_t at : row.cells) {
            out.taken[at] = true;
        }
        if (row.filled) {
            out.entries.push_back(std::move(row.entry));
        }
    }
}

} // namespace

Reading reading_of_column(const ColumnRule& column, const Found& found, const std::string& code,
                          const Profile& profile) {
    const FieldRule rule{
        .name = column.name, .title = column.title, .kind = column.kind, .none_allowed = true};
    Reading reading = make_reading(rule, code, found, profile);
    if (column.kind == Kind::period && !reading.value.empty()) {
        give_both_ends(reading);
    }
    return reading;
}

ListReading read_lists(const Matrix& matrix, const Document& document, std::size_t page,
                       const std::string& code, const Profile& profile) {
    const ListPlace place{matrix, document, page, code, profile};
    ListReading out{.taken = std::vector<bool>(matrix.slots.size(), false)};
    for (const ListRule& rule : profile.lists) {
        if (std::ranges::find(rule.documents, code) == rule.documents.end()) {
            continue;
        }
        const std::vector<LabelForm> forms = column_forms(rule);
        for (std::size_t first = 0; first < matrix.slots.size(); ++first) {
            if (out.taken[first] || matrix.slots[first].text.empty()) {
                continue;
            }
            const ListHeader header = header_from(matrix, first, rule, forms);
            if (header.columns.empty() || !is_list(matrix, header)) {
                continue;
            }
            for (const auto& [slot, column] : header.columns) {
                out.taken[slot] = true;
            }
            read_rows(header, place, out);
        }
    }
    read_headless_lists(place, out);
    return out;
}

} // namespace intake
