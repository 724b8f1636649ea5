#include "extractors/closing_date.hpp"

#include "extractors/date_blanks.hpp"
#include "extractors/normalize.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

/// A line that holds one date and hardly anything else.
struct DatedLine {
    std::size_t page = 0;
    Text line;
    std::string date;
    bool alone = false;
};

constexpr std::size_t whole_date = 10;   ///< "2026-05-20"; a month is shorter
constexpr std::size_t longest_rest = 24; ///< characters beside the date: labels, no sentence

bool is_date_sign(char32_t c) {
    return (c >= U'0' && c <= U'9') ||
           std::u32string_view(U"年月日.-/:").find(c) != std::u32string_view::npos;
}

/// "二〇二五年六月" is a date like another.
bool is_written_date_sign(char32_t c) {
    return is_date_sign(c) || std::u32string_view(U"〇○零一二三四五六七八九十").find(c) !=
                                  std::u32string_view::npos;
}

bool is_sentence_sign(char32_t c) {
    return std::u32string_view(U"，。；,;").find(c) != std::u32string_view::npos;
}

/// Nothing but digits and signs of dates.
bool is_date_piece(const Text& line) {
    const std::u32string text = decode(squeeze(line.text));
    return !text.empty() && std::ranges::all_of(text, is_date_sign);
}

/// Whether `next` goes on where `line` ends.
bool goes_on(const Text& line, const Text& next) {
    const double height = std::max(line.box.height(), next.box.height());
    const double shared =
        std::min(line.box.bottom, next.box.bottom) - std::max(line.box.top, next.box.top);
    const double gap = next.box.left - line.box.right;
    return shared > 0.5 * std::min(line.box.height(), next.box.height()) &&
           gap > -0.5 * height && gap < 2.5 * height;
}

void append(Text& line, const Text& next) {
    const bool both = !line.second.empty() && !next.second.empty();
    line.second = both ? line.second + next.second : "";
    line.text += next.text;
    line.box = unite(line.box, next.box);
    line.edges.clear();
    line.confidence = std::min(line.confidence, next.confidence);
    line.weakest = std::min(line.weakest, next.weakest);
    line.origin = std::max(line.origin, next.origin);
}

std::vector<DatedLine> dated_lines(const Reader& reader) {
    std::vector<DatedLine> found;
    for (const std::size_t index : reader.part.pages) {
        for (const Text& line : lines_with_whole_dates(reader.document.pages.at(index))) {
            const std::vector<std::string> dates = dates_in(line.text);
            const std::u32string text = decode(squeeze(line.text));
            const auto rest = static_cast<std::size_t>(std::ranges::count_if(
                text, [](char32_t c) { return !is_written_date_sign(c); }));
            const bool prose = std::ranges::any_of(text, is_sentence_sign);
            const bool tells =
                dates.size() == 1 && (dates.front().size() == whole_date || rest == 0);
            if (tells && rest <= longest_rest && !prose) {
                found.push_back({index, line, dates.front(), rest == 0});
            }
        }
    }
    return found;
}

bool has_value(const Reader& reader, const std::string& field) {
    return std::ranges::any_of(reader.part.readings, [&](const Reading& reading) {
        return reading.field == field && !reading.value.empty();
    });
}

/// Whether `line` is on the row of `label` or on one of the next three, not left of it.
bool follows(const Text& label, const Text& line) {
    const double height = label.box.height();
    return line.box.bottom > label.box.top && line.box.top < label.box.bottom + 3 * height &&
           line.box.right > label.box.left;
}

bool is_label_of(const Reader& reader, const std::string& field, const Text& line) {
    const std::u32string text = decode(line.text);
    return std::ranges::any_of(labels_in(text, reader.wanted.forms), [&](const LabelHit& hit) {
        const bool whole = hit.from == 0 || !is_han(text[hit.from - 1]);
        return whole && reader.wanted.rules.at(hit.owner)->name == field;
    });
}

/// A month is enough where no day is asked for.
bool tells_enough(const DatedLine& line, const FieldRule& rule) {
    return rule.kind == Kind::month || line.date.size() == whole_date;
}

