/// \file
/// Ruled tables found on a grey picture, so that born-digital and scanned forms take one road.
#pragma once

#include "extractors/raster.hpp"
#include "pipeline/model/document.hpp"

namespace intake {

/// The ruled grids of an upright, deskewed grey page: boxes in points (pixel * 72 / dpi), cells
/// in reading order with spans, merged cells whole, `lines` empty. Works at 100–600 dpi, with
/// faint or broken rules, under seals, beside glued photos (dense blobs close the cells around
/// them). No grid where there is none: underlines, frames of one cell and boxed titles are not
/// grids.
[[nodiscard]] std::vector<Grid> find_grids(const Raster& grey);

/// Photo-like areas of portrait shape: dense, 15–45 mm wide, 20–60 mm high. In points.
[[nodiscard]] std::vector<Box> find_portraits(const Raster& rgb);

/// Portraits without what hangs over into the cells beside their own: on a grey copy the shade
/// around a photo looks like a part of it.
[[nodiscard]] std::vector<Box> within_cells(std::vector<Box> portraits,
                                            const std::vector<Grid>& grids);

} // namespace intake
