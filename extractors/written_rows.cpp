#include "extractors/written_rows.hpp"

#include "extractors/lists.hpp"
#include "extractors/normalize.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::size_t fewest_rows = 2; ///< one line may be a row of a table nobody saw

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Where a year of four digits begins; the text's size if none stands there.
std::size_t find_year(std::u32string_view text) {
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        const bool century = text.substr(at, 2) == U"19" || text.substr(at, 2) == U"20";
        if (century && is_digit(text[at + 2]) && is_digit(text[at + 3])) {
            return at;
        }
    }
    return text.size();
}

/// Where the period that the text begins with ends: after its last number, unit or "至今". A
/// recogniser takes a long dash for 一.
std::size_t end_of_period(std::u32string_view text) {
    constexpr std::u32string_view between = U".-~/至到起自一 ";
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char32_t c = text[at];
        const bool unit = (c == U'年' || c == U'月' || c == U'日') && end > 0;
        const bool now = c == U'今' || text.substr(at, 2) == U"现在";
        if (now) {
            return at + (c == U'今' ? 1 : 2);
        }
        if (is_digit(c) || (unit && end + (c == U'日' ? 0 : 1) >= at)) {
            end = at + 1;
        } else if (between.find(c) == std::u32string_view::npos) {
            break;
        }
    }
    return end;
}

/// A line cut behind its period. Both are empty where it begins with no year.
struct Cut {
    std::string period;
    std::string rest;
};

Cut cut_line(const std::string& line) {
    const std::u32string text = decode(fold(line));
    const std::size_t year = find_year(text);
    const bool labelled = year > 0 && year < text.size() && text[year - 1] == U':';
    if (year == text.size() || (year > 0 && !labelled)) {
        return {};
    }
    const std::u32string dated = text.substr(year);
    const std::size_t end = end_of_period(dated);
    const std::size_t from = std::min(dated.find_first_not_of(U" :,、", end), dated.size());
    return {encode(dated.substr(0, end)), encode(dated.substr(from))};
}

std::size_t count_dated(const std::string& prose) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < prose.size();) {
        const std::size_t end = std::min(prose.find('\n', at), prose.size());
        count += cut_line(prose.substr(at, end - at)).period.empty() ? 0U : 1U;
        at = end + 1;
    }
    return count;
}

bool on_one_row(const Box& a, const Box& b) {
    const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return shared > 0.5 * std::min(a.height(), b.height());
}

void append_piece(Text& row, const Text& piece) {
    const bool twice = !row.second.empty() && !piece.second.empty();
    row.second = twice ? row.second + " " + piece.second : "";
    row.text += " " + piece.text;
    row.box = unite(row.box, piece.box);
    row.confidence = std::min(row.confidence, piece.confidence);
    row.weakest = std::min(row.weakest, piece.weakest);
}

/// The lines inside a box, from top to bottom, pieces of one row joined from left to right.
std::vector<Text> rows_inside(const Page& page, const Box& box) {
    std::vector<Text> pieces;
    std::ranges::copy_if(page.lines, std::back_inserter(pieces),
                         [&](const Text& line) { return centre_inside(line.box, box); });
    std::ranges::stable_sort(pieces, {}, [](const Text& line) { return line.box.top; });
    std::vector<Text> rows;
    while (!pieces.empty()) {
        const Box first = pieces.front().box;
        const auto end =
            std::stable_partition(pieces.begin(), pieces.end(), [&](const Text& piece) {
                return on_one_row(piece.box, first);
            });
        std::ranges::stable_sort(pieces.begin(), end, {},
                                 [](const Text& piece) { return piece.box.left; });
        Text row = pieces.front();
        std::for_each(pieces.begin() + 1, end,
                      [&](const Text& piece) { append_piece(row, piece); });
        rows.push_back(std::move(row));
        pieces.erase(pieces.begin(), end);
    }
    return rows;
}

struct Row {
    Text line;
    std::size_t page = 0;
};

/// The rows of the page where the prose begins.
std::vector<Row> rows_of(const Reader& reader, const Reading& prose) {
    std::vector<Row> rows;
    for (const std::size_t index : reader.part.pages) {
        const Page& page = reader.document.pages.at(index);
        const Source place = place_of(reader.document, page);
        if (place.file != prose.source.file || place.page != prose.source.page) {
            continue;
        }
        const Box inside = apply(invert(page.to_file), prose.source.box);
        for (Text& line : rows_inside(page, inside)) {
            rows.push_back({std::move(line), index});
        }
    }
    return rows;
}

Found found_in(const Reader& reader, const Row& row, std::string raw, std::string second) {
    return {.raw = std::move(raw),
            .source = source_on(reader.document, row.page, row.line.box, row.line.origin),
            .confidence = row.line.confidence,
            .weakest = row.line.weakest,
            .second = std::move(second)};
}

/// A row whose period has both ends; an entry without columns otherwise.
Entry entry_of(const Reader& reader, const ListRule& list, const Row& row) {
    const auto dated = std::ranges::find(list.columns, Kind::period, &ColumnRule::kind);
    const auto named = std::ranges::find(list.columns, Kind::unit, &ColumnRule::kind);
    const Cut first = cut_line(row.line.text);
    const Cut second = cut_line(row.line.second);
    Entry entry{.list = list.name};
    Reading period =
        reading_of_column(*dated, found_in(reader, row, first.period, second.period),
                          reader.part.type, reader.profile);
    if (period.value.find('/') == std::string::npos) {
        return entry;
    }
    entry.columns.push_back(std::move(period));
    if (named != list.columns.end() && !first.rest.empty()) {
        const auto word = [](const std::string& rest) {
            return rest.substr(0, rest.find(' '));
        };
        entry.columns.push_back(reading_of_column(
            *named, found_in(reader, row, word(first.rest), word(second.rest)),
            reader.part.type, reader.profile));
    }
    return entry;
}

std::vector<Entry> entries_of(const Reader& reader, const ListRule& list,
                              const Reading& prose) {
    std::vector<Entry> entries;
    for (const Row& row : rows_of(reader, prose)) {
        if (cut_line(row.line.text).period.empty()) {
            continue;
        }
        entries.push_back(entry_of(reader, list, row));
        if (entries.back().columns.empty()) {
            return {};
        }
    }
    const bool whole =
        entries.size() >= fewest_rows && entries.size() == count_dated(prose.raw);
    return whole ? entries : std::vector<Entry>{};
}

bool is_written_in_lines(const Reader& reader, const ListRule& list) {
    const auto& code = reader.part.type;
    return list.proof.empty() &&
           std::ranges::find(list.documents, code) != list.documents.end() &&
           std::ranges::find(list.columns, Kind::period, &ColumnRule::kind) !=
               list.columns.end() &&
           std::ranges::find(reader.part.entries, list.name, &Entry::list) ==
               reader.part.entries.end();
}

} // namespace

void add_written_rows(Reader& reader) {
    for (const ListRule& list : reader.profile.lists) {
        const Reading* prose = is_written_in_lines(reader, list)
                                   ? find_reading(reader.part.readings, list.name)
                                   : nullptr;
        if (prose != nullptr && !prose->raw.empty()) {
            std::ranges::move(entries_of(reader, list, *prose),
                              std::back_inserter(reader.part.entries));
        }
    }
}

} // namespace intake
