/// \file
/// INBOX -> submissions with private, numbered copies of every file. The inbox is never written
/// to.
#pragma once

#include "pipeline/model/submission.hpp"

#include <filesystem>
#include <vector>

namespace intake {

struct IngestLimits {
    int depth = 3;                             ///< archives in archives
    int entries = 20'000;                      ///< members of one submission
    std::uint64_t member_bytes = 512ULL << 20; ///< of one file
    std::uint64_t total_bytes = 8ULL << 30;    ///< of one submission, unpacked
    double ratio = 200;                        ///< unpacked / packed, beyond 64 MiB
};

struct Inbox {
    std::vector<Submission> submissions; ///< by name; two entries of one name are both kept
    std::vector<InputFile> strays; ///< lone files directly in the inbox: quarantined/ignored
};

/// Lists, copies to `scratch` while hashing, sniffs formats, unpacks archives in workers.
/// Every file found is in the result exactly once, with its outcome. With `only`, the bytes of
/// an entry's name, nothing else of the inbox is looked at.
/// \throws UsageError when `inbox` is no folder; SystemError when `scratch` cannot be written.
[[nodiscard]] Inbox ingest(const std::filesystem::path& inbox,
                           const std::filesystem::path& scratch,
                           const IngestLimits& limits = {}, std::string_view only = {});

} // namespace intake
