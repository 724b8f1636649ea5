/// \file
/// Headings set in white on a dark bar, as designed forms have them.
#pragma once

#include "extractors/raster.hpp"

namespace intake {

/// The grey page with such bars turned over: dark text on white, the bar's edge left as a rule
/// around it. Everything else stays, photos and bands at the page's edge too.
/// \pre the page is upright
[[nodiscard]] Raster with_bars_turned(const Raster& grey);

} // namespace intake
