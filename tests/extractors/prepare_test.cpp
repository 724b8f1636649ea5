#include "extractors/blobs.hpp"
#include "extractors/tone.hpp"
#include "extractors/warp.hpp"
#include "tests/extractors/drawing.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

Raster one_pixel(std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    return {1, 1, 3, 72, {r, g, b}};
}

} // namespace

TEST(Tone, RedFadesAndBlackStays) {
    EXPECT_GT(soften_red(one_pixel(210, 40, 50)).pixels[0], 240);
    EXPECT_LT(soften_red(one_pixel(70, 20, 25)).pixels[0], 110); // black under red
    EXPECT_LT(soften_red(one_pixel(30, 30, 30)).pixels[0], 40);
    EXPECT_LT(soften_red(one_pixel(20, 40, 160)).pixels[0], 90); // blue ink is ink
}

TEST(Tone, RedIsInkWhereNoSealIs) {
    const Raster red{2, 1, 3, 72, {160, 30, 40, 160, 30, 40}};
    const Raster grey = soften_red(red, {{0, 0, 1, 1}});
    EXPECT_GT(grey.pixels[0], 190);
    EXPECT_LT(grey.pixels[1], 90);
}

TEST(Tone, ShadeGoesAndInkStays) {
    Raster page = white_page(800, 800, 150);
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            page.pixels[page.at(x, y)] = static_cast<std::uint8_t>(140 + x * 100 / 800);
        }
    }
    draw(page, {100, 100, 106, 200}, 40);
    const Raster out = whiten(page);
    EXPECT_GT(out.pixels[out.at(20, 400)], 235);
    EXPECT_GT(out.pixels[out.at(780, 400)], 235);
    EXPECT_LT(out.pixels[out.at(103, 150)], 110);
}

TEST(Tone, APageOfFaintStrokesIsMadeDarkerAndAGoodOneStaysAsItIs) {
    const auto page_of_strokes = [](std::uint8_t level) {
        Raster page = white_page(400, 400, 200);
        for (int x = 10; x < 390; x += 20) {
            draw(page, {x, 10, x + 1, 390}, level);
        }
        return page;
    };
    const Raster good = page_of_strokes(40);
    EXPECT_EQ(deepened(good).pixels, good.pixels);
    const Raster faint = page_of_strokes(150);
    const Raster deep = deepened(faint);
    EXPECT_LT(deep.pixels[deep.at(10, 200)], 80);
    EXPECT_EQ(deep.pixels[deep.at(20, 200)], 255) << "paper stays paper";
    const Raster empty = white_page(400, 400, 200);
    EXPECT_EQ(deepened(empty).pixels, empty.pixels);
}

TEST(Tone, OnlyAPageMostlyBlackIsANegative) {
    Raster page = white_page(400, 400, 150);
    draw_lines(page, {20, 20, 380, 380}, 20);
    EXPECT_FALSE(is_negative(page));
    EXPECT_TRUE(is_negative(negative(page)));
}

TEST(Warp, ShrinkingKeepsTheMean) {
    Raster page = white_page(601, 403, 300);
    draw(page, {0, 0, 300, 403}, 55);
    const Raster out = scale(page, 0.47);
    EXPECT_EQ(out.pixels[out.at(10, 100)], 55);
    EXPECT_EQ(out.pixels[out.at(270, 188)], 255);
    EXPECT_NEAR(out.dpi, 141, 1e-9);
}

TEST(Warp, QuarterTurnsMoveTheCornerClockwise) {
    Raster page = white_page(30, 20, 72);
    draw(page, {0, 0, 3, 2}); // left top
    const Raster right = warp(page, upright_frame(page, 1, 0));
    EXPECT_EQ(right.width, 20);
    EXPECT_EQ(right.pixels[right.at(19, 0)], 0);
    const Raster half = warp(page, upright_frame(page, 2, 0));
    EXPECT_EQ(half.pixels[half.at(29, 19)], 0);
    const Raster left = warp(page, upright_frame(page, 3, 0));
    EXPECT_EQ(left.pixels[left.at(0, 29)], 0);
}

TEST(Blobs, AreConnectedInk) {
    Raster page = white_page(40, 40, 72);
    draw(page, {5, 5, 10, 10});
    draw(page, {10, 10, 12, 12}); // touches by a corner
    draw(page, {30, 5, 32, 30});
    const std::vector<Blob> blobs = find_blobs(page, 128);
    ASSERT_EQ(blobs.size(), 2U);
    EXPECT_EQ(blobs[0].box, (Area{5, 5, 12, 12}));
    EXPECT_EQ(blobs[0].pixels, 29);
}

TEST(Blobs, LeanIsFoundAndUndone) {
    Raster page = white_page(1240, 1754, 150);
    draw_lines(page, {150, 150, 1100, 1600}, 24);
    EXPECT_NEAR(lean(page), 0, 0.06);
    for (const double degrees : {-12.0, -2.3, 0.4, 1.3, 7.7}) {
        const Raster leaning = warp(page, upright_frame(page, 0, degrees));
        EXPECT_NEAR(lean(leaning), degrees, 0.11);
        const Raster sideways = warp(page, upright_frame(page, 1, degrees));
        EXPECT_NEAR(lean(sideways), degrees, 0.11);
    }
    EXPECT_EQ(lean(white_page(500, 500, 150)), 0);
}

TEST(Blobs, GlyphHeightIsThatOfTheLines) {
    Raster page = white_page(1240, 1754, 150);
    draw_lines(page, {150, 150, 1100, 1600}, 24);
    draw(page, {100, 1650, 1100, 1652}); // a rule is no text
    const std::vector<Area> strips = text_strips(glyph_like(find_blobs(page, 128), 150), page);
    EXPECT_NEAR(glyph_height(strips), 24, 1.5);
}

} // namespace intake
