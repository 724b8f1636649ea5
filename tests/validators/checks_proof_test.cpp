#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";
const std::string skill = "Y003100001234025100012";

void add_claim(World& world, const std::string& list, const std::string& column,
               const std::string& text, Origin origin = Origin::text) {
    Part& form = part_of(world, person, "C1");
    Reading reading = make_value(column, "C1", form.file, text);
    reading.source.origin = origin;
    form.entries.push_back({list, {reading}});
}

Part& add_proof(World& world, const std::string& type, const std::vector<std::string>& lines) {
    Part part = make_part(world, type, "王建国/" + type + ".pdf", lines);
    dossier_of(world, person).parts.push_back(part);
    return dossier_of(world, person).parts.back();
}

} // namespace

TEST(Claims, NeedAProof) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-01", person), "not_applicable");
    add_claim(world, "honours", "title", "上海市质量标兵");
    EXPECT_EQ(outline(world, "EVD-01"),
              "fail unit EVD-01 王建国 “上海市质量标兵”未见证明材料，请补充或删除该项\n");
    World scanned = world;
    add_proof(scanned, "C6", {"上海巿质童标只", person});
    make_scan(scanned, person, "C6");
    EXPECT_EQ(answer(scanned, "EVD-01", person), "undetermined");
    add_proof(world, "C6", {"授予" + person + "上海市质量标兵称号"});
    EXPECT_EQ(answer(world, "EVD-01", person), "pass");
}

TEST(Claims, InProseAreAskedAboutOneByOne) {
    World world = complete_world();
    give(world, person, "honours", "C1",
         "2020.05质量先进个人某某促进会\n2024.06质量标兵某某公司");
    add_proof(world, "C6", {"授予" + person, "质量先进个人", "某某促进会"});
    const std::vector<Finding> found = findings_of(judged(world), "EVD-01");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().result, Result::undetermined);
    EXPECT_EQ(found.front().found, "质量标兵某某公司");
    give(world, person, "honours", "C1", "2020年5月质量先进个人\n2024年6月 质量标兵某某公司");
    EXPECT_EQ(answer(world, "EVD-01", person), "undetermined");
    give(world, person, "honours", "C1", "无");
    EXPECT_EQ(answer(world, "EVD-01", person), "not_applicable");
}

TEST(Claims, OfNothingNeedNoProof) {
    World world = complete_world();
    add_claim(world, "honours", "title", "无");
    EXPECT_EQ(answer(world, "EVD-01", person), "not_applicable");
    add_claim(world, "honours", "title", "上海市质量标兵", Origin::ocr);
    EXPECT_EQ(answer(world, "EVD-01", person), "undetermined");
}

TEST(Evidence, NamesItsPerson) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-03", person), "pass");
    add_proof(world, "C6", {"授予某某班组称号"});
    EXPECT_EQ(answer(world, "EVD-03", person), "fail");
    make_scan(world, person, "C6");
    EXPECT_EQ(answer(world, "EVD-03", person), "undetermined");
    remove_document(world, person, "C6");
    remove_document(world, person, "C3");
    EXPECT_EQ(answer(world, "EVD-03", person), "not_applicable");
    EXPECT_EQ(answer(world, "EVD-22", person), "not_applicable");
}

TEST(Evidence, ShowsWhoGaveItAndWhen) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-04", person), "not_applicable");
    Part& proof = add_proof(world, "C6", {person + "的荣誉"});
    proof.readings = {make_value("issue_date", "C6", proof.file, "2024-05-01")};
    EXPECT_EQ(answer(world, "EVD-04", person), "pass");
    proof.readings[0].state = State::absent;
    EXPECT_EQ(answer(world, "EVD-04", person), "fail");
    proof.readings[0].state = State::unreadable;
    EXPECT_EQ(answer(world, "EVD-04", person), "undetermined");
}

TEST(Evidence, IsLegible) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-22", person), "pass");
    page_of(world, part_of(world, person, "C3")).state = PageState::unreadable;
    EXPECT_EQ(answer(world, "EVD-22", person), "undetermined");
}

