/// \file
/// Seals on a page's picture: round, oval and square ones, in red or as photocopies show them.
/// Not seals: red headings, bars and backgrounds, emblems, circles drawn by hand, what shines
/// through. Pure.
#pragma once

#include "extractors/seal_shapes.hpp"
#include "pipeline/model/document.hpp"

#include <vector>

namespace intake {

/// Resolution at which seals are looked for.
inline constexpr double seal_dpi = 75;

struct SealFind {
    Imprint imprint; ///< without its text
    Ring ring;       ///< in points; of a square only its middle and size
};

struct SealsFound {
    bool colour = false;
    std::vector<SealFind> seals; ///< by top, then left
    std::vector<Box> blots;      ///< see Marks::blots
};

/// \param picture upright; about seal_dpi, RGB or grey
/// \param portraits places that are not looked at
[[nodiscard]] SealsFound find_seals(const Raster& picture, const std::vector<Box>& portraits);

} // namespace intake
