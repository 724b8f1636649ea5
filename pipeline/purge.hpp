/// \file
/// Forgetting a cycle: outputs and ledgers of this program overwritten and removed.
#pragma once

#include <cstdint>
#include <filesystem>

namespace intake {

struct Purged {
    int files = 0;
    std::uint64_t bytes = 0;
    int linked = 0; ///< removed but not overwritten: their bytes have other names elsewhere
};

/// Overwrites every file of an OUT, a `watch` OUT or a ledger with zeros, makes that durable,
/// and removes the folder with its locks and what dead runs left beside it. Links are removed,
/// never followed. Only counts if `really` is false. What a disk or file system keeps of
/// overwritten blocks is beyond it.
/// \throws UsageError for a folder this program did not make; BusyError while a run holds it;
///         SystemError when something could not be removed
Purged purge(const std::filesystem::path& folder, bool really);

} // namespace intake
