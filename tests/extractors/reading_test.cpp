#include "extractors/reading.hpp"
#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

/// What two readers saw, `second` empty for one reader alone.
Reading judged(const std::string& field, const std::string& first, const std::string& second,
               double confidence) {
    const Profile profile = testing::small_profile();
    const FieldRule* rule = find_field_rule(profile, field);
    Found found{.raw = first, .confidence = confidence, .weakest = confidence};
    found.source.origin = Origin::ocr;
    found.second = second;
    return make_reading(*rule, "F", found, profile);
}

constexpr const char* good_id = "310101197805120314";
constexpr const char* bad_id = "310101197805120814";

} // namespace

TEST(Reading, AHeadingTakenForAValueIsInDoubt) {
    const FieldRule rule{.name = "discipline_record", .title = "受过何种处分"};
    const Found found{.raw = "五、四个基本条件", .source = {.origin = Origin::text}};
    EXPECT_EQ(make_reading(rule, "C1", found, Profile{}).state, State::review);
}

TEST(Reading, ABoxThatHoldsOnlyWhatTheFormPrintsIsEmpty) {
    const FieldRule rule{
        .name = "employer_opinion", .title = "所在单位意见", .kind = Kind::paragraph};
    const Profile profile{.printed_words = {"负责人", "签字", "负责人签字", "盖章", "年月日"}};
    Found found{.raw = "负责人签字：\n（盖章）    年   月   日",
                .source = {.origin = Origin::text}};
    EXPECT_EQ(make_reading(rule, "C1", found, profile).state, State::absent);
    found.source.origin = Origin::ocr;
    EXPECT_EQ(make_reading(rule, "C1", found, profile).state, State::unreadable)
        << "handwriting that nobody could read may stand there";
    found = {.raw = "同意推荐。（盖章）年月日", .source = {.origin = Origin::text}};
    EXPECT_EQ(make_reading(rule, "C1", found, profile).state, State::accepted);
}

TEST(Reading, ABoxThatIsOnlySignedAndDatedSaysNothing) {
    const FieldRule rule{
        .name = "employer_opinion", .title = "所在单位意见", .kind = Kind::paragraph};
    const Profile profile{.printed_words = {"负责人签字", "盖章", "年月日"}};
    Found found{.raw = "负责人签字：（盖章）2026年4月15日", .source = {.origin = Origin::text}};
    EXPECT_EQ(make_reading(rule, "C1", found, profile).state, State::absent);
    found.raw = "同意。负责人签字：（盖章）2026年4月15日";
    EXPECT_EQ(make_reading(rule, "C1", found, profile).state, State::accepted);
}

TEST(Reading, TwoReadersThatAgreeAreBelieved) {
    EXPECT_EQ(judged("name", "王建国", "王建国", 0.99).state, State::accepted);
    EXPECT_EQ(judged("birth", "1978年5月", "1978年5月", 0.99).state, State::accepted);
    EXPECT_EQ(judged("employer", "上海某某有限公司", "上海某某有限公司。", 0.99).state,
              State::accepted);
}

TEST(Reading, ACompanyWhoseLastWordsAreCutIsForAPerson) {
    for (const std::string cut : {"上海某某有", "上海某某有限公", "上海某某有限责任"}) {
        EXPECT_EQ(judged("employer", cut, cut, 0.99).state, State::review) << cut;
    }
}

TEST(Reading, ProseThatStopsInsideASentenceIsForAPerson) {
    const FieldRule rule{.name = "force", .title = "引领力", .kind = Kind::paragraph};
    Found found{
        .raw = "弘扬劳模精神", .source = {.origin = Origin::ocr}, .second = "弘扬劳模精神"};
    EXPECT_EQ(make_reading(rule, "C1", found, Profile{}).state, State::review);
    found.raw = found.second = "同意推荐";
    EXPECT_EQ(make_reading(rule, "C1", found, Profile{}).state, State::accepted);
}

TEST(Reading, AgreementWithoutConfidenceIsForAPerson) {
    const Reading reading = judged("name", "王建国", "王建国", 0.6);
    EXPECT_EQ(reading.state, State::review);
    EXPECT_TRUE(reading.alternatives.empty());
    EXPECT_FALSE(reading.note.empty());
}

TEST(Reading, TheLeastSureCharacterDecides) {
    const Profile profile = testing::small_profile();
    Found found{.raw = "林防", .confidence = 0.97, .weakest = 0.86};
    found.source.origin = Origin::ocr;
    found.second = "林防"; // both know no 昉
    EXPECT_EQ(make_reading(*find_field_rule(profile, "name"), "F", found, profile).state,
              State::review);
}

