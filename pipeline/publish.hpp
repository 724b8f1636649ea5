/// \file
/// Everything that leaves: letters, packets, question sheet, records, overview, manifest.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/ledger_folder.hpp"
#include "pipeline/output_folder.hpp"
#include "pipeline/rounds.hpp"
#include "pipeline/stopwatch.hpp"

namespace intake {

/// Both null without a ledger.
struct LedgerOfRun {
    const LedgerFolder* folder = nullptr; ///< keeps what the sheet asks
    RoundsOfRun* rounds = nullptr;        ///< keeps the round, once OUT is in place
};

/// Writes all outputs into `out` and commits it. Fills `batch.placements` and `.exclusions`.
/// \return how many items a person must look at
/// \throws SystemError when the conservation law does not hold: a bug, and OUT stays as it was
std::size_t publish(Batch& batch, Stopwatch& watch, OutputFolder& out,
                    const LedgerOfRun& ledger);

} // namespace intake
