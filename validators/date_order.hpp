/// \file
/// Whether the dates of a candidate's papers follow one another as the rules have it.
#pragma once

#include "validators/probe.hpp"

namespace intake {

[[nodiscard]] Reply dates_in_order(const Subject& subject); ///< X-11

} // namespace intake
