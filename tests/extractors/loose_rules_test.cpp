#include "extractors/loose_rules.hpp"

#include "extractors/grid.hpp"
#include "tests/extractors/drawing.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

constexpr int width = 1240; // A4 at rule_dpi
constexpr int height = 1754;

Raster page_with_table() {
    Raster page = white_page(width, height, rule_dpi);
    draw_table(page, {120, 300, 1120, 900}, 6, 2, {3, 0});
    return page;
}

int columns_of(const Raster& page) {
    const std::vector<Grid> grids = find_grids(page);
    return grids.size() == 1 ? grids.front().columns : 0;
}

} // namespace

TEST(Streaks, ThatRunFromEdgeToEdgePartNoCells) {
    Raster page = page_with_table();
    ASSERT_EQ(columns_of(page), 2);
    for (int y = 0; y < height; ++y) { // leaning a little, hidden where bars would cross it
        if (y % 400 > 40) {
            draw(page, {380 + y / 200, y, 382 + y / 200, y + 1}, 90);
        }
    }
    EXPECT_EQ(columns_of(page), 2);
    draw(page, {0, 4, width, 8}); // the scan's own edge
    EXPECT_EQ(columns_of(page), 2);
    EXPECT_GT(find_grids(page).front().box.top, 100);
}

TEST(Streaks, MayBeHiddenForLongerWhereTheyAreStraight) {
    Raster page = page_with_table();
    for (int y = 0; y < height; ++y) {
        if ((y + 200) % 500 > 120) {
            draw(page, {380, y, 382, y + 1}, 90);
        }
    }
    EXPECT_EQ(columns_of(page), 2);
}

TEST(Streaks, AreNoRulesThatEndInTheTable) {
    Raster page = page_with_table();
    draw(page, {380, 300, 383, 900});
    EXPECT_EQ(columns_of(page), 3);
}

TEST(Streaks, AreNoRulesOfATableThatFillsThePage) {
    Raster page = white_page(width, height, rule_dpi);
    draw_table(page, {8, 8, width - 12, height - 12}, 12, 4, {3, 0});
    EXPECT_EQ(columns_of(page), 4);
}

} // namespace intake
