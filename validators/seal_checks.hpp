/// \file
/// What stands in the seals on the form: FORM-09.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// The seals at the opinions name the unit whose opinions they are.
[[nodiscard]] Reply seal_text(const Subject& subject);

} // namespace intake
