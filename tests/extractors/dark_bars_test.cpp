#include "extractors/dark_bars.hpp"

#include "tests/extractors/drawing.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

constexpr Area bar{300, 600, 900, 660}; // 150 dpi
constexpr Area word{340, 615, 420, 645};

std::uint8_t pixel(const Raster& page, int x, int y) {
    return page.pixels[page.at(x, y)];
}

/// A page of print with `area` filled and a few light strokes at `word`.
Raster page_with(const Area& area) {
    Raster page = white_page(1240, 1754, 150);
    draw_lines(page, {200, 800, 1000, 1400}, 24);
    draw(page, area, 40);
    for (int x = word.left; x < word.right; x += 20) {
        draw(page, {x, word.top, x + 8, word.bottom}, 255);
    }
    return page;
}

} // namespace

TEST(DarkBars, BecomePaperWithInk) {
    const Raster page = page_with(bar);
    const Raster turned = with_bars_turned(page);
    EXPECT_GT(pixel(turned, 600, 630), 200);
    EXPECT_LT(pixel(turned, word.left + 4, 630), 60);
    EXPECT_EQ(pixel(turned, 212, 801), pixel(page, 212, 801)) << "print stays";
}

TEST(DarkBars, AreNoPhotosNoPlainBlocksNoEdgesOfTheScan) {
    for (const Area& other : {Area{300, 560, 460, 800}, Area{300, 300, 900, 360},
                              Area{0, 600, 1240, 660}, Area{300, 500, 1000, 760}}) {
        const Raster page = page_with(other);
        EXPECT_EQ(with_bars_turned(page).pixels, page.pixels) << other.left << " " << other.top;
    }
}

} // namespace intake
