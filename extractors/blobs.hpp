/// \file
/// Connected ink and what it is arranged in: strips of text, the height of glyphs, the skew.
/// Everything in pixels of the picture given.
#pragma once

#include "extractors/warp.hpp"

#include <vector>

namespace intake {

struct Blob {
    Area box;
    int pixels = 0;
};

/// 8-connected groups of pixels darker than `level`, by top, then left.
[[nodiscard]] std::vector<Blob> find_blobs(const Raster& grey, int level);

/// Blobs that may be glyphs or their parts: no specks, no rules, no pictures.
[[nodiscard]] std::vector<Blob> glyph_like(const std::vector<Blob>& blobs, double dpi);

/// Runs of glyphs side by side (a line, or part of one), by top, then left. With `upwards` set,
/// runs of glyphs one above the other.
[[nodiscard]] std::vector<Area> text_strips(const std::vector<Blob>& glyphs, const Raster& grey,
                                            bool upwards = false);

/// The common height of the strips' glyphs; 0 without text.
[[nodiscard]] double glyph_height(const std::vector<Area>& strips);

/// How far the page leans clockwise, in degrees (-15..15, to 0.05); quarter turns do not
/// matter. 0 where nothing tells.
[[nodiscard]] double lean(const Raster& grey);

} // namespace intake
