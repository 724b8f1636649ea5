/// \file
/// Working days: Monday to Friday unless a calendar says otherwise.
#pragma once

#include "pipeline/model/date.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/registers.hpp"

#include <map>

namespace intake {

/// Exceptions by day: true works, false is off.
using Calendar = std::map<Date, bool>;

/// The profile's shipped exceptions with those of holidays.csv laid over them.
[[nodiscard]] Calendar calendar_of(const Profile& profile, const Registers& registers);

[[nodiscard]] bool is_working_day(Date date, const Calendar& calendar);

/// Working days from `from` to `to`, both ends counted; 0 when `to` is before `from`.
[[nodiscard]] int working_days(Date from, Date to, const Calendar& calendar);

/// The `days`-th working day after `date`; `date` itself is not counted. \pre days >= 0
[[nodiscard]] Date add_working_days(Date date, int days, const Calendar& calendar);

} // namespace intake
