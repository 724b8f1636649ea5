/// \file
/// From what is printed to what is meant: dates, names, numbers, enumerations.
#pragma once

#include "pipeline/model/profile.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// What a printed value means. `sure` is false where the text allows another meaning
/// ("1985.1" may be January or October) or has the wrong shape for its kind.
struct Meaning {
    std::string value;
    bool sure = true;
    std::vector<std::string> alternatives;
    std::string note;   ///< Chinese, why it is not sure
    std::string second; ///< period: the second date, "长期", "至今"; may be empty
};

/// Normalises `raw` as `kind`. Nothing when `raw` holds no such value at all.
/// Idempotent: the value of a value is itself. "无", "/", "--" become "无": surely where none
/// is allowed, not surely elsewhere. Check digits are not judged here.
[[nodiscard]] std::optional<Meaning> normalize(std::string_view raw, const FieldRule& rule);

/// Both dates of "2025年3月1日至2026年3月", "2025.03-2026.03", "2020.12.12-长期"; "至今" stays
/// "至今".
struct Period {
    std::string from;
    std::string to;
};

[[nodiscard]] std::optional<Period> normalize_period(std::string_view raw);

/// Every date printed in a text, in order, normalised.
[[nodiscard]] std::vector<std::string> dates_in(std::string_view text);

/// An organisation's name for comparison: brackets, spaces, 公司 forms and city prefixes
/// unified.
[[nodiscard]] std::string unit_key(std::string_view name);

/// A person's name for comparison: spaces out, interpuncts and widths unified.
[[nodiscard]] std::string name_key(std::string_view name);

} // namespace intake
