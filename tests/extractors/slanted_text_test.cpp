#include "extractors/slanted_text.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

/// Glyphs of ten points end to end from (left, top), each lower than the last by `fall`.
Word falling(const std::string& text, double left, double top, double fall) {
    constexpr double size = 10;
    Word word;
    for (const char32_t code : decode(text)) {
        word.glyphs.push_back({code, {left, top, left + size, top + size}});
        word.box = unite(word.box, word.glyphs.back().box);
        left += size;
        top += fall;
    }
    return word;
}

std::string text_of(const std::vector<Word>& words) {
    std::u32string text;
    for (const Word& word : words) {
        for (const Glyph& glyph : word.glyphs) {
            text += glyph.code;
        }
        text += U'|';
    }
    return encode(text);
}

} // namespace

TEST(SlantedText, AWatermarkIsTakenOutOfTheLinesItCrosses) {
    const SlantedText text = without_slanted(
        {falling("上海某某有限公司", 50, 100, 0), falling("内部资料注意保密", 40, 60, 6)});
    EXPECT_EQ(text_of(text.upright), "上海某某有限公司|");
    EXPECT_EQ(text.slanted.size(), 8U);
}

TEST(SlantedText, AWordThatTookInASlantedGlyphKeepsItsOwn) {
    Word line = falling("上海某某", 50, 100, 0);
    const Word mark = falling("注意保密", 63, 92, 5);
    line.glyphs.insert(line.glyphs.begin() + 2, mark.glyphs[2]);
    Word rest = mark;
    rest.glyphs.erase(rest.glyphs.begin() + 2);
    EXPECT_EQ(text_of(without_slanted({line, rest}).upright), "上海|某某|");
}

TEST(SlantedText, PiecesThatTheLayerJoinedAreTakenOutWithTheirWatermark) {
    const Word single = falling("仅供评审使用", 40, 60, 4);
    Word joined = single;
    for (const std::size_t first : {0U, 3U}) { // two by two in one box as high as their climb
        Box& a = joined.glyphs[first].box;
        Box& b = joined.glyphs[first + 1].box;
        b.top = a.top;
        a.bottom = b.bottom;
    }
    const SlantedText text = without_slanted({falling("上海某某", 45, 70, 0), joined});
    EXPECT_EQ(text_of(text.upright), "上海某某|");
    EXPECT_EQ(text.slanted.size(), 6U);
}

TEST(SlantedText, WhatSkewLeavesAndWhatStandsInStepsStays) {
    const std::vector<Word> skewed{falling("上海某某有限公司", 50, 100, 0.7)};
    EXPECT_EQ(text_of(without_slanted(skewed).upright), text_of(skewed));
    const std::vector<Word> three{falling("上标注", 50, 100, 4)};
    EXPECT_EQ(text_of(without_slanted(three).upright), text_of(three));
}

} // namespace intake
