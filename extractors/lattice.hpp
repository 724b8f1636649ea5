/// \file
/// The cells that ruled lines enclose.
#pragma once

#include "extractors/rules.hpp"
#include "pipeline/model/document.hpp"

#include <vector>

namespace intake {

/// Rules that hang together by crossings or corners, each part with two of either direction at
/// least.
[[nodiscard]] std::vector<Rules> connected(const Rules& rules);

/// The grid that rules of one part draw: cells in pixels at rule_dpi, in no order of reading,
/// merged where no rule parts them. No cells where it is no table.
[[nodiscard]] Grid grid_of(const Rules& rules);

} // namespace intake
