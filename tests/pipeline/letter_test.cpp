#include "pipeline/emit/letter.hpp"

#include "pipeline/emit/wording.hpp"
#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {

namespace {

Finding finding(const char* check, const char* candidate, const char* message) {
    Finding out;
    out.id = std::string(check) + candidate;
    out.check = check;
    out.submission = "浦东";
    out.candidate = candidate;
    out.document = "C1";
    out.message = message;
    out.remedy = "请补正";
    return out;
}

Dossier dossier(const char* name, const char* verdict) {
    Dossier out;
    out.candidate = name;
    out.verdict = verdict;
    return out;
}

Batch batch() {
    Batch out;
    out.profile.year = 2026;
    out.profile.letter.organiser = "上海市质量协会";
    out.profile.letter.award = "上海质量工匠";
    DocumentRule form;
    form.code = "C1";
    form.title = "推荐表";
    out.profile.documents = {form};
    out.as_of = *parse_date("2026-05-15");
    return out;
}

Review review() {
    Review out;
    out.submission.name = "浦东";
    out.subject.unit = "浦东新区质量协会";
    out.subject.dossiers = {dossier("王建国", "deficient"), dossier("李敏", "complete"),
                            dossier("赵强", "review")};
    out.verdicts.findings = {finding("UNIT-01", "", "未见《推荐函》"),
                             finding("FORM-05", "王建国", "未加盖公章"),
                             finding("FORM-06", "王建国", "身份证号310101197805120314有误")};
    return out;
}

} // namespace

TEST(Letter, NumbersUnitItemsFirstThenCandidates) {
    const Letter letter = compose_letter(review(), batch(), 3);
    ASSERT_EQ(letter.unit_items.size(), 1U);
    ASSERT_EQ(letter.candidate_items.size(), 2U);
    EXPECT_EQ(letter.unit_items[0].number, "BZ-03-001");
    EXPECT_EQ(letter.candidate_items[1].number, "BZ-03-003");
}

TEST(Letter, LeavesOutWhatIsNotTheUnitsToCure) {
    Review subject = review();
    subject.verdicts.findings[0].audience = Audience::secretariat;
    subject.verdicts.findings[1].result = Result::undetermined;
    subject.verdicts.findings[2].submission = "徐汇";
    const Letter letter = compose_letter(subject, batch(), 1);
    EXPECT_TRUE(letter.unit_items.empty());
    EXPECT_TRUE(letter.candidate_items.empty());
    EXPECT_TRUE(letter.unit_under_review);
}

TEST(Letter, MasksPersonalNumbers) {
    Review subject = review();
    subject.verdicts.findings[2].remedy = "请核对138 1234 5678";
    const Letter letter = compose_letter(subject, batch(), 1);
    EXPECT_EQ(letter.candidate_items[1].problem, "身份证号3101**********0314有误");
    EXPECT_EQ(letter.candidate_items[1].remedy, "请核对138****5678");
}

TEST(Letter, NeverCallsCompleteWhatAPersonStillChecks) {
    const Letter letter = compose_letter(review(), batch(), 1);
    EXPECT_EQ(letter.complete, std::vector<std::string>{"李敏"});
    EXPECT_EQ(letter.under_review, std::vector<std::string>{"赵强"});
}

TEST(Letter, DoesNotCallItsItemsAllWhileAPersonStillLooks) {
    Batch every = batch();
    Review subject = review();
    Finding doubt = subject.verdicts.findings[2];
    const auto with = [&](Audience audience) {
        every.profile.checks = {{.id = "X-90", .audience = audience}};
        return compose_letter(subject, every, 1);
    };
    EXPECT_FALSE(with(Audience::unit).open);
    doubt.check = "X-90";
    doubt.result = Result::undetermined;
    subject.verdicts.findings.push_back(doubt);
    const Letter letter = with(Audience::unit);
    EXPECT_TRUE(letter.open);
    EXPECT_TRUE(std::ranges::any_of(letter.lines, &CandidateLine::open));
    EXPECT_FALSE(with(Audience::secretariat).open);
}

