#include "extractors/prose_choices.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <optional>

namespace intake {

namespace {

/// The lines of a page in one string without line ends, as one reader saw them.
struct Prose {
    std::u32string text;
    std::vector<std::size_t> lines; ///< per character: index of its line
};

Prose prose_of(const Page& page, std::string Text::*reader) {
    Prose prose;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        for (const char32_t c : decode(squeeze(page.lines[i].*reader))) {
            if (c != U'(' && c != U')') {
                prose.text += c;
                prose.lines.push_back(i);
            }
        }
    }
    return prose;
}

/// A value and where it stands in the prose.
struct Told {
    std::u32string value;
    std::size_t from = 0;
    std::size_t to = 0;
};

std::vector<std::u32string> spellings_of(const FieldRule& rule) {
    std::vector<std::u32string> spellings;
    for (const Choice& choice : rule.choices) {
        spellings.push_back(decode(squeeze(choice.value)));
        for (const std::string& variant : choice.variants) {
            spellings.push_back(decode(squeeze(variant)));
        }
    }
    return spellings;
}

std::optional<Told> told_in(const std::u32string& text, const FieldRule& rule) {
    const std::vector<std::u32string> spellings = spellings_of(rule);
    for (const std::string& phrase : rule.prose) {
        const std::size_t gap = phrase.find(prose_gap);
        const std::u32string before = decode(phrase.substr(0, gap));
        const std::u32string after = decode(phrase.substr(gap + prose_gap.size()));
        for (const std::u32string& spelling : spellings) {
            std::u32string wanted = before;
            wanted += spelling;
            wanted += after;
            const std::size_t at = text.find(wanted);
            if (at != std::u32string::npos) {
                return Told{spelling, at, at + wanted.size()};
            }
        }
    }
    return {};
}

/// What the other reader saw of it: the value, or its whole line where it saw something else,
/// or nothing where it did not look.
std::string second_of(const Page& page, const FieldRule& rule, std::size_t from,
                      std::size_t to) {
    std::string seen;
    for (std::size_t line = from; line <= to; ++line) {
        if (page.lines.at(line).second.empty()) {
            return "";
        }
        seen += page.lines.at(line).second;
    }
    const std::optional<Told> told = told_in(prose_of(page, &Text::second).text, rule);
    return told ? encode(told->value) : seen;
}

std::optional<Found> found_on(const Reader& reader, std::size_t index, const FieldRule& rule) {
    const Page& page = reader.document.pages.at(index);
    const Prose prose = prose_of(page, &Text::text);
    const std::optional<Told> told = told_in(prose.text, rule);
    if (!told) {
        return {};
    }
    const std::size_t first = prose.lines.at(told->from);
    const std::size_t last = prose.lines.at(told->to - 1);
    const Text& line = page.lines.at(first);
    Found found{.raw = encode(told->value),
                .source = source_on(reader.document, index, line.box, line.origin),
                .second = second_of(page, rule, first, last)};
    for (std::size_t i = first; i <= last; ++i) {
        found.confidence = std::min(found.confidence, page.lines.at(i).confidence);
        found.weakest = std::min(found.weakest, page.lines.at(i).weakest);
    }
    return found;
}

bool was_read(const Reader& reader, const FieldRule& rule) {
    return std::ranges::any_of(reader.part.readings, [&](const Reading& reading) {
        return reading.field == rule.name && !reading.value.empty();
    });
}

} // namespace

void add_choices_of_prose(Reader& reader) {
    for (std::size_t owner = 0; owner < reader.wanted.rules.size(); ++owner) {
        const FieldRule& rule = *reader.wanted.rules[owner];
        const bool tells =
            std::ranges::find(rule.prose_in, reader.part.type) != rule.prose_in.end();
        if (!tells || was_read(reader, rule)) {
            continue;
        }
        for (const std::size_t index : reader.part.pages) {
            if (const std::optional<Found> found = found_on(reader, index, rule)) {
                add_reading(reader, owner, *found);
                break;
            }
        }
    }
}

} // namespace intake
