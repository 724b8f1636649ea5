/// \file
/// What the profile calls the documents and fields that sentences in C++ speak of.
#pragma once

#include "pipeline/model/profile.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// `text` with the profile's titles in place of what stands in braces: "{C1}" a document
/// ("《推荐表》"), "{form}" and "{narrative}" the first of that section, "{employer}" a field,
/// "{unit_title}" the units. Other braces stay, and so does what is quoted: “{C1}” was read.
[[nodiscard]] std::string with_titles(const Profile& profile, std::string_view text);

/// "{C13}、{C1}", to be filled in by with_titles().
[[nodiscard]] std::string all_titles(const std::vector<std::string>& codes);

} // namespace intake
