#include "extractors/accord.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(Accord, FindsWhatStandsOppositeAStretch) {
    const Text line{.text = "姓名：王建国性别：男", .second = "姓名：王健国性别：男"};
    EXPECT_EQ(second_of(line, 3, 6), "王健国");
    EXPECT_EQ(second_of(line, 9, 10), "男");
}

TEST(Accord, ACharacterThatOnlyTheOtherSawBelongsToBothNeighbours) {
    const Text line{.text = "姓名建国", .second = "姓名王建国"};
    EXPECT_EQ(second_of(line, 2, 4), "王建国");
    EXPECT_EQ(second_of(line, 0, 2), "姓名王");
}

TEST(Accord, ACharacterThatTheOtherMissedLeavesAHole) {
    const Text line{.text = "王建国", .second = "王国"};
    EXPECT_EQ(second_of(line, 0, 3), "王国");
    EXPECT_EQ(second_of(line, 1, 2), "");
}

TEST(Accord, OneReaderHasNoSecond) {
    EXPECT_EQ(second_of({.text = "王建国"}, 0, 3), "");
}

TEST(Accord, SignsDoNotMatterButBetweenDigits) {
    EXPECT_TRUE(same_words("上海（浦东）公司。", "上海(浦东)公司"));
    EXPECT_TRUE(same_words("“QC”小组，", "QC小组"));
    EXPECT_FALSE(same_words("96.5%", "965%"));
    EXPECT_FALSE(same_words("2003.07", "2003-07"));
    EXPECT_FALSE(same_words("王建国", "王健国"));
}

} // namespace intake
