#include "tests/support/cases.hpp"

#include "validators/near_duplicates.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

void set_value(World& world, const std::string& candidate, const std::string& field,
               const std::string& document, const std::string& value) {
    give(world, candidate, field, document, value);
    for (Field& each : dossier_of(world, candidate).fields) {
        each.value = each.name == field ? value : each.value;
    }
}

/// "0:XU-05 王建国", one a line, for the cases of a batch.
std::string across(const std::vector<World>& worlds, const std::string& check) {
    std::vector<Case> cases;
    cases.reserve(worlds.size());
    for (const World& world : worlds) {
        cases.push_back(world.subject);
    }
    std::string text;
    const auto verdicts = check_across(cases, shipped_profile());
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        for (const Finding& finding : findings_of(verdicts.at(i), check)) {
            text += std::to_string(i) + ":" + finding.candidate + " ";
        }
    }
    return text;
}

std::string long_text(const std::string& start) {
    std::string text = start;
    for (int i = 0; i < 60; ++i) {
        text += "第" + std::to_string(i) + "次攻关";
    }
    return text;
}

} // namespace

TEST(TableRows, ThatAreExamplesOrHiddenAreNamed) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "SUM-08"), "pass");
    world.subject.table.example_rows = 1;
    EXPECT_EQ(answer(world, "SUM-08"), "fail");
    world.subject.table.found = false;
    EXPECT_EQ(answer(world, "SUM-08"), "not_applicable");
}

TEST(Contact, IsMissingOnlyWhereItsPlaceIsBlank) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "UNIT-09"), "not_applicable");
    Reading blank = make_value("contact", "U2", "推荐汇总表.xlsx", "");
    blank.state = State::absent;
    world.subject.table.footer = {blank};
    EXPECT_EQ(answer(world, "UNIT-09"), "fail");
    Part& letter = part_of(world, "", "U1");
    letter.readings.push_back(make_value("contact", "U1", letter.file, "赵小山"));
    EXPECT_EQ(answer(world, "UNIT-09"), "pass");
}

TEST(Publicity, ShowsNobodysFullNumbers) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-09"), "pass");
    page_of(world, part_of(world, "", "U5"))
        .lines.push_back({.text = "身份证号 " + id_of("31010119780512031")});
    EXPECT_EQ(answer(world, "PROC-09"), "fail");
    remove_document(world, "", "U5");
    EXPECT_EQ(answer(world, "PROC-09"), "not_applicable");
}

TEST(Mentor, IsAnotherPerson) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "CULT-10", person), "not_applicable");
    Reading& mentor = give(world, person, "mentor", "C18", "赵小山");
    EXPECT_EQ(answer(world, "CULT-10", person), "pass");
    mentor.value = person;
    EXPECT_EQ(answer(world, "CULT-10", person), "fail");
    mentor.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "CULT-10", person), "undetermined");
}

TEST(Workplace, IsToldByTheRegionOfTheCreditCode) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ELIG-07", person), "not_applicable");
    give(world, person, "credit_code", "C1", "91310000132200821H");
    EXPECT_EQ(answer(world, "ELIG-07", person), "pass");
    set_value(world, person, "credit_code", "C1", "91320500MA1MNRTX4H");
    EXPECT_EQ(answer(world, "ELIG-07", person), "pass") << "the employer's name says Shanghai";
    set_value(world, person, "employer", "C1", "某某精密机械有限公司");
    EXPECT_EQ(answer(world, "ELIG-07", person), "fail");
}

TEST(Category, IsHeldAgainstSexAndAge) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ELIG-08", person), "not_applicable");
    set_value(world, person, "category", "C1", "数字技术");
    EXPECT_EQ(answer(world, "ELIG-08", person), "pass");
    set_value(world, person, "category", "C1", "巾帼");
    EXPECT_EQ(answer(world, "ELIG-08", person), "fail");
    set_value(world, person, "category", "C1", "青年");
    EXPECT_EQ(answer(world, "ELIG-08", person), "pass") << "no age is set";
    for (CheckRule& rule : world.profile.checks) {
        if (rule.id == "ELIG-08") {
            rule.numbers["youth"] = 40;
        }
    }
    EXPECT_EQ(answer(world, "ELIG-08", person), "fail");
}

TEST(Industry, IsHeldAgainstAListThatIsGiven) {
    World world = complete_world();
    Reading& industry = give(world, person, "industry", "C1", "高端装备制造");
    EXPECT_EQ(answer(world, "ELIG-11", person), "not_applicable");
    for (CheckRule& rule : world.profile.checks) {
        if (rule.id == "ELIG-11") {
            rule.words["industries"] = {"集成电路", "高端装备"};
        }
    }
    EXPECT_EQ(answer(world, "ELIG-11", person), "pass");
    industry.value = "餐饮";
    EXPECT_EQ(answer(world, "ELIG-11", person), "fail");
    industry.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "ELIG-11", person), "undetermined");
}

TEST(Categories, OfTableAndFormAgree) {
    World world = complete_world();
    give(world, person, "category", "C1", "青年");
    give(world, person, "category", "U2", "青年");
    EXPECT_EQ(answer(world, "X-06", person), "pass");
    give(world, person, "category", "U2", "巾帼");
    EXPECT_EQ(answer(world, "X-06", person), "fail");
}

TEST(Across, OneCertificateNumberOfTwoPeopleIsNamed) {
    World world = complete_world();
    set_value(world, person, "certificate_number", "C1", "Y003100001234025100012");
    EXPECT_EQ(across({world}, "XU-05"), "");
    set_value(world, "李敏", "certificate_number", "C1", "Y003100001234025100012");
    EXPECT_EQ(across({world}, "XU-05"), "0:王建国 0:李敏 ");
}

TEST(Across, OneAchievementOfTwoPeopleIsNamedOnce) {
    World world = complete_world();
    for (const auto* name : {"王建国", "李敏"}) {
        Part& form = part_of(world, name, "C1");
        for (const auto* number : {"ZL202110012345.6", "ZL202110012346.4"}) {
            form.entries.push_back(
                {"patents", {make_value("number", "C1", form.file, number)}});
        }
    }
    EXPECT_EQ(across({world}, "XU-03"), "0:王建国 0:李敏 ");
}

TEST(Across, NarrativesThatAreAlikeAreNamed) {
    World first = complete_world();
    World second = complete_world();
    page_of(first, part_of(first, person, "C12")).lines = {{.text = long_text("甲")}};
    page_of(second, part_of(second, "李敏", "C12")).lines = {{.text = long_text("乙")}};
    EXPECT_EQ(across({first, second}, "XU-04"), "0:王建国 1:李敏 ");
    EXPECT_EQ(across({first, second}, "NAR-04"), "");
    page_of(first, part_of(first, "李敏", "C12")).lines = {{.text = long_text("丙")}};
    EXPECT_EQ(across({first}, "NAR-04"), "0:王建国 0:李敏 ");
}

TEST(NearDuplicates, OfShortTextsDoNotCount) {
    EXPECT_TRUE(near_duplicates({"本人爱岗敬业", "本人爱岗敬业"}, 0.8).empty());
}

} // namespace intake::test
