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

} // namespace intake