TEST(ClaimedCertificates, AreAskedForWhereTheFormClaimsThem) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-08", person), "pass");
    give(world, person, "professional_title", "C1", "高级工程师");
    EXPECT_EQ(answer(world, "EVD-08", person), "fail");
    World shown = world;
    page_of(shown, part_of(shown, person, "C3")).lines.push_back({.text = "高级工程师"});
    EXPECT_EQ(answer(shown, "EVD-08", person), "undetermined");
    for (Field& field : dossier_of(world, person).fields) {
        const bool claim = field.name == "education" || field.name == "professional_title";
        field.value = claim ? "" : field.value;
    }
    EXPECT_EQ(answer(world, "EVD-08", person), "not_applicable");
}

TEST(CertificateNumbers, AgreeWithGradeAndYear) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-09", person), "not_applicable");
    give(world, person, "certificate_number", "C1", skill); // year 02, level 5
    EXPECT_EQ(answer(world, "EVD-09", person), "pass");
    give(world, person, "skill_grade", "C5", "高级技师");
    EXPECT_EQ(answer(world, "EVD-09", person), "fail");
    give(world, person, "skill_grade", "C5", "初级工");
    EXPECT_EQ(answer(world, "EVD-09", person), "pass");
    give(world, person, "issue_date", "C5", "2019-05-01");
    EXPECT_EQ(answer(world, "EVD-09", person), "fail");
    make_doubtful(reading_of(world, person, "certificate_number", "C1"));
    EXPECT_EQ(answer(world, "EVD-09", person), "undetermined");
}

TEST(CertificateNumbers, OfQualificationsCarryTheGradeToo) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-10", person), "not_applicable");
    give(world, person, "certificate_number", "C1", "1309030000101234");
    EXPECT_EQ(answer(world, "EVD-10", person), "pass");
    give(world, person, "skill_grade", "C5", "技师");
    EXPECT_EQ(answer(world, "EVD-10", person), "fail");
    give(world, person, "certificate_number", "C1", "130903");
    EXPECT_EQ(answer(world, "EVD-10", person), "undetermined");
}

TEST(Grades, AgreeWithOneOfTheCertificates) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-11", person), "not_applicable");
    give(world, person, "skill_grade", "C1", "高级技师");
    EXPECT_EQ(answer(world, "EVD-11", person), "not_applicable");
    Reading& proof = give(world, person, "skill_grade", "C5", "技师");
    EXPECT_EQ(answer(world, "EVD-11", person), "fail");
    make_doubtful(proof);
    EXPECT_EQ(answer(world, "EVD-11", person), "undetermined");
    auto& grades = dossier_of(world, person).fields;
    std::ranges::find(grades, "skill_grade", &Field::name)
        ->readings.push_back(make_value("skill_grade", "C5", "王建国/C5.pdf", "一级"));
    EXPECT_EQ(answer(world, "EVD-11", person), "pass");
}

TEST(Grades, RecognisedFromPixelsDifferWhereNoSlipExplainsIt) {
    World world = complete_world();
    const auto recognised = [&](const char* document, const char* raw, const char* value) {
        Reading& reading = give(world, person, "skill_grade", document, value);
        reading.raw = raw;
        reading.source.origin = Origin::ocr;
    };
    recognised("C1", "一级/高级技师", "一级/高级技师");
    recognised("C5", "二级/技师", "二级/技师");
    EXPECT_EQ(answer(world, "EVD-11", person), "fail");
    recognised("C5", "二级", "二级/技师");
    recognised("C1", "一级", "一级/高级技师");
    EXPECT_EQ(answer(world, "EVD-11", person), "undetermined");
    recognised("C5", "技师", "二级/技师");
    recognised("C1", "高级技师", "一级/高级技师");
    EXPECT_EQ(answer(world, "EVD-11", person), "undetermined");
}

