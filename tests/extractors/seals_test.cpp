#include "extractors/seals.hpp"

#include "extractors/ring_text.hpp"
#include "extractors/seal_ink.hpp"
#include "tests/extractors/seal_drawing.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {
namespace {

SealsFound seals_in(const Raster& page) {
    return find_seals(page, {});
}

/// The box of a drawn seal in points.
Box box_of(const SealDrawing& seal) {
    constexpr double unit = 72 / 75.0;
    return {(seal.x - seal.a) * unit, (seal.y - seal.b) * unit, (seal.x + seal.a) * unit,
            (seal.y + seal.b) * unit};
}

void expect_seal(const SealsFound& found, const SealDrawing& drawn, SealShape shape) {
    ASSERT_EQ(found.seals.size(), 1U);
    const Imprint& imprint = found.seals.front().imprint;
    const Box wanted = box_of(drawn);
    EXPECT_EQ(imprint.shape, shape);
    EXPECT_NEAR(imprint.box.left, wanted.left, 4);
    EXPECT_NEAR(imprint.box.top, wanted.top, 4);
    EXPECT_NEAR(imprint.box.right, wanted.right, 4);
    EXPECT_NEAR(imprint.box.bottom, wanted.bottom, 4);
}

} // namespace

TEST(Seals, RoundOnesAreFoundHoweverFaint) {
    for (const double alpha : {0.8, 0.5, 0.2}) {
        Raster page = colour_page(320, 320);
        const SealDrawing seal{.alpha = alpha};
        draw_seal(page, seal);
        expect_seal(seals_in(page), seal, SealShape::round);
    }
}

TEST(Seals, AreFoundOverPrint) {
    Raster page = colour_page(320, 320);
    draw_print(page, {20, 20, 300, 300}, 12, black);
    const SealDrawing seal{.alpha = 0.6};
    draw_seal(page, seal);
    expect_seal(seals_in(page), seal, SealShape::round);
}

TEST(Seals, OvalOnesKeepTheirShape) {
    Raster page = colour_page(320, 320);
    const SealDrawing seal{.a = 66, .b = 44};
    draw_seal(page, seal);
    expect_seal(seals_in(page), seal, SealShape::oval);
}

TEST(Seals, AreFoundWhereAPieceIsMissing) {
    Raster page = colour_page(320, 320);
    draw_seal(page, {.from = 0.0, .to = 0.7});
    const SealsFound found = seals_in(page);
    ASSERT_EQ(found.seals.size(), 1U);
    EXPECT_TRUE(centre_inside(found.seals.front().imprint.box, {130, 130, 158, 158}));
}

TEST(Seals, AreFoundWhereThePageCutsThem) {
    Raster page = colour_page(320, 320);
    draw_seal(page, {.x = 300});
    const SealsFound found = seals_in(page);
    ASSERT_EQ(found.seals.size(), 1U);
    EXPECT_NEAR(found.seals.front().imprint.box.left, (300 - 58) * 0.96, 4);
    EXPECT_LE(found.seals.front().imprint.box.right, 320 * 0.96);
}

TEST(Seals, ThatOverlapAreTwo) {
    Raster page = colour_page(360, 320);
    draw_seal(page, {.x = 120});
    draw_seal(page, {.x = 205, .y = 160});
    EXPECT_EQ(seals_in(page).seals.size(), 2U);
}

TEST(Seals, NameStampsAreSquare) {
    Raster page = colour_page(320, 320);
    for (const Area& side : {Area{100, 100, 160, 103}, Area{100, 157, 160, 160},
                             Area{100, 100, 103, 160}, Area{157, 100, 160, 160}}) {
        draw_block(page, side, vermilion);
    }
    draw_print(page, {108, 108, 154, 154}, 18, vermilion);
    const SealsFound found = seals_in(page);
    ASSERT_EQ(found.seals.size(), 1U);
    EXPECT_EQ(found.seals.front().imprint.shape, SealShape::square);
}

TEST(Seals, AreNoHeadingsBarsDiscsOrProse) {
    Raster page = colour_page(400, 400);
    draw_print(page, {20, 10, 380, 44}, 30, vermilion); // a red heading
    draw_block(page, {20, 60, 380, 64}, vermilion);     // its rule
    draw_print(page, {20, 80, 380, 240}, 11, vermilion);
    draw_seal(page, {.x = 100, .y = 320, .letters = false}); // drawn by hand: nothing inside
    draw_block(page, {220, 270, 300, 350}, vermilion);
    const SealsFound found = seals_in(page);
    EXPECT_TRUE(found.seals.empty());
    EXPECT_FALSE(found.blots.empty());
}

