/// \file
/// Numbers that prove themselves: check digits and what they carry.
#pragma once

#include "pipeline/model/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace intake {

/// GB 11643: 18 characters of the right shape (17 digits, then a digit or X).
[[nodiscard]] bool is_id_shape(std::string_view id);
[[nodiscard]] bool id_check_holds(std::string_view id); ///< shape and check character
[[nodiscard]] std::optional<Date> birth_of_id(
    std::string_view id);                                 ///< a real date in digits 7-14
[[nodiscard]] std::string sex_of_id(std::string_view id); ///< "男", "女", "" if no shape

/// GB 32100: 18 characters of its alphabet, the last one right.
[[nodiscard]] bool credit_code_holds(std::string_view code);

} // namespace intake
