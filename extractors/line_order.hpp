/// \file
/// The lines read on one page as one sequence.
#pragma once

#include "pipeline/model/document.hpp"

#include <vector>

namespace intake {

/// Lines without those that lie within another, much higher one: the tips of its glyphs, cut by
/// the edge of the block above it and read as glyphs of their own.
[[nodiscard]] std::vector<Text> without_fragments(const std::vector<Text>& lines);

/// Lines outside the grids by place, from the top and then from the left; those of a grid in
/// the order they came in, where the grid stands.
[[nodiscard]] std::vector<Text> in_reading_order(const std::vector<Grid>& grids,
                                                 const std::vector<Text>& inside,
                                                 std::vector<Text> outside);

} // namespace intake
