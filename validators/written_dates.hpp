/// \file
/// Dates as they stand in running text, where no label leads to them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// "2025年3月16日", "2025-03-16", "2025.3", "二〇二五年三月", "3月16日": as "2025-03-16",
/// "2025-03" or "--03-16", in order. What is no date of a calendar is left out.
[[nodiscard]] std::vector<std::string> written_dates(std::string_view text);

} // namespace intake
