#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";
const std::string other_number = id_of("31010119780512033");

Field& field_of(World& world, const std::string& name) {
    auto& fields = dossier_of(world, person).fields;
    return *std::ranges::find(fields, name, &Field::name);
}

void clear(World& world, const std::string& field) {
    std::erase_if(dossier_of(world, person).fields,
                  [&](const Field& each) { return each.name == field; });
}

/// The four answers: as it is, spoilt, spoilt on a scan nobody is sure of, without the values.
void expect_answers(const std::string& check, const std::string& field,
                    const std::string& document, const std::string& wrong) {
    World world = complete_world();
    EXPECT_EQ(answer(world, check, person), "pass") << check;
    Reading& reading = give(world, person, field, document, wrong);
    EXPECT_EQ(answer(world, check, person), "fail") << check;
    make_doubtful(reading);
    EXPECT_EQ(answer(world, check, person), "undetermined") << check;
}

} // namespace

TEST(IdentityCard, NeedsBothSides) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ID-01", person), "pass");
    Page& page = page_of(world, part_of(world, person, "C2"));
    page.lines.resize(3);
    page.lines.pop_back();
    page.lines.push_back({.text = "公民身份号码"});
    EXPECT_EQ(outline(world, "ID-01"), "fail unit ID-01 王建国 缺少身份证国徽面复印件\n");
    page.state = PageState::unreadable;
    EXPECT_EQ(answer(world, "ID-01", person), "undetermined");
    remove_document(world, person, "C2");
    EXPECT_EQ(answer(world, "ID-01", person), "fail");
    EXPECT_EQ(answer(world, "ID-07", person), "not_applicable");
    EXPECT_EQ(answer(world, "ID-09", person), "not_applicable");
}

TEST(IdNumberChecks, AnswerAllFourWays) {
    expect_answers("ID-02", "id_number", "C1", "31010119781312031X");
    expect_answers("ID-03", "id_number", "C1", "310101197805120319");
    expect_answers("ID-04", "id_number", "C1", other_number);
    World world = complete_world();
    clear(world, "id_number");
    for (const auto* check : {"ID-02", "ID-03", "ID-04", "ID-05", "ID-06"}) {
        EXPECT_EQ(answer(world, check, person), "not_applicable") << check;
    }
}

TEST(IdNumberChecks, LeaveOldCertificatesAlone) {
    World world = complete_world();
    give(world, person, "id_number", "C3", "310101780512031");
    EXPECT_EQ(answer(world, "ID-02", person), "pass");
    EXPECT_EQ(answer(world, "ID-04", person), "pass");
}

TEST(SexAndBirth, AreHeldAgainstAProvenNumber) {
    expect_answers("ID-05", "sex", "C1", "女");
    expect_answers("ID-06", "birth", "C1", "1979-05-12");
    World world = complete_world();
    give(world, person, "birth", "C1", "1978-05");
    EXPECT_EQ(answer(world, "ID-06", person), "pass");
    field_of(world, "id_number").state = State::review;
    make_doubtful(reading_of(world, person, "id_number", "C2"));
    EXPECT_EQ(answer(world, "ID-05", person), "undetermined");
}

TEST(CardValidity, EndsBeforeTheReferenceDay) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ID-07", person), "pass");
    Reading& until = give(world, person, "id_valid_to", "C2", "2026-05-14");
    EXPECT_EQ(outline(world, "ID-07"),
              "fail unit ID-07 王建国 身份证已于2026年5月14日到期，请提供有效证件\n");
    make_doubtful(until);
    EXPECT_EQ(answer(world, "ID-07", person), "undetermined");
    give(world, person, "id_valid_to", "C2", "长期");
    EXPECT_EQ(answer(world, "ID-07", person), "pass");
}

TEST(CardValidity, OfAWholeTermProvesItsDatesOnAScan) {
    World world = complete_world();
    for (const auto& [field, day] : std::vector<std::pair<std::string, std::string>>{
             {"id_valid_from", "2006-03-18"}, {"id_valid_to", "2026-03-18"}}) {
        give(world, person, field, "C2", day).source.origin = Origin::ocr;
    }
    EXPECT_EQ(answer(world, "ID-07", person), "fail");
    reading_of(world, person, "id_valid_from", "C2").value = "2006-03-13";
    EXPECT_EQ(answer(world, "ID-07", person), "undetermined");
}

