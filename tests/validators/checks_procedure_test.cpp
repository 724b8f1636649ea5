#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

Part& add_consultation(World& world, const std::vector<std::string>& lines) {
    Part part = make_part(world, "C16", "王建国/征求意见表.pdf", lines);
    part.title = "征求意见表";
    part.seals = {{.page = 1, .text = "某某局"}};
    auto& parts = dossier_of(world, person).parts;
    parts.push_back(std::move(part));
    return parts.back();
}

} // namespace

TEST(Commitment, CarriesTheUnitsSealWhereAsked) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-04", person), "not_applicable");
    Page& page = page_of(world, part_of(world, person, "C13"));
    page.marks.colour = true;
    World printed = world;
    page_of(printed, part_of(printed, person, "C13"))
        .lines.push_back({.text = "单位审核承诺（盖章）："});
    EXPECT_EQ(answer(printed, "PROC-04", person), "undetermined"); // not asked by the notice
    for (DocumentRule& rule : world.profile.documents) {
        rule.marks = rule.code == "C13" ? std::vector<std::string>{"unit_seal"} : rule.marks;
    }
    EXPECT_EQ(answer(world, "PROC-04", person), "fail");
    page.marks.colour = false;
    EXPECT_EQ(answer(world, "PROC-04", person), "undetermined");
    part_of(world, person, "C13").seals = {{.page = 1, .text = "某某公司"}};
    EXPECT_EQ(answer(world, "PROC-04", person), "pass");
}

TEST(Consultation, AsksTheOfficesOfThePost) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-10", person), "not_applicable");
    rule_of(world, "PROC-10").words["head_offices"] = {"税务", "应急管理"};
    EXPECT_EQ(answer(world, "PROC-10", person), "not_applicable"); // a foreman
    Field& post =
        *std::ranges::find(dossier_of(world, person).fields, "position", &Field::name);
    post.value = "总经理";
    EXPECT_EQ(outline(world, "PROC-10"),
              "fail unit PROC-10 王建国 该同志为总经理，缺少税务、应急管理意见\n");
    add_consultation(world, {"某区税务局：同意"});
    EXPECT_EQ(answer(world, "PROC-10", person), "fail");
    make_scan(world, person, "C16");
    EXPECT_EQ(answer(world, "PROC-10", person), "undetermined");
    page_of(world, part_of(world, person, "C16")).lines.push_back({.text = "应急管理局"});
    EXPECT_EQ(answer(world, "PROC-10", person), "pass");
    post.state = State::review;
    EXPECT_EQ(answer(world, "PROC-10", person), "undetermined");
}

TEST(Consultation, IsAnsweredSealedAndRecent) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-11", person), "not_applicable");
    Part& part = add_consultation(world, {"税务局意见", person});
    part.readings = {make_value("consulted_opinion", "C16", part.file, "同意推荐"),
                     make_value("document_date", "C16", part.file, "2026-04-01")};
    EXPECT_EQ(answer(world, "PROC-11", person), "pass");
    World old = world;
    part_of(old, person, "C16").readings.back().value = "2025-04-01";
    EXPECT_EQ(outline(old, "PROC-11"), "fail unit PROC-11 王建国 征求意见表“征求意见表”"
                                       "落款2025年4月1日已超过6个月\n");
    World unsealed = world;
    part_of(unsealed, person, "C16").seals.clear();
    EXPECT_EQ(answer(unsealed, "PROC-11", person), "undetermined");
    part.readings.front().value = "";
    part.readings.front().state = State::absent;
    EXPECT_EQ(answer(world, "PROC-11", person), "fail");
}

TEST(Consultation, IsNoRefusal) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-12", person), "not_applicable");
    Page& page = page_of(world, add_consultation(world, {""}));
    const auto says = [&](const std::string& text) {
        page.lines.front().text = text;
        return answer(world, "PROC-12", person);
    };
    EXPECT_EQ(says("未发现存在违法情形，同意推荐。"), "pass");
    EXPECT_EQ(says("经查，该同志存在违法情形。"), "fail");
    EXPECT_TRUE(contains(outline(world, "PROC-12"), "fail secretariat"));
    EXPECT_EQ(says("☑同意 □不同意"), "pass");
    EXPECT_EQ(says("□同意 ☑不同意"), "fail");
    EXPECT_EQ(says("□同意 □不同意"), "undetermined");
    make_scan(world, person, "C16");
    EXPECT_EQ(says("不同意推荐"), "undetermined");
}

TEST(AskedPapers, AreMissedOnlyWhereTheNoticeAsks) {
    for (const auto& [check, type, whose] :
         std::vector<std::tuple<std::string, std::string, std::string>>{
             {"PROC-13", "U6", ""}, {"PROC-14", "C15", person}}) {
        World world = complete_world();
        EXPECT_EQ(answer(world, check, whose), "not_applicable") << check;
        rule_of(world, check).words["documents"] = {type};
        EXPECT_EQ(answer(world, check, whose), "fail") << check;
        World unread = world;
        add_unread_page(unread, "扫描.pdf");
        EXPECT_EQ(answer(unread, check, whose), "undetermined") << check;
        Part part = make_part(world, type, type + ".pdf", {"会议"});
        parts_with(world, whose).push_back(std::move(part));
        EXPECT_EQ(answer(world, check, whose), "pass") << check;
    }
}

TEST(Consent, StandsInTheCommitmentOrTheForm) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-15", person), "pass");
    page_of(world, part_of(world, person, "C13")).lines.back().text = "材料真实";
    EXPECT_EQ(answer(world, "PROC-15", person), "fail");
    World unread = world;
    add_unread_page(unread, "王建国/扫描.pdf", person);
    EXPECT_EQ(answer(unread, "PROC-15", person), "undetermined");
    make_scan(world, person, "C13");
    EXPECT_EQ(answer(world, "PROC-15", person), "not_applicable");
}

} // namespace intake::test
