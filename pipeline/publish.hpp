/// \file
/// Everything that leaves: letters, packets, question sheet, records, overview, manifest.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/ledger_folder.hpp"
#include "pipeline/output_folder.hpp"
#include "pipeline/stopwatch.hpp"

namespace intake {

/// Writes all outputs into `out` and commits it. Fills `batch.placements` and `.exclusions`.
/// \param ledger keeps what the sheet asks; may be null
/// \return how many items a person must look at
/// \throws SystemError when the conservation law does not hold: a bug, and OUT stays as it was
std::size_t publish(Batch& batch, Stopwatch& watch, OutputFolder& out,
                    const LedgerFolder* ledger);

} // namespace intake
