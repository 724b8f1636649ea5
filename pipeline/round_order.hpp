/// \file
/// Which round of which unit each submission of an inbox is.
#pragma once

#include "pipeline/batch.hpp"

#include <vector>

namespace intake {

/// Numbers rounds, units and letters; a submission the ledger knows keeps its own.
/// \param units what the ledger knows, by number
/// \return of each review the unit it goes on with, or null
[[nodiscard]] std::vector<const UnitHistory*> place_rounds(
    Batch& batch, const std::vector<UnitHistory>& units, int next_letter);

} // namespace intake
