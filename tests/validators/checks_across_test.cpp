#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";
const std::string number = id_of("31010119780512031"); ///< his
const std::string certificate = "Y003100001234025100012";

/// Two units with the same two people.
std::vector<Case> two_units() {
    std::vector<Case> cases{complete_world().subject, complete_world().subject};
    cases[1].submission = "另一单位";
    return cases;
}

Field& field_of(Case& subject, const std::string& name, std::size_t dossier = 0) {
    auto& fields = subject.dossiers.at(dossier).fields;
    const auto at = std::ranges::find(fields, name, &Field::name);
    return at == fields.end() ? fields.emplace_back(Field{.name = name}) : *at;
}

void set_all(Field& field, const std::string& value, State state) {
    field.value = value;
    field.state = state;
    if (field.readings.empty()) {
        field.readings = {make_value(field.name, "C1", "推荐表.pdf", value)};
    }
    for (Reading& reading : field.readings) {
        reading.value = value;
        reading.state = state;
    }
}

std::string answer_across(const std::vector<Case>& cases, const std::string& check,
                          std::size_t index = 0, const std::string& candidate = person) {
    const auto verdicts = check_across(cases, shipped_profile());
    for (const Answer& given : verdicts.at(index).answers) {
        if (given.check == check && given.candidate == candidate) {
            return std::string(name_of(given.result));
        }
    }
    return "nobody asked";
}

std::string outline_across(const std::vector<Case>& cases, std::size_t index = 0) {
    return outline(check_across(cases, shipped_profile()).at(index).findings);
}

} // namespace

TEST(AcrossUnits, OneNumberTwiceConcernsBoth) {
    const std::vector<Case> cases = two_units();
    const auto found = check_across(cases, shipped_profile());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(contains(outline(found[0].findings), "fail secretariat XU-01 王建国"));
    EXPECT_TRUE(contains(outline(found[1].findings), "fail secretariat XU-01 李敏"));
    EXPECT_FALSE(contains(outline(found[0].findings), "XU-02"));
    EXPECT_NE(found[0].findings[0].id, found[1].findings[0].id);
    EXPECT_EQ(answer_across(cases, "XU-01"), "fail");
}

TEST(AcrossUnits, OneSubmissionAloneHasNothingToCompareWith) {
    const std::vector<Case> cases{complete_world().subject};
    EXPECT_EQ(answer_across(cases, "XU-01"), "not_applicable");
    EXPECT_EQ(answer_across(cases, "XU-04"), "not_applicable");
    EXPECT_EQ(answer_across(cases, "XU-08", 0, ""), "not_applicable");
    EXPECT_EQ(answer_across(cases, "UNIT-11", 0, ""), "not_applicable");
    EXPECT_EQ(answer_across(cases, "XU-02"), "pass") << "his own unit may have another";
    EXPECT_EQ(answer_across(cases, "NAR-04"), "pass");
    EXPECT_EQ(outline_across(cases), "");
}

TEST(AcrossUnits, ANumberInDoubtThatIsAnothersIsAskedOfBoth) {
    std::vector<Case> cases = two_units();
    field_of(cases[1], "id_number").state = State::review;
    EXPECT_EQ(answer_across(cases, "XU-01"), "undetermined");
    EXPECT_EQ(answer_across(cases, "XU-01", 1), "undetermined");
    EXPECT_TRUE(contains(outline_across(cases, 1), "undetermined secretariat XU-01 王建国"));
    EXPECT_FALSE(contains(outline_across(cases), number)) << "masked";
    EXPECT_EQ(answer_across(cases, "XU-02"), "pass") << "it reads alike: XU-01 asks";
}

TEST(AcrossUnits, AnotherReadingOfANumberCountsToo) {
    std::vector<Case> cases = two_units();
    Field& field = field_of(cases[1], "id_number");
    set_all(field, id_of("31010119780512033"), State::review);
    EXPECT_EQ(answer_across(cases, "XU-01", 1), "not_applicable");
    field.readings.front().alternatives = {number};
    EXPECT_EQ(answer_across(cases, "XU-01", 1), "undetermined");
}

TEST(AcrossUnits, ANumberThatAWorkbookSpoiltIsNobodys) {
    std::vector<Case> cases = two_units();
    Field& field = field_of(cases[1], "id_number");
    set_all(field, number, State::review);
    for (Reading& reading : field.readings) {
        reading.as_number = true;
    }
    EXPECT_EQ(answer_across(cases, "XU-01", 1), "not_applicable");
    EXPECT_EQ(answer_across(cases, "XU-01", 0), "pass");
}

TEST(AcrossUnits, ASoundNumberIsComparedThoughTheTableLostIt) {
    World world = complete_world();
    Reading& cell = cell_of(world, person, "id_number");
    cell.raw = cell.value = "310101197805120000";
    cell.as_number = true;
    Verdicts verdicts = judged(world);
    EXPECT_EQ(findings_of(verdicts, "SUM-04").size(), 1U);
    const auto across = check_across(two_units(), world.profile);
    std::ranges::copy(across.at(0).findings, std::back_inserter(verdicts.findings));
    silence(world.profile, verdicts);
    EXPECT_EQ(findings_of(verdicts, "XU-01").size(), 2U);
}

