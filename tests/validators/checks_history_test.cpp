#include "tests/support/cases.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

void add_stay(World& world, const std::string& period, Origin origin = Origin::text) {
    Part& form = part_of(world, person, "C1");
    Reading reading = make_value("period", "C1", form.file, period);
    reading.source.origin = origin;
    form.entries.push_back({"resume", {reading}});
}

} // namespace

TEST(Resume, MayHaveNoGapOfMoreThanSixMonths) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-10", person), "not_applicable");
    add_stay(world, "1996-09/2000-07");
    add_stay(world, "2001-02/至今");
    EXPECT_EQ(answer(world, "FORM-10", person), "pass");
    part_of(world, person, "C1").entries.clear();
    add_stay(world, "2001-03/至今");
    add_stay(world, "1996-09/2000-07");
    EXPECT_EQ(outline(world, "FORM-10"),
              "fail unit FORM-10 王建国 《推荐表》工作简历2000-07至2001-03中断，请补充说明\n");
}

TEST(Resume, CountsTheTimeUpToTheReferenceDay) {
    World world = complete_world();
    add_stay(world, "2000-07/2025-09");
    EXPECT_EQ(answer(world, "FORM-10", person), "fail");
    add_stay(world, "2025-10/2025-12");
    EXPECT_EQ(answer(world, "FORM-10", person), "pass");
}

TEST(Resume, OfOverlappingRowsLeavesNoGap) {
    World world = complete_world();
    add_stay(world, "2000-07/至今");
    add_stay(world, "2003-09/2006-07");
    EXPECT_EQ(answer(world, "FORM-10", person), "pass");
}

TEST(Resume, IsForAPersonWhereARowWasNotReadForSure) {
    World world = complete_world();
    add_stay(world, "2000-07/2010-07");
    add_stay(world, "2012-07/至今", Origin::ocr);
    EXPECT_EQ(answer(world, "FORM-10", person), "undetermined");
    part_of(world, person, "C1").entries.clear();
    add_stay(world, "2000-07/至今");
    add_stay(world, "");
    EXPECT_EQ(answer(world, "FORM-10", person), "undetermined");
}

TEST(WorkStart, ComesAfterTheSixteenthBirthday) {
    World world = complete_world(); // born 1978-05
    Reading& start = give(world, person, "work_start", "C1", "1996-07");
    EXPECT_EQ(answer(world, "FORM-21", person), "pass");
    start.value = "1990-07";
    EXPECT_EQ(answer(world, "FORM-21", person), "fail");
    start.state = State::review;
    EXPECT_EQ(answer(world, "FORM-21", person), "undetermined");
    start.value = "";
    EXPECT_EQ(answer(world, "FORM-21", person), "not_applicable");
}

TEST(Card, LastsAsLongAsTheAgeAtIssueAllows) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ID-08", person), "not_applicable");
    give(world, person, "id_valid_from", "C2", "2015-01-01"); // at 36, to 2035
    EXPECT_EQ(answer(world, "ID-08", person), "pass");
    World doubtful = world;
    for (Field& field : dossier_of(doubtful, person).fields) {
        field.value = field.name == "id_valid_to" ? "2025-01-01" : field.value;
    }
    EXPECT_EQ(outline(doubtful, "ID-08"),
              "fail secretariat ID-08 王建国 身份证有效期长短与年龄不符，多为识别有误\n");
}

TEST(Age, OutsideTheUsualIsForTheSecretariat) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ID-14", person), "pass");
    world.as_of = *parse_date("2046-05-15");
    EXPECT_EQ(findings_of(judged(world), "ID-14").at(0).audience, Audience::secretariat);
    std::erase_if(dossier_of(world, person).fields,
                  [](const Field& field) { return field.name == "birth"; });
    EXPECT_EQ(answer(world, "ID-14", person), "not_applicable");
}

TEST(Proofs, AreNotDatedInTheFutureNorInChildhood) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-18", person), "not_applicable");
    Part& diploma = part_of(world, person, "C3");
    diploma.readings = {make_value("issue_date", "C3", diploma.file, "2000-07-01")};
    EXPECT_EQ(answer(world, "EVD-18", person), "pass");
    for (const auto* wrong : {"2026-07-01", "1988-07-01"}) {
        diploma.readings.front().value = wrong;
        EXPECT_EQ(answer(world, "EVD-18", person), "fail") << wrong;
    }
    diploma.readings.front().source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "EVD-18", person), "undetermined");
}

TEST(Diploma, SaysTheEducationTheFormSays) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-05", person), "not_applicable") << "no value was read";
    Part& diploma = part_of(world, person, "C3");
    diploma.readings = {make_value("education", "C3", diploma.file, "大学本科")};
    EXPECT_EQ(answer(world, "EVD-05", person), "pass");
    diploma.readings.front().value = "大学专科";
    EXPECT_EQ(outline(world, "EVD-05"),
              "fail unit EVD-05 王建国 学历填写“大学本科”，毕业证书为“大学专科”，请核对\n");
    diploma.readings.front().source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "EVD-05", person), "undetermined");
    remove_document(world, person, "C3");
    EXPECT_EQ(answer(world, "EVD-05", person), "not_applicable");
}

