#include "extractors/page_state.hpp"
#include "tests/extractors/drawing.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

Raster sheet() {
    return white_page(1240, 1754, 150);
}

} // namespace

TEST(PageState, DustFoldsAndTheLidsShadowLeaveAPageBlank) {
    Raster page = sheet();
    draw(page, {0, 0, 9, 1754}, 90);       // the lid
    draw(page, {0, 1744, 1240, 1754}, 60); // and below
    draw(page, {300, 300, 303, 303}, 60);  // dust
    draw(page, {0, 877, 1240, 879}, 120);  // a fold
    EXPECT_EQ(state_of({}, page), PageState::blank);
}

TEST(PageState, APictureIsUnreadable) {
    Raster page = sheet();
    draw(page, {200, 300, 1000, 900}, 70);
    EXPECT_EQ(state_of({}, page), PageState::unreadable);
}

TEST(PageState, APictureUpToTheEdgesIsUnreadable) {
    Raster page = sheet();
    draw(page, {0, 0, 1240, 1000}, 70);
    EXPECT_EQ(state_of({}, page), PageState::unreadable);
}

TEST(PageState, LetteringLargerThanAnyPrintIsUnreadable) {
    Raster page = sheet();
    draw(page, {200, 300, 240, 700}); // one stroke of it, 16 points wide ...
    draw(page, {200, 300, 500, 340}); // ... and the next
    EXPECT_EQ(state_of({}, page), PageState::unreadable);
}

TEST(PageState, GlyphsAcrossASmallStripAreUnreadable) {
    Raster strip = white_page(170, 47, 72);
    for (int i = 0; i < 9; ++i) {
        draw(strip, {6 + 18 * i, 6, 10 + 18 * i, 40});
    }
    EXPECT_EQ(state_of({}, strip), PageState::unreadable);
}

TEST(PageState, OneCredibleLineIsEnough) {
    Page page;
    page.lines.push_back({.text = "推荐表", .confidence = 0.95});
    EXPECT_EQ(state_of(page, sheet()), PageState::read);
}

} // namespace intake
