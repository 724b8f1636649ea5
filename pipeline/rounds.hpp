/// \file
/// Submissions joined to what their units sent before (see round.hpp for how and why).
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/read.hpp"
#include "pipeline/round_store.hpp"

#include <vector>

namespace intake {

/// The ledger's rounds while a run lives, and what the run read itself.
struct RoundsOfRun {
    RoundStore store;
    std::vector<Documents> fresh; ///< of each submission's own files, in step with the reviews

    RoundsOfRun(const std::filesystem::path& folder, std::vector<Documents> documents)
        : store(folder, Database::Access::write), fresh(std::move(documents)) {}
};

/// Fills `round` of every review; where earlier files count too, adds them to the submission
/// and understands it anew. A submission the ledger knows already gets the round it had, so
/// that the same inbox gives the same outputs.
/// \param fresh what was read from each submission's own files, in step with the reviews
void join_rounds(Batch& batch, const std::vector<Documents>& fresh, const RoundStore& store);

/// What the ledger must keep of this run. Call once the letters are composed.
[[nodiscard]] std::vector<RoundRecord> records_of(const Batch& batch,
                                                  const std::vector<Documents>& fresh);

} // namespace intake
