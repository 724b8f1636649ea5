/// \file
/// Seals, and ink that may be handwriting, on one upright page.
#pragma once

#include "extractors/ocr.hpp"
#include "extractors/raster.hpp"
#include "pipeline/model/document.hpp"

#include <functional>

namespace intake {

/// A page as its reader sees it.
struct PageView {
    const Raster& coarse; ///< upright, about 75 dpi, in colour where the page has any
    const Raster& grey;   ///< upright, 150 dpi or more, dark on white
    std::function<Raster(const Box& upright, double dpi)> closer; ///< a part of it, RGB
};

/// Fills Page::marks; lines, grids and portraits are there already.
void add_marks(Page& page, const PageView& view, const Recognizer& recognizer);

/// Connected ink that no surely read line of the page explains; no rules, specks, portraits.
[[nodiscard]] std::vector<Box> strokes_of(const Page& page, const Raster& grey);

} // namespace intake
