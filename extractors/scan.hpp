/// \file
/// A picture of a page -> upright pages with text, grids and portraits.
#pragma once

#include "extractors/ocr.hpp"
#include "extractors/raster.hpp"
#include "pipeline/model/document.hpp"

namespace intake {

/// Reads one scanned or photographed page: turned upright, deskewed, A3 two-up pages split into
/// two (part 1, 2), red softened, grids found, cells and everything outside them recognised.
/// Page::number is left at 1. Blank pages are `blank`; ink that could not be read makes the
/// page, or the cell, `unreadable`. Never throws on content.
[[nodiscard]] std::vector<Page> read_scan(const Raster& picture, const Recognizer& recognizer);

/// Recognises the text inside `regions` (points) of an upright, deskewed page picture: used
/// where a text layer leaves ink uncovered. Lines get page coordinates and Origin::ocr.
[[nodiscard]] std::vector<Text> read_regions(const Raster& picture,
                                             const std::vector<Box>& regions,
                                             const Recognizer& recognizer);

/// Puts every line into the grid cell that holds it and fills GridCell::lines and ::ink; `grey`
/// tells empty cells from cells with ink that no line covers (unreadable).
void fill_cells(Page& page, const Raster& grey);

} // namespace intake
