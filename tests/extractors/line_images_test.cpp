#include "extractors/line_images.hpp"
#include "tests/extractors/drawing.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

std::vector<Blob> blocks(const std::vector<Area>& areas) {
    std::vector<Blob> blobs;
    blobs.reserve(areas.size());
    for (const Area& area : areas) {
        blobs.push_back({area, area.width() * area.height()});
    }
    return blobs;
}

} // namespace

TEST(LineImages, OneAreaALineTopToBottom) {
    const auto areas =
        line_areas(blocks({{0, 0, 30, 30}, {35, 2, 65, 30}, {0, 50, 30, 80}}), 30, {});
    ASSERT_EQ(areas.size(), 2U);
    EXPECT_EQ(areas[0], (Area{0, 0, 65, 30}));
    EXPECT_EQ(areas[1], (Area{0, 50, 30, 80}));
}

TEST(LineImages, TheStrokesOfOneGlyphAreOneLine) {
    const auto areas = line_areas(blocks({{4, 2, 26, 6}, {0, 24, 30, 28}}), 30, {});
    ASSERT_EQ(areas.size(), 1U);
    EXPECT_EQ(areas[0], (Area{0, 2, 30, 28}));
}

TEST(LineImages, AWideGapBeginsAnotherLine) {
    EXPECT_EQ(line_areas(blocks({{0, 0, 30, 30}, {400, 0, 430, 30}}), 30, {}).size(), 2U);
    EXPECT_EQ(line_areas(blocks({{0, 0, 30, 30}, {90, 0, 120, 30}}), 30, {}).size(), 1U);
}

TEST(LineImages, LinesThatTouchArePartedWhereSomebodySawTwo) {
    const auto blobs = blocks({{0, 0, 30, 32}, {40, 20, 44, 60}, {0, 36, 30, 68}});
    EXPECT_EQ(line_areas(blobs, 30, {}).size(), 1U);
    EXPECT_EQ(line_areas(blobs, 30, {16, 52}).size(), 2U);
    EXPECT_EQ(line_areas(blobs, 30, {16, 18}).size(), 1U);
}

TEST(LineImages, ThePictureHasPaperAroundTheInkButNothingOfTheNeighbours) {
    Raster page = white_page(200, 100, 300);
    draw(page, {50, 40, 150, 70});
    draw(page, {0, 30, 200, 36}); // a rule above
    const Raster line = line_image(page, {50, 40, 150, 70}, 30, {0, 37, 200, 100});
    EXPECT_EQ(line.width, 116);
    EXPECT_EQ(line.height, 40);
    EXPECT_EQ(line.pixels[line.at(0, 0)], 255);
    EXPECT_EQ(line.pixels[line.at(60, 20)], 0);
}

TEST(LineImages, ProseFillsItsMeasureAndSingleValuesDoNot) {
    const std::vector<Area> prose{
        {60, 0, 600, 30}, {0, 50, 598, 80}, {0, 100, 600, 130}, {0, 150, 90, 180}};
    const std::vector<Area> values{
        {0, 0, 300, 30}, {0, 50, 598, 80}, {0, 100, 200, 130}, {0, 150, 90, 180}};
    EXPECT_TRUE(is_prose(prose, 30));
    EXPECT_FALSE(is_prose(values, 30));
    EXPECT_FALSE(is_prose({prose[1], prose[2]}, 30));
    EXPECT_FALSE(is_prose({}, 30));
}

TEST(LineImages, LowInkGetsTheHeightOfAGlyph) {
    const Raster page = white_page(200, 100, 300);
    EXPECT_GE(line_image(page, {50, 48, 80, 52}, 30, {0, 0, 200, 100}).height, 34);
}

} // namespace intake
