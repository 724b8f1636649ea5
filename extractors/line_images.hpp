/// \file
/// Where the lines of a crop are, told from its ink alone, so that a second reader does not
/// depend on what the first one saw.
#pragma once

#include "extractors/blobs.hpp"

#include <vector>

namespace intake {

/// Rows that hold ink.
struct Band {
    int from = 0;
    int to = 0;

    [[nodiscard]] int size() const { return to - from; }
};

/// Rows that hold ink of `blobs` (by top), without the empty rows between.
[[nodiscard]] std::vector<Band> bands_of(const std::vector<Blob>& blobs);

/// The ink of each line, top to bottom, left to right; a gap of several glyphs begins another.
/// \param glyph the common glyph height, pixels
/// \param hints middles of lines somebody saw: they split bands too high for one line
[[nodiscard]] std::vector<Area> line_areas(const std::vector<Blob>& blobs, double glyph,
                                           std::vector<double> hints);

/// Whether lines are running text that fills its measure, not single values.
[[nodiscard]] bool is_prose(const std::vector<Area>& lines, double glyph);

/// The picture of one line for a line reader: `ink` with some paper around it, no higher than
/// `room` allows.
[[nodiscard]] Raster line_image(const Raster& page, const Area& ink, double glyph,
                                const Area& room);

} // namespace intake
