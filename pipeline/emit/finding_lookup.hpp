/// \file
/// A finding of an earlier run, read back from its findings.jsonl.
#pragma once

#include "pipeline/model/profile.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace intake {

/// What `explain` says of the finding `id` in the run at `out`: one "栏目：内容" line each, in
/// the profile's words. Nothing if the run has no such finding. \throws UsageError when `out`
/// holds no readable findings.jsonl.
[[nodiscard]] std::optional<std::string> find_finding(const std::filesystem::path& out,
                                                      const std::string& id,
                                                      const Profile& profile);

} // namespace intake
