#include "extractors/line_order.hpp"

#include <algorithm>

namespace intake {

namespace {

bool is_fragment_of(const Text& part, const Text& line) {
    constexpr double much = 0.7; // of the line's height
    constexpr double within = 0.8;
    return &part != &line && part.box.height() < much * line.box.height() &&
           part.confidence < line.confidence && share_inside(part.box, line.box) > within;
}

// By rows, then left to right within a row.
void sort_by_place(std::vector<Text>& lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const Text& a, const Text& b) {
        return a.box.top + a.box.bottom < b.box.top + b.box.bottom;
    });
    for (std::size_t begin = 0; begin < lines.size();) {
        const Box& first = lines[begin].box;
        std::size_t end = begin + 1;
        while (end < lines.size() &&
               (lines[end].box.top + lines[end].box.bottom) / 2 <
                   (first.top + first.bottom) / 2 + 0.5 * first.height()) {
            ++end;
        }
        std::stable_sort(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                         lines.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const Text& a, const Text& b) { return a.box.left < b.box.left; });
        begin = end;
    }
}

} // namespace

std::vector<Text> without_fragments(const std::vector<Text>& lines) {
    std::vector<Text> whole;
    for (const Text& part : lines) {
        const bool fragment = std::ranges::any_of(
            lines, [&](const Text& line) { return is_fragment_of(part, line); });
        if (!fragment) {
            whole.push_back(part);
        }
    }
    return whole;
}

std::vector<Text> in_reading_order(const std::vector<Grid>& grids,
                                   const std::vector<Text>& inside, std::vector<Text> outside) {
    std::vector<Text> ordered;
    std::size_t next = 0;
    sort_by_place(outside);
    for (const Grid& grid : grids) {
        while (next < outside.size() && outside[next].box.top < grid.box.top) {
            ordered.push_back(std::move(outside[next++]));
        }
        for (const Text& line : inside) {
            if (centre_inside(line.box, grid.box)) {
                ordered.push_back(line);
            }
        }
    }
    while (next < outside.size()) {
        ordered.push_back(std::move(outside[next++]));
    }
    return ordered;
}

} // namespace intake