TEST(Seals, AreNoSquareGlyphsOfAHeading) {
    Raster page = colour_page(320, 120);
    for (int x = 20; x < 280; x += 50) {
        for (const Area& side :
             {Area{x, 30, x + 40, 33}, Area{x, 67, x + 40, 70}, Area{x, 30, x + 3, 70},
              Area{x + 37, 30, x + 40, 70}, Area{x + 18, 40, x + 21, 60}}) {
            draw_block(page, side, vermilion);
        }
    }
    EXPECT_TRUE(seals_in(page).seals.empty());
}

TEST(Seals, ThatShineThroughAreOnlyBlots) {
    Raster page = colour_page(320, 320);
    draw_seal(page, {.alpha = 0.07});
    for (int times = 0; times < 3; ++times) { // paper scatters what it lets through
        page = blurred(page);
    }
    EXPECT_TRUE(seals_in(page).seals.empty());
}

TEST(Seals, WithoutColourAreFoundOnPhotocopies) {
    Raster page = colour_page(320, 320);
    draw_print(page, {20, 20, 300, 300}, 11, black);
    const SealDrawing seal{.alpha = 0.9};
    draw_seal(page, seal);
    const SealsFound found = seals_in(without_colour(page));
    EXPECT_FALSE(found.colour);
    ASSERT_EQ(found.seals.size(), 1U);
    EXPECT_TRUE(found.seals.front().imprint.grey);
}

TEST(Seals, BlackRingsOnColouredPagesAreOnlyBlots) {
    Raster page = colour_page(320, 320);
    draw_seal(page, {.ink = black});
    const SealsFound found = seals_in(page);
    EXPECT_TRUE(found.colour);
    EXPECT_TRUE(found.seals.empty());
    EXPECT_FALSE(found.blots.empty());
}

TEST(Seals, BarePagesShowNothing) {
    Raster page = colour_page(320, 320);
    draw_print(page, {20, 20, 300, 300}, 11, black);
    const SealsFound found = seals_in(page);
    EXPECT_TRUE(found.seals.empty());
    EXPECT_TRUE(found.blots.empty());
}

TEST(Seals, PortraitsAreNotLookedAt) {
    Raster page = colour_page(320, 320);
    draw_seal(page, {});
    EXPECT_TRUE(find_seals(page, {{50, 50, 240, 240}}).seals.empty());
}

TEST(SealInk, IsMeasuredOverThePapersOwnColour) {
    Raster page = colour_page(64, 64);
    for (std::size_t i = 0; i + 2 < page.pixels.size(); i += 3) {
        page.pixels[i] = 250;
        page.pixels[i + 1] = 225;
        page.pixels[i + 2] = 190;
    }
    const Raster bare = red_ink(page);
    EXPECT_LT(*std::max_element(bare.pixels.begin(), bare.pixels.end()), 8);
    draw_block(page, {20, 20, 24, 24}, vermilion);
    EXPECT_GT(red_ink(page).pixels[bare.at(22, 22)], 150);
}

TEST(RingText, IsUnrolledFromItsFootOn) {
    Raster page = colour_page(320, 320);
    const SealDrawing seal{.letters = false};
    draw_seal(page, seal);
    // Letters everywhere but below: from 150 degrees clockwise over the top to 30.
    for (int degree = 150; degree <= 390; degree += 20) {
        const double angle = degree * std::numbers::pi / 180;
        const int x = static_cast<int>(150 + 43 * std::cos(angle));
        const int y = static_cast<int>(150 + 43 * std::sin(angle));
        draw_block(page, {x - 4, y - 4, x + 4, y + 4}, vermilion);
    }
    const Raster ink = red_ink(page);
    const Ring ring{.x = 150, .y = 150, .a = 58, .b = 58};
    const double foot = foot_of(ink, ring);
    EXPECT_NEAR(foot, std::numbers::pi / 2, 0.6); // somewhere in the gap
    const Raster strip = unrolled(ink, ring, foot, 1);
    EXPECT_GT(strip.width, 4 * strip.height);
    const int middle = strip.height / 2;
    EXPECT_EQ(strip.pixels[strip.at(2, middle)], 255);
    EXPECT_EQ(strip.pixels[strip.at(strip.width - 3, middle)], 255);
}

} // namespace intake
