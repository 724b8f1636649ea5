#include "extractors/second_reader.hpp"
#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

LineReading saw(const std::u32string& text, double chance) {
    LineReading line{text, std::vector<double>(text.size(), chance), {}};
    for (std::size_t i = 0; i < text.size(); ++i) {
        line.centres.push_back((static_cast<double>(i) + 0.5) /
                               static_cast<double>(text.size()));
    }
    return line;
}

Text first(const std::string& text, double left, double confidence) {
    return testing::ocr_at(text, left, 100, 12, confidence);
}

} // namespace

TEST(SecondReader, AgreementMakesALineSurer) {
    const Text line = first("王建国", 50, 0.9);
    const auto lines = join_readings({line}, {{line.box, saw(U"王建国", 0.95)}});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].text, "王建国");
    EXPECT_EQ(lines[0].second, "王建国");
    EXPECT_GT(lines[0].confidence, 0.95);
    EXPECT_EQ(lines[0].edges.size(), 4U);
}

TEST(SecondReader, DisagreementKeepsBothAndMakesUnsure) {
    const Text line = first("王建国", 50, 0.95);
    const auto lines = join_readings({line}, {{line.box, saw(U"王健国", 0.99)}});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].text, "王健国");
    EXPECT_EQ(lines[0].second, "王建国");
    EXPECT_LT(lines[0].confidence, 0.7);
}

TEST(SecondReader, ALinePartedByGapsIsComparedPieceByPiece) {
    const Text left = first("姓名", 50, 0.9);
    const Text right = first("王建国", 200, 0.9);
    const Box both = unite(left.box, right.box);
    LineReading reading = saw(U"姓名王健国", 0.99);
    reading.centres = {0.03, 0.10, 0.84, 0.90, 0.97};
    const auto lines = join_readings({right, left}, {{both, reading}});
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[1].text, "姓名");
    EXPECT_EQ(lines[1].second, "姓名");
    EXPECT_EQ(lines[0].text, "王健国");
    EXPECT_EQ(lines[0].second, "王建国");
}

TEST(SecondReader, AWideGapIsASpace) {
    LineReading reading = saw(U"女民族", 0.98);
    reading.centres = {0.05, 0.7, 0.9};
    const auto lines = join_readings({}, {{{0, 0, 60, 12}, reading}});
    EXPECT_EQ(lines[0].text, "女 民族");
    EXPECT_EQ(lines[0].edges.size(), 5U);
}

TEST(SecondReader, WhatOnlyTheSecondSawIsALineOfItsOwn) {
    const auto lines = join_readings({}, {{{10, 10, 60, 22}, saw(U"男", 0.98)}});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].text, "男");
    EXPECT_EQ(lines[0].origin, Origin::ocr);
    EXPECT_TRUE(lines[0].second.empty());
}

TEST(SecondReader, StrokesThatItIsUnsureOfAreNothing) {
    EXPECT_TRUE(join_readings({}, {{{10, 10, 60, 22}, saw(U"丿", 0.3)}}).empty());
    const Text line = first("王建国", 50, 0.9);
    EXPECT_TRUE(join_readings({line}, {{line.box, saw(U"乂", 0.3)}})[0].second.empty());
}

TEST(SecondReader, AccordNeedsEveryLine) {
    const Text line = first("王建国", 50, 0.9);
    EXPECT_TRUE(in_accord({line}, {{line.box, saw(U"王建国", 0.9)}}));
    EXPECT_FALSE(in_accord({line}, {{line.box, saw(U"王健国", 0.9)}}));
    EXPECT_FALSE(in_accord({line}, {{{10, 300, 60, 312}, saw(U"男", 0.9)}}));
}

} // namespace intake
