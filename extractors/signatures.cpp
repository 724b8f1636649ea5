#include "extractors/mark_places.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>

namespace intake {

namespace {

constexpr double sure_glyph = 0.75; ///< weakest glyph of a line that was surely printed
constexpr double farthest = 80;     ///< points from a label to where a signature begins
constexpr double longest = 200;     ///< points a signature may take
constexpr double widest_label = 60; ///< points; a cell with no more room holds the label alone
constexpr double least_width = 12;  ///< points, of a signature
constexpr double least_height = 7;

/// Where somebody signs: from the label to the next print, or the cell beside the label.
struct Room {
    std::size_t page = 0;
    Box box;
    Box around; ///< where a signature may stray; inside the cell
    const Text* label = nullptr;
    double glyph = 12; ///< height of the label's letters
};

bool follows_han(const std::u32string& text, std::size_t at) {
    return at > 0 && is_han(text[at - 1]);
}

/// The x of the boundary before code point `at`.
double edge_at(const Text& line, std::size_t at) {
    if (at < line.edges.size()) {
        return line.edges[at];
    }
    const auto count = static_cast<double>(length(line.text));
    return line.box.left +
           line.box.width() * std::min(1.0, static_cast<double>(at) / std::max(1.0, count));
}

/// Where a date begins in `text` from `from` on; the text's size if there is none.
std::size_t date_in(const std::u32string& text, std::size_t from) {
    const std::size_t word = text.find(U"日期", from);
    std::size_t year = text.find_first_of(U"年月", from);
    const auto digit = [](char32_t c) { return (c >= U'0' && c <= U'9') || c == U' '; };
    while (year != std::u32string::npos && year > from && digit(text[year - 1])) {
        --year;
    }
    return std::min({word, year, text.size()});
}

bool same_row(const Box& a, const Box& b) {
    return std::min(a.bottom, b.bottom) - std::max(a.top, b.top) >
           0.4 * std::min(a.height(), b.height());
}

bool is_print(const Text& line) {
    return line.origin != Origin::ocr || line.weakest >= sure_glyph;
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

/// The cell right of a cell, on the same row.
const GridCell* cell_beside(const Page& page, const GridCell& cell) {
    const double x = cell.box.right + 4;
    const double y = (cell.box.top + cell.box.bottom) / 2;
    return cell_at(page, x, y);
}

/// The left edge of what is printed right of `from` on the label's row.
double next_print(const Page& page, const Text& label, double from) {
    double limit = page.width - 15;
    for (const Text& line : page.lines) {
        const std::u32string text = decode(line.text);
        const std::size_t date = date_in(text, 0);
        const bool dated = date < text.size();
        if (&line == &label || !same_row(line.box, label.box) || line.box.right < from + 2) {
            continue;
        }
        if (dated || (is_print(line) && line.box.left > from + least_width)) {
            limit = std::min(limit, std::max(from, edge_at(line, dated ? date : 0)));
        }
    }
    return limit;
}

Room room_after(const Page& page, std::size_t index, const Text& line, const LabelHit& hit) {
    const std::u32string text = decode(line.text);
    Room room{.page = index, .label = &line};
    const double width = edge_at(line, hit.to) - edge_at(line, hit.from);
    room.glyph = std::clamp(width / static_cast<double>(hit.to - hit.from), 8.0,
                            std::max(8.0, line.box.height()));
    const double from = edge_at(line, hit.value);
    const double middle = (line.box.top + line.box.bottom) / 2;
    const std::size_t date = date_in(text, hit.value);
    double to = date < text.size() ? edge_at(line, date) : next_print(page, line, from);
    room.box = {from, middle - 2.2 * room.glyph, std::min(to, from + longest),
                middle + 2 * room.glyph};
    room.around = {edge_at(line, hit.from), middle - 3 * room.glyph, room.box.right,
                   middle + 3.5 * room.glyph};
    const GridCell* cell = cell_at(page, from - 2, middle);
    if (cell == nullptr) {
        return room;
    }
    if (cell->box.right - from < widest_label) {
        if (const GridCell* beside = cell_beside(page, *cell)) {
            room.box = inflate(beside->box, -1.5);
            room.around = beside->box;
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
    return !follows_han(text, hit.from) &&
           (hit.colon || hit.to == text.size() || !is_han(text[hit.to]));
}

void add_rooms(const Reader& reader, std::size_t index, const Text& line,
               std::string_view field, std::vector<Room>& rooms) {
    const std::u32string text = decode(line.text);
    for (const LabelHit& hit : labels_in(text, reader.wanted.forms)) {
        const bool wanted = reader.wanted.rules.at(hit.owner)->name == field;
        if (wanted && stands_alone(hit, text) && !in_opinion(reader, index, line.box)) {
            rooms.push_back(room_after(reader.document.pages.at(index), index, line, hit));
        }
    }
}

std::vector<Room> rooms_of(const Reader& reader, std::string_view field) {
    std::vector<Room> rooms;
    for (const std::size_t index : reader.part.pages) {
        for (const Text& line : reader.document.pages.at(index).lines) {
            add_rooms(reader, index, line, field, rooms);
        }
    }
    return rooms;
}

/// Ink in a box that is no other line's print.
std::vector<Box> ink_in(const Page& page, const Room& room, const Box& box) {
    std::vector<Box> ink;
    for (const Box& stroke : page.marks.strokes) {
        const bool inside = centre_inside(stroke, box);
        const bool printed = std::ranges::any_of(page.lines, [&](const Text& line) {
            const bool other = &line != room.label && !same_row(line.box, room.label->box);
            return other && line.confidence >= 0.6 &&
                   centre_inside(stroke, inflate(line.box, 1));
        });
        const bool label = centre_inside(stroke, room.label->box) &&
                           (stroke.left + stroke.right) / 2 < room.box.left &&
                           room.box.top < room.label->box.bottom;
        if (inside && !printed && !label) {
            ink.push_back(stroke);
        }
    }
    return ink;
}

/// Something printed stands where a hand should have signed.
bool is_typed(const Page& page, const Room& room) {
    return std::ranges::any_of(page.lines, [&](const Text& line) {
        if (!is_print(line) || !same_row(line.box, room.label->box)) {
            return false;
        }
        std::size_t han = 0;
        const std::u32string text = decode(line.text);
        for (std::size_t i = 0; i < text.size(); ++i) {
            const double middle = (edge_at(line, i) + edge_at(line, i + 1)) / 2;
            const bool inside = middle > room.box.left && middle < room.box.right;
            han += inside && is_han(text[i]) ? 1U : 0U;
        }
        return han >= 2;
    });
}

Signature judged(const Reader& reader, const std::string& mark, const Room& room) {
    const Page& page = reader.document.pages.at(room.page);
    Signature out{.page = page.number, .field = mark};
    out.box = apply(page.to_file, unite(room.box, room.label->box));
    const std::vector<Box> ink = ink_in(page, room, room.box);
    Box all;
    for (const Box& stroke : ink) {
        all = unite(all, stroke);
    }
    const bool written = all.width() >= least_width && all.height() >= least_height &&
                         all.left - room.box.left < farthest;
    const bool typed = is_typed(page, room);
    if (written && !typed) {
        out.state = Presence::present;
        return out;
    }
    const bool bare = ink_in(page, room, room.around).empty() && room.box.width() > 20;
    if (typed) {
        out.reason = "签名处为打印字样，是否另有手写签名请看原件";
    } else if (bare && page.state == PageState::read) {
        out.state = Presence::absent;
    } else {
        out.reason = "签名处有墨迹，未能认定是否为签名";
    }
    return out;
}

int rank(Presence state) {
    return state == Presence::present ? 0 : state == Presence::undetermined ? 1 : 2;
}

} // namespace

void add_signatures(Reader& reader) {
    const DocumentRule* rule = find_document_rule(reader.profile, reader.part.type);
    if (rule == nullptr || reader.part.pages.empty()) {
        return;
    }
    for (const std::string& mark : rule->marks) {
        if (!mark.ends_with("signature")) {
            continue;
        }
        const std::size_t last = reader.part.pages.back();
        Signature best{.page = reader.document.pages.at(last).number,
                       .field = mark,
                       .reason = "未找到签名处"};
        bool found = false;
        for (const Room& room : rooms_of(reader, field_of_mark(mark))) {
            Signature next = judged(reader, mark, room);
            if (!found || rank(next.state) < rank(best.state)) {
                best = std::move(next);
            }
            found = true;
        }
        reader.part.signatures.push_back(std::move(best));
    }
}

} // namespace intake
