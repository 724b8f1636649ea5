/// \file
/// Profile text -> Profile, with every problem's line and column. Knows the TOML library.
#pragma once

#include "pipeline/model/profile.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

struct ProfileProblem {
    int line = 0; ///< from 1
    int column = 0;
    std::string message; ///< Chinese; names the key and, for an unknown one, the nearest known
};

struct ProfileResult {
    Profile profile; ///< complete only if there are no problems
    std::vector<ProfileProblem> problems;
};

/// Never throws on text.
[[nodiscard]] ProfileResult parse_profile(std::string_view text);

/// \throws UsageError naming file, line, column of every problem.
[[nodiscard]] Profile load_profile(const std::string& path);

} // namespace intake