TEST(CardLegibility, IsNeverAnAccusation) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ID-09", person), "pass");
    reading_of(world, person, "name", "C2").value = "";
    EXPECT_EQ(answer(world, "ID-09", person), "pass"); // the number proves itself
    reading_of(world, person, "id_number", "C2").value = "";
    EXPECT_EQ(answer(world, "ID-09", person), "undetermined");
}

TEST(Names, MayDifferInWidthAndDotsOnly) {
    expect_answers("ID-11", "name", "C18", "王建中");
    World world = complete_world();
    give(world, person, "name", "C18", "王 建国");
    EXPECT_EQ(answer(world, "ID-11", person), "pass");
    clear(world, "name");
    EXPECT_EQ(answer(world, "ID-11", person), "not_applicable");
}

TEST(Names, OfOthersBesideTheOwnAreNoContradiction) {
    World world = complete_world();
    field_of(world, "name")
        .readings.push_back(make_value("name", "C18", "王建国/培育方案.pdf", "张师傅"));
    EXPECT_EQ(answer(world, "ID-11", person), "pass");
}

TEST(Form, IsThereOrMayBeThere) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-01", person), "pass");
    remove_document(world, person, "C1");
    EXPECT_EQ(answer(world, "FORM-01", person), "fail");
    for (const auto* check :
         {"FORM-02", "FORM-03", "FORM-04", "FORM-05", "FORM-06", "FORM-07", "FORM-08",
          "FORM-09", "FORM-13", "FORM-15", "FORM-16", "FORM-19"}) {
        EXPECT_EQ(answer(world, check, person), "not_applicable") << check;
    }
    add_unread_page(world, "王建国/扫描.pdf", person);
    EXPECT_EQ(answer(world, "FORM-01", person), "undetermined");
}

TEST(FormFields, AreBlankOnlyWhereThatWasSeen) {
    for (const auto& [check, field] :
         std::vector<std::pair<std::string, std::string>>{{"FORM-02", "deeds"},
                                                          {"FORM-07", "employer_opinion"},
                                                          {"FORM-15", "condition_2"},
                                                          {"FORM-16", "force_leading"}}) {
        World world = complete_world();
        EXPECT_EQ(answer(world, check, person), "pass") << check;
        Reading& reading = give(world, person, field, "C1", "");
        reading.state = State::absent;
        EXPECT_EQ(answer(world, check, person), "fail") << check;
        reading.state = State::unreadable;
        EXPECT_EQ(answer(world, check, person), "undetermined") << check;
        clear(world, field);
        EXPECT_EQ(answer(world, check, person), "fail") << check;
        make_scan(world, person, "C1");
        EXPECT_EQ(answer(world, check, person), "undetermined") << check;
    }
}

TEST(FormFields, SayingNoneAreBlankWhereSomethingMustStand) {
    World world = complete_world();
    Reading& reading = give(world, person, "deeds", "C1", "无");
    reading.state = State::review;
    EXPECT_EQ(answer(world, "FORM-02", person), "fail");
    reading.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "FORM-02", person), "undetermined");
    give(world, person, "deeds", "C1", "某某");
    give(world, person, "discipline_record", "C1", "无");
    EXPECT_EQ(answer(world, "FORM-02", person), "pass");
}

TEST(FormPhoto, IsOnTheFormOrAFileOfItsOwn) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-03", person), "pass");
    page_of(world, part_of(world, person, "C1")).portraits.clear();
    EXPECT_EQ(answer(world, "FORM-03", person), "pass");
    remove_document(world, person, "C17");
    EXPECT_EQ(answer(world, "FORM-03", person), "undetermined");
}

TEST(Signatures, AreAbsentOnlyWhereThatWasSeen) {
    for (const auto& [check, type] : std::vector<std::pair<std::string, std::string>>{
             {"FORM-04", "C1"}, {"PROC-02", "C13"}}) {
        World world = complete_world();
        EXPECT_EQ(answer(world, check, person), "pass");
        part_of(world, person, type).signatures.front().state = Presence::absent;
        EXPECT_EQ(answer(world, check, person), "fail");
        page_of(world, part_of(world, person, type)).state = PageState::unreadable;
        EXPECT_EQ(answer(world, check, person), "undetermined");
        part_of(world, person, type).signatures.clear();
        EXPECT_EQ(answer(world, check, person), "undetermined");
    }
}

