/// What a letter says must be so: of each check that can fail for several reasons, the sentence
/// for each of them.
#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

std::string message_of(const World& world, const std::string& check) {
    const auto found = findings_of(judged(world), check);
    return found.empty() ? "" : found.front().message;
}

Part& second_table(World& world, const std::string& name) {
    Document document{.path = "补充.xlsx"};
    document.sheets.push_back(
        {.name = "补充", .cells = {{.row = 3, .column = 2, .text = name}}});
    world.subject.documents.push_back(std::move(document));
    world.subject.unit_parts.push_back({.type = "U2",
                                        .file = "补充.xlsx",
                                        .document = world.subject.documents.size() - 1,
                                        .sheet = 0});
    return world.subject.unit_parts.back();
}

} // namespace

TEST(TrueSentences, ABlankANothingAndAPlaceThatIsNotThereAreThreeThings) {
    World world = complete_world();
    Reading& status = reading_of(world, person, "political_status", "C1");
    status.state = State::absent;
    status.raw = status.value = "";
    EXPECT_EQ(message_of(world, "FORM-02"), "《推荐表》“政治面貌”未填写");
    status.state = State::accepted;
    status.raw = status.value = "无";
    EXPECT_EQ(message_of(world, "FORM-02"), "《推荐表》“政治面貌”未填写具体内容");
    status.raw = "□群众 □中共党员"; // a tick drawn over a box is in no text layer
    EXPECT_EQ(answer(world, "FORM-02", person), "undetermined");
    auto& fields = dossier_of(world, person).fields;
    std::erase_if(std::ranges::find(fields, "political_status", &Field::name)->readings,
                  [](const Reading& reading) { return reading.document == "C1"; });
    EXPECT_EQ(message_of(world, "FORM-02"), "《推荐表》未见“政治面貌”栏目");
    page_of(world, part_of(world, person, "C1")).grids.clear();
    const auto asked = findings_of(judged(world), "FORM-02");
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked.front().result, Result::undetermined)
        << "running text may print another label";
    EXPECT_EQ(asked.front().confirmed, "《推荐表》“政治面貌”未填写")
        << "whoever confirms it has seen the place";
    give(world, person, "political_status", "U2", "群众");
    EXPECT_EQ(answer(world, "FORM-02", person), "pass") << "it is known, wherever it stands";
}

TEST(TrueSentences, ANoticeThatStatesItsResultIsOnlySaidToBeUnsealed) {
    World world = complete_world();
    Part& notice = part_of(world, "", "U5");
    notice.seals.clear();
    notice.places = {{.field = "unit_seal", .page = 1, .state = Presence::absent}};
    EXPECT_EQ(message_of(world, "PROC-07"), "公示证明未加盖公章");
    page_of(world, notice).lines.front().text = "公示期间没有收到群众的任何意见。";
    EXPECT_EQ(answer(world, "PROC-07"), "undetermined") << "said in other words";
    page_of(world, notice).lines.front().text = "公示已经结束。";
    EXPECT_EQ(message_of(world, "PROC-07"), "公示证明未写明公示结果（如“公示无异议”）");
}

TEST(TrueSentences, TheCommitmentsTelephoneIsNotTheTables) {
    World world = complete_world();
    give(world, person, "mobile", "C13", "13900000009");
    EXPECT_EQ(answer(world, "X-04", person), "pass");
}

TEST(TrueSentences, TheLetterNeedNotNameWhomTheTableDoesNot) {
    World world = complete_world();
    std::erase_if(page_of(world, part_of(world, "", "U1")).lines,
                  [](const Text& line) { return line.text == person; });
    EXPECT_EQ(message_of(world, "UNIT-08"), "推荐函未列出汇总表中的“王建国”");
    dossier_of(world, person).in_table = false;
    EXPECT_EQ(answer(world, "UNIT-08"), "pass");
    world.subject.table.found = false;
    EXPECT_EQ(answer(world, "UNIT-08"), "not_applicable");
}

TEST(TrueSentences, OneOfTwoColumnsOfAFieldIsEnough) {
    World world = complete_world();
    Reading second = cell_of(world, person, "mobile");
    second.raw = second.value = "";
    second.state = State::absent;
    row_of(world, person).cells.push_back(second);
    EXPECT_EQ(answer(world, "SUM-02"), "pass");
}

TEST(TrueSentences, AHiddenNumberIsNotMisshapen) {
    World world = complete_world();
    Reading& number = give(world, person, "id_number", "C13", "3101**********0314");
    EXPECT_EQ(answer(world, "ID-02", person), "pass");
    number.raw = number.value = "无";
    EXPECT_EQ(answer(world, "ID-02", person), "pass");
    number.raw = number.value = "H12345678";
    EXPECT_EQ(answer(world, "ID-02", person), "undetermined");
    number.raw = number.value = "12345";
    EXPECT_EQ(answer(world, "ID-02", person), "fail");
}

TEST(TrueSentences, AValueInDoubtForItsLabelIsWellShaped) {
    World world = complete_world();
    Reading& mobile = reading_of(world, person, "mobile", "C1");
    mobile.state = State::review;
    EXPECT_EQ(answer(world, "FORM-13", person), "pass");
    mobile.raw = mobile.value = "1380000";
    EXPECT_EQ(answer(world, "FORM-13", person), "fail");
}

