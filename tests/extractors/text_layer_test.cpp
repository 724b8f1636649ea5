#include "extractors/text_layer.hpp"

#include "extractors/own_text.hpp"
#include "extractors/page_kind.hpp"
#include "extractors/two_up.hpp"
#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake {
namespace {

constexpr double size = 10; // points, of every glyph below

Word word(const std::string& text, double left, double top, bool space_after = false) {
    Word out;
    for (const char32_t code : decode(text)) {
        const double width = code < 0x80 ? size / 2 : size;
        out.glyphs.push_back({code, {left, top, left + width, top + size}});
        left += width;
        out.box = unite(out.box, out.glyphs.back().box);
    }
    out.space_after = space_after;
    return out;
}

Raster paper(std::uint8_t grey = 255) {
    Raster raster{600, 400, 1, 72, {}};
    raster.pixels.assign(raster.at(0, raster.height), grey);
    return raster;
}

void paint(Raster& raster, const Box& box, std::uint8_t grey = 0) {
    for (int y = static_cast<int>(box.top); y < static_cast<int>(box.bottom); ++y) {
        for (int x = static_cast<int>(box.left); x < static_cast<int>(box.right); ++x) {
            raster.pixels.at(raster.at(x, y)) = grey;
        }
    }
}

/// The words joined on a page that shows ink under every one of them.
TextLayer joined(const std::vector<Word>& words, const std::vector<Box>& cells = {},
                 const std::vector<Box>& further_ink = {}) {
    Raster grey = paper();
    for (const Word& each : words) {
        for (const Glyph& glyph : each.glyphs) {
            paint(grey, inflate(glyph.box, glyph.code == U'　' ? -5 : -2));
        }
    }
    for (const Box& ink : further_ink) {
        paint(grey, ink);
    }
    return join_words(words, cells, ink_map(grey, 245), ink_map(grey, 180));
}

std::vector<std::string> texts(const std::vector<Text>& lines) {
    std::vector<std::string> out;
    out.reserve(lines.size());
    for (const Text& line : lines) {
        out.push_back(line.text);
    }
    return out;
}

using Strings = std::vector<std::string>;

Text line(const std::string& text, const Box& box) {
    Text out;
    out.text = text;
    out.box = box;
    return out;
}

} // namespace

TEST(TextLayer, WordsOfOneLineBecomeOneRun) {
    const TextLayer layer = joined({word("推荐", 10, 10), word("单位", 32, 10.5)});
    ASSERT_EQ(texts(layer.lines), Strings{"推荐单位"});
    EXPECT_EQ(layer.lines[0].edges, (std::vector<double>{10, 20, 32, 42, 52}));
    EXPECT_EQ(layer.lines[0].box, (Box{10, 10, 52, 20.5}));
}

TEST(TextLayer, OnlyLatinWordsKeepTheSpaceBetweenThem) {
    EXPECT_EQ(texts(joined({word("Shanghai", 10, 10, true), word("ISO", 55, 10)}).lines),
              Strings{"Shanghai ISO"});
    EXPECT_EQ(texts(joined({word("姓", 10, 10, true), word("名", 30, 10)}).lines),
              Strings{"姓名"});
    EXPECT_EQ(texts(joined({word("姓　名", 10, 10)}).lines), Strings{"姓名"});
}

TEST(TextLayer, ARunEndsAtALargeGap) {
    EXPECT_EQ(texts(joined({word("性别", 10, 10), word("民族", 60, 10)}).lines),
              (Strings{"性别", "民族"}));
}

TEST(TextLayer, AWordAcrossACellBorderIsCutThere) {
    const std::vector<Box> cells{{0, 0, 30, 30}, {30, 0, 100, 30}};
    EXPECT_EQ(texts(joined({word("姓名王建国", 10, 10)}, cells).lines),
              (Strings{"姓名", "王建国"}));
}

TEST(TextLayer, AGlyphTheLayerLostIsNeverBridged) {
    const std::vector<Word> name{word("张", 10, 10), word("明", 30, 10)};
    EXPECT_EQ(texts(joined(name).lines), Strings{"张明"});
    EXPECT_EQ(texts(joined(name, {}, {{22, 12, 28, 18}}).lines), (Strings{"张", "明"}));
}

TEST(TextLayer, AnUnderlineUnderAGapIsNoLostGlyph) {
    const std::vector<Word> words{word("甲", 10, 10), word("乙", 38, 10)};
    EXPECT_EQ(texts(joined(words, {}, {{10, 19, 48, 20}}).lines), Strings{"甲乙"});
}