TEST(AcrossUnits, OneNameAndBirthWithTwoNumbersIsNamed) {
    std::vector<Case> cases = two_units();
    Field& field = field_of(cases[1], "id_number");
    set_all(field, id_of("31010119780512033"), State::accepted);
    EXPECT_EQ(answer_across(cases, "XU-02"), "fail");
    EXPECT_EQ(answer_across(cases, "XU-01"), "pass");
    field.state = State::review;
    EXPECT_EQ(answer_across(cases, "XU-02"), "undetermined");
    set_all(field, "", State::unreadable);
    EXPECT_EQ(answer_across(cases, "XU-02"), "undetermined") << "nobody could read it";
    set_all(field, "", State::absent);
    EXPECT_EQ(answer_across(cases, "XU-02"), "pass") << "there is none: another check's";
    set_all(field, id_of("31010119780512033"), State::accepted);
    field_of(cases[1], "birth").state = State::review;
    EXPECT_EQ(answer_across(cases, "XU-02"), "undetermined");
    EXPECT_EQ(answer_across(cases, "XU-02", 1), "undetermined");
}

TEST(AcrossUnits, NamesakesOfOneUnitHaveFindingsOfTheirOwn) {
    World world = complete_world();
    const Dossier twin = world.subject.dossiers.front();
    world.subject.dossiers.push_back(twin);
    set_all(field_of(world.subject, "id_number", 2), id_of("31010119780512033"),
            State::accepted);
    const auto found = check_across({world.subject}, world.profile).at(0).findings;
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].check, "XU-02");
    EXPECT_NE(found[0].id, found[1].id);
}

TEST(AcrossUnits, ACertificateInDoubtIsAskedOnlyIfItIsAnothers) {
    std::vector<Case> cases = two_units();
    cases.pop_back();
    EXPECT_EQ(answer_across(cases, "XU-05"), "not_applicable");
    set_all(field_of(cases[0], "certificate_number"), certificate, State::accepted);
    EXPECT_EQ(answer_across(cases, "XU-05"), "pass");
    Field& other = field_of(cases[0], "certificate_number", 1);
    set_all(other, "Y003100001234025100013", State::review);
    EXPECT_EQ(answer_across(cases, "XU-05"), "pass");
    EXPECT_EQ(answer_across(cases, "XU-05", 0, "李敏"), "not_applicable");
    set_all(other, certificate, State::review);
    EXPECT_EQ(answer_across(cases, "XU-05"), "undetermined");
    EXPECT_EQ(answer_across(cases, "XU-05", 0, "李敏"), "undetermined");
}

TEST(AcrossUnits, AnAchievementInDoubtIsAskedOnlyIfItIsAnothers) {
    World world = complete_world();
    for (const auto* name : {"王建国", "李敏"}) {
        Part& form = part_of(world, name, "C1");
        form.entries.push_back(
            {"patents", {make_value("number", "C1", form.file, "ZL202110012345.6")}});
    }
    EXPECT_EQ(answer_across({world.subject}, "XU-03"), "fail");
    Reading& number = part_of(world, "李敏", "C1").entries.front().columns.front();
    number.state = State::review;
    EXPECT_EQ(answer_across({world.subject}, "XU-03"), "undetermined");
    number.value = "ZL202110012346.4";
    EXPECT_EQ(answer_across({world.subject}, "XU-03"), "pass");
    EXPECT_EQ(answer_across({world.subject}, "XU-03", 0, "李敏"), "not_applicable");
}

TEST(AcrossUnits, ANarrativeWithAnUnreadPageIsNotSaidToBeUnlike) {
    World world = complete_world();
    EXPECT_EQ(answer_across({world.subject}, "NAR-04"), "pass");
    page_of(world, part_of(world, person, "C12")).state = PageState::unreadable;
    EXPECT_EQ(answer_across({world.subject}, "NAR-04"), "not_applicable");
    remove_document(world, person, "C12");
    EXPECT_EQ(answer_across({world.subject}, "NAR-04"), "not_applicable");
    EXPECT_EQ(outline_across({world.subject}), "");
}

TEST(AcrossUnits, WhatIsFoundIsTheSecretariatsWhateverTheProfileSays) {
    World world = complete_world();
    rule_of(world, "XU-01").audience = Audience::unit;
    for (const Verdicts& each : check_across(two_units(), world.profile)) {
        for (const Finding& finding : each.findings) {
            EXPECT_EQ(finding.audience, Audience::secretariat);
        }
    }
    rule_of(world, "XU-01").enabled = false;
    EXPECT_EQ(outline(check_across(two_units(), world.profile).at(0).findings), "");
}

} // namespace intake::test
