#include "validators/written_dates.hpp"

#include <gtest/gtest.h>

namespace intake {

using Dates = std::vector<std::string>;

TEST(WrittenDates, AreReadInEveryCommonWriting) {
    EXPECT_EQ(written_dates("1 2025-03-16 8"), Dates{"2025-03-16"});
    EXPECT_EQ(written_dates("自2025 年 3 月1日至2026年2月"), (Dates{"2025-03-01", "2026-02"}));
    EXPECT_EQ(written_dates("2025.3—2026.02"), (Dates{"2025-03", "2026-02"}));
    EXPECT_EQ(written_dates("2025-03—2025-12"), (Dates{"2025-03", "2025-12"}));
    EXPECT_EQ(written_dates("2025/11/2"), Dates{"2025-11-02"});
    EXPECT_EQ(
        written_dates("二〇二六年五月十二日\n二○二五年十月三十一日\n二零二五年一月二十日"),
        (Dates{"2026-05-12", "2025-10-31", "2025-01-20"}));
    EXPECT_EQ(written_dates("3月16日，十二月二日"), (Dates{"--03-16", "--12-02"}));
}

TEST(WrittenDates, AreNotSeenInOtherFigures) {
    EXPECT_EQ(written_dates("2026年    月    日"), Dates{});
    EXPECT_EQ(written_dates("2026年13月，0.2025，3月计划，2025年度"), Dates{});
    EXPECT_EQ(written_dates(""), Dates{});
    EXPECT_EQ(written_dates("年月日-./"), Dates{});
}

} // namespace intake
