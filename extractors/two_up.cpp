#include "extractors/two_up.hpp"

#include <utility>

namespace intake {
namespace {

constexpr double a3_short_side = 780; // points, a little less than A3's
constexpr double gutter = 8;          // points each side of the middle that must be empty

bool is_landscape_a3(const Page& page) {
    const double aspect = page.width / page.height;
    return page.height >= a3_short_side && aspect > 1.3 && aspect < 1.55;
}

bool crosses(const Box& box, double middle) {
    return box.left < middle + gutter && box.right > middle - gutter;
}

/// The boxes and lines of `page` between x = left and right, moved there.
Page half(const Page& page, int part, double left, double right) {
    const Affine move{1, 0, 0, 1, -left, 0};
    const auto inside = [left, right](const Box& box) {
        const double middle = (box.left + box.right) / 2;
        return middle >= left && middle < right;
    };
    Page out;
    out.part = part;
    out.width = right - left;
    out.height = page.height;
    out.to_file = compose(page.to_file, invert(move));
    out.origin = page.origin;
    out.note = page.note;
    for (Text line : page.lines) {
        if (inside(line.box)) {
            line.box = apply(move, line.box);
            for (double& edge : line.edges) {
                edge -= left;
            }
            out.lines.push_back(std::move(line));
        }
    }
    for (Grid grid : page.grids) {
        if (inside(grid.box)) {
            grid.box = apply(move, grid.box);
            for (GridCell& cell : grid.cells) {
                cell.box = apply(move, cell.box);
            }
            out.grids.push_back(std::move(grid));
        }
    }
    for (const Box& portrait : page.portraits) {
        if (inside(portrait)) {
            out.portraits.push_back(apply(move, portrait));
        }
    }
    return out;
}

} // namespace

Affine turn_map(double width, double height, int turns) {
    switch (turns % 4) {
    case 1:
        return {0, 1, -1, 0, height, 0};
    case 2:
        return {-1, 0, 0, -1, width, height};
    case 3:
        return {0, -1, 1, 0, 0, width};
    default:
        return {};
    }
}

std::vector<Page> halves_of(Page page) {
    const double middle = page.width / 2;
    bool apart = is_landscape_a3(page);
    bool left = false;
    bool right = false;
    for (const Text& line : page.lines) {
        apart = apart && !crosses(line.box, middle);
        left = left || line.box.right < middle;
        right = right || line.box.left > middle;
    }
    for (const Grid& grid : page.grids) {
        apart = apart && !crosses(grid.box, middle);
    }
    if (!apart || !left || !right) {
        return {std::move(page)};
    }
    return {half(page, 1, 0, middle), half(page, 2, middle, page.width)};
}

} // namespace intake
