/// \file
/// Checks of prose: which of the cycle's topics a text says nothing of, and figures that
/// differ between two texts. They speak only of what was read; a page in doubt says nothing.
#pragma once

#include "validators/probe.hpp"

namespace intake {

[[nodiscard]] Reply narrative_covers_topics(const Subject& subject);   ///< NAR-05
[[nodiscard]] Reply narrative_figures_agree(const Subject& subject);   ///< NAR-06
[[nodiscard]] Reply cultivation_covers_forces(const Subject& subject); ///< CULT-09

} // namespace intake
