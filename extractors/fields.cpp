#include "extractors/fields.hpp"

#include "extractors/closing_date.hpp"
#include "extractors/date_blanks.hpp"
#include "extractors/form_grid.hpp"
#include "extractors/form_lines.hpp"
#include "extractors/id_witness.hpp"
#include "extractors/lists.hpp"
#include "extractors/mark_places.hpp"
#include "extractors/near_labels.hpp"
#include "extractors/normalize.hpp"
#include "extractors/part_reader.hpp"
#include "extractors/prose_choices.hpp"
#include "extractors/reading.hpp"
#include "extractors/table.hpp"
#include "extractors/unlabelled.hpp"
#include "extractors/written_rows.hpp"
#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace intake {

namespace {

Wanted wanted_in(const std::string& code, const Profile& profile) {
    Wanted wanted;
    std::vector<std::vector<std::string>> labels;
    for (const FieldRule& rule : profile.fields) {
        if (std::ranges::find(rule.documents, code) != rule.documents.end()) {
            wanted.rules.push_back(&rule);
            labels.push_back(rule.labels);
        }
    }
    wanted.forms = label_forms(labels);
    return wanted;
}

/// A period gives two fields; the second takes the second date.
void add_period(Reader& reader, const FieldRule& rule, const Found& found) {
    const std::optional<Meaning> meaning = normalize(found.raw, rule);
    Reading first = make_reading(rule, reader.part.type, found, reader.profile);
    Reading second = first;
    second.field = rule.second;
    if (meaning) {
        second.value = meaning->second;
        second.state = second.value.empty() ? State::review : first.state;
        second.alternatives.clear();
    }
    reader.part.readings.push_back(std::move(first));
    if (!rule.second.empty()) {
        reader.part.readings.push_back(std::move(second));
    }
}

/// "沈志远证件类型：居民身份证" is a name and another label nobody listed: not a name.
bool holds_label(const FieldRule& rule, const Found& found) {
    const std::string plain = squeeze(found.raw);
    return rule.kind == Kind::name && plain.find(':') != std::string::npos;
}

/// Filled cells that are neither label nor value of anything: a misread label may be among
/// them. Headings as wide as the grid do not count.
int count_unplaced(const Matrix& matrix, const std::vector<bool>& taken,
                   const std::vector<bool>& used) {
    int count = 0;
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        const bool heading = matrix.slots[i].column_span == matrix.columns;
        count += !taken[i] && !used[i] && !heading && !matrix.slots[i].text.empty() ? 1 : 0;
    }
    return count;
}

/// The rest of a cell that was cut by the page's end: on the next page the table goes on with
/// an empty label cell and text below the value.
std::string continuation(const Reader& reader, std::size_t index, const Matrix& matrix,
                         const Slot& value) {
    const bool last = value.row + value.row_span == matrix.rows;
    const auto next = std::ranges::upper_bound(reader.part.pages, index);
    if (!last || value.text.empty() || next == reader.part.pages.end()) {
        return "";
    }
    const Page& page = reader.document.pages.at(*next);
    if (page.grids.empty()) {
        return "";
    }
    const Matrix below = matrix_of(page, page.grids.front());
    for (const Slot& slot : below.slots) {
        const bool under = slot.row == 0 && std::abs(slot.box.left - value.box.left) < 6 &&
                           std::abs(slot.box.right - value.box.right) < 6;
        const Slot* label = under ? slot_at(below, 0, slot.column - 1) : nullptr;
        if (label != nullptr && label->text.empty()) {
            return slot.text;
        }
    }
    return "";
}

