#include "extractors/fields.hpp"

#include "extractors/form_grid.hpp"
#include "extractors/form_lines.hpp"
#include "extractors/lists.hpp"
#include "extractors/normalize.hpp"
#include "extractors/reading.hpp"
#include "extractors/table.hpp"
#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

/// What one document type may hold, ready to be looked for.
struct Wanted {
    std::vector<const FieldRule*> rules;
    std::vector<LabelForm> forms;
};

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

struct Reader {
    const Document& document;
    const Profile& profile;
    const Wanted& wanted;
    Part& part;
};

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

void add(Reader& reader, std::size_t owner, const Found& found) {
    const FieldRule& rule = *reader.wanted.rules.at(owner);
    if (rule.kind == Kind::period) {
        add_period(reader, rule, found);
    } else if (!holds_label(rule, found)) {
        reader.part.readings.push_back(
            make_reading(rule, reader.part.type, found, reader.profile));
    }
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

void read_grids(Reader& reader, std::size_t index) {
    const Page& page = reader.document.pages.at(index);
    for (const Grid& grid : page.grids) {
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
                        .weakest = value.slot.weakest};
            add(reader, value.owner, found);
        }
    }
}

Found found_of(const Reader& reader, std::size_t page, const LineValue& value) {
    return {.raw = value.raw,
            .source = source_on(reader.document, page, value.box, value.origin),
            .ink =
                value.empty_place && value.origin == Origin::ocr ? Ink::unreadable : Ink::none,
            .confidence = value.confidence,
            .weakest = value.weakest};
}

void read_running_text(Reader& reader) {
    std::vector<const Page*> pages;
    for (const std::size_t index : reader.part.pages) {
        const Page& page = reader.document.pages.at(index);
        pages.push_back(&page);
        for (const LineValue& value :
             read_lines(page, reader.wanted.rules, reader.wanted.forms)) {
            add(reader, value.owner, found_of(reader, index, value));
        }
    }
    for (const BlockValue& block :
         read_blocks(pages, reader.wanted.rules, reader.wanted.forms)) {
        add(reader, block.value.owner,
            found_of(reader, reader.part.pages.at(block.page), block.value));
    }
}

/// "X_date" without labels of its own is the last date written in X's text.
void add_dates_of_opinions(Reader& reader) {
    for (const FieldRule* rule : reader.wanted.rules) {
        const bool derived =
            rule->kind == Kind::date && rule->labels.empty() && rule->name.ends_with("_date");
        const std::string base = rule->name.substr(0, rule->name.size() - (derived ? 5 : 0));
        const Reading* text = derived ? find_reading(reader.part.readings, base) : nullptr;
        if (text == nullptr || text->state == State::absent) {
            continue;
        }
        const std::vector<std::string> dates = dates_in(text->raw);
        Reading reading = *text;
        reading.field = rule->name;
        reading.value = dates.empty() ? "" : dates.back();
        const bool ocr = reading.source.origin == Origin::ocr;
        reading.state = dates.empty() ? (ocr ? State::unreadable : State::absent)
                        : ocr         ? State::review
                                      : State::accepted;
        reader.part.readings.push_back(std::move(reading));
    }
}

/// Every ID number in the part's lines whose check holds, with its place.
std::vector<std::pair<std::string, Source>> numbers_in(const Reader& reader) {
    std::vector<std::pair<std::string, Source>> found;
    for (const std::size_t index : reader.part.pages) {
        for (const Text& line : reader.document.pages.at(index).lines) {
            const std::string text = squeeze(line.text);
            for (std::size_t at = 0; at + 18 <= text.size(); ++at) {
                const std::string number = text.substr(at, 18);
                if (id_check_holds(number) && birth_of_id(number)) {
                    found.emplace_back(
                        number, source_on(reader.document, index, line.box, line.origin));
                }
            }
        }
    }
    return found;
}

/// Certificates carry other numbers of 18 digits, one in eleven of which passes the check.
bool shows_numbers(const Reader& reader) {
    const DocumentRule* rule = find_document_rule(reader.profile, reader.part.type);
    return rule != nullptr && (rule->section == "form" || rule->section == "none");
}

/// A number that proves itself needs no label: cards and forms lose theirs to bad scans. Only
/// if the part shows one number, and nothing was read under a label.
void add_unlabelled_number(Reader& reader) {
    for (const FieldRule* rule : reader.wanted.rules) {
        const bool read =
            std::ranges::any_of(reader.part.readings, [&](const Reading& reading) {
                return reading.field == rule->name && !reading.value.empty();
            });
        if (rule->kind != Kind::id_number || read || !shows_numbers(reader)) {
            continue;
        }
        const auto numbers = numbers_in(reader);
        const bool one =
            !numbers.empty() && std::ranges::all_of(numbers, [&](const auto& number) {
                return number.first == numbers.front().first;
            });
        if (one) {
            const auto& [number, source] = numbers.front();
            reader.part.readings.push_back(make_reading(
                *rule, reader.part.type, {.raw = number, .source = source, .confidence = 0.9},
                reader.profile));
        }
    }
}

