#include "pipeline/emit/masking.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {

namespace {

Text line(const char* text, double left, double top) {
    Text out;
    out.text = text;
    const auto count = static_cast<int>(length(text));
    out.box = {left, top, left + 10 * count, top + 10};
    for (int i = 0; i <= count; ++i) {
        out.edges.push_back(left + 10 * i);
    }
    return out;
}

Page page(std::vector<Text> lines) {
    Page out;
    out.width = 595;
    out.height = 842;
    out.lines = std::move(lines);
    return out;
}

FieldRule rule(const char* name, Kind kind, std::vector<std::string> labels) {
    return {.name = name, .kind = kind, .labels = std::move(labels)};
}

Profile profile() {
    Profile out;
    out.fields = {rule("id_number", Kind::id_number, {"身份证号", "身份证号码"}),
                  rule("mobile", Kind::phone, {"手机", "联系电话"}),
                  rule("address", Kind::text, {"通讯地址", "住址"}),
                  rule("name", Kind::name, {"姓名"}),
                  rule("certificate_number", Kind::code, {"证书编号"})};
    return out;
}

bool covers(const std::vector<Box>& boxes, double x, double y) {
    return std::ranges::any_of(boxes, [&](const Box& box) {
        return x > box.left && x < box.right && y > box.top && y < box.bottom;
    });
}

std::vector<Box> boxes(const Page& page, std::vector<const Reading*> readings = {}) {
    const Profile rules = profile();
    return personal_boxes({page, rules, std::move(readings)});
}

GridCell cell(int row, int column, const Box& box, std::vector<int> lines) {
    return {.row = row,
            .column = column,
            .box = box,
            .ink = lines.empty() ? Ink::none : Ink::read,
            .lines = std::move(lines)};
}

/// A grid of 100 x 20 point cells, `columns` wide; line i stands in cell i.
Page table(int columns, const std::vector<const char*>& texts) {
    Page out = page({});
    Grid grid{.columns = columns};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const int row = static_cast<int>(i) / columns;
        const int column = static_cast<int>(i) % columns;
        const Box box{column * 100.0, row * 20.0, column * 100.0 + 100, row * 20.0 + 20};
        const bool empty = std::string_view(texts[i]).empty();
        out.lines.push_back(line(texts[i], box.left + 2, box.top + 5));
        grid.cells.push_back(cell(
            row, column, box, empty ? std::vector<int>{} : std::vector{static_cast<int>(i)}));
    }
    out.grids.push_back(grid);
    return out;
}

} // namespace

TEST(Masking, HidesNumbersPrintedInGroups) {
    EXPECT_EQ(hide_numbers("号310101 19780512 031X。"), "号3101**********031X。");
    EXPECT_EQ(hide_numbers("电话138-1234-5678"), "电话138****5678");
    EXPECT_EQ(hide_numbers("编号1234567890123456，2026-05-15"),
              "编号1234567890123456，2026-05-15");
}

TEST(Masking, FindsIdNumbersInProseAndLeavesTheRest) {
    const auto found = boxes(page({line("王建国，310101197805120314，工人", 50, 100)}));
    EXPECT_TRUE(covers(found, 95, 105));
    EXPECT_TRUE(covers(found, 265, 105));
    EXPECT_FALSE(covers(found, 60, 105));
    EXPECT_FALSE(covers(found, 300, 105));
}

TEST(Masking, ToleratesSlipsOfTheRecogniser) {
    EXPECT_FALSE(boxes(page({line("3101O119780512O3lX", 50, 100)})).empty());
}

TEST(Masking, LeavesDatesAndPeriodsAlone) {
    EXPECT_TRUE(boxes(page({line("2025-03-01-2026-03-01", 50, 100),
                            line("2025年3月1日至2026年3月1日", 50, 120)}))
                    .empty());
}

TEST(Masking, FindsMobileNumbersAndMail) {
    EXPECT_FALSE(boxes(page({line("138-1234-5678", 50, 100)})).empty());
    EXPECT_FALSE(boxes(page({line("wang@example.com", 50, 100)})).empty());
}

TEST(Masking, FindsANumberBrokenOverTwoLines) {
    const auto found =
        boxes(page({line("编为310101197805", 50, 100), line("120314的", 50, 120)}));
    EXPECT_TRUE(covers(found, 75, 105));
    EXPECT_TRUE(covers(found, 55, 125));
    EXPECT_FALSE(covers(found, 115, 125));
}

TEST(Masking, KeepsAnAcceptedCertificateNumber) {
    Reading reading{
        .field = "certificate_number", .value = "1909000000301234", .state = State::accepted};
    const Page one = page({line("1909000000301234", 50, 100)});
    EXPECT_TRUE(boxes(one, {&reading}).empty());
    EXPECT_FALSE(boxes(one).empty());
}

TEST(Masking, NeverKeepsACodeThatMayBeAnIdNumber) {
    Reading reading{
        .field = "certificate_number", .value = "310101197805120314", .state = State::accepted};
    EXPECT_FALSE(boxes(page({line("310101197805120314", 50, 100)}), {&reading}).empty());
}

TEST(Masking, TakesTheWholeCellOfANumberInTwoLines) {
    Page one = table(2, {"姓名", "王建国"});
    one.lines.push_back(line("3101011978", 102, 22));
    one.lines.push_back(line("05120314", 102, 32));
    one.grids[0].cells.push_back(cell(1, 1, {100, 20, 200, 45}, {2, 3}));
    const auto found = boxes(one);
    EXPECT_TRUE(covers(found, 195, 44));
    EXPECT_FALSE(covers(found, 150, 10));
}

