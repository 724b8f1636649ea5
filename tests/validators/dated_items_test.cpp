#include "validators/dated_items.hpp"

#include <gtest/gtest.h>

namespace intake {

using Items = std::vector<std::string>;

TEST(DatedItems, AreWhatStandsBehindEachDate) {
    EXPECT_EQ(dated_items("2020.05 质量先进个人\n2024.6.1 全国质量标兵"),
              (Items{"质量先进个人", "全国质量标兵"}));
    EXPECT_EQ(dated_items("2025年03月巾帼质量之星（某某联合会）\n2023年12月 质量改进先进个人"),
              (Items{"巾帼质量之星(某某联合会)", "质量改进先进个人"}));
    EXPECT_EQ(dated_items("2023年度质量标兵、2024年5月1日五一劳动奖章"),
              (Items{"度质量标兵、", "五一劳动奖章"}));
}

TEST(DatedItems, GoOnOverALineButNotIntoTheNextLabel) {
    EXPECT_EQ(dated_items("2024年5月上海市电力装备行业\n质量标兵\n专利、标准、论文：无"),
              Items{"上海市电力装备行业质量标兵"});
}

TEST(DatedItems, AreNotCutAtNumbersThatAreNoDates) {
    EXPECT_EQ(dated_items("2024年3月授权的发明专利ZL202322160851.X一项"),
              Items{"授权的发明专利ZL202322160851.X一项"});
    EXPECT_TRUE(dated_items("曾多次获奖").empty());
    EXPECT_TRUE(dated_items("").empty());
}

} // namespace intake
