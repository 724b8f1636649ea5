#include "extractors/grid.hpp"

#include "extractors/lattice.hpp"
#include "extractors/loose_rules.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace intake {

namespace {

// A glued photo hides the rules under it: its sides stand in where rules end at them.
void add_photo_sides(Rules& rules, const std::vector<Box>& photos) {
    const auto hidden = [](const std::vector<Rule>& sides, const std::vector<Rule>& ends,
                           double at, double from, double to) {
        const bool drawn = std::any_of(sides.begin(), sides.end(), [&](const Rule& r) {
            return std::abs(r.at - at) < 24 &&
                   std::min(r.to, to) - std::max(r.from, from) > 0.5 * (to - from);
        });
        return !drawn && std::any_of(ends.begin(), ends.end(), [&](const Rule& r) {
            return r.at > from + 24 && r.at < to - 24 && // a corner tells nothing
                   (std::abs(r.to - at) < 16 || std::abs(r.from - at) < 16);
        });
    };
    const auto snapped = [](const std::vector<Rule>& sides, double at) {
        const auto nearest =
            std::min_element(sides.begin(), sides.end(), [&](const Rule& a, const Rule& b) {
                return std::abs(a.at - at) < std::abs(b.at - at);
            });
        return nearest != sides.end() && std::abs(nearest->at - at) < 24 ? nearest->at : at;
    };
    for (const Box& photo : photos) {
        Rules added;
        for (const double x : {photo.left, photo.right}) {
            if (hidden(rules.down, rules.across, x, photo.top, photo.bottom)) {
                added.down.push_back({snapped(rules.down, x), photo.top, photo.bottom});
            }
        }
        for (const double y : {photo.top, photo.bottom}) {
            if (hidden(rules.across, rules.down, y, photo.left, photo.right)) {
                added.across.push_back({snapped(rules.across, y), photo.left, photo.right});
            }
        }
        rules.down.insert(rules.down.end(), added.down.begin(), added.down.end());
        rules.across.insert(rules.across.end(), added.across.begin(), added.across.end());
    }
}

Box scaled(const Box& box, double factor) {
    return {box.left * factor, box.top * factor, box.right * factor, box.bottom * factor};
}

} // namespace

std::vector<Grid> find_grids(const Raster& grey) {
    const Raster page = scale(grey, rule_dpi / plausible_dpi(grey));
    const double unit = 72 / page.dpi; // points of a pixel
    Rules rules = without_streaks(find_rules(page), page.width, page.height);
    std::vector<Box> photos = find_portraits(grey);
    for (Box& photo : photos) {
        photo = scaled(photo, 1 / unit);
    }
    add_photo_sides(rules, photos);
    std::vector<Grid> grids;
    for (const Rules& part : connected(without_loose(std::move(rules)))) {
        Grid grid = grid_of(part);
        if (grid.cells.empty()) {
            continue;
        }
        grid.box = scaled(grid.box, unit);
        for (GridCell& cell : grid.cells) {
            cell.box = scaled(cell.box, unit);
        }
        std::stable_sort(grid.cells.begin(), grid.cells.end(),
                         [](const GridCell& a, const GridCell& b) {
                             return a.row != b.row ? a.row < b.row : a.column < b.column;
                         });
        grids.push_back(std::move(grid));
    }
    std::stable_sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) {
        return a.box.top != b.box.top ? a.box.top < b.box.top : a.box.left < b.box.left;
    });
    // A table drawn inside the cell of another stays with the outer one.
    std::vector<Grid> outer;
    for (Grid& grid : grids) {
        if (std::none_of(grids.begin(), grids.end(), [&](const Grid& other) {
                return area(other.box) > area(grid.box) &&
                       share_inside(grid.box, other.box) > 0.9;
            })) {
            outer.push_back(grid);
        }
    }
    return outer;
}

} // namespace intake
