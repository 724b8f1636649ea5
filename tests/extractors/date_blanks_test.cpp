#include "extractors/date_blanks.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

Text blank_line() {
    return {.text = "年 月 日", .box = {100, 100, 190, 112}, .origin = Origin::ocr};
}

/// The three signs as print leaves them: 月 of one piece, the others of two.
std::vector<Box> signs() {
    return {{100, 100, 111, 105},
            {101, 104, 110, 112},
            {138, 100, 148, 112},
            {178, 101, 188, 106},
            {178, 107, 188, 112}};
}

} // namespace

TEST(DateBlanks, AskForADateAndSayNothingElse) {
    Text line = blank_line();
    EXPECT_TRUE(asks_for_date(line));
    line.second = "年月日";
    EXPECT_TRUE(asks_for_date(line));
    line.second = "1年月日";
    EXPECT_FALSE(asks_for_date(line)) << "one reader saw more";
    line = blank_line();
    line.text = "2026年4月3日";
    EXPECT_FALSE(asks_for_date(line));
}

TEST(DateBlanks, HaveThreeSignsAndGapsBetween) {
    EXPECT_EQ(date_signs(blank_line(), signs()).size(), 3U);
    std::vector<Box> written = signs();
    written.push_back({120, 101, 128, 111}); // "4" before 月
    EXPECT_TRUE(date_signs(blank_line(), written).empty());
    written.back() = {112, 101, 120, 111}; // "4" that touches 年
    EXPECT_TRUE(date_signs(blank_line(), written).empty());
    written.back() = {60, 300, 70, 310};
    EXPECT_EQ(date_signs(blank_line(), written).size(), 3U) << "ink elsewhere";
}

TEST(DateBlanks, MayPrintTheCentury) {
    Text line = blank_line();
    line.text = "20 年 月 日";
    EXPECT_TRUE(asks_for_date(line));
    std::vector<Box> printed = signs();
    EXPECT_TRUE(date_signs(line, printed).empty()) << "where is it?";
    for (Box& box : printed) {
        box.left += 20;
        box.right += 20;
    }
    printed.push_back({100, 101, 106, 112});
    printed.push_back({107, 101, 113, 112});
    line.box.right += 20;
    EXPECT_EQ(date_signs(line, printed).size(), 4U);
    line.second = "年月日";
    EXPECT_FALSE(asks_for_date(line)) << "the readers differ";
    line.second.clear();
    line.text = "2026年 月 日";
    EXPECT_FALSE(asks_for_date(line));
}

TEST(DateBlanks, AreLeftBlankWhereNoInkIsNear) {
    Page page = testing::blank_page();
    page.lines = {blank_line()};
    EXPECT_TRUE(is_left_blank(page, page.lines.front()));
    page.marks.strokes = {{118, 101, 128, 111}};
    EXPECT_FALSE(is_left_blank(page, page.lines.front()));
    page.marks.strokes = {{70, 101, 90, 111}};
    EXPECT_FALSE(is_left_blank(page, page.lines.front())) << "a year";
    page.marks.strokes.clear();
    page.state = PageState::unreadable;
    EXPECT_FALSE(is_left_blank(page, page.lines.front()));
}

} // namespace intake
