#include "extractors/signature_rooms.hpp"

#include "extractors/mark_places.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double sure_glyph = 0.75; ///< weakest glyph of a line that was surely printed
constexpr double farthest = 80;     ///< points from a label to where a signature begins
constexpr double longest = 200;     ///< points a signature may take
constexpr double widest_label = 60; ///< points; a cell with no more room holds the label alone
constexpr double least_width = 12;  ///< points, of a signature
constexpr std::size_t longest_label = 16; ///< characters of a label broken over lines

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

const GridCell* cell_at(const Page& page, double x, double y) {
    const Box point{x - 0.5, y - 0.5, x + 0.5, y + 0.5};
    for (const Grid& grid : page.grids) {
        for (const GridCell& cell : grid.cells) {
            if (grid.cells.size() > 1 && centre_inside(point, cell.box)) {
                return &cell;
            }
        }
    }
    return nullptr;
}

/// Print other than a date.
bool holds_words(const Page& page, const GridCell& cell) {
    return std::ranges::any_of(cell.lines, [&](int index) {
        const Text& line = page.lines.at(static_cast<std::size_t>(index));
        const std::u32string text = decode(line.text);
        const auto words = text.substr(0, date_in(text, 0));
        return is_print(line) && std::ranges::count_if(words, is_han) >= 2;
    });
}

/// The cell right of a label's or, where that holds words of its own, the one below.
const GridCell* cell_of_value(const Page& page, const GridCell& label) {
    const double middle_x = (label.box.left + label.box.right) / 2;
    const double middle_y = (label.box.top + label.box.bottom) / 2;
    const GridCell* beside = cell_at(page, label.box.right + 4, middle_y);
    if (beside != nullptr && !holds_words(page, *beside)) {
        return beside;
    }
    const GridCell* below = cell_at(page, middle_x, label.box.bottom + 4);
    return below != nullptr && !holds_words(page, *below) ? below : beside;
}

/// The left edge of what is printed right of `from` on the label's row.
double next_print(const Page& page, const Text& label, double from) {
    double limit = page.width - 15;
    for (const Text& line : page.lines) {
        const std::u32string text = decode(line.text);
        const std::size_t date = date_in(text, 0);
        const bool dated = date < text.size();
        if (line.box == label.box || !on_one_row(line.box, label.box) ||
            line.box.right < from + 2) {
            continue;
        }
        if (dated || (is_print(line) && line.box.left > from + least_width)) {
            limit = std::min(limit, std::max(from, edge_at(line, dated ? date : 0)));
        }
    }
    return limit;
}

/// Points a character of the page's text takes.
double usual_pitch(const Page& page) {
    std::vector<double> pitches;
    for (const Text& line : page.lines) {
        const std::size_t count = length(line.text);
        if (is_print(line) && count >= 4 && count_han(line.text) == count) {
            pitches.push_back(line.box.width() / static_cast<double>(count));
        }
    }
    const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
    std::ranges::nth_element(pitches, middle);
    return pitches.empty() ? 0 : *middle;
}

/// A line of which the label alone was read, for nobody reads the hand behind it, ends with it.
Text without_hand(const Page& page, const Text& line, const LabelHit& hit) {
    constexpr double wide = 1.5;
    const double pitch = usual_pitch(page);
    const auto count = static_cast<double>(length(line.text));
    const bool alone = hit.from == 0 && hit.value >= length(line.text);
    if (!alone || is_print(line) || pitch == 0 || line.box.width() < wide * pitch * count) {
        return line;
    }
    Text label = line;
    label.edges.clear();
    label.box.right = line.box.left + pitch * count;
    return label;
}

SignatureRoom room_behind(const Page& page, const Text& line, const LabelHit& hit) {
    const std::u32string text = decode(line.text);
    const double width = edge_at(line, hit.to) - edge_at(line, hit.from);
    const double glyph = std::clamp(width / static_cast<double>(hit.to - hit.from), 8.0,
                                    std::max(8.0, line.box.height()));
    const double from = edge_at(line, hit.value);
    const double middle = (line.box.top + line.box.bottom) / 2;
    const std::size_t date = date_in(text, hit.value);
    const double to = date < text.size() ? edge_at(line, date) : next_print(page, line, from);
    SignatureRoom room{.row = line.box, .label = line, .reach = farthest};
    room.box = {from, middle - 2.2 * glyph, std::min(to, from + longest), middle + 2 * glyph};
    room.around = {edge_at(line, hit.from), middle - 3 * glyph, room.box.right,
                   middle + 3.5 * glyph};
    return room;
}