const DatedLine* date_after(const Reader& reader, const FieldRule& rule,
                            const std::vector<DatedLine>& lines) {
    for (const DatedLine& dated : lines) {
        const Page& page = reader.document.pages.at(dated.page);
        const bool after = std::ranges::any_of(page.lines, [&](const Text& line) {
            const bool here =
                line.box == dated.line.box || (dated.alone && follows(line, dated.line));
            return here && is_label_of(reader, rule.after, line);
        });
        if (after && tells_enough(dated, rule)) {
            return &dated;
        }
    }
    return nullptr;
}

/// The last date that stands alone; another one that does makes it a choice.
const DatedLine* closing_date(const std::vector<DatedLine>& lines, const FieldRule& rule) {
    const auto last =
        std::ranges::find_if(lines.rbegin(), lines.rend(), [&](const DatedLine& line) {
            return line.alone && tells_enough(line, rule);
        });
    return last == lines.rend() ? nullptr : &*last;
}

std::vector<std::string> others(const std::vector<DatedLine>& lines, const DatedLine& chosen) {
    std::vector<std::string> dates;
    for (const DatedLine& line : lines) {
        const bool known = std::ranges::find(dates, line.date) != dates.end();
        if (line.alone && line.date != chosen.date && !known) {
            dates.push_back(line.date);
        }
    }
    return dates;
}

Found found_of(const Reader& reader, const DatedLine& dated) {
    const Text& line = dated.line;
    return {.raw = line.text,
            .source = source_on(reader.document, dated.page, line.box, line.origin),
            .confidence = line.confidence,
            .weakest = line.weakest,
            .second = line.second};
}

/// A place that asks for the date of `rule` in vain: below its label, or the document's last.
void add_blank_date(Reader& reader, std::size_t owner, bool closes) {
    const FieldRule& rule = *reader.wanted.rules[owner];
    std::optional<Source> place;
    bool blank = true;
    for (const std::size_t index : reader.part.pages) {
        const Page& page = reader.document.pages.at(index);
        for (const Text& line : page.lines) {
            const bool labelled =
                !rule.after.empty() && std::ranges::any_of(page.lines, [&](const Text& label) {
                    return follows(label, line) && is_label_of(reader, rule.after, label);
                });
            if (asks_for_date(line) && (closes || labelled)) {
                place = source_on(reader.document, index, line.box, line.origin);
                blank = blank && is_left_blank(page, line);
            }
        }
    }
    if (place) {
        reader.part.readings.push_back({.field = rule.name,
                                        .document = reader.part.type,
                                        .source = *place,
                                        .state = blank ? State::absent : State::unreadable,
                                        .confidence = blank ? 1.0 : 0.0});
    }
}

} // namespace

std::vector<Text> lines_with_whole_dates(const Page& page) {
    std::vector<Text> lines;
    for (const Text& line : page.lines) {
        const bool piece = is_date_piece(line);
        if (piece && !lines.empty() && is_date_piece(lines.back()) &&
            goes_on(lines.back(), line)) {
            append(lines.back(), line);
        } else {
            lines.push_back(line);
        }
    }
    return lines;
}

void add_closing_dates(Reader& reader) {
    const std::vector<DatedLine> lines = dated_lines(reader);
    for (std::size_t owner = 0; owner < reader.wanted.rules.size(); ++owner) {
        const FieldRule& rule = *reader.wanted.rules[owner];
        if (has_value(reader, rule.name)) {
            continue;
        }
        const bool closes =
            std::ranges::find(rule.closing, reader.part.type) != rule.closing.end();
        const DatedLine* dated = rule.after.empty() ? nullptr : date_after(reader, rule, lines);
        const bool beside = dated != nullptr;
        dated = !beside && closes ? closing_date(lines, rule) : dated;
        if (dated == nullptr) {
            add_blank_date(reader, owner, closes);
            continue;
        }
        add_reading(reader, owner, found_of(reader, *dated));
        const auto rivals = beside ? std::vector<std::string>{} : others(lines, *dated);
        if (!rivals.empty()) {
            Reading& reading = reader.part.readings.back();
            reading.state = State::review;
            reading.alternatives = rivals;
            reading.note = "文末有不止一个日期";
        }
    }
}

} // namespace intake
