#include "pipeline/model/calendar.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

Date day(const char* text) {
    return *parse_date(text);
}

/// Labour Day 2026: 1-5 May off, Saturday 9 May works.
Calendar spring_of_2026() {
    return {{day("2026-05-01"), false}, {day("2026-05-02"), false}, {day("2026-05-03"), false},
            {day("2026-05-04"), false}, {day("2026-05-05"), false}, {day("2026-05-09"), true}};
}

} // namespace

TEST(Calendar, CountsBothEndsAndLeavesHolidaysOut) {
    EXPECT_EQ(working_days(day("2026-04-29"), day("2026-05-06"), spring_of_2026()), 3);
    EXPECT_EQ(working_days(day("2026-04-28"), day("2026-05-07"), spring_of_2026()), 5);
}

TEST(Calendar, CountsNothingBackwards) {
    EXPECT_EQ(working_days(day("2026-05-07"), day("2026-05-06"), {}), 0);
}

TEST(Calendar, FiveWorkingDaysAreAWeekWithoutHolidays) {
    EXPECT_EQ(add_working_days(day("2026-05-15"), 5, {}), day("2026-05-22"));
}

TEST(Calendar, AWorkingSaturdayCounts) {
    EXPECT_EQ(add_working_days(day("2026-05-07"), 2, spring_of_2026()), day("2026-05-09"));
}

TEST(Calendar, TheRegisterOverridesTheProfile) {
    Profile profile;
    profile.calendar = spring_of_2026();
    Registers registers;
    registers.holidays = Calendar{{day("2026-05-09"), false}};
    const Calendar calendar = calendar_of(profile, registers);
    EXPECT_FALSE(is_working_day(day("2026-05-09"), calendar));
    EXPECT_FALSE(is_working_day(day("2026-05-05"), calendar));
}

} // namespace intake
