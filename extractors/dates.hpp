/// \file
/// Dates and periods as people print them.
#pragma once

#include "extractors/normalize.hpp"

namespace intake {

/// A date found in a text. `value` is YYYY-MM-DD, YYYY-MM or (year alone) YYYY.
struct PrintedDate {
    std::string value;
    bool sure = true;
    std::vector<std::string> alternatives;
    std::string note;
};

/// How far a text may be bent to find a date in it.
enum class Leniency {
    strict,  ///< a year of four digits and a month, with 年 or a separator, or eight digits
    compact, ///< also six digits (198503) and a year alone
    guess    ///< also letters read for digits, 曰 for 日, and years of two digits: never sure
};

/// Every date of `text` in order; the second of a period may leave out its year or month.
[[nodiscard]] std::vector<PrintedDate> find_dates(std::string_view text, Leniency leniency);

[[nodiscard]] std::optional<Meaning> normalize_date(std::string_view raw);

/// The period's first date as `value`, its second as `second`.
[[nodiscard]] std::optional<Meaning> normalize_span(std::string_view raw);

} // namespace intake