TEST(FormSeals, AreReadOrAPersonsToSee) {
    World world = complete_world();
    for (const auto* check : {"FORM-05", "FORM-06", "FORM-09"}) {
        EXPECT_EQ(answer(world, check, person), "pass") << check;
    }
    auto& seals = part_of(world, person, "C1").seals;
    seals.front().kind = "质检专用音";
    EXPECT_EQ(answer(world, "FORM-09", person), "undetermined");
    seals.front().kind.clear();
    seals.front().text = "上海某某精密机械有限公司工会委员会";
    EXPECT_EQ(answer(world, "FORM-05", person), "pass");
    EXPECT_EQ(answer(world, "FORM-09", person), "fail");
    seals.front().state = State::review;
    EXPECT_EQ(answer(world, "FORM-09", person), "undetermined");
    seals.clear();
    EXPECT_EQ(answer(world, "FORM-06", person), "undetermined");
    EXPECT_EQ(answer(world, "FORM-09", person), "not_applicable");
}

TEST(FormSeals, OfAnOfficeAreAPersonsToSee) {
    World world = complete_world();
    part_of(world, person, "C1").seals.front().kind = "合同专用章";
    EXPECT_EQ(answer(world, "FORM-05", person), "pass");
    EXPECT_EQ(answer(world, "FORM-09", person), "undetermined");
}

TEST(FormSeals, OfTheOtherUnitAreAPersonsToSee) {
    World world = complete_world();
    Seal& seal = part_of(world, person, "C1").seals.front();
    ASSERT_EQ(seal.field, "employer_seal");
    seal.text = world.subject.unit;
    EXPECT_EQ(answer(world, "FORM-09", person), "undetermined");
}

TEST(FormSeals, AreMissingOnlyWhereTheirPlaceIsBare) {
    World world = complete_world();
    Part& form = part_of(world, person, "C1");
    form.seals.erase(form.seals.begin());
    form.places = {{"employer_seal", 1, {80, 500, 500, 600}, Presence::absent, ""}};
    EXPECT_EQ(outline(world, "FORM-05"),
              "fail unit FORM-05 王建国 《推荐表》“所在单位意见”未加盖公章\n");
    World unread = world;
    add_unread_page(unread, "扫描.pdf");
    EXPECT_EQ(answer(unread, "FORM-05", person), "undetermined");
    form.places.front().state = Presence::undetermined;
    form.places.front().reason = "此处有印迹";
    EXPECT_EQ(outline(world, "FORM-05"),
              "undetermined secretariat FORM-05 王建国 "
              "所在单位意见盖章：所在单位意见的公章未能认定（此处有印迹），请看原件\n");
}

TEST(FormSeals, AreNoNameStamps) {
    World world = complete_world();
    part_of(world, person, "C1").seals.front().shape = SealShape::square;
    EXPECT_EQ(answer(world, "FORM-05", person), "undetermined");
}

TEST(FormDates, ComeInOrder) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-08", person), "pass");
    Reading& date = give(world, person, "recommender_opinion_date", "C1", "2026-05-07");
    EXPECT_EQ(outline(world, "FORM-08"),
              "fail unit FORM-08 王建国 《推荐表》推荐单位意见落款日期早于前序环节\n");
    Reading& last = reading_of(world, person, "recommender_opinion_date", "C1");
    last.value = "";
    last.state = State::absent;
    EXPECT_EQ(outline(world, "FORM-08"),
              "fail unit FORM-08 王建国 《推荐表》推荐单位意见落款日期缺失\n");
    last.state = State::unreadable;
    EXPECT_EQ(answer(world, "FORM-08", person), "undetermined");
    make_doubtful(date);
    EXPECT_EQ(answer(world, "FORM-08", person), "undetermined");
    give(world, person, "recommender_opinion_date", "C1", "2026-05-16");
    date.source.origin = Origin::text;
    EXPECT_EQ(answer(world, "FORM-08", person), "fail");
}

