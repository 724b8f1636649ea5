#include "pipeline/emit/blind_page.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {

namespace {

const Identity names{
    .blind = true, .names = {U"上海澜工有限公司", U"王建国", U"周敏"}, .hints = {U"澜工"}};

const Profile& rules() {
    static const Profile profile = [] {
        Profile out;
        out.fields = {
            {.name = "name", .title = "姓名", .kind = Kind::name, .labels = {"姓名"}},
            {.name = "employer", .title = "单位", .kind = Kind::unit, .labels = {"工作单位"}},
            {.name = "sex", .title = "性别", .kind = Kind::choice, .labels = {"性别"}}};
        return out;
    }();
    return profile;
}

MaskedPage view_of(const Page& page) {
    return {page, rules(), {}, true};
}

bool covers(const std::vector<Box>& boxes, double x, double y) {
    return std::ranges::any_of(boxes, [&](const Box& box) {
        return x > box.left && x < box.right && y > box.top && y < box.bottom;
    });
}

bool doubts(const Cover& cover, std::string_view word) {
    return std::ranges::any_of(cover.doubts, [&](const std::string& reason) {
        return reason.find(word) != std::string::npos;
    });
}

Page page_with(std::vector<Text> lines) {
    Page page = testing::blank_page(Origin::ocr);
    page.lines = std::move(lines);
    page.lines.push_back(testing::line_at("本页另有一行足够长的文字可读", 50, 700));
    return page;
}

Cover cover(const Page& page) {
    return cover_of(view_of(page), names);
}

} // namespace

TEST(BlindPage, CoversNamesInALineAndNothingBesideThem) {
    const Cover found = cover(page_with({testing::line_at("推荐王建国为人选", 100, 100)}));
    EXPECT_TRUE(covers(found.boxes, 130, 105));
    EXPECT_TRUE(covers(found.boxes, 158, 105));
    EXPECT_FALSE(covers(found.boxes, 110, 105));
    EXPECT_FALSE(covers(found.boxes, 180, 105));
    EXPECT_TRUE(found.doubts.empty());
}

TEST(BlindPage, CoversANameThatGoesOnInTheNextLine) {
    const Cover found = cover(page_with({testing::line_at("就职于上海澜工", 100, 100),
                                         testing::line_at("有限公司多年", 100, 120)}));
    EXPECT_TRUE(covers(found.boxes, 140, 105));
    EXPECT_TRUE(covers(found.boxes, 140, 125));
    EXPECT_FALSE(covers(found.boxes, 160, 125));
}

TEST(BlindPage, CoversANameThatWasReadWithASlip) {
    const Cover found = cover(page_with({testing::ocr_at("推荐王建围", 100, 100, 12, 0.95)}));
    EXPECT_TRUE(covers(found.boxes, 150, 105));
    EXPECT_FALSE(covers(found.boxes, 105, 105));
}

TEST(BlindPage, CoversTheLineWhereTheOtherReaderSawTheName) {
    Text line = testing::ocr_at("推荐土建围", 100, 100, 12, 0.9);
    line.second = "推荐王建国";
    EXPECT_TRUE(covers(cover(page_with({line})).boxes, 105, 105));
}

TEST(BlindPage, CoversWhatStandsBesideALabelWhateverItSays) {
    Page page = testing::blank_page();
    testing::add_grid(page, {{"姓名", "土健围", "性别", "男"}});
    const std::vector<Box> boxes = personal_boxes(view_of(page));
    EXPECT_TRUE(covers(boxes, 200, 215));
    EXPECT_FALSE(covers(boxes, 480, 215));
}

TEST(BlindPage, CoversSealsFacesAndInkThatNoLineExplains) {
    Page page = page_with({});
    page.marks.imprints = {{.box = {300, 500, 420, 620}}};
    page.marks.blots = {{100, 500, 140, 540}};
    page.marks.strokes = {{200, 600, 240, 620}, {60, 702, 80, 710}};
    page.portraits = {{450, 60, 540, 180}};
    const Cover found = cover(page);
    EXPECT_TRUE(covers(found.boxes, 360, 560));
    EXPECT_TRUE(covers(found.boxes, 120, 520));
    EXPECT_TRUE(covers(found.boxes, 220, 610));
    EXPECT_TRUE(covers(found.boxes, 500, 100));
    EXPECT_FALSE(covers(found.boxes, 70, 706)); // of a line that was read
    EXPECT_TRUE(found.doubts.empty());
}

