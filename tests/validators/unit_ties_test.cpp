#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string head = "上海某某集团有限公司";
const std::string member = "某某精密厂";

World world_of(const std::string& unit) {
    World world = complete_world();
    world.subject.unit = unit;
    for (Dossier& dossier : world.subject.dossiers) {
        for (Field& field : dossier.fields) {
            std::erase_if(field.readings,
                          [](const Reading& reading) { return reading.field == "mobile"; });
        }
    }
    return world;
}

void give_phone(World& world, const std::string& phone) {
    world.subject.table.footer = {make_value("contact_phone", "U2", "推荐汇总表.xlsx", phone)};
}

/// "0:fail secretariat ...", one a line, of one check.
std::string across(const std::vector<World>& worlds, const std::string& check,
                   const std::vector<std::string>& groups = {},
                   const Registers& registers = {}) {
    Profile profile = shipped_profile();
    std::ranges::find(profile.checks, "UNIT-11", &CheckRule::id)->words["groups"] = groups;
    std::vector<Case> cases;
    cases.reserve(worlds.size());
    for (const World& world : worlds) {
        cases.push_back(world.subject);
    }
    std::string text;
    const auto verdicts = check_across(cases, profile, registers);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        for (const Finding& finding : findings_of(verdicts.at(i), check)) {
            text += std::to_string(i) + ":" + outline({finding});
        }
    }
    return text;
}

Registers quota_of(int quota) {
    Registers registers;
    registers.units = {{head, "产业集团", quota, ""}};
    return registers;
}

} // namespace

TEST(Group, ThatRecommendsBesideItsMemberIsTheSecretariats) {
    const std::vector<World> worlds{world_of(head), world_of(member), world_of("别的协会")};
    EXPECT_EQ(across(worlds, "UNIT-11"), "") << "no groups are given";
    EXPECT_EQ(across(worlds, "UNIT-11", {head + "：" + member + "、某某二厂"}),
              "0:fail secretariat UNIT-11 上下级单位分别推荐：" + head + "、" + member +
                  "\n1:fail secretariat UNIT-11 上下级单位分别推荐：" + head + "、" + member +
                  "\n");
    EXPECT_EQ(across(worlds, "UNIT-11", {"另一集团：" + head + "、" + member}), "")
        << "two members, not the group itself";
    EXPECT_EQ(across({world_of(head), world_of(head)}, "UNIT-11", {head + "：" + member}), "")
        << "one unit twice";
}

TEST(Group, MayNotExceedItsQuotaTogether) {
    const std::vector<World> worlds{world_of(head), world_of(member)}; // two people each
    const std::vector<std::string> groups{head + "：" + member};
    EXPECT_EQ(across(worlds, "XU-06", groups), "") << "no register";
    EXPECT_EQ(across(worlds, "XU-06", groups, quota_of(4)), "");
    EXPECT_EQ(across(worlds, "XU-06", groups, quota_of(3)),
              "0:fail secretariat XU-06 所属单位推荐人数合计4人，超过集团名额3名\n"
              "1:fail secretariat XU-06 所属单位推荐人数合计4人，超过集团名额3名\n");
    EXPECT_EQ(across({world_of(head)}, "XU-06", groups, quota_of(1)), "") << "UNIT-04 says it";
}

TEST(Telephone, OfUnrelatedUnitsIsTheirOwn) {
    std::vector<World> worlds{world_of("甲协会"), world_of("乙公司")};
    give_phone(worlds[0], "02155510261");
    give_phone(worlds[1], "02155510262");
    EXPECT_EQ(across(worlds, "XU-08"), "");
    give_phone(worlds[1], "02155510261");
    EXPECT_EQ(across(worlds, "XU-08"), "0:fail secretariat XU-08 不相关单位使用同一联系电话\n"
                                       "1:fail secretariat XU-08 不相关单位使用同一联系电话\n");
    EXPECT_EQ(across(worlds, "XU-08", {"甲协会：乙公司"}), "") << "one group";
    worlds[1].subject.unit = "甲协会";
    EXPECT_EQ(across(worlds, "XU-08"), "") << "one unit in two submissions";
    worlds[1].subject.unit = "乙公司";
    worlds[1].subject.table.footer.front().state = State::review;
    const std::string doubt = "undetermined secretariat XU-08 不相关单位没有同一联系电话："
                              "联系电话尚未确认；如读数无误，不相关单位使用同一电话\n";
    EXPECT_EQ(across(worlds, "XU-08"), "0:" + doubt + "1:" + doubt) << "not surely read";
}

TEST(Group, OfAUnitWhoseNameIsInDoubtIsAsked) {
    std::vector<World> worlds{world_of(head), world_of(member)};
    worlds[1].subject.unit_state = State::review;
    const std::vector<std::string> groups{head + "：" + member};
    const std::string doubt = "undetermined secretariat UNIT-11 上下级单位没有分别推荐："
                              "推荐单位名称尚未确认；如读数无误，同一集团的单位分别推荐\n";
    EXPECT_EQ(across(worlds, "UNIT-11", groups), "0:" + doubt + "1:" + doubt);
    EXPECT_EQ(across(worlds, "XU-06", groups, quota_of(4)), "");
    EXPECT_TRUE(contains(across(worlds, "XU-06", groups, quota_of(3)),
                         "1:undetermined secretariat XU-06"));
}

TEST(Telephone, OfACandidateCountsToo) {
    std::vector<World> worlds{world_of("甲协会"), world_of("乙公司")};
    give_phone(worlds[0], "13800000009");
    give(worlds[1], "李敏", "mobile", "C1", "13800000009");
    EXPECT_EQ(across(worlds, "XU-08"),
              "0:fail secretariat XU-08 不相关单位使用同一联系电话\n"
              "1:fail secretariat XU-08 李敏 不相关单位使用同一联系电话\n");
}

} // namespace intake::test
