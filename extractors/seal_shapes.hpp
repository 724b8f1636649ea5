/// \file
/// Rings and frames drawn in ink: circles, ovals, squares. Everything in pixels. Pure.
#pragma once

#include "extractors/raster.hpp"
#include "extractors/warp.hpp"

#include <vector>

namespace intake {

/// An ellipse, and how much of it is drawn.
struct Ring {
    double x = 0;
    double y = 0;
    double a = 0; ///< half axes, a >= b
    double b = 0;
    double tilt = 0;     ///< of `a` against the x axis, radians, clockwise
    double coverage = 0; ///< of the part inside the picture, 0..1: drawn, and bare beside it
    double visible = 0;  ///< part inside the picture, 0..1
    double strength = 0; ///< mean ink of what is drawn
    double arc = 0;      ///< longest piece drawn without a break, 0..1 of the ring
};

/// The distance from the middle to the ring in direction `angle`, which turns clockwise from x.
[[nodiscard]] double radius_at(const Ring& ring, double angle);

[[nodiscard]] Area bounds_of(const Ring& ring);

/// How a search for circles goes.
struct Circles {
    int level = 0;        ///< least strength of ink
    double smallest = 0;  ///< radius
    double largest = 0;   ///< radius
    bool thin = false;    ///< bare on both sides: among text every circle crosses ink
    double coverage = .4; ///< less is no circle
};

/// The same ring with its coverage, visible part, strength and arc as `ink` shows them.
[[nodiscard]] Ring measured(const Raster& ink, Ring ring, const Circles& wanted);

/// Circles and what perspective makes of them, best first, none twice.
[[nodiscard]] std::vector<Ring> find_circles(const Raster& ink, const Circles& wanted);

/// Ink that hangs together over gaps of `gap` pixels.
struct Clump {
    Area box;
    int pixels = 0;
    std::vector<std::pair<int, int>> hull; ///< corners around it, in order
};

[[nodiscard]] std::vector<Clump> find_clumps(const Raster& ink, int level, int gap);

/// `ink` without connected ink smaller than `side` both ways, and without straight runs longer
/// than `run` along either axis: without print and rules.
[[nodiscard]] Raster without_print(const Raster& ink, int level, int side, int run);

/// The ellipse that fills the clump's hull, and how much of it is drawn.
[[nodiscard]] Ring ellipse_around(const Clump& clump, const Raster& ink, int level);

/// How much of the best rectangle around the clump is drawn, 0..1.
[[nodiscard]] double frame_around(const Clump& clump, const Raster& ink, int level);

/// The longest run of drawn rays around a ring, small breaks bridged, 0..1.
[[nodiscard]] double longest_arc(const std::vector<bool>& drawn);

/// The strongest ink within half a pixel of a place; 0 outside.
[[nodiscard]] double ink_at(const Raster& ink, double x, double y);

} // namespace intake
