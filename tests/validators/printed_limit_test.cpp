#include "validators/printed_limit.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(PrintedLimit, IsSaidInSeveralWays) {
    EXPECT_EQ(limit_in("主要事迹（限 300 字以内）"), 300U);
    EXPECT_EQ(limit_in("不超过800字"), 800U);
    EXPECT_EQ(limit_in("1500字之内"), 1500U);
    EXPECT_EQ(limit_in("限５００字"), 500U);
}

TEST(PrintedLimit, IsNotEveryNumberOfCharacters) {
    EXPECT_EQ(limit_in("约300字"), std::nullopt);
    EXPECT_EQ(limit_in("字以内"), std::nullopt);
    EXPECT_EQ(limit_in("印章刻有8字内容"), std::nullopt);
    EXPECT_EQ(limit_in("沪质协字2026第300号"), std::nullopt);
}

} // namespace intake
