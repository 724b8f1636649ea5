/// \file
/// Telling rules of a table from strokes of print that happen to lie in one line, and from
/// dirt.
#pragma once

#include "extractors/rules.hpp"

namespace intake {

/// The rules without the loose ones: short stretches that end in the open, and that are no
/// piece of a longer broken rule. What only such stretches held up falls with them.
[[nodiscard]] Rules without_loose(Rules rules);

/// The rules without streaks: what a speck on a scanner's glass or a fold draws from one edge
/// of the page to the other, past tables that keep their distance from the edges. \param width,
/// height of the page, pixels
[[nodiscard]] Rules without_streaks(Rules rules, int width, int height);

} // namespace intake
