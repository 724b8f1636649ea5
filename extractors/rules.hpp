/// \file
/// Straight ruled lines on a grey page, found by local contrast, so that faint lines count.
#pragma once

#include "extractors/warp.hpp"

#include <vector>

namespace intake {

/// Resolution the finders of rules and grids work at; their lengths in pixels mean this.
inline constexpr double rule_dpi = 150;

/// One stretch of a rule. Pixels at rule_dpi.
struct Rule {
    double at = 0; ///< y of a horizontal rule, x of a vertical one: its middle
    double from = 0;
    double to = 0;

    [[nodiscard]] double length() const { return to - from; }
};

struct Rules {
    std::vector<Rule> across;
    std::vector<Rule> down;
};

/// Stretches of at least 6 mm. Strokes of large glyphs are among them: what is a table is for
/// find_grids to say. \pre grey.dpi is about rule_dpi
[[nodiscard]] Rules find_rules(const Raster& grey);

} // namespace intake
