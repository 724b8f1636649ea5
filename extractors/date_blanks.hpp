/// \file
/// Places that ask for a date and got none: "年   月   日".
#pragma once

#include "extractors/raster.hpp"
#include "extractors/warp.hpp"
#include "pipeline/model/document.hpp"

#include <vector>

namespace intake {

/// Whether the line says only that a date belongs here ("年 月 日", "20 年 月 日"), for every
/// reader that saw it.
[[nodiscard]] bool asks_for_date(const Text& line);

/// The printed signs of such a line among the ink of the page: three groups as wide as they are
/// high, and one for the century. Empty if the ink in the line's place is arranged otherwise,
/// as where a hand wrote between them. \param ink boxes in points of the upright page
[[nodiscard]] std::vector<Box> date_signs(const Text& line, const std::vector<Box>& ink);

/// Whether nothing at all stands in the place of such a line's date. \pre Page::marks are there
[[nodiscard]] bool is_left_blank(const Page& page, const Text& line);

} // namespace intake
