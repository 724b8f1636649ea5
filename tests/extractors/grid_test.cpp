#include "extractors/grid.hpp"
#include "tests/extractors/drawing.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

Raster page_150() {
    return white_page(1240, 1754, 150);
}

const GridCell& cell_at(const Grid& grid, int row, int column) {
    for (const GridCell& cell : grid.cells) {
        if (cell.row == row && cell.column == column) {
            return cell;
        }
    }
    throw std::out_of_range("no such cell");
}

} // namespace

TEST(Grid, FindsEveryCellAtAnyResolution) {
    for (const int dpi : {100, 150, 200, 300, 600}) {
        const int mm = dpi / 25;
        Raster page = white_page(210 * mm, 297 * mm, dpi);
        draw_table(page, {20 * mm, 50 * mm, 190 * mm, 130 * mm}, 8, 5,
                   {std::max(1, dpi / 120)});
        const std::vector<Grid> grids = find_grids(page);
        ASSERT_EQ(grids.size(), 1U) << dpi;
        EXPECT_EQ(grids[0].cells.size(), 40U) << dpi;
        EXPECT_EQ(grids[0].rows, 8);
        EXPECT_EQ(grids[0].columns, 5);
        EXPECT_NEAR(grids[0].box.left, 20 * mm * 72.0 / dpi, 1.5);
        EXPECT_NEAR(grids[0].box.bottom, 130 * mm * 72.0 / dpi, 1.5);
    }
}

TEST(Grid, FindsFaintRulesInNoise) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 800}, 6, 4, {2, 205});
    add_noise(page, 6, 1);
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 24U);
}

TEST(Grid, KeepsMergedCellsWhole) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 800}, 4, 4, {2});
    draw(page, {110, 345, 340, 357}, 255); // between rows 0 and 1 of column 0
    draw(page, {597, 660, 610, 790}, 255); // between columns 1 and 2 of row 3
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 14U);
    EXPECT_EQ(cell_at(grids[0], 0, 0).row_span, 2);
    EXPECT_EQ(cell_at(grids[0], 3, 1).column_span, 2);
}

TEST(Grid, ClosesABrokenOuterFrame) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 800}, 4, 4, {2});
    draw(page, {1000, 190, 1120, 210}, 255);
    draw(page, {1090, 250, 1110, 420}, 255);
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 16U);
}

TEST(Grid, ReadsDoubleRulesAsOne) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 800}, 3, 3, {1});
    draw_table(page, {104, 204, 1096, 796}, 1, 1, {1});
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 9U);
}

TEST(Grid, CutsNoCellAlongStrokesOfPrint) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 300}, 2, 4, {.thick = 2});
    draw_table(page, {100, 300, 1100, 430}, 1, 1, {.thick = 2});
    draw(page, {140, 324, 142, 362}); // strokes of glyphs, one under the other
    draw(page, {104, 361, 158, 363}); // and side by side
    draw(page, {300, 319, 340, 321});
    draw(page, {560, 320, 610, 322});
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 9U);
}

TEST(Grid, KeepsARuleThatBroke) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 500}, 3, 5, {.thick = 2});
    for (int x = 200; x < 1100; x += 200) {
        draw(page, {x, 296, x + 18, 306}, 255); // every piece has an open end
        draw(page, {x - 9, 396, x + 9, 406}, 255);
    }
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 15U);
}

TEST(Grid, TellsTwoTablesApart) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 500}, 3, 3, {2});
    draw_table(page, {100, 700, 1100, 1000}, 2, 2, {2});
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 2U);
    EXPECT_EQ(grids[0].cells.size(), 9U);
    EXPECT_EQ(grids[1].cells.size(), 4U);
}

TEST(Grid, UsesTheSidesOfAPhotoThatHidesRules) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 600}, 4, 5, {2});
    for (const int y : {300, 400, 500}) {
        draw(page, {905, y - 4, 1095, y + 6}, 255); // the photo's cell spans all rows
    }
    draw(page, {894, 206, 1090, 450}, 255);
    draw(page, {890, 206, 1080, 440}, 120); // and covers its left rule
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 17U);
    EXPECT_EQ(find_portraits(page).size(), 1U);
}

