/// \file
/// The conservation law: every file that came in is processed, quarantined or ignored, every
/// page of a processed one is in a packet or unit document or excluded with a reason, and the
/// sums add up.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// What in a run.json breaks the law, in Chinese; none: it holds.
/// \throws nlohmann::json::exception where it is not of the schema run/1
[[nodiscard]] std::vector<std::string> breaches(const nlohmann::json& run);

/// Adds a problem where a total is not what was counted.
void expect_total(std::string_view name, const nlohmann::json& stated, int counted,
                  std::vector<std::string>& problems);

} // namespace intake
