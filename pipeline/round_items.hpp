/// \file
/// What became of each item of the letters before, and what this round may ask for.
#pragma once

#include "pipeline/batch.hpp"

namespace intake {

/// Findings that are items of an earlier letter get the id they had there, whatever the file is
/// called now. Call after check(), before people's answers are laid over.
void recall_ids(Review& review);

/// Sets `round.items`. Faults of earlier material that no letter named, and all faults of a
/// submission whose unit is in doubt, become the secretariat's; so does what cannot be told of
/// the new material.
void settle_items(Review& review, const Batch& batch);

/// The round's item of the finding, or null.
[[nodiscard]] const RoundItem* find_item(const Round& round, const std::string& finding);

} // namespace intake
