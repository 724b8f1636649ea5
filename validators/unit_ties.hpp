/// \file
/// Recommending units that belong together, or look as if they did.
#pragma once

#include "validators/check.hpp"

namespace intake {

/// UNIT-11, XU-06 and XU-08, for the secretariat; `findings` has one list per case. The groups
/// are UNIT-11's parameter: without it units are related by their names alone.
void compare_units(const std::vector<Case>& cases, const Profile& profile,
                   const Registers& registers, std::vector<std::vector<Finding>>& findings);

} // namespace intake
