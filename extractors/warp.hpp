/// \file
/// Pixel geometry of pictures in memory, in plain loops: shrinking and affine sampling.
#pragma once

#include "extractors/raster.hpp"
#include "pipeline/model/geometry.hpp"

namespace intake {

/// A rectangle of pixels; right and bottom are one past the last.
struct Area {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] int width() const { return right - left; }

    [[nodiscard]] int height() const { return bottom - top; }

    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }

    bool operator==(const Area&) const = default;
};

[[nodiscard]] Area clip(const Area& area, const Raster& raster);
[[nodiscard]] Area unite(const Area& a, const Area& b); ///< an empty operand is ignored
[[nodiscard]] Area to_area(const Box& points,
                           const Raster& raster);       ///< clipped, rounded outwards
[[nodiscard]] Box to_box(const Area& area, double dpi); ///< points

/// The resolution to trust: the raster's own where the page then has the size of a card to an
/// A3 sheet, else the one that makes it as long as A4.
[[nodiscard]] double plausible_dpi(const Raster& raster);

/// `width` x `height` pixels; each is read (bilinear) from `source` at `to_source` of its
/// centre. Outside the source is white. Coordinates are pixels, the first pixel's centre is
/// (0.5, 0.5).
struct Frame {
    int width = 0;
    int height = 0;
    double dpi = 72;
    Affine to_source;
};

[[nodiscard]] Raster warp(const Raster& source, const Frame& frame);

/// Area averages for factors below 1, bilinear above; dpi is scaled along.
[[nodiscard]] Raster scale(const Raster& source, double factor);

/// The pixels of `area`, which may reach outside: white there.
[[nodiscard]] Raster cut(const Raster& source, const Area& area);

/// Paints `area` (clipped) white.
void blank_out(Raster& raster, const Area& area);

/// The map from the pixels of a picture turned clockwise by `quarter_turns` and then by
/// `degrees` about its middle, back to the pixels of `source`, with the size that holds a
/// turned page.
[[nodiscard]] Frame upright_frame(const Raster& source, int quarter_turns, double degrees);

} // namespace intake