TEST(FormLengths, AreHeldAgainstALimitIfThereIsOne) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-11", person), "not_applicable");
    for (CheckRule& rule : world.profile.checks) {
        if (rule.id == "FORM-11") {
            rule.numbers["max"] = 3;
        }
    }
    EXPECT_EQ(answer(world, "FORM-11", person), "fail"); // the opinions have four
    give(world, person, "employer_opinion", "C1", "同意");
    give(world, person, "recommender_opinion", "C1", "同意");
    EXPECT_EQ(answer(world, "FORM-11", person), "pass");
    make_doubtful(give(world, person, "deeds", "C1", "四个汉字"));
    EXPECT_EQ(answer(world, "FORM-11", person), "undetermined");
}

TEST(FormLengths, AreHeldAgainstWhatTheFormPrints) {
    World world = complete_world();
    Reading& deeds = give(world, person, "deeds", "C1", "一二三四五六七八九十一二三");
    deeds.source.file = part_of(world, person, "C1").file;
    auto& lines = page_of(world, part_of(world, person, "C1")).lines;
    lines.push_back({.text = "主要事迹", .box = {60, 500, 120, 512}});
    lines.push_back({.text = "（限12字以内）", .box = {55, 514, 125, 526}});
    EXPECT_EQ(answer(world, "FORM-11", person), "fail");
    lines.back().text = "（限13字以内）";
    EXPECT_EQ(answer(world, "FORM-11", person), "pass");
    lines.back().text = "（限12字以内）";
    lines.back().box = {300, 514, 370, 526}; // of another column
    EXPECT_EQ(answer(world, "FORM-11", person), "not_applicable");
}

TEST(FormPhone, MustHaveItsShape) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-13", person), "pass");
    Reading& mobile = give(world, person, "mobile", "C1", "1380000");
    mobile.state = State::review;
    EXPECT_EQ(outline(world, "FORM-13"),
              "fail unit FORM-13 王建国 《推荐表》“手机”填写“1380000”，格式不正确\n");
    mobile.source.origin = Origin::ocr;
    EXPECT_NE(answer(world, "FORM-13", person), "fail");
}

TEST(FormVersions, AreAPersonsToCompare) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-19", person), "not_applicable");
    Part second = make_part(world, "C1", "王建国/推荐表2.pdf", {});
    dossier_of(world, person).parts.push_back(second);
    EXPECT_EQ(answer(world, "FORM-19", person), "undetermined");
}

TEST(Agreement, BetweenDocumentsAnswersAllFourWays) {
    expect_answers("X-02", "employer", "C18", "另一家有限公司");
    expect_answers("X-03", "position", "U2", "总工程师");
    expect_answers("X-04", "mobile", "U2", "13800000002");
    expect_answers("X-05", "cultivation_end", "C20", "2026-06-01");
    World world = complete_world();
    clear(world, "mobile");
    clear(world, "employer");
    for (const auto* check : {"X-02", "X-04"}) {
        EXPECT_EQ(answer(world, check, person), "not_applicable") << check;
    }
}

TEST(Agreement, IsInDoubtBetweenAPartAndTheWhole) {
    World world = complete_world();
    give(world, person, "employer", "C18", "上海某某精密机械有限公司临港分公司");
    give(world, person, "position", "U2", "副班长");
    EXPECT_EQ(answer(world, "X-02", person), "undetermined");
    EXPECT_EQ(answer(world, "X-03", person), "undetermined");
}

TEST(Agreement, OfAPostIsNotUndoneByItsDepartment) {
    World world = complete_world();
    rule_of(world, "X-03").words["departments"] = {"车间"};
    give(world, person, "position", "U2", "装配车间班长");
    EXPECT_EQ(answer(world, "X-03", person), "pass");
    rule_of(world, "X-03").words["departments"].clear();
    EXPECT_EQ(answer(world, "X-03", person), "undetermined");
}

TEST(Agreement, LeavesTheArchivesOwnPeriodsAlone) {
    World world = complete_world();
    give(world, person, "cultivation_end", "C19", "2025-06-01");
    EXPECT_EQ(answer(world, "X-05", person), "pass");
}

} // namespace intake::test