void read_grids(Reader& reader, std::size_t index) {
    const Page& page = reader.document.pages.at(index);
    for (const Grid& grid : page.grids) {
        if (is_frame(page, grid)) {
            continue;
        }
        const Matrix matrix = matrix_of(page, grid);
        ListReading lists =
            read_lists(matrix, reader.document, index, reader.part.type, reader.profile);
        std::ranges::move(lists.entries, std::back_inserter(reader.part.entries));
        const GridReading values =
            read_grid(matrix, reader.wanted.forms, lists.taken, page.origin == Origin::ocr);
        reader.part.unplaced += count_unplaced(matrix, lists.taken, values.used);
        for (const GridValue& value : values.values) {
            const Origin origin = value.slot.text.empty() ? page.origin : value.slot.origin;
            Found found{.raw = value.slot.text,
                        .source = source_on(reader.document, index, value.slot.box, origin),
                        .ink = value.slot.ink,
                        .confidence = value.slot.confidence,
                        .weakest = value.slot.weakest,
                        .second = value.slot.second};
            const std::string rest = continuation(reader, index, matrix, value.slot);
            if (!rest.empty()) {
                found.raw += "\n" + rest;
                found.second.clear();
            }
            add_reading(reader, value.owner, found);
        }
    }
}

Found found_of(const Reader& reader, std::size_t page, const LineValue& value) {
    return {.raw = value.raw,
            .source = source_on(reader.document, page, value.box, value.origin),
            .ink =
                value.empty_place && value.origin == Origin::ocr ? Ink::unreadable : Ink::none,
            .confidence = value.confidence,
            .weakest = value.weakest,
            .second = value.second};
}

void read_running_text(Reader& reader) {
    std::vector<const Page*> pages;
    for (const std::size_t index : reader.part.pages) {
        const Page& page = reader.document.pages.at(index);
        pages.push_back(&page);
        for (const LineValue& value :
             read_lines(page, reader.part.title, reader.wanted.rules, reader.wanted.forms)) {
            add_reading(reader, value.owner, found_of(reader, index, value));
        }
    }
    for (const BlockValue& block :
         read_blocks(pages, reader.wanted.rules, reader.wanted.forms)) {
        add_reading(reader, block.value.owner,
                    found_of(reader, reader.part.pages.at(block.page), block.value));
    }
}

/// The last line with a date inside the place of `text`, as both readers saw it.
std::optional<Found> dated_line_in(const Reader& reader, const Reading& text) {
    std::optional<Found> last;
    for (const std::size_t index : reader.part.pages) {
        const Page& page = reader.document.pages.at(index);
        const Source place = place_of(reader.document, page);
        const Box inside = apply(invert(page.to_file), text.source.box);
        for (const Text& line : lines_with_whole_dates(page)) {
            const bool here = place.file == text.source.file &&
                              place.page == text.source.page && centre_inside(line.box, inside);
            if (here && !dates_in(line.text).empty()) {
                last = Found{.raw = line.text,
                             .source = source_on(reader.document, index, line.box, line.origin),
                             .confidence = line.confidence,
                             .weakest = line.weakest,
                             .second = line.second};
            }
        }
    }
    return last;
}

/// Whether a place inside the text asks for its date, and nobody filled it in.
bool is_undated(const Reader& reader, const Reading& text) {
    for (const std::size_t index : reader.part.pages) {
        const Page& page = reader.document.pages.at(index);
        const Source place = place_of(reader.document, page);
        const Box inside = apply(invert(page.to_file), text.source.box);
        for (const Text& line : page.lines) {
            const bool here = place.file == text.source.file &&
                              place.page == text.source.page && centre_inside(line.box, inside);
            if (here && asks_for_date(line) && is_left_blank(page, line)) {
                return true;
            }
        }
    }
    return false;
}