TEST(Letter, EveryCandidateHasOneLine) {
    const Letter letter = compose_letter(review(), batch(), 1);
    ASSERT_EQ(letter.lines.size(), 3U);
    EXPECT_EQ(letter.lines[0].standing, Standing::deficient);
    EXPECT_EQ(letter.lines[0].required, 2);
}

TEST(Letter, KeepsItemsOfAPersonWithoutDossier) {
    Review subject = review();
    subject.verdicts.findings.push_back(finding("PKG-03", "孙丽", "未见申报材料"));
    const Letter letter = compose_letter(subject, batch(), 1);
    EXPECT_EQ(letter.candidate_items.back().candidate, "孙丽");
    EXPECT_EQ(letter.lines.size(), 4U);
}

TEST(Letter, AnOverruledVerdictDoesNotHideAnItem) {
    Review subject = review();
    subject.subject.dossiers[0].verdict = "complete";
    const Letter letter = compose_letter(subject, batch(), 1);
    EXPECT_EQ(letter.lines[0].standing, Standing::deficient);
}

TEST(Letter, SuggestionsLeaveACandidateComplete) {
    Review subject = review();
    subject.verdicts.findings.push_back(finding("PKG-07", "李敏", "文件较大"));
    subject.verdicts.findings.back().severity = Severity::advisory;
    const Letter letter = compose_letter(subject, batch(), 1);
    EXPECT_EQ(letter.candidate_items.back().kind, "建议");
    EXPECT_EQ(letter.lines[1].standing, Standing::complete);
}

TEST(Letter, SaysWhereOnThePage) {
    Finding one = finding("FORM-05", "王建国", "");
    one.source.page = 3;
    EXPECT_EQ(place_of(one, review(), batch().profile), "《推荐表》第3页");
    one.source.cell = "J4";
    EXPECT_EQ(place_of(one, review(), batch().profile), "《推荐表》J4单元格");
}

TEST(Letter, NamesTheFileWhereATypeHasSeveral) {
    Review subject = review();
    Part part;
    part.type = "C1";
    part.file = "王建国/表.pdf";
    subject.subject.dossiers[0].parts.push_back(part);
    part.file = "王建国/表2.pdf";
    subject.subject.dossiers[0].parts.push_back(part);
    Finding one = finding("FORM-05", "王建国", "");
    one.source.file = "王建国/表2.pdf";
    one.source.page = 1;
    EXPECT_EQ(place_of(one, subject, batch().profile), "《推荐表》（表2.pdf）第1页");
}

TEST(Letter, IsDueInWorkingDays) {
    EXPECT_EQ(compose_letter(review(), batch(), 1).due, *parse_date("2026-05-22"));
}

TEST(Letter, PrintsTheSameBytesTwice) {
    const Batch all = batch();
    const Letter letter = compose_letter(review(), all, 1);
    const std::string pdf = letter_pdf(letter, all.profile);
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    EXPECT_EQ(pdf, letter_pdf(letter, all.profile));
}

TEST(Letter, WritesDatesAsChineseLettersDo) {
    Review subject = review();
    subject.verdicts.findings[2].message = "出生年月“1986-11-11”与身份证（1986-10）不一致";
    const Letter letter = compose_letter(subject, batch(), 1);
    EXPECT_EQ(letter.candidate_items[1].problem,
              "出生年月“1986年11月11日”与身份证（1986年10月）不一致");
}

TEST(Letter, LeavesNumbersAndFileNamesAlone) {
    for (const char* text : {"GB/T 19001-2016", "编号2026-05-1234", "T/SAQ2026-05",
                             "2026-13-01", "文件“扫描2026-05-15.pdf”无法打开"}) {
        EXPECT_EQ(with_chinese_dates(text), text);
    }
}

} // namespace intake
