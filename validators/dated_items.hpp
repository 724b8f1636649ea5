/// \file
/// Claims that stand in prose, each behind its date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// "2020.05 质量先进个人\n2024年6月 …": what stands behind each date, up to the next one or to
/// a line with a label of its own ("专利、标准：无"). Items of less than four ideographs tell
/// nothing and are left out. What stands before the first date is none of them.
[[nodiscard]] std::vector<std::string> dated_items(std::string_view prose);

} // namespace intake
