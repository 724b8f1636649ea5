/// \file
/// Ink on a rendered page: where there is any, and what of it no text box explains. Pure.
#pragma once

#include "extractors/raster.hpp"
#include "pipeline/model/document.hpp"

#include <cstdint>
#include <vector>

namespace intake {

/// Sums of dark pixels, so that the ink of any box costs four look-ups.
struct InkMap {
    int width = 0;
    int height = 0;
    double dpi = 72;
    std::vector<std::uint32_t> sums; ///< (width + 1) * (height + 1)
};

/// Pixels darker than `threshold` count as ink.
[[nodiscard]] InkMap ink_map(const Raster& grey, int threshold);

/// Part of the box's pixels that are ink, 0..1; 0 outside the page. Box in points.
[[nodiscard]] double ink_share(const InkMap& map, const Box& box);

/// What a page's ink is made of, beside rulings: boxes in points, top to bottom.
struct Uncovered {
    std::vector<Box> regions; ///< ink of text-like size under no covering box, grown to lines
    double share = 0;         ///< part of all such ink that no box covers, 0..1
};

/// Finds the ink under none of the `covers`. Long straight rules are no ink here.
[[nodiscard]] Uncovered uncovered_ink(const Raster& grey, const std::vector<Box>& covers);

/// Part of a page of `width` × `height` points under the union of `boxes`, 0..1.
[[nodiscard]] double covered_share(const std::vector<Box>& boxes, double width, double height);

} // namespace intake
