/// \file
/// Where the pages of a document lie, and what each has room for.
#pragma once

#include "pipeline/model/dossier.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace intake {

using Place = std::pair<std::string, int>; ///< file, physical page

/// Of each page once, in order.
[[nodiscard]] std::vector<Place> places_of(const Case& whole, const Part& part);

/// Names of the places for values, lists, seals and signatures on a page of the part, whether
/// or not they are filled.
[[nodiscard]] std::set<std::string> marks_on(const Part& part, const Place& place);

} // namespace intake
