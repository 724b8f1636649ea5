/// \file
/// What a spreadsheet's number format makes of a stored number: a date, a month, a time or
/// digits.
#pragma once

#include "pipeline/model/document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace intake {

/// The day that is serial number 0 (1900 system, with its 29 February 1900) or the 1904 one.
enum class DateSystem { from_1900, from_1904 };

struct NumberFormat {
    enum class Kind {
        number,
        date,
        month, ///< year and month without a day: yyyy"年"m"月"
        time   ///< of day; elapsed time ([h]:mm) is a number
    };

    Kind kind = Kind::number;
    bool shows_time = false; ///< of a date
    int digits = 0;          ///< a code of n zeros pads integers to n digits
};

/// By a format code such as `[$-804]yyyy"年"m"月"d"日";@`. Looks at its first section.
[[nodiscard]] NumberFormat parse_number_format(std::string_view code);

/// By the number of a built-in format, 27-36 and 50-58 as in Chinese Excel.
[[nodiscard]] NumberFormat builtin_number_format(int id);

/// All digits, never scientific: 4.201061986112346e+17 -> "420106198611234600". The fewest
/// digits that mean the same number; at most 15 significant ones for a fraction.
[[nodiscard]] std::string plain_decimal(double value);

/// The fields type, text and number of a numeric cell. `stored` is the number as the file
/// writes it: a whole number keeps every digit written. A month whose stored day is not the
/// first is written with its day; a serial number outside the calendar stays a number.
void set_number(SheetCell& cell, std::string_view stored, const NumberFormat& format,
                DateSystem system);
void set_number(SheetCell& cell, double value, const NumberFormat& format, DateSystem system);

/// The same for a date in ISO 8601 ("1978-05-12", "1978-05-12T08:30:00"), else nothing.
[[nodiscard]] bool set_iso_date(SheetCell& cell, std::string_view iso);

/// The number all of `text` is, in the C locale, else nothing. Never infinite.
[[nodiscard]] std::optional<double> parse_double(std::string_view text);

} // namespace intake
