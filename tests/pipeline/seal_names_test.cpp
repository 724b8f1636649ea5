#include "pipeline/seal_names.hpp"

#include "tests/support/cases.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(SealNames, ARingMayBeginAnywhere) {
    EXPECT_EQ(ring_distance("上海某某精密机械有限公司", "上海某某精密机械有限公司"), 0U);
    EXPECT_EQ(ring_distance("有限公司上海某某精密机械", "上海某某精密机械有限公司"), 0U);
    EXPECT_EQ(ring_distance("上海某某精密机城有限公司31A", "上海某某精密机械有限公司"), 1U);
}

TEST(SealNames, AFewMisreadCharactersAreForgiven) {
    const std::vector<std::string> names{"上海某某精密机械有限公司", "上海市某某行业协会"};
    EXPECT_EQ(name_on_ring("上海某果精密机城有限公司", names), names[0]);
    EXPECT_EQ(name_on_ring("上果其果精宓机城有限公可", names), "");
    EXPECT_EQ(name_on_ring("", names), "");
}

TEST(SealNames, TwoNamesAsNearAreNone) {
    EXPECT_EQ(name_on_ring("上海某口精密机械有限公司",
                           {"上海某甲精密机械有限公司", "上海某乙精密机械有限公司"}),
              "");
}

TEST(SealNames, TextIsAcceptedOnlyWhereTheNameIsKnown) {
    test::World world = test::complete_world();
    auto& seals = world.subject.unit_parts.front().seals;
    seals = {{.text = "上海市某果行业协会", .confidence = 0.9},
             {.text = "北京不知名的研究所", .confidence = 0.9},
             {.text = "一二三", .confidence = 0.9},
             {.text = "北京不知名的研究所", .confidence = 0.3}};
    seals.front().kind = "合同专用草";
    seals[1].kind = "某项专用音";
    seals[2].kind = "三";
    name_seals(world.subject, world.profile);
    EXPECT_EQ(seals[0].state, State::accepted);
    EXPECT_EQ(seals[0].text, "上海市某某行业协会");
    EXPECT_EQ(seals[0].kind, "合同专用章");
    EXPECT_EQ(seals[1].kind, "专用");
    EXPECT_EQ(seals[2].kind, "");
    EXPECT_EQ(seals[1].state, State::review);
    EXPECT_EQ(seals[2].state, State::unreadable);
    EXPECT_EQ(seals[2].text, "");
    EXPECT_EQ(seals[3].state, State::unreadable);
}

} // namespace intake
