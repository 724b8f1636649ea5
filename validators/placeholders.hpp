/// \file
/// The {placeholders} that each check fills in its rule's message and remedy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// Without braces, as a profile may use them; none for a check that fills none. What a check's
/// hits bring along stands here, or check() fails an assertion.
[[nodiscard]] std::vector<std::string> placeholders_of(std::string_view check);

/// The further wordings a check may ask its rule for, by name.
[[nodiscard]] std::vector<std::string> wordings_of(std::string_view check);

[[nodiscard]] bool is_wording(std::string_view check, std::string_view name);

/// Whether the placeholder stands for what was read ("值", "a"), not for where or of what.
[[nodiscard]] bool tells_reading(std::string_view placeholder);

} // namespace intake
