/// \file
/// `verify OUT`: proves from run.json that OUT is as it was written and that nothing was lost.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace intake {

/// What is wrong, one Chinese sentence each; empty when all is well.
///
/// Every listed output is there, with its size and SHA-256, and nothing else is. Every input
/// has one outcome, a reason unless processed; its pages add up, and every page of a processed
/// file is in a packet or a unit document or excluded with a reason. Totals, records.jsonl,
/// findings.jsonl and quarantine.jsonl agree with each other, and no complete candidate has an
/// open finding.
/// \throws UsageError when `out` holds no readable run.json.
[[nodiscard]] std::vector<std::string> verify(const std::filesystem::path& out);

} // namespace intake