TEST(StandardNumbers, HaveAKnownShape) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-14", person), "not_applicable");
    Part& form = part_of(world, person, "C1");
    form.entries.push_back({"standards", {make_value("number", "C1", form.file, "")}});
    Reading& number = form.entries.back().columns.front();
    for (const auto* good : {"GB/T19001-2016", "T/SAQ0014(S)-2025", "DB31/T1234.5-2020",
                             "ISO9001:2015", "Q/31-0112000123C001-2024"}) {
        number.value = good;
        EXPECT_EQ(answer(world, "EVD-14", person), "pass") << good;
    }
    for (const auto* bad : {"19001-2016", "GB/T19001", "GB/T-2016", "GB/T19001-16"}) {
        number.value = bad;
        EXPECT_EQ(answer(world, "EVD-14", person), "fail") << bad;
    }
    number.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "EVD-14", person), "undetermined");
}

TEST(Apprentices, NeedAnAgreementOrARoster) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-19", person), "not_applicable");
    Part& form = part_of(world, person, "C1");
    form.entries.push_back({"apprentices", {make_value("name", "C1", form.file, "赵小山")}});
    EXPECT_EQ(answer(world, "EVD-19", person), "fail");
    World scanned = world;
    part_of(scanned, person, "C1").entries.back().columns.front().state = State::review;
    EXPECT_EQ(answer(scanned, "EVD-19", person), "undetermined");
    dossier_of(world, person)
        .parts.push_back(make_part(world, "C11", "王建国/师徒协议.pdf", {person}));
    EXPECT_EQ(answer(world, "EVD-19", person), "pass");
}

TEST(StatedYears, AgreeWithTheDatesTheyRunFrom) {
    World world = complete_world(); // born 1978-05-12, 48 on 2026-05-15
    EXPECT_EQ(answer(world, "X-07", person), "not_applicable");
    for (const std::string good : {"47", "48", "49"}) {
        give(world, person, "age", "C1", good);
        EXPECT_EQ(answer(world, "X-07", person), "pass") << good;
    }
    Reading& age = give(world, person, "age", "C1", "41");
    EXPECT_EQ(outline(world, "X-07"),
              "fail unit X-07 王建国 年龄“41”与出生年月推算的“48”不一致\n");
    Page& page = page_of(world, part_of(world, person, "C1"));
    age.source.file = part_of(world, person, "C1").file;
    page.lines.insert(page.lines.end(), {{.text = "年龄"}, {.text = "年 龄"}});
    EXPECT_EQ(answer(world, "X-07", person), "not_applicable") << "of an apprentice, perhaps";
    page.lines.pop_back();
    age.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "X-07", person), "undetermined");
    age.state = State::review;
    EXPECT_EQ(answer(world, "X-07", person), "not_applicable");
}

TEST(StatedYears, OfAPostAreNoMoreThanThoseOfWork) {
    World world = complete_world();
    Field& start =
        *std::ranges::find(dossier_of(world, person).fields, "work_start", &Field::name);
    give(world, person, "work_start", "C1", "2000-07");
    start.value = "2000-07";
    give(world, person, "post_years", "C1", "5");
    EXPECT_EQ(answer(world, "X-07", person), "pass");
    give(world, person, "post_years", "C1", "30");
    EXPECT_EQ(outline(world, "X-07"),
              "fail unit X-07 王建国 从事本岗位年限“30”与参加工作时间推算的“25”不一致\n");
}

TEST(CertificateUnit, IsOneTheCandidateWasWithThen) {
    World world = complete_world();
    Part& form = part_of(world, person, "C1");
    for (const auto& [period, unit] : {std::pair{"2000-07/2010-06", "上海某某第一机床厂"},
                                       {"2010-07/至今", "上海某某精密机械有限公司"}}) {
        form.entries.push_back({"resume",
                                {make_value("period", "C1", form.file, period),
                                 make_value("unit", "C1", form.file, unit)}});
    }
    EXPECT_EQ(answer(world, "X-08", person), "not_applicable");
    Part honour = make_part(world, "C6", "王建国/荣誉.pdf", {"上海某某第一机床厂王建国"});
    honour.readings = {make_value("issue_date", "C6", honour.file, "2011-01")};
    dossier_of(world, person).parts.push_back(honour);
    EXPECT_EQ(answer(world, "X-08", person), "pass") << "awards come late";
    Part& proof = part_of(world, person, "C6");
    proof.readings.front().value = "2018-01";
    EXPECT_EQ(outline(world, "X-08"),
              "fail unit X-08 王建国 "
              "“荣誉、获奖证书”（2018-01）载明的单位与同期简历不一致，请说明\n");
    page_of(world, proof).origin = Origin::ocr;
    EXPECT_EQ(answer(world, "X-08", person), "undetermined");
    page_of(world, proof).lines.push_back({.text = "现单位上海某某精密机械有限公司"});
    EXPECT_EQ(answer(world, "X-08", person), "pass");
}

TEST(CertificateUnit, MayBeMisreadInOneRowOfTheHistory) {
    World world = complete_world();
    Part& form = part_of(world, person, "C1");
    for (const auto& [period, unit] : {std::pair{"2000-07/2010-06", "上海某某第一机麻厂"},
                                       {"2020-07/至今", "上海某某第一机床厂"}}) {
        form.entries.push_back({"resume",
                                {make_value("period", "C1", form.file, period),
                                 make_value("unit", "C1", form.file, unit)}});
    }
    Part honour = make_part(world, "C6", "王建国/荣誉.pdf", {"上海某某第一机床厂王建国"});
    honour.readings = {make_value("issue_date", "C6", honour.file, "2008-01")};
    dossier_of(world, person).parts.push_back(honour);
    EXPECT_EQ(answer(world, "X-08", person), "pass");
}

} // namespace intake::test
