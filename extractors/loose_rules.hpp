/// \file
/// Telling rules of a table from strokes of print that happen to lie in one line.
#pragma once

#include "extractors/rules.hpp"

namespace intake {

/// The rules without the loose ones: short stretches that end in the open, and that are no
/// piece of a longer broken rule. What only such stretches held up falls with them.
[[nodiscard]] Rules without_loose(Rules rules);

} // namespace intake
