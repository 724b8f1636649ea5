#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

} // namespace

TEST(Narrative, IsThereAndOfTheLengthAsked) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "NAR-01", person), "pass");
    EXPECT_EQ(answer(world, "NAR-02", person), "not_applicable");
    for (CheckRule& rule : world.profile.checks) {
        if (rule.id == "NAR-02") {
            rule.numbers["min"] = 10;
        }
    }
    EXPECT_EQ(answer(world, "NAR-02", person), "pass");
    page_of(world, part_of(world, person, "C12")).lines.resize(1);
    EXPECT_EQ(answer(world, "NAR-02", person), "fail");
    make_scan(world, person, "C12");
    EXPECT_EQ(answer(world, "NAR-02", person), "undetermined");
    remove_document(world, person, "C12");
    EXPECT_EQ(answer(world, "NAR-01", person), "fail");
    EXPECT_EQ(answer(world, "NAR-03", person), "not_applicable");
    add_unread_page(world, "王建国/扫描.pdf", person);
    EXPECT_EQ(answer(world, "NAR-01", person), "undetermined");
}

TEST(Narrative, IsAskedForInEveryLengthTheProfileNames) {
    World world = complete_world();
    auto& lines = page_of(world, part_of(world, person, "C12")).lines;
    lines.push_back({.text = ""});
    for (int i = 0; i < 40; ++i) {
        lines.back().text += "带头攻关提高质量";
    }
    rule_of(world, "NAR-01").words["lengths"] = {"300"};
    EXPECT_EQ(answer(world, "NAR-01", person), "pass");
    rule_of(world, "NAR-01").words["lengths"] = {"300", "2000"};
    EXPECT_EQ(answer(world, "NAR-01", person), "undetermined");
    EXPECT_TRUE(contains(outline(world, "NAR-01"), "没有认出2000字的"));
}

TEST(Commitment, NamesThisCycleIfAny) {
    World world = complete_world();
    Part& pledge = part_of(world, person, "C13");
    pledge.title = "2026年上海质量工匠候选人承诺书";
    EXPECT_EQ(answer(world, "PROC-01", person), "pass");
    pledge.title = "2025年上海质量工匠候选人承诺书";
    EXPECT_EQ(answer(world, "PROC-01", person), "undetermined");
    EXPECT_TRUE(contains(outline(world, "PROC-01"), "年度读作“2025”"));
    pledge.title = "2025年度—2026年度承诺书";
    EXPECT_EQ(answer(world, "PROC-01", person), "pass");
}

TEST(Narrative, IsAboutItsPerson) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "NAR-03", person), "pass");
    Text& line = page_of(world, part_of(world, person, "C12")).lines.front();
    line.text = "李敏的材料";
    EXPECT_EQ(answer(world, "NAR-03", person), "fail");
    World scan = world;
    make_scan(scan, person, "C12");
    EXPECT_EQ(answer(scan, "NAR-03", person), "undetermined");
    line.text = "该同志的材料";
    EXPECT_EQ(answer(world, "NAR-03", person), "undetermined");
}

TEST(Narrative, AStrangerCalledByNameIsForEyes) {
    World world = complete_world();
    for (CheckRule& rule : world.profile.checks) {
        if (rule.id == "NAR-03") {
            rule.words = {{"address", {"同志"}}, {"nobody", {"青年"}}};
        }
    }
    Page& page = page_of(world, part_of(world, person, "C12"));
    page.lines.push_back({.text = "王建国同志带领青年同志攻关，得到同事好评。"});
    EXPECT_EQ(answer(world, "NAR-03", person), "pass");
    page.lines.push_back({.text = "谈到今后，冯志"}); // a line may break inside the name
    page.lines.push_back({.text = "强同志表示，将继续努力。"});
    EXPECT_EQ(answer(world, "NAR-03", person), "undetermined");
    page_of(world, part_of(world, person, "C1")).lines.push_back({.text = "徒弟：冯志强"});
    EXPECT_EQ(answer(world, "NAR-03", person), "pass") << "the form knows of them";
}

TEST(Commitment, IsThereSignedAndDated) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PROC-01", person), "pass");
    EXPECT_EQ(answer(world, "PROC-03", person), "pass");
    Reading& date = part_of(world, person, "C13").readings.front();
    date.value = "";
    date.state = State::absent;
    EXPECT_EQ(answer(world, "PROC-03", person), "fail");
    make_scan(world, person, "C13");
    EXPECT_EQ(answer(world, "PROC-03", person), "fail") << "the place was seen to be blank";
    part_of(world, person, "C13").readings.front().state = State::unreadable;
    EXPECT_EQ(answer(world, "PROC-03", person), "undetermined");
    remove_document(world, person, "C13");
    EXPECT_EQ(answer(world, "PROC-01", person), "fail");
    EXPECT_EQ(answer(world, "PROC-02", person), "not_applicable");
    EXPECT_EQ(answer(world, "PROC-03", person), "not_applicable");
}

} // namespace intake::test
