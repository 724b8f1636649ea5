#include "extractors/fields.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::add_grid;
using testing::blank_page;
using testing::document_of;
using testing::line_at;
using testing::ocr_at;

Profile profile_with_dates() {
    FieldRule signature{.name = "candidate_signature", .title = "本人签名"};
    signature.labels = {"本人签名", "承诺人"};
    signature.documents = {"F", "P"};
    FieldRule date{.name = "signature_date", .title = "签名日期", .kind = Kind::date};
    date.labels = {"签名日期"};
    date.documents = {"F", "P"};
    date.after = "candidate_signature";
    date.closing = {"P"};
    Profile profile;
    profile.fields = {signature, date};
    FieldRule opinion{.name = "opinion", .title = "意见", .kind = Kind::paragraph};
    opinion.labels = {"单位意见"};
    opinion.documents = {"F"};
    FieldRule of_opinion{.name = "opinion_date", .title = "意见日期", .kind = Kind::date};
    of_opinion.documents = {"F"};
    profile.fields.push_back(opinion);
    profile.fields.push_back(of_opinion);
    DocumentRule form{.code = "F", .title = "推荐表"};
    DocumentRule pledge{.code = "P", .title = "承诺书"};
    profile.documents = {form, pledge};
    return profile;
}

Reading date_of(Page page, const std::string& type) {
    const Document document = document_of({std::move(page)});
    const Part part = read_part({.type = type, .file = "a.pdf", .pages = {0}}, document,
                                profile_with_dates());
    const Reading* reading = find_reading(part.readings, "signature_date");
    return reading == nullptr ? Reading{.value = "(none)"} : *reading;
}

} // namespace

TEST(ClosingDate, StandsBesideOrBelowTheSignature) {
    Page beside = blank_page();
    beside.lines = {line_at("本人签名：", 60, 100), line_at("2026 年 4 月 10 日", 300, 100)};
    EXPECT_EQ(date_of(beside, "F").value, "2026-04-10");
    Page below = blank_page();
    below.lines = {line_at("承诺人（签名）：", 60, 100), line_at("2026年4月10日", 80, 120)};
    EXPECT_EQ(date_of(below, "F").value, "2026-04-10");
    EXPECT_EQ(date_of(below, "F").state, State::accepted) << date_of(below, "F").note;
}

TEST(ClosingDate, IsNotTheDateOfAnotherParagraph) {
    Page page = blank_page();
    page.lines = {line_at("本人签名：", 60, 100), line_at("2026年4月21日", 300, 260)};
    EXPECT_EQ(date_of(page, "F").value, "(none)");
    page.lines.back() = line_at("本人于2026年4月1日入职，现承诺如下。", 60, 120);
    EXPECT_EQ(date_of(page, "F").value, "(none)");
}

TEST(ClosingDate, StandsAloneAtTheEndOfTheDocument) {
    Page page = blank_page();
    page.lines = {line_at("本人承诺材料属实。", 60, 100), line_at("2026年4月10日", 300, 400)};
    EXPECT_EQ(date_of(page, "P").value, "2026-04-10");
    EXPECT_EQ(date_of(page, "F").value, "(none)") << "a form has many dates";
}

TEST(ClosingDate, IsAbsentWhereItsPlaceWasLeftBlank) {
    Page page = blank_page();
    page.lines = {line_at("承诺人：王建国", 60, 100), line_at("年 月 日", 300, 120)};
    page.origin = Origin::ocr;
    EXPECT_EQ(date_of(page, "P").state, State::absent);
    const Box line = page.lines.back().box;
    page.marks.strokes = {{line.left - 20, line.top, line.left - 4, line.bottom}};
    EXPECT_EQ(date_of(page, "P").state, State::unreadable) << "a hand wrote the year";
    page.marks.strokes.clear();
    page.lines.push_back(line_at("2026年4月10日", 300, 140));
    EXPECT_EQ(date_of(page, "P").value, "2026-04-10");
}

TEST(ClosingDate, OfACertificateMayBeAMonthInChineseNumerals) {
    Profile profile;
    FieldRule issued{.name = "issue_date", .title = "发证日期", .kind = Kind::month};
    issued.documents = issued.closing = {"H"};
    profile.fields = {issued};
    profile.documents = {{.code = "H", .title = "荣誉证书"}};
    Page page = blank_page();
    page.lines = {line_at("荣誉证书", 200, 80), line_at("上海市总工会", 300, 380),
                  line_at("二〇二五年六月", 300, 400)};
    const Document document = document_of({page});
    const Part part = {.type = "H", .file = "a.pdf", .pages = {0}};
    const Part month = read_part(part, document, profile);
    ASSERT_EQ(month.readings.size(), 1u);
    EXPECT_EQ(month.readings.front().value, "2025-06");
    profile.fields.front().kind = Kind::date;
    EXPECT_TRUE(read_part(part, document, profile).readings.empty()) << "a day is asked for";
}

TEST(ClosingDate, IsInDoubtWhereSeveralStandAlone) {
    Page page = blank_page();
    page.lines = {line_at("2026年4月10日", 300, 300), line_at("2026年4月12日", 300, 400)};
    const Reading reading = date_of(page, "P");
    EXPECT_EQ(reading.state, State::review);
    EXPECT_EQ(reading.value, "2026-04-12");
    EXPECT_EQ(reading.alternatives, std::vector<std::string>{"2026-04-10"});
}

namespace {

/// The date of a recognised opinion whose date line the second reader saw as `second`.
Reading date_of_opinion(const std::string& second) {
    Page page = blank_page(Origin::ocr);
    add_grid(page, {{"单位意见", "同意推荐。"}});
    Text date = ocr_at("2030年5月12日", 320, 222, 6, 0.999);
    date.second = second;
    page.grids[0].cells[1].lines.push_back(static_cast<int>(page.lines.size()));
    page.lines.push_back(date);
    const Document document = document_of({page});
    const Part part =
        read_part({.type = "F", .file = "a.pdf", .pages = {0}}, document, profile_with_dates());
    const Reading* reading = find_reading(part.readings, "opinion_date");
    return reading == nullptr ? Reading{.value = "(none)"} : *reading;
}

} // namespace

TEST(ClosingDate, OfAnOpinionIsBelievedWhereBothReadersAreSure) {
    const Reading sure = date_of_opinion("2030年5月12日");
    EXPECT_EQ(sure.value, "2030-05-12");
    EXPECT_EQ(sure.state, State::accepted);
    EXPECT_LT(sure.source.box.height(), 10); // the line, not the whole opinion
    EXPECT_EQ(date_of_opinion("2030年6月12日").state, State::review);
    EXPECT_EQ(date_of_opinion("").state, State::review);
}

TEST(ClosingDate, IsWholeThoughPrintedInPieces) {
    Page page = blank_page();
    page.lines = {line_at("正文到此结束。", 60, 300), line_at("2030年", 300, 700),
                  line_at("4", 370, 700), line_at("月3", 390, 700), line_at("日", 420, 700)};
    EXPECT_EQ(date_of(page, "P").value, "2030-04-03");
    page.lines[2].box = {370, 740, 382, 752}; // another row
    EXPECT_EQ(date_of(page, "P").value, "(none)");
}

} // namespace intake
