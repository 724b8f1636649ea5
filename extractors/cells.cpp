#include "extractors/blobs.hpp"
#include "extractors/crop_reader.hpp"
#include "extractors/scan.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

constexpr double ink_dpi = 150;
constexpr int ink_level = 140;
// Thin strokes on a poor copy are hardly darker than the last; there its noise may drown them.
constexpr std::array<int, 4> faint_levels{160, 175, 190, 205};

std::vector<Box> ink_boxes(const Raster& grey, int level) {
    const Raster page = scale(grey, ink_dpi / plausible_dpi(grey));
    std::vector<Box> boxes;
    for (const Blob& blob : glyph_like(find_blobs(page, level), ink_dpi)) {
        boxes.push_back(to_box(blob.box, page.dpi));
    }
    return boxes;
}

bool lies_in(const Box& ink, const std::vector<Box>& places) {
    return std::any_of(places.begin(), places.end(),
                       [&](const Box& place) { return centre_inside(ink, place); });
}

// Something a pen or a printer left, not dust.
bool is_mark(const Box& ink) {
    return std::max(ink.width(), ink.height()) >= 3.5;
}

Ink ink_of(const GridCell& cell, const Page& page, const std::vector<Box>& boxes) {
    std::vector<Box> covered = page.portraits;
    bool credible = false;
    for (const int index : cell.lines) {
        const Text& line = page.lines[static_cast<std::size_t>(index)];
        covered.push_back(inflate(line.box, 2));
        credible = credible || is_credible(line);
    }
    const Box inside = inflate(cell.box, -3);
    double read = 0;
    double unread = 0;
    for (const Box& ink : boxes) {
        if (is_mark(ink) && centre_inside(ink, inside)) {
            (lies_in(ink, covered) ? read : unread) += area(ink);
        }
    }
    if (cell.lines.empty()) {
        return unread > 0 ? Ink::unreadable : Ink::none;
    }
    return credible && unread <= std::max(read, 200.0) ? Ink::read : Ink::unreadable;
}

std::vector<Box> faint_boxes(const Raster& grey) {
    std::vector<Box> all;
    for (const int level : faint_levels) {
        const std::vector<Box> boxes = ink_boxes(grey, level);
        all.insert(all.end(), boxes.begin(), boxes.end());
    }
    return all;
}

/// A neighbour's portrait hides what is in the cell.
bool is_hidden(const GridCell& cell, const Page& page) {
    return std::ranges::any_of(page.portraits, [&](const Box& portrait) {
        return !centre_inside(portrait, cell.box) && share_inside(cell.box, portrait) > 0.1;
    });
}

/// A cell is empty only if not even faint ink is in it.
bool is_bare(const GridCell& cell, const Page& page, const std::vector<Box>& faint) {
    const Box inside = inflate(cell.box, -4);
    return std::ranges::none_of(faint, [&](const Box& ink) {
        return is_mark(ink) && centre_inside(ink, inside) && !lies_in(ink, page.portraits);
    });
}

/// The lines whose middle lies in the cell, in reading order.
std::vector<int> lines_in(const GridCell& cell, const Page& page) {
    std::vector<int> lines;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (centre_inside(page.lines[i].box, cell.box)) {
            lines.push_back(static_cast<int>(i));
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [&](int a, int b) {
        const Box& x = page.lines[static_cast<std::size_t>(a)].box;
        const Box& y = page.lines[static_cast<std::size_t>(b)].box;
        const double overlap = std::min(x.bottom, y.bottom) - std::max(x.top, y.top);
        const bool same_row = overlap > 0.5 * std::min(x.height(), y.height());
        return same_row ? x.left < y.left : x.top < y.top;
    });
    return lines;
}

} // namespace

void fill_cells(Page& page, const Raster& grey) {
    if (page.grids.empty()) {
        return;
    }
    const std::vector<Box> boxes = ink_boxes(grey, ink_level);
    const std::vector<Box> faint = page.origin == Origin::ocr
                                       ? faint_boxes(grey)
                                       : std::vector<Box>{}; // print is never faint
    for (Grid& grid : page.grids) {
        for (GridCell& cell : grid.cells) {
            cell.lines = lines_in(cell, page);
            cell.ink = ink_of(cell, page, boxes);
            if (cell.ink == Ink::none &&
                (is_hidden(cell, page) || !is_bare(cell, page, faint))) {
                cell.ink = Ink::unreadable;
            }
        }
    }
}

} // namespace intake
