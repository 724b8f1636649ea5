/// \file
/// Turned pages, and two pages on one: geometry only.
#pragma once

#include "pipeline/model/document.hpp"

#include <vector>

namespace intake {

/// A page of `width` × `height` points turned clockwise: old points -> new points.
[[nodiscard]] Affine turn_map(double width, double height, int turns);

/// Two pages where a landscape A3-like page holds two apart from each other, else the page.
/// Before cells are filled.
[[nodiscard]] std::vector<Page> halves_of(Page page);

} // namespace intake
