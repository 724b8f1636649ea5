#include "extractors/headless_lists.hpp"

#include "extractors/labels.hpp"
#include "extractors/reading.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

bool may_be_headless(const ListRule& list, const ListPlace& place, const ListReading& lists) {
    const bool here = std::ranges::find(list.documents, place.code) != list.documents.end();
    const bool dated =
        std::ranges::find(list.columns, Kind::period, &ColumnRule::kind) != list.columns.end();
    return here && dated && list.proof.empty() &&
           std::ranges::find(lists.entries, list.name, &Entry::list) == lists.entries.end();
}

std::string first_word(const std::string& text) {
    const std::string plain = fold(text);
    return plain.substr(0, plain.find(' '));
}

Reading reading_in_slot(const ColumnRule& column, const Slot& slot, const ListPlace& place) {
    const bool first = column.kind == Kind::unit;
    const Found found{.raw = first ? first_word(slot.text) : slot.text,
                      .source = source_on(place.document, place.page, slot.box, slot.origin),
                      .ink = slot.ink,
                      .confidence = slot.confidence,
                      .weakest = slot.weakest,
                      .second = first ? first_word(slot.second) : slot.second};
    return reading_of_column(column, found, place.code, place.profile);
}

/// A row that begins with a whole period; an entry without columns otherwise.
Entry entry_of(const ListRule& list, const Slot& dated, const Slot& text,
               const ListPlace& place) {
    Entry entry{.list = list.name};
    const auto period = std::ranges::find(list.columns, Kind::period, &ColumnRule::kind);
    const auto unit = std::ranges::find(list.columns, Kind::unit, &ColumnRule::kind);
    Reading reading = reading_in_slot(*period, dated, place);
    if (reading.value.find('/') == std::string::npos) {
        return entry;
    }
    entry.columns.push_back(std::move(reading));
    if (unit != list.columns.end()) {
        entry.columns.push_back(reading_in_slot(*unit, text, place));
    }
    return entry;
}

struct Rows {
    std::vector<Entry> entries;
    std::vector<const Slot*> slots;
};

/// Nothing where one of the rows is made otherwise. Rows without ink are none.
Rows rows_beside(const Slot& label, const ListRule& list, const ListPlace& place) {
    Rows rows;
    const int column = label.column + label.column_span;
    for (int row = label.row; row < label.row + label.row_span; ++row) {
        const Slot* dated = slot_at(place.matrix, row, column);
        const Slot* text = dated == nullptr
                               ? nullptr
                               : slot_at(place.matrix, row, column + dated->column_span);
        if (text == nullptr || dated->row_span != 1) {
            return {};
        }
        rows.slots.insert(rows.slots.end(), {dated, text});
        if (dated->ink == Ink::none && text->ink == Ink::none && dated->text.empty()) {
            continue;
        }
        rows.entries.push_back(entry_of(list, *dated, *text, place));
        if (rows.entries.back().columns.empty()) {
            return {};
        }
    }
    return rows;
}

void read_headless(const ListRule& list, const ListPlace& place, ListReading& lists) {
    const std::vector<std::vector<std::string>> labels{list.labels};
    const std::vector<LabelForm> forms = label_forms(labels);
    for (std::size_t i = 0; i < place.matrix.slots.size(); ++i) {
        const Slot& label = place.matrix.slots[i];
        if (lists.taken[i] || label.text.empty() || label.row_span < 2 ||
            owners_of_label(label.text, forms, label.origin == Origin::ocr).empty()) {
            continue;
        }
        Rows rows = rows_beside(label, list, place);
        if (rows.entries.empty()) {
            continue;
        }
        lists.taken[i] = true;
        for (const Slot* slot : rows.slots) {
            lists.taken[static_cast<std::size_t>(slot - place.matrix.slots.data())] = true;
        }
        std::ranges::move(rows.entries, std::back_inserter(lists.entries));
        return;
    }
}

} // namespace

void read_headless_lists(const ListPlace& place, ListReading& lists) {
    for (const ListRule& list : place.profile.lists) {
        if (may_be_headless(list, place, lists)) {
            read_headless(list, place, lists);
        }
    }
}

} // namespace intake
