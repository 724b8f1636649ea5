#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

} // namespace

TEST(Cultivation, SchemeTellsDatesMentorAndGoals) {
    World world = complete_world();
    Page& page = page_of(world, part_of(world, person, "C18"));
    page.lines.back().text = "安排如下";
    const std::string told = outline(world, "CULT-03");
    EXPECT_TRUE(contains(told, "fail unit CULT-03 王建国 《培育方案》未写明导师\n")) << told;
    EXPECT_TRUE(contains(told, "undetermined secretariat")) << told; // goals in other words
    World scanned = world;
    make_scan(scanned, person, "C18");
    EXPECT_EQ(answer(scanned, "CULT-03", person), "undetermined");
    page.lines.back().text = "师傅一人，力争有成";
    EXPECT_EQ(answer(world, "CULT-03", person), "pass");
    for (const auto* field : {"cultivation_start", "cultivation_end"}) {
        reading_of(world, person, field, "C18").state = State::absent;
    }
    EXPECT_EQ(outline(world, "CULT-03"),
              "fail unit CULT-03 王建国 《培育方案》未写明起止日期\n");
    page.lines.front().text = "2025年3月1日制定";
    EXPECT_EQ(answer(world, "CULT-03", person), "undetermined");
    page.lines.front().text = "自2025年3月至2026年2月";
    EXPECT_EQ(answer(world, "CULT-03", person), "pass");
    rule_of(world, "CULT-03").wordings.clear();
    page.lines.clear();
    EXPECT_EQ(answer(world, "CULT-03", person), "pass");
}

TEST(Cultivation, ArchiveHasDaysWithinTheCultivation) {
    World world = complete_world();
    Page& page = page_of(world, part_of(world, person, "C19"));
    EXPECT_EQ(answer(world, "CULT-04", person), "pass");
    page.lines.back().text = "3月16日 课题攻关";
    EXPECT_EQ(answer(world, "CULT-04", person), "pass");
    for (const auto* text :
         {"课题攻关", "2024年6月16日 课题攻关", "培育期：2025年3月1日至2026年3月1日"}) {
        page.lines.back().text = text;
        EXPECT_EQ(answer(world, "CULT-04", person), "undetermined") << text;
    }
    rule_of(world, "CULT-04").numbers.clear();
    EXPECT_EQ(answer(world, "CULT-04", person), "pass");
}

} // namespace intake::test