TEST(TrueSentences, ADateOnTheScanIsNotMissingBecauseTheEditableFormHasNone) {
    World world = complete_world();
    Dossier& dossier = dossier_of(world, person);
    auto& readings =
        std::ranges::find(dossier.fields, "signature_date", &Field::name)->readings;
    Reading blank = readings.front();
    blank.raw = blank.value = "";
    blank.state = State::absent;
    readings.insert(readings.begin(), blank);
    EXPECT_EQ(answer(world, "FORM-08", person), "pass");
    readings.erase(readings.begin() + 1);
    EXPECT_EQ(answer(world, "FORM-08", person), "fail");
}

TEST(TrueSentences, AnEmployersSealIsNoSignOfAnotherName) {
    World world = complete_world();
    Seal seal = part_of(world, "", "U5").seals.front();
    seal.text = "上海某某精密机械有限公司";
    part_of(world, "", "U5").seals.push_back(seal);
    EXPECT_EQ(answer(world, "UNIT-10"), "pass");
    part_of(world, "", "U5").seals.back().text = "上海另一家协会";
    EXPECT_TRUE(contains(message_of(world, "UNIT-10"), "上海另一家协会"));
}

TEST(TrueSentences, OnlyWhatCanBeReadTwoWaysIsSaidToBeAmbiguous) {
    World world = complete_world();
    Reading& birth = cell_of(world, person, "birth");
    birth.state = State::review;
    birth.raw = "1985.1";
    birth.alternatives = {"1985-01", "1985-10"};
    EXPECT_TRUE(contains(message_of(world, "SUM-05"), "无法区分月份"));
    birth.raw = "1985.01（档案1984.12）";
    birth.alternatives = {"1984-12"};
    birth.value = "1985-01";
    EXPECT_TRUE(contains(message_of(world, "SUM-05"), "不是规范的日期"));
    birth.value = "";
    birth.raw = "不详";
    birth.alternatives.clear();
    EXPECT_TRUE(contains(message_of(world, "SUM-05"), "不是规范的日期"));
}

TEST(TrueSentences, AFaceIsTheCardsFront) {
    World world = complete_world();
    Page& card = page_of(world, part_of(world, person, "C2"));
    card.lines = {{.text = "签发机关某公安局"}, {.text = "有效期限2015.01.01-2035.01.01"}};
    reading_of(world, person, "id_number", "C2").value = "";
    EXPECT_EQ(answer(world, "ID-01", person), "fail");
    card.portraits = {{400, 100, 480, 210}};
    EXPECT_EQ(answer(world, "ID-01", person), "pass");
    card.portraits.clear();
    card.lines.push_back({.text = "某某某", .confidence = 0.4, .origin = Origin::ocr});
    EXPECT_EQ(answer(world, "ID-01", person), "undetermined") << "a blurred side";
}

TEST(TrueSentences, ARingReadInPartIsNotAnotherUnits) {
    World world = complete_world();
    Seal& seal = part_of(world, person, "C1").seals.front();
    seal.text = "上海某某精密机械";
    EXPECT_EQ(answer(world, "FORM-09", person), "undetermined");
    seal.text = "上海某某精密机械有限公司质量部";
    EXPECT_EQ(answer(world, "FORM-09", person), "fail");
}

TEST(TrueSentences, WhoStandsInAnotherTableIsNotSaidToBeUnlisted) {
    World world = complete_world();
    dossier_of(world, person).in_table = false;
    std::erase_if(world.subject.table.rows, [](const TableRow& row) {
        return find_reading(row.cells, "name")->value == person;
    });
    EXPECT_EQ(answer(world, "PKG-04"), "fail");
    second_table(world, person);
    EXPECT_EQ(answer(world, "PKG-04"), "undetermined");
}

TEST(TrueSentences, ShortenedNamesDoNotMoveToAnotherDistrict) {
    World world = complete_world();
    world.subject.unit = "上海市总工会";
    world.registers.units = {{.name = "上海市浦东新区总工会"}};
    EXPECT_EQ(answer(world, "UNIT-02"), "pass");
    EXPECT_EQ(answer(world, "UNIT-01"), "undetermined");
    world.subject.unit = "上海市另一家协会";
    EXPECT_EQ(answer(world, "UNIT-01"), "fail");
}

TEST(TrueSentences, UnitThatTheRegisterNamesShorterMayBeTheSame) {
    World world = complete_world();
    world.subject.unit = "上海市某某行业协会";
    world.registers.units = {{.name = "上海某某行业协会"}};
    EXPECT_EQ(answer(world, "UNIT-01"), "undetermined");
}

TEST(TrueSentences, WhatAPersonConfirmedIsNotQuotedAsItWasMisread) {
    World world = complete_world();
    Field& result =
        *std::ranges::find(dossier_of(world, person).fields, "assessment_result", &Field::name);
    result.value = "合恪";
    result.state = State::review;
    result.source.origin = Origin::ocr;
    const auto found = findings_of(judged(world), "CULT-08");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(contains(found.front().confirmed, "合恪")) << found.front().confirmed;
}

} // namespace intake::test