/// All text of the part in one string, line ends dropped: prose breaks dates over lines.
std::u32string prose_of(const Reader& reader) {
    std::u32string text;
    for (const std::size_t index : reader.part.pages) {
        for (const Text& line : reader.document.pages.at(index).lines) {
            text += decode(squeeze(line.text));
        }
    }
    return text;
}

/// The first "2026年4月9日至4月16日" of a text, as printed.
std::string period_in(const std::u32string& text, const FieldRule& rule) {
    constexpr std::size_t longest = 11; ///< of a date in characters
    for (std::size_t at = text.find_first_of(U"至到-~"); at != std::u32string::npos;
         at = text.find_first_of(U"至到-~", at + 1)) {
        const std::size_t from = text.find(U"20", at > longest ? at - longest : 0);
        if (from >= at) {
            continue;
        }
        for (std::size_t size = longest; size >= 4; --size) {
            const std::string raw = encode(text.substr(from, at + 1 + size - from));
            const std::optional<Meaning> meaning = normalize(raw, rule);
            if (meaning && meaning->sure && meaning->second.size() == 10) {
                return raw;
            }
        }
    }
    return "";
}

/// A unit's document tells its period in a sentence as often as under a label.
void add_period_of_prose(Reader& reader) {
    const DocumentRule* document = find_document_rule(reader.profile, reader.part.type);
    if (document == nullptr || document->level != Level::unit || reader.part.pages.empty()) {
        return;
    }
    for (std::size_t owner = 0; owner < reader.wanted.rules.size(); ++owner) {
        const FieldRule& rule = *reader.wanted.rules[owner];
        const bool read =
            std::ranges::any_of(reader.part.readings, [&](const Reading& reading) {
                return reading.field == rule.name && !reading.value.empty();
            });
        if (rule.kind != Kind::period || rule.documents.size() != 1 || read) {
            continue;
        }
        const std::size_t page = reader.part.pages.front();
        const Page& first = reader.document.pages.at(page);
        Found found{.raw = period_in(prose_of(reader), rule),
                    .source = source_on(reader.document, page,
                                        {0, 0, first.width, first.height}, first.origin)};
        found.confidence = first.origin == Origin::ocr ? 0.9 : 1;
        if (!found.raw.empty()) {
            add(reader, owner, found);
        }
    }
}

std::string joined(const Entry& entry) {
    std::string text;
    for (const Reading& column : entry.columns) {
        const std::string value = column.value.empty() ? fold(column.raw) : column.value;
        text += text.empty() || value.empty() ? value : " " + value;
    }
    return text;
}

/// A field of a list's name is the list's rows, one after the other.
void add_lists_as_fields(Reader& reader) {
    for (const FieldRule* rule : reader.wanted.rules) {
        Reading whole{.field = rule->name,
                      .document = reader.part.type,
                      .state = State::accepted,
                      .confidence = 1};
        for (const Entry& entry : reader.part.entries) {
            if (entry.list != rule->name || entry.columns.empty()) {
                continue;
            }
            whole.source = whole.value.empty() ? entry.columns.front().source : whole.source;
            whole.value += (whole.value.empty() ? "" : "；") + joined(entry);
            for (const Reading& column : entry.columns) {
                const bool sure =
                    column.state == State::accepted || column.state == State::absent;
                whole.state = sure ? whole.state : State::review;
                whole.confidence = std::min(whole.confidence, column.confidence);
            }
        }
        if (!whole.value.empty()) {
            std::erase_if(reader.part.readings,
                          [&](const Reading& other) { return other.field == rule->name; });
            whole.raw = whole.value;
            reader.part.readings.push_back(std::move(whole));
        }
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

void add_signatures(Reader& reader) {
    const DocumentRule* rule = find_document_rule(reader.profile, reader.part.type);
    if (rule == nullptr || reader.part.pages.empty()) {
        return;
    }
    for (const std::string& mark : rule->marks) {
        if (mark.ends_with("signature")) {
            const std::size_t last = reader.part.pages.back();
            reader.part.signatures.push_back(
                {reader.document.pages.at(last).number, mark, Presence::undetermined});
        }
    }
}

} // namespace

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
        add_unlabelled_number(reader);
        add_period_of_prose(reader);
        add_lists_as_fields(reader);
        add_dates_of_opinions(reader);
        add_signatures(reader);
    }
    drop_unlisted(part.readings, profile);
    keep_best(part.readings);
    const Reading* name = find_reading(part.readings, "name");
    part.person = name == nullptr ? "" : name->value;
    return part;
}

} // namespace intake