TEST(TextLayer, WhatThePageDoesNotShowIsNotText) {
    const std::vector<Word> words{word("隐藏的文字", 10, 10)};
    const Raster white = paper();
    const TextLayer layer = join_words(words, {}, ink_map(white, 245), ink_map(white, 180));
    EXPECT_TRUE(layer.lines.empty());
    EXPECT_EQ(layer.invisible, 5U);
}

TEST(TextLayer, GarbageOverInkIsLeftToRecognition) {
    const TextLayer layer =
        joined({word("姓名", 10, 10), word("\uE001\uE002", 100, 10), word("汉族", 200, 10)});
    EXPECT_EQ(texts(layer.lines), (Strings{"姓名", "汉族"}));
    ASSERT_EQ(layer.unsound.size(), 1U);
    EXPECT_EQ(layer.unsound[0], (Box{100, 10, 120, 20}));
    EXPECT_EQ(layer.garbled, 2U);
    EXPECT_EQ(layer.visible, 6U);
}

TEST(TextLayer, AMarkOfASymbolFontDoesNotSpoilItsLine) {
    EXPECT_EQ(texts(joined({word("\uF0FE同意推荐", 10, 10)}).lines), Strings{"同意推荐"});
}

TEST(TextLayer, SoundTextIsToldFromMojibake) {
    for (const char* text : {"上海市质量协会", "沪质协〔2026〕12号", "ISO 9001:2015", "3.14",
                             "____________", "。", "王·建国①", "café"}) {
        EXPECT_TRUE(is_sound(decode(text))) << text;
    }
    for (const char* text : {"ÐÕÃû£ºÕÅÈý", "\uFFFD\uFFFD", "王\uFFFD国", "\x01\x02\x03",
                             "!\"#$%&'()*", "姓名\uE4C6"}) {
        EXPECT_FALSE(is_sound(decode(text))) << text;
    }
}

TEST(TextLayer, SidewaysTextIsTurnedUpright) {
    std::vector<Word> words{word("正文", 10, 10)};
    words[0].turns = 1;
    EXPECT_EQ(common_turn(words), 1);
    const std::vector<Word> upright = turned(words, turn_map(600, 400, 3), 3);
    EXPECT_EQ(upright[0].turns, 0);
    EXPECT_EQ(upright[0].box, (Box{10, 570, 20, 590}));
}

TEST(TextLayer, ReadingOrderGoesRowByRowAndCellByCell) {
    Grid grid{{0, 50, 200, 110}, 1, 2, {}};
    grid.cells.push_back({0, 0, 1, 1, {0, 50, 100, 110}});
    grid.cells.push_back({0, 1, 1, 1, {100, 50, 200, 110}});
    const std::vector<Text> lines{
        line("落款", {10, 150, 50, 160}),  line("格二", {110, 55, 150, 65}),
        line("格一下", {10, 90, 50, 100}), line("题二", {110, 21, 150, 31}),
        line("格一上", {10, 60, 50, 70}),  line("题一", {10, 20, 50, 30})};
    EXPECT_EQ(texts(in_reading_order(lines, {grid})),
              (Strings{"题一", "题二", "格一上", "格一下", "格二", "落款"}));
}

TEST(TextLayer, AgreementCountsLettersFoundOnThePage) {
    EXPECT_DOUBLE_EQ(agreement(U"王建国", U"国 建 王"), 1);
    EXPECT_DOUBLE_EQ(agreement(U"王建国2026", U"王建"), 2 / 7.0);
    EXPECT_DOUBLE_EQ(agreement(U"，。", U""), 1);
}

TEST(PageCover, InkUnderNoBoxIsFoundAndJoinedToLines) {
    Raster grey = paper();
    paint(grey, {100, 100, 110, 110}); // a name of two glyphs no text explains
    paint(grey, {114, 100, 124, 110});
    paint(grey, {300, 200, 310, 210}); // explained
    paint(grey, {10, 50, 500, 52});    // a rule
    const Uncovered found = uncovered_ink(grey, {{298, 198, 312, 212}});
    ASSERT_EQ(found.regions.size(), 1U);
    EXPECT_EQ(found.regions[0], (Box{100, 100, 124, 110}));
    EXPECT_NEAR(found.share, 2 / 3.0, 0.01);
}