TEST(Grid, SeesNoneInUnderlinesFramesAndText) {
    Raster page = page_150();
    draw_lines(page, {100, 100, 1100, 500}, 24);
    for (int y = 600; y < 900; y += 60) {
        draw(page, {300, y, 900, y + 2}); // underlines
    }
    draw_table(page, {60, 60, 1180, 1690}, 1, 1, {3});   // a frame around the page
    draw_table(page, {300, 1000, 900, 1080}, 1, 1, {2}); // a boxed title
    draw_lines(page, {320, 1020, 880, 1060}, 36);
    EXPECT_TRUE(find_grids(page).empty());
    EXPECT_TRUE(find_grids(page_150()).empty());
}

TEST(Grid, TakesStrokesOfNeighbouringGlyphsForNoRule) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 800}, 2, 1, {2});
    // Two lines of text whose strokes lie above each other, close to the cell's corner.
    for (int row = 0; row < 2; ++row) {
        const int top = 208 + 30 * row;
        for (int glyph = 0; glyph < 20; ++glyph) {
            const int left = 108 + 30 * glyph;
            draw(page, {left + 12, top, left + 14, top + 28}, 0);
            if (glyph < 2) {
                draw(page, {left, top + 26, left + 27, top + 28}, 0);
            }
            draw(page, {left + 4, top + 4, left + 8, top + 22}, 0);
            draw(page, {left + 18, top + 4, left + 22, top + 22}, 0);
            draw(page, {left + 2, top + 12, left + 25, top + 14}, 0);
        }
    }
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 2U);
}

TEST(Grid, MakesNoColumnOfASealAtTheRim) {
    Raster page = page_150();
    draw_table(page, {100, 200, 1100, 800}, 4, 2, {2});
    draw(page, {1116, 360, 1118, 620}, 60);
    for (const int y : {200, 350, 500, 650, 798}) {
        draw(page, {1098, y, 1118, y + 2}, 60);
    }
    const std::vector<Grid> grids = find_grids(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 8U);
}

TEST(Portraits, AFaceBeforeAWhiteGroundIsOne) {
    Raster page = page_150();
    draw(page, {890, 220, 935, 375}, 90); // head
    draw(page, {830, 370, 990, 420}, 60); // shoulders
    EXPECT_EQ(find_portraits(page).size(), 1U);
}

TEST(Portraits, ATintedCardWithWordsIsNone) {
    Raster page = page_150();
    draw(page, {400, 400, 590, 650}, 205);
    for (int y = 420; y < 620; y += 40) {
        for (int x = 420; x < 570; x += 12) {
            draw(page, {x, y, x + 2, y + 14}, 40);
        }
    }
    EXPECT_TRUE(find_portraits(page).empty());
    draw(page, {460, 420, 530, 500}, 30); // hair
    EXPECT_EQ(find_portraits(page).size(), 1U);
}

TEST(Portraits, WhatHangsOverIntoTheNextCellBelongsToIt) {
    Grid grid;
    grid.cells.resize(2);
    grid.cells[0].box = {400, 100, 500, 240};
    grid.cells[1].box = {400, 240, 500, 280};
    const std::vector<Box> kept =
        within_cells({{405, 105, 495, 275}, {300, 100, 360, 190}}, {grid});
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_DOUBLE_EQ(kept[0].bottom, 242);
    EXPECT_DOUBLE_EQ(kept[1].bottom, 190); // outside the table
}

TEST(Portraits, APhotoGluedOverTheRulesStaysWhole) {
    Grid grid;
    grid.cells.resize(2);
    grid.cells[0].box = {400, 100, 500, 170};
    grid.cells[1].box = {400, 170, 500, 240};
    const Box photo{405, 110, 495, 228};
    EXPECT_DOUBLE_EQ(within_cells({photo}, {grid})[0].bottom, 228);
}

} // namespace intake