TEST(BlindPage, CoversSignaturesAndSealsThatWereUnderstood) {
    Part part;
    part.seals = {{.page = 2, .box = {300, 500, 420, 620}}};
    part.signatures = {
        {.page = 2, .state = Presence::undetermined, .box = {100, 700, 160, 730}},
        {.page = 2, .state = Presence::absent, .box = {300, 700, 360, 730}}};
    EXPECT_EQ(marks_of(part, 2).size(), 2U);
    EXPECT_TRUE(marks_of(part, 1).empty());
}

TEST(BlindPage, SaysWhyItMayNotBeClean) {
    EXPECT_TRUE(doubts(cover(page_with({testing::ocr_at("模糊的字", 50, 50, 12, 0.7)})),
                       "识别把握不大"));
    EXPECT_TRUE(doubts(cover(page_with({testing::line_at("澜工的班组", 50, 50)})), "简称"));
    EXPECT_TRUE(doubts(cover(page_with({testing::ocr_at("由周某到场", 50, 50, 12, 0.95)})),
                       "两个字的姓名"));
    EXPECT_TRUE(doubts(cover(testing::blank_page(Origin::ocr)), "几乎没有读到文字"));
    Page drawn = page_with({});
    drawn.marks.blots = {{0, 0, 500, 500}};
    EXPECT_TRUE(doubts(cover(drawn), "大幅图案"));
    Page unread = page_with({});
    unread.grids = {{.cells = {{.box = {50, 100, 545, 500}, .ink = Ink::unreadable}}}};
    EXPECT_TRUE(doubts(cover(unread), "未能识读的内容"));
}

TEST(BlindPage, CoversAMisreadNameOfTwoCharactersInAList) {
    const Cover found =
        cover(page_with({testing::ocr_at("推荐李一、周枚、钱二", 100, 100, 12, 0.95)}));
    EXPECT_TRUE(covers(found.boxes, 175, 105));
    EXPECT_FALSE(covers(found.boxes, 130, 105));
    EXPECT_FALSE(covers(found.boxes, 195, 105));
    EXPECT_TRUE(found.doubts.empty());
}

TEST(BlindPage, CoversThePlaceOfACharacterThatWasNotReadAndSaysSo) {
    const Cover found =
        cover(page_with({testing::ocr_at("推荐李一、周、钱二", 100, 100, 12, 0.95)}));
    EXPECT_TRUE(covers(found.boxes, 165, 105));
    EXPECT_TRUE(covers(found.boxes, 182, 105));
    EXPECT_TRUE(doubts(found, "两个字的姓名"));
    EXPECT_TRUE(doubts(cover(page_with({testing::ocr_at("推荐李一和周", 100, 100, 12, 0.95)})),
                       "两个字的姓名"));
}

TEST(BlindPage, CoversWhoseLetterItIs) {
    const Cover found = cover(page_with({testing::line_at("云质协〔2026〕5号", 100, 100)}));
    EXPECT_TRUE(covers(found.boxes, 110, 105));
    EXPECT_FALSE(covers(found.boxes, 150, 105));
    EXPECT_TRUE(cover(page_with({testing::line_at("图一(2026)号", 100, 100)})).boxes.empty());
}

TEST(BlindPage, ALineThatMayBeHandwritingIsCoveredWhole) {
    const Cover found = cover(page_with({testing::ocr_at("乱码", 50, 50, 12, 0.4)}));
    EXPECT_TRUE(covers(found.boxes, 60, 55));
}

TEST(BlindPage, KnowsWhetherTheTextThatIsLeftSaysAName) {
    const Page page = page_with({testing::line_at("推荐王建国", 100, 100)});
    EXPECT_TRUE(still_betrays(page, {}, names));
    EXPECT_FALSE(still_betrays(page, cover(page).boxes, names));
}

} // namespace intake
