/// \file
/// How strongly each pixel of a page is inked, by the kind of ink. One channel, 0 none, 255
/// full.
#pragma once

#include "extractors/raster.hpp"

namespace intake {

/// Ink as red as seals are, over the paper's own colour. A grey picture has none.
[[nodiscard]] Raster red_ink(const Raster& picture);

/// Ink of whatever colour, over the paper's own brightness.
[[nodiscard]] Raster dark_ink(const Raster& picture);

/// The strength above which red ink is no noise of this page.
[[nodiscard]] int noise_level(const Raster& ink);

/// Whether the picture tells colours apart: a photocopy and a scan in grey do not.
[[nodiscard]] bool shows_colours(const Raster& picture);

/// Means of squares of 3 x 3: faint lines stand out of the noise.
[[nodiscard]] Raster softened(const Raster& ink);

/// Zero where the ink fills squares of `side` pixels: bars, red backgrounds, hearts of stars.
[[nodiscard]] Raster without_solids(const Raster& ink, int level, int side);

} // namespace intake