/// "X_date" without labels of its own is the last date written in X's text. Recognised, it is
/// believed like any other value: where both readers are sure of it, as of handwriting they
/// hardly are.
void add_dates_of_opinions(Reader& reader) {
    for (std::size_t owner = 0; owner < reader.wanted.rules.size(); ++owner) {
        const FieldRule* rule = reader.wanted.rules[owner];
        const bool derived =
            rule->kind == Kind::date && rule->labels.empty() && rule->name.ends_with("_date");
        const std::string base = rule->name.substr(0, rule->name.size() - (derived ? 5 : 0));
        const Reading* text = derived ? find_reading(reader.part.readings, base) : nullptr;
        if (text == nullptr || text->state == State::absent) {
            continue;
        }
        const std::vector<std::string> dates = dates_in(text->raw);
        const std::optional<Found> line =
            text->source.origin == Origin::ocr ? dated_line_in(reader, *text) : std::nullopt;
        if (line && dates_in(line->raw).size() == 1) {
            add_reading(reader, owner, *line);
            continue;
        }
        Reading reading = *text;
        reading.field = rule->name;
        reading.value = dates.empty() ? "" : dates.back();
        const bool ocr = reading.source.origin == Origin::ocr;
        const bool undated = dates.empty() && is_undated(reader, *text);
        reading.state = undated         ? State::absent
                        : dates.empty() ? State::unreadable
                        : ocr           ? State::review
                                        : State::accepted;
        reader.part.readings.push_back(std::move(reading));
    }
}

int rank(State state) {
    switch (state) {
    case State::accepted:
        return 0;
    case State::review:
        return 1;
    case State::unreadable:
        return 2;
    case State::absent:
        return 3;
    }
    return 3;
}

/// Where a field of a closed list was read, a neighbouring cell that is not on the list is none
/// of its values.
void drop_unlisted(std::vector<Reading>& readings, const Profile& profile) {
    std::erase_if(readings, [&](const Reading& reading) {
        const FieldRule* rule = find_field_rule(profile, reading.field);
        const bool listed =
            rule == nullptr || rule->kind != Kind::choice || reading.state == State::accepted;
        return !listed && std::ranges::any_of(readings, [&](const Reading& other) {
            return other.field == reading.field && other.state == State::accepted;
        });
    });
}

/// One reading a field and value; places without a value only where there is nothing better.
void keep_best(std::vector<Reading>& readings) {
    std::ranges::stable_sort(readings, {}, [](const Reading& r) { return rank(r.state); });
    std::vector<Reading> kept;
    for (Reading& reading : readings) {
        const bool known = std::ranges::any_of(kept, [&](const Reading& other) {
            return other.field == reading.field &&
                   (other.value == reading.value || reading.value.empty());
        });
        if (!known) {
            kept.push_back(std::move(reading));
        }
    }
    readings = std::move(kept);
}

} // namespace

void add_reading(Reader& reader, std::size_t owner, const Found& found) {
    const FieldRule& rule = *reader.wanted.rules.at(owner);
    if (rule.kind == Kind::period) {
        add_period(reader, rule, found);
    } else if (!holds_label(rule, found)) {
        reader.part.readings.push_back(
            make_reading(rule, reader.part.type, found, reader.profile));
    }
}

Part read_part(Part part, const Document& document, const Profile& profile) {
    const Wanted wanted = wanted_in(part.type, profile);
    Reader reader{document, profile, wanted, part};
    if (part.sheet < 0) {
        const DocumentRule* rule = find_document_rule(profile, part.type);
        const bool rows = rule != nullptr && rule->workbook;
        if (rows) {
            part.entries = read_table_rows(document, part, profile);
        }
        for (const std::size_t index : rows ? std::vector<std::size_t>{} : part.pages) {
            read_grids(reader, index);
        }
        read_running_text(reader);
        add_near_labelled(reader);
        add_unlabelled_number(reader);
        add_period_of_prose(reader);
        add_choices_of_prose(reader);
        add_written_rows(reader);
        add_lists_as_fields(reader);
        add_dates_of_opinions(reader);
        add_closing_dates(reader);
        add_seals(reader);
        add_signatures(reader);
    }
    drop_unlisted(part.readings, profile);
    part.readings = backed_by_id_number(std::move(part.readings), profile);
    keep_best(part.readings);
    const Reading* name = find_reading(part.readings, "name");
    part.person = name == nullptr ? "" : name->value;
    return part;
}

} // namespace intake
