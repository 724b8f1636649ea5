/// \file
/// Calendar dates, without clocks or zones.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace intake {

using Date = std::chrono::year_month_day;

/// "YYYY-MM-DD" exactly, a real day; else nothing.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// "YYYY-MM-DD" or "YYYY-MM" (day 1).
[[nodiscard]] std::optional<Date> parse_month(std::string_view text);

[[nodiscard]] std::string to_string(Date date);       ///< "2026-05-15"
[[nodiscard]] std::string to_chinese(Date date);      ///< "2026年5月15日"
[[nodiscard]] int months_between(Date from, Date to); ///< whole months, may be negative
[[nodiscard]] int years_between(Date from, Date to);  ///< completed years: age
[[nodiscard]] Date add_days(Date date, int days);

} // namespace intake