TEST(Reading, OneReaderAloneIsNotBelieved) {
    EXPECT_EQ(judged("name", "王建国", "", 0.999).state, State::review);
    EXPECT_EQ(judged("birth", "1978年5月", "", 0.999).state, State::review);
}

TEST(Reading, OneReaderIsBelievedWhereTheValueProvesItself) {
    EXPECT_EQ(judged("id_number", good_id, "", 0.8).state, State::accepted);
    EXPECT_EQ(judged("sex", "男", "", 0.99).state, State::accepted);
    EXPECT_EQ(judged("sex", "男", "", 0.5).state, State::review);
}

TEST(Reading, ReadersThatDifferAskAPersonAndKeepBoth) {
    const Reading reading = judged("name", "王健国", "王建国", 0.99);
    EXPECT_EQ(reading.state, State::review);
    EXPECT_EQ(reading.value, "王健国");
    EXPECT_EQ(reading.alternatives, (std::vector<std::string>{"王建国"}));
    EXPECT_TRUE(reading.disputed);
}

TEST(Reading, OfTwoNumbersTheOneThatProvesItselfStands) {
    for (const auto& [first, second] :
         {std::pair{good_id, bad_id}, std::pair{bad_id, good_id}}) {
        const Reading reading = judged("id_number", first, second, 0.6);
        EXPECT_EQ(reading.state, State::accepted);
        EXPECT_EQ(reading.value, good_id);
    }
}

TEST(Reading, ReadersThatDifferInAListedValueAskAPerson) {
    EXPECT_EQ(judged("sex", "男", "女", 0.99).state, State::review);
}

TEST(Reading, AListedValueThatBothReadersSeeNeedsLessConfidence) {
    EXPECT_EQ(judged("sex", "男", "男", 0.6).state, State::accepted);
    EXPECT_EQ(judged("sex", "男", "男", 0.4).state, State::review);
}

TEST(Reading, ADateThatCannotBeIsNoDateForTwoReadersEither) {
    EXPECT_NE(judged("birth", "1978年13月", "1978年13月", 0.99).state, State::accepted);
}

TEST(Reading, CornersAndDashesThatARuleLeftBelongToNoValue) {
    EXPECT_EQ(judged("employer", "上海某某有限公司」", "上海某某有限公司", 0.99).value,
              "上海某某有限公司");
    EXPECT_EQ(judged("name", "-王建国", "王建国", 0.99).state, State::accepted);
    EXPECT_EQ(judged("employer", "「上海某某」有限公司", "「上海某某」有限公司", 0.99).value,
              "「上海某某」有限公司");
}

TEST(Reading, WhatStandsBehindAReadingIsKept) {
    EXPECT_EQ(judged("name", "王建国", "王建国", 0.6).backing, Backing::alike);
    EXPECT_EQ(judged("name", "王建国", "王健国", 0.99).backing, Backing::differing);
    EXPECT_EQ(judged("name", "王建国", "", 0.99).backing, Backing::alone);
    EXPECT_EQ(judged("birth", "某年", "某年", 0.99).backing, Backing::unclear);
}

TEST(Reading, SpecksOfDustAreInkNobodyRead) {
    const FieldRule rule{.name = "deeds", .title = "事迹", .kind = Kind::paragraph};
    const Found found{.raw = ". ·", .source = {.origin = Origin::ocr}, .ink = Ink::read};
    const Reading reading = make_reading(rule, "F", found, {});
    EXPECT_EQ(reading.state, State::unreadable);
    EXPECT_EQ(reading.value, "");
}

TEST(Reading, AOneAmongTheLettersOfAHostIsReadAsAnLAndAskedAbout) {
    const FieldRule rule{.name = "email", .title = "电子邮箱", .kind = Kind::email};
    Found found{.raw = "wang1@mai1.example.cn", .confidence = 0.99, .weakest = 0.99};
    found.second = found.raw;
    found.source.origin = Origin::ocr;
    const Profile profile;
    const Reading scanned = make_reading(rule, "C1", found, profile);
    EXPECT_EQ(scanned.value, "wang1@mail.example.cn");
    EXPECT_EQ(scanned.state, State::review);
    found.source.origin = Origin::text;
    EXPECT_EQ(make_reading(rule, "C1", found, profile).value, "wang1@mai1.example.cn");
    found.source.origin = Origin::ocr;
    found.raw = found.second = "wang@163-demo.com";
    EXPECT_EQ(make_reading(rule, "C1", found, profile).value, "wang@163-demo.com");
}

} // namespace intake
