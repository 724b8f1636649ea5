/// \file
/// The unit's letter of recommendation.
#pragma once

#include "validators/probe.hpp"

#include <vector>

namespace intake {

/// UNIT-06, of letters that are there: sealed, and dated and addressed where the profile words
/// that.
[[nodiscard]] Reply letter_in_form(const Subject& subject,
                                   const std::vector<const Part*>& letters);

/// UNIT-07: what the letter leaves unsaid is certain in a text layer only.
[[nodiscard]] Reply letter_says_all(const Subject& subject);

} // namespace intake