TEST(Masking, LeavesAFramedCertificateVisible) {
    Page one = page({line("荣誉证书", 100, 100), line("编号1909000000301234", 100, 300)});
    one.grids.push_back({.cells = {cell(0, 0, {10, 10, 580, 830}, {0, 1})}});
    const auto found = boxes(one);
    EXPECT_TRUE(covers(found, 150, 305));
    EXPECT_FALSE(covers(found, 110, 105));
}

TEST(Masking, LeavesThePhotographBesideSeveralRows) {
    Page one = table(3, {"姓名", "王建国", "民族", "身份证号", "", "汉"});
    one.grids[0].cells.push_back(
        {.row = 0, .column = 3, .row_span = 2, .box = {300, 0, 400, 40}});
    EXPECT_FALSE(covers(boxes(one), 350, 20));
    EXPECT_TRUE(covers(boxes(one), 150, 30));
}

TEST(Masking, TakesTheCellBesideALabelWhateverItHolds) {
    const auto found = boxes(table(4, {"通讯地址", "上海市浦东新区某路1号", "姓名", "王"}));
    EXPECT_TRUE(covers(found, 150, 10));
    EXPECT_FALSE(covers(found, 350, 10));
}

TEST(Masking, TakesTheRowWhereTheValueIsNotRead) {
    const auto found = boxes(table(4, {"身份证号", "", "", ""}));
    EXPECT_TRUE(covers(found, 150, 10));
    EXPECT_TRUE(covers(found, 390, 10));
}

TEST(Masking, TakesTheColumnBelowAHeader) {
    const auto found =
        boxes(table(3, {"姓名", "手机", "备注", "张三", "?", "无", "李四", "", "无"}));
    EXPECT_TRUE(covers(found, 150, 30));
    EXPECT_TRUE(covers(found, 150, 50));
    EXPECT_FALSE(covers(found, 50, 30));
}

TEST(Masking, TakesOneDigitABoxWhole) {
    Page one = page({});
    Grid grid;
    for (int i = 0; i < 18; ++i) {
        one.lines.push_back(line(i == 4 ? "" : "7", i * 20.0, 5));
        grid.cells.push_back(cell(0, i, {i * 20.0, 0, i * 20.0 + 20, 20}, {i}));
    }
    one.grids.push_back(grid);
    const auto found = boxes(one);
    EXPECT_TRUE(covers(found, 90, 10));
    EXPECT_TRUE(covers(found, 350, 10));
}

TEST(Masking, TakesWhatFollowsALabelUpToTheNextOne) {
    const auto found = boxes(page({line("住 址：浦东某路 姓名：王建国", 50, 100)}));
    EXPECT_TRUE(covers(found, 105, 105));
    EXPECT_FALSE(covers(found, 190, 105));
}

TEST(Masking, TakesTheWholeRowBehindALoneLabel) {
    const auto found = boxes(page({line("联系电话：", 50, 100)}));
    EXPECT_TRUE(covers(found, 300, 105));
    EXPECT_FALSE(covers(found, 60, 105));
}

TEST(Masking, AWordInProseIsNoLabel) {
    EXPECT_TRUE(boxes(page({line("负责手机屏幕质量攻关", 50, 100)})).empty());
}

TEST(Masking, TakesReadingsOfPrivateFields) {
    Reading reading{.field = "mobile", .source = {.box = {10, 10, 50, 20}}};
    EXPECT_TRUE(covers(boxes(page({}), {&reading}), 30, 15));
}

TEST(Masking, MapsBoxesToThePageAsItLiesInTheFile) {
    Page one = page({line("310101197805120314", 50, 100)});
    one.to_file = {0, 1, -1, 0, 842, 0};
    EXPECT_TRUE(covers(boxes(one), 842 - 105, 60));
}

TEST(Masking, NamesTheCodePointsUnderAMask) {
    const Text text = line("电话138", 0, 0);
    EXPECT_EQ(masked_points(text, {}, {{20, 0, 60, 10}}),
              (std::vector<bool>{false, false, true, true, true}));
}

TEST(Masking, AFrameAroundAPageIsNotTheNumberInIt) {
    const Page certificate =
        page({line("证件310101197805120314", 60, 100), line("职业资格", 60, 300)});
    Reading number;
    number.field = "id_number";
    number.raw = "310101197805120314";
    number.source.box = {20, 20, 575, 820};
    const auto found = boxes(certificate, {&number});
    EXPECT_TRUE(covers(found, 100, 105));
    EXPECT_FALSE(covers(found, 80, 305));
}

TEST(Masking, AFrameIsHiddenWholeWhereTheNumberInItIsNotFound) {
    Reading number;
    number.field = "id_number";
    number.raw = "310101197805120314";
    number.source.box = {20, 20, 575, 820};
    EXPECT_TRUE(covers(boxes(page({line("职业资格", 60, 300)}), {&number}), 80, 305));
}

TEST(Masking, ACodeIsHiddenIfItHoldsANumber) {
    Page shown = page({});
    shown.marks.codes = {{{10, 10, 60, 60}, "https://example.org/v?id=310101197805120314"},
                         {{110, 10, 160, 60}, "https://example.org/v?c=A1B2"}};
    const auto found = boxes(shown);
    EXPECT_TRUE(covers(found, 35, 35));
    EXPECT_FALSE(covers(found, 135, 35));
}

} // namespace intake
