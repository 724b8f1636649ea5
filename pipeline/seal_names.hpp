/// \file
/// Whose seal it is: what was recognised along a ring against the names that are known.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// How many characters of `name` what was read of a ring misses, gets wrong or adds; a ring has
/// no beginning, so it may start anywhere. Only ideographs count.
[[nodiscard]] std::size_t ring_distance(std::string_view read, std::string_view name);

/// The one of `names` that a recognised ring surely says: a few characters off at most, and no
/// other name as near. "" if none is.
[[nodiscard]] std::string name_on_ring(std::string_view read,
                                       const std::vector<std::string>& names);

/// Judges the text of every seal of the case: accepted where it is a name known from elsewhere,
/// review where it was read as something else, unreadable (and emptied) where it was not read.
void name_seals(Case& subject, const Profile& profile);

} // namespace intake
