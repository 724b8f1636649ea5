/// \file
/// Whether the papers of a cultivation speak of the same person, unit and period.
#pragma once

#include "validators/probe.hpp"

namespace intake {

[[nodiscard]] Reply papers_agree(const Subject& subject); ///< CULT-12

} // namespace intake
