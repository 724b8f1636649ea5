#include "extractors/unlabelled.hpp"

#include "extractors/boxed_number.hpp"
#include "extractors/normalize.hpp"
#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

namespace {

constexpr std::size_t shortest_number = 15; ///< less is one of the boxes it is written in

std::vector<std::string> numbers_in(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at + 18 <= text.size(); ++at) {
        std::string number = text.substr(at, 18);
        if (id_check_holds(number) && birth_of_id(number)) {
            found.push_back(std::move(number));
        }
    }
    return found;
}

/// An ID number that stands somewhere in the part.
struct Standing {
    std::string number;
    Source source;
    bool sure = true;
};

/// Every ID number in the part's lines whose check holds, with its place.
std::vector<Standing> numbers_in(const Reader& reader) {
    std::vector<Standing> found;
    for (const std::size_t index : reader.part.pages) {
        const Page& page = reader.document.pages.at(index);
        const auto add = [&](const std::string& number, const Box& box, Origin origin,
                             bool sure) {
            found.push_back({number, source_on(reader.document, index, box, origin), sure});
        };
        for (const Text& line : page.lines) {
            for (const std::string& number : numbers_in(squeeze(line.text))) {
                add(number, line.box, line.origin, true);
            }
        }
        for (const BoxedNumber& boxed : boxed_numbers(page)) {
            add(boxed.number, boxed.box, boxed.origin, boxed.sure);
        }
    }
    return found;
}

/// Certificates carry other numbers of 18 digits, one in eleven of which passes the check.
bool shows_numbers(const Reader& reader) {
    const DocumentRule* rule = find_document_rule(reader.profile, reader.part.type);
    return rule != nullptr && (rule->section == "form" || rule->section == "none");
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
            std::string raw = encode(text.substr(from, at + 1 + size - from));
            const std::optional<Meaning> meaning = normalize(raw, rule);
            if (meaning && meaning->sure && meaning->second.size() == 10) {
                return raw;
            }
        }
    }
    return "";
}

std::string joined(const Entry& entry) {
    std::string text;
    for (const Reading& column : entry.columns) {
        const std::string value = column.value.empty() ? fold(column.raw) : column.value;
        text += text.empty() || value.empty() ? value : " " + value;
    }
    return text;
}

} // namespace

void add_unlabelled_number(Reader& reader) {
    for (const FieldRule* rule : reader.wanted.rules) {
        const auto is_scrap = [&](const Reading& reading) {
            return reading.field == rule->name && reading.state != State::accepted &&
                   reading.value.size() < shortest_number;
        };
        const bool read =
            std::ranges::any_of(reader.part.readings, [&](const Reading& reading) {
                return reading.field == rule->name && !is_scrap(reading);
            });
        if (rule->kind != Kind::id_number || read || !shows_numbers(reader)) {
            continue;
        }
        const auto numbers = numbers_in(reader);
        const bool one =
            !numbers.empty() && std::ranges::all_of(numbers, [&](const auto& number) {
                return number.number == numbers.front().number;
            });
        if (one) {
            const Standing& first = numbers.front();
            std::erase_if(reader.part.readings, is_scrap);
            reader.part.readings.push_back(
                make_reading(*rule, reader.part.type,
                             {.raw = first.number, .source = first.source, .confidence = 0.9},
                             reader.profile));
            if (!first.sure) {
                reader.part.readings.back().state = State::review;
                reader.part.readings.back().note = "号码填在方格内，个别格子识读不一";
            }
        }
    }
}

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
            add_reading(reader, owner, found);
        }
    }
}

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

} // namespace intake
