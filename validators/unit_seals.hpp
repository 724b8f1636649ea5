/// \file
/// What stands in the seals on the unit's own documents: UNIT-10.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// A seal that was read and bears another name than the unit's asks for the proof of a
/// renaming.
[[nodiscard]] Reply renaming_proved(const Subject& subject);

} // namespace intake
