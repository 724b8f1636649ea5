#include "pipeline/model/calendar.hpp"

namespace intake {

Calendar calendar_of(const Profile& profile, const Registers& registers) {
    Calendar calendar = profile.calendar;
    if (registers.holidays) {
        for (const auto& [date, works] : *registers.holidays) {
            calendar[date] = works;
        }
    }
    return calendar;
}

bool is_working_day(Date date, const Calendar& calendar) {
    const auto exception = calendar.find(date);
    if (exception != calendar.end()) {
        return exception->second;
    }
    return std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding() <= 5;
}

int working_days(Date from, Date to, const Calendar& calendar) {
    int count = 0;
    for (Date day = from; day <= to; day = add_days(day, 1)) {
        count += is_working_day(day, calendar) ? 1 : 0;
    }
    return count;
}

Date add_working_days(Date date, int days, const Calendar& calendar) {
    Date day = date;
    for (int left = days; left > 0;) {
        day = add_days(day, 1);
        left -= is_working_day(day, calendar) ? 1 : 0;
    }
    return day;
}

} // namespace intake