TEST(PageCover, SpecksAndDotsAreNoText) {
    Raster grey = paper();
    paint(grey, {50, 50, 52, 52});
    paint(grey, {80, 300, 100, 302});
    EXPECT_TRUE(uncovered_ink(grey, {}).regions.empty());
}

TEST(PageCover, InkShareIsThatOfTheBox) {
    Raster grey = paper();
    paint(grey, {10, 10, 20, 20});
    const InkMap map = ink_map(grey, 128);
    EXPECT_DOUBLE_EQ(ink_share(map, {10, 10, 20, 20}), 1);
    EXPECT_DOUBLE_EQ(ink_share(map, {10, 10, 30, 20}), 0.5);
    EXPECT_DOUBLE_EQ(ink_share(map, {700, 10, 800, 20}), 0);
    EXPECT_DOUBLE_EQ(ink_share(map, {-50, -50, 0, 0}), 0);
}

TEST(PageCover, PicturesInStripsCoverTogether) {
    EXPECT_NEAR(covered_share({{0, 0, 600, 200}, {0, 200, 600, 400}}, 600, 400), 1, 0.001);
    EXPECT_NEAR(covered_share({{0, 0, 600, 200}, {0, 0, 600, 200}}, 600, 400), 0.5, 0.01);
}

TEST(PageKind, TheVisiblePageWinsWhereverInDoubt) {
    EXPECT_EQ(kind_of({0.1, 100, 0, 0.1, 3}), PageKind::digital);
    EXPECT_EQ(kind_of({0.9, 100, 0, 0.1, 3}), PageKind::scan);        // one picture
    EXPECT_EQ(kind_of({std::nullopt, 100, 0, 0, 0}), PageKind::scan); // nobody knows
    EXPECT_EQ(kind_of({0.0, 0, 0, 0, 0}), PageKind::scan);            // no text
    EXPECT_EQ(kind_of({0.0, 100, 60, 0.1, 3}), PageKind::scan);       // garbage
    EXPECT_EQ(kind_of({0.0, 100, 40, 0.1, 3}), PageKind::digital);
    EXPECT_EQ(kind_of({0.0, 100, 0, 0.7, 3}), PageKind::scan); // text drawn as curves
}

TEST(TwoUp, AnA3SheetWithAGutterBecomesTwoPages) {
    Page page;
    page.width = 1190;
    page.height = 842;
    page.lines = {line("左", {100, 100, 500, 112}), line("右", {700, 100, 1100, 112})};
    page.lines[1].edges = {700, 1100};
    page.grids.push_back({{650, 200, 1100, 400}, 1, 1, {{0, 0, 1, 1, {650, 200, 1100, 400}}}});
    const std::vector<Page> halves = halves_of(page);
    ASSERT_EQ(halves.size(), 2U);
    EXPECT_EQ(halves[0].part, 1);
    EXPECT_EQ(texts(halves[0].lines), Strings{"左"});
    EXPECT_EQ(halves[1].width, 595);
    EXPECT_EQ(halves[1].lines[0].box, (Box{105, 100, 505, 112}));
    EXPECT_EQ(halves[1].lines[0].edges, (std::vector<double>{105, 505}));
    EXPECT_EQ(halves[1].grids[0].cells[0].box.left, 55);
    EXPECT_EQ(apply(halves[1].to_file, halves[1].lines[0].box), (Box{700, 100, 1100, 112}));
}

TEST(TwoUp, ASheetWithATableAcrossTheMiddleStaysWhole) {
    Page page;
    page.width = 1190;
    page.height = 842;
    page.lines = {line("左", {100, 100, 500, 112}), line("右", {700, 100, 1100, 112})};
    page.grids.push_back({{100, 200, 1100, 400}, 1, 1, {{0, 0, 1, 1, {100, 200, 1100, 400}}}});
    EXPECT_EQ(halves_of(page).size(), 1U);
    page.grids.clear();
    EXPECT_EQ(halves_of(page).size(), 2U);
    page.width = 842; // A4 landscape
    page.height = 595;
    EXPECT_EQ(halves_of(page).size(), 1U);
}

TEST(TwoUp, TurnsMapCornersToCorners) {
    EXPECT_EQ(apply(turn_map(600, 400, 1), {0, 0, 10, 20}), (Box{380, 0, 400, 10}));
    EXPECT_EQ(apply(turn_map(600, 400, 2), {0, 0, 10, 20}), (Box{590, 380, 600, 400}));
    EXPECT_EQ(apply(turn_map(600, 400, 3), {0, 0, 10, 20}), (Box{0, 590, 20, 600}));
}

} // namespace intake