SignatureRoom room_of(const Page& page, const Text& whole, const LabelHit& hit) {
    const Text line = without_hand(page, whole, hit);
    SignatureRoom room = room_behind(page, line, hit);
    const GridCell* cell =
        cell_at(page, room.box.left - 2, (line.box.top + line.box.bottom) / 2);
    if (cell == nullptr) {
        return room;
    }
    if (cell->box.right - room.box.left < widest_label) {
        if (const GridCell* value = cell_of_value(page, *cell)) {
            room.box = inflate(value->box, -1.5);
            room.around = room.row = value->box;
            room.reach = room.box.width();
            return room;
        }
    }
    room.box = intersect(room.box, cell->box);
    room.around = intersect(room.around, cell->box);
    return room;
}

/// The part's own seals stand at opinions, and so do the signatures of those who give them.
bool in_opinion(const Reader& reader, std::size_t page, const Box& label) {
    for (const std::string_view mark : {"employer_seal", "recommender_seal"}) {
        for (const Spot& spot : spots_of(reader, field_of_mark(mark))) {
            if (spot.page == page && centre_inside(label, spot.box)) {
                return true;
            }
        }
    }
    return false;
}

/// The label ends where a word does, at both ends.
bool stands_alone(const LabelHit& hit, const std::u32string& text) {
    return (hit.from == 0 || !is_han(text[hit.from - 1])) &&
           (hit.colon || hit.to == text.size() || !is_han(text[hit.to]));
}

std::vector<LabelHit> hits_in(const Reader& reader, const Text& line, std::string_view field) {
    const std::u32string text = decode(line.text);
    std::vector<LabelHit> hits = labels_in(text, reader.wanted.forms);
    std::erase_if(hits, [&](const LabelHit& hit) {
        return reader.wanted.rules.at(hit.owner)->name != field || !stands_alone(hit, text);
    });
    return hits;
}

/// The lines of a cell as one; nothing if they are too much for a label.
Text joined(const Page& page, const GridCell& cell) {
    Text all;
    for (const int index : cell.lines) {
        const Text& line = page.lines.at(static_cast<std::size_t>(index));
        all.text += line.text;
        all.box = unite(all.box, line.box);
        all.confidence = std::min(all.confidence, line.confidence);
        all.weakest = std::min(all.weakest, line.weakest);
        all.origin = std::max(all.origin, line.origin);
    }
    return length(all.text) <= longest_label ? all : Text{};
}

/// The lines of a page, and the labels that no single line of a cell holds.
std::vector<Text> lines_with_labels(const Reader& reader, const Page& page,
                                    std::string_view field) {
    std::vector<Text> lines = page.lines;
    for (const Grid& grid : page.grids) {
        for (const GridCell& cell : grid.cells) {
            const bool in_one = std::ranges::any_of(cell.lines, [&](int index) {
                const Text& line = page.lines.at(static_cast<std::size_t>(index));
                return !hits_in(reader, line, field).empty();
            });
            if (cell.lines.size() > 1 && !in_one) {
                lines.push_back(joined(page, cell));
            }
        }
    }
    return lines;
}

void add_rooms(const Reader& reader, std::size_t index, std::string_view field,
               std::vector<SignatureRoom>& rooms) {
    const Page& page = reader.document.pages.at(index);
    for (const Text& line : lines_with_labels(reader, page, field)) {
        if (in_opinion(reader, index, line.box)) {
            continue;
        }
        for (const LabelHit& hit : hits_in(reader, line, field)) {
            rooms.push_back(room_of(page, line, hit));
            rooms.back().page = index;
        }
    }
}

} // namespace

double edge_at(const Text& line, std::size_t at) {
    if (at < line.edges.size()) {
        return line.edges[at];
    }
    const auto count = static_cast<double>(length(line.text));
    return line.box.left +
           line.box.width() * std::min(1.0, static_cast<double>(at) / std::max(1.0, count));
}

std::size_t date_in(const std::u32string& text, std::size_t from) {
    const std::size_t word = text.find(U"日期", from);
    const std::size_t month = text.find(U'月', from);
    std::size_t start = std::min(text.find(U'年', from), month);
    const bool dated = month != std::u32string::npos &&
                       (start < month || (start > from && is_digit(text[start - 1])));
    if (!dated) {
        return std::min(word, text.size());
    }
    while (start > from && (is_digit(text[start - 1]) || text[start - 1] == U' ')) {
        --start;
    }
    return std::min(word, start);
}

bool on_one_row(const Box& a, const Box& b) {
    return std::min(a.bottom, b.bottom) - std::max(a.top, b.top) >
           0.4 * std::min(a.height(), b.height());
}

bool is_print(const Text& line) {
    return line.origin != Origin::ocr || line.weakest >= sure_glyph;
}

std::vector<SignatureRoom> signature_rooms(const Reader& reader, std::string_view field) {
    std::vector<SignatureRoom> rooms;
    for (const std::size_t index : reader.part.pages) {
        add_rooms(reader, index, field, rooms);
    }
    return rooms;
}

} // namespace intake
