/// \file
/// Both sides of the identity card.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// ID-01: the side with the face and the side with the emblem are there.
[[nodiscard]] Reply both_sides(const Subject& subject);

/// Whether every page of the parts was read well.
[[nodiscard]] bool all_well_read(const Subject& subject, const std::vector<const Part*>& parts);

} // namespace intake