TEST(PatentNumbers, AreJudgedWhereGranted) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-12", person), "not_applicable");
    add_claim(world, "patents", "number", "ZL201310699744.2、ZL201710601862.3(第一发明人)");
    EXPECT_EQ(answer(world, "EVD-12", person), "pass");
    add_claim(world, "patents", "number", "ZL201310699744");
    EXPECT_EQ(answer(world, "EVD-12", person), "undetermined");
    add_claim(world, "patents", "number", "ZL201310699744.3");
    EXPECT_EQ(answer(world, "EVD-12", person), "fail");
}

TEST(PatentNumbers, SayTheKind) {
    World world = complete_world();
    add_claim(world, "patents", "number", "ZL201310699744.2");
    auto& columns = part_of(world, person, "C1").entries.back().columns;
    columns.push_back(make_value("type", "C1", "", "发明专利"));
    EXPECT_EQ(answer(world, "EVD-12", person), "pass");
    columns.back().value = "实用新型";
    EXPECT_EQ(answer(world, "EVD-12", person), "fail");
}

TEST(Publicity, CountsWorkingDaysByTheCalendar) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-06"), "pass"); // 28 April to 7 May: five
    auto& readings = part_of(world, "", "U5").readings;
    readings.at(0).value = "2026-04-29";
    readings.at(1).value = "2026-05-06";
    EXPECT_EQ(outline(world, "PROC-06"),
              "fail unit PROC-06 公示期2026年4月29日至2026年5月6日仅3个工作日，不足5个工作日，"
              "请补足公示\n");
    make_doubtful(readings.at(0));
    EXPECT_EQ(answer(world, "PROC-06"), "undetermined");
    readings.clear();
    EXPECT_EQ(answer(world, "PROC-06"), "undetermined");
    remove_document(world, "", "U5");
    EXPECT_EQ(answer(world, "PROC-05"), "fail");
    EXPECT_EQ(answer(world, "PROC-06"), "not_applicable");
    EXPECT_EQ(answer(world, "PROC-07"), "not_applicable");
}

TEST(Publicity, StatesItsResultUnderASeal) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-05"), "pass");
    EXPECT_EQ(answer(world, "PROC-07"), "pass");
    World unsealed = world;
    part_of(unsealed, "", "U5").seals.clear();
    EXPECT_EQ(answer(unsealed, "PROC-07"), "undetermined");
    page_of(world, part_of(world, "", "U5")).lines.front().text = "公示";
    EXPECT_EQ(answer(world, "PROC-07"), "fail");
    make_scan(world, "", "U5");
    EXPECT_EQ(answer(world, "PROC-07"), "undetermined");
}

TEST(Publicity, EndsBeforeTheOpinion) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-08", person), "pass");
    Reading& opinion = give(world, person, "recommender_opinion_date", "C1", "2026-05-06");
    EXPECT_EQ(answer(world, "PROC-08", person), "fail");
    make_doubtful(opinion);
    EXPECT_EQ(answer(world, "PROC-08", person), "undetermined");
    part_of(world, "", "U5").readings.clear();
    EXPECT_EQ(answer(world, "PROC-08", person), "not_applicable");
}

TEST(Publicity, OfAnotherYearIsAQuestion) {
    World world = complete_world();
    for (Reading& reading : part_of(world, "", "U5").readings) {
        reading.value.replace(0, 4, "2025");
    }
    EXPECT_EQ(answer(world, "PROC-08", person), "undetermined");
    EXPECT_TRUE(contains(outline(world, "PROC-08"), "不在2026年内"));
    rule_of(world, "PROC-08").wordings.clear();
    EXPECT_EQ(answer(world, "PROC-08", person), "pass");
}

