#include "extractors/scan.hpp"
#include "tests/extractors/drawing.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(Scan, AnEmptyPageIsBlank) {
    const Recognizer recognizer;
    Raster page = white_page(1240, 1754, 150);
    draw(page, {0, 0, 6, 1754}, 90);      // the lid's shadow
    draw(page, {300, 300, 302, 302}, 60); // dust
    const std::vector<Page> pages = read_scan(page, recognizer);
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_EQ(pages[0].state, PageState::blank);
    EXPECT_NEAR(pages[0].width, 1240 * 72.0 / 150, 0.01);
}

TEST(Scan, ABlackPageIsUnreadableNotBlank) {
    const Recognizer recognizer;
    Raster page = white_page(600, 800, 150);
    draw(page, {0, 0, 600, 800}, 12);
    add_noise(page, 8, 3);
    const std::vector<Page> pages = read_scan(page, recognizer);
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_EQ(pages[0].state, PageState::unreadable);
    EXPECT_TRUE(pages[0].lines.empty());
}

TEST(Scan, LinesGoToTheCellThatHoldsThem) {
    Page page{.width = 595, .height = 842};
    page.grids.push_back({{50, 50, 250, 90},
                          1,
                          2,
                          {{.row = 0, .column = 0, .box = {50, 50, 150, 90}},
                           {.row = 0, .column = 1, .box = {150, 50, 250, 90}}}});
    page.lines = {{.text = "下", .box = {60, 72, 80, 84}},
                  {.text = "上", .box = {60, 55, 80, 67}},
                  {.text = "外", .box = {300, 55, 320, 67}}};
    fill_cells(page, white_page(1240, 1754, 150));
    EXPECT_EQ(page.grids[0].cells[0].lines, (std::vector<int>{1, 0}));
    EXPECT_EQ(page.grids[0].cells[0].ink, Ink::read);
    EXPECT_TRUE(page.grids[0].cells[1].lines.empty());
    EXPECT_EQ(page.grids[0].cells[1].ink, Ink::none);
}

TEST(Scan, InkThatNobodyReadIsUnreadable) {
    Page page{.width = 595, .height = 842};
    page.grids.push_back({{48, 48, 336, 96}, 1, 1, {{.box = {48, 48, 336, 96}}}});
    Raster grey = white_page(1240, 1754, 150);
    draw_lines(grey, {150, 130, 400, 160}, 24);
    fill_cells(page, grey);
    EXPECT_EQ(page.grids[0].cells[0].ink, Ink::unreadable);
}

TEST(Scan, FaintInkIsNoEmptyCell) {
    Page page{.width = 595, .height = 842, .origin = Origin::ocr};
    page.grids.push_back({{48, 48, 336, 96}, 1, 1, {{.box = {48, 48, 336, 96}}}});
    Raster grey = white_page(1240, 1754, 150);
    draw(grey, {200, 130, 222, 132}, 190); // a cross of thin strokes
    draw(grey, {210, 120, 212, 142}, 190);
    fill_cells(page, grey);
    EXPECT_EQ(page.grids[0].cells[0].ink, Ink::unreadable);
    grey = white_page(1240, 1754, 150);
    draw(grey, {200, 130, 222, 132}, 235); // shows through from the other side
    draw(grey, {300, 130, 302, 132}, 40);  // dust
    fill_cells(page, grey);
    EXPECT_EQ(page.grids[0].cells[0].ink, Ink::none);
}

} // namespace intake
