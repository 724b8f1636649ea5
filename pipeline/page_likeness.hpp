/// \file
/// Pages sent again alone, which no title tells: they look like one earlier page and no other.
#pragma once

#include "pipeline/model/dossier.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace intake {

/// For unrecognised pages of new files the page of a known document, in a kept file, that says
/// nearly the same: first the new place, then the earlier one. Of a page whose owner is known
/// only that person's documents are looked at; where two pages are alike, none is named.
/// \param kept paths of earlier files
[[nodiscard]] std::vector<std::pair<Source, Source>> pages_sent_again(
    const Case& both, const std::set<std::string>& kept);

} // namespace intake