TEST(Cultivation, DocumentsAreThereOrMayBe) {
    for (const auto& [check, type] : std::vector<std::pair<std::string, std::string>>{
             {"CULT-02", "U4"}, {"CULT-03", "C18"}, {"CULT-04", "C19"}, {"CULT-06", "C20"}}) {
        World world = complete_world();
        const std::string whose = type == "U4" ? "" : person;
        EXPECT_EQ(answer(world, check, whose), "pass") << check;
        remove_document(world, whose, type);
        EXPECT_EQ(answer(world, check, whose), "fail") << check;
        add_unread_page(world, "扫描.pdf");
        EXPECT_EQ(answer(world, check, whose), "undetermined") << check;
    }
    World world = complete_world();
    part_of(world, person, "C20").seals.clear();
    EXPECT_EQ(answer(world, "CULT-06", person), "undetermined");
}

TEST(Cultivation, AnAssessmentWithoutSealIsNotSaidToBeMissing) {
    World world = complete_world();
    Part& assessment = part_of(world, person, "C20");
    assessment.seals.clear();
    assessment.places = {{.field = "unit_seal", .page = 1, .state = Presence::absent}};
    rule_of(world, "CULT-06").message = "缺少《{材料名称}》";
    rule_of(world, "CULT-06").wordings = {{"unsealed", "《{材料名称}》未加盖公章"}};
    const auto told = findings_of(judged(world), "CULT-06");
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told.front().result, Result::fail);
    EXPECT_EQ(told.front().message, "《培育考评表》未加盖公章");
    rule_of(world, "CULT-06").wordings.clear();
    EXPECT_EQ(findings_of(judged(world), "CULT-06").front().message.find("缺少"),
              std::string::npos);
}

TEST(Cultivation, LastsAboutAYear) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "CULT-05", person), "pass");
    auto& fields = dossier_of(world, person).fields;
    Field& end = *std::ranges::find(fields, "cultivation_end", &Field::name);
    end.value = "2025-12-01";
    EXPECT_EQ(answer(world, "CULT-05", person), "fail");
    end.state = State::review;
    EXPECT_EQ(answer(world, "CULT-05", person), "undetermined");
    end.state = State::absent;
    EXPECT_EQ(answer(world, "CULT-05", person), "not_applicable");
}

TEST(Cultivation, EndsBeforeItIsAssessed) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "CULT-07", person), "pass");
    auto& fields = dossier_of(world, person).fields;
    Field& assessed = *std::ranges::find(fields, "assessment_date", &Field::name);
    assessed.value = "2026-02-01";
    EXPECT_EQ(answer(world, "CULT-07", person), "fail");
    assessed.state = State::review;
    EXPECT_EQ(answer(world, "CULT-07", person), "undetermined");
    assessed.value = "";
    EXPECT_EQ(answer(world, "CULT-07", person), "not_applicable");
}

TEST(Cultivation, ResultMustRecommend) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "CULT-08", person), "pass");
    auto& fields = dossier_of(world, person).fields;
    Field& result = *std::ranges::find(fields, "assessment_result", &Field::name);
    result.value = "不合格";
    EXPECT_EQ(answer(world, "CULT-08", person), "fail");
    result.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "CULT-08", person), "undetermined");
    result.value = "";
    EXPECT_EQ(answer(world, "CULT-08", person), "undetermined");
    remove_document(world, person, "C20");
    EXPECT_EQ(answer(world, "CULT-08", person), "not_applicable");
}

TEST(History, IsFoundByNumberAndOnlyDoubtedByName) {
    const std::string number = id_of("31010119780512031");
    for (const std::string check : {"ELIG-01", "ELIG-02", "ELIG-03"}) {
        World world = complete_world();
        EXPECT_EQ(answer(world, check, person), "not_applicable");
        const auto list = [&](const Person& someone) {
            world.registers.winners = world.registers.revoked = world.registers.previous =
                std::vector<Person>{someone};
        };
        list({person, id_of("31010119990101001"), "2025", "某单位"});
        EXPECT_EQ(answer(world, check, person), "pass");
        list({"改了名", number, "2025", "某单位"});
        EXPECT_EQ(answer(world, check, person), "fail");
        EXPECT_TRUE(contains(outline(world, check), "fail secretariat"));
        list({person, "", "2025", "某单位"});
        EXPECT_EQ(answer(world, check, person), "undetermined");
    }
}

} // namespace intake::test
