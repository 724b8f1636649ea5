/// \file
/// What reviewers fill in and what is published at the end, one row a candidate.
#pragma once

#include "pipeline/placement.hpp"

#include <string>
#include <vector>

namespace intake {

/// 评分表.xlsx: the profile's conditions, forces and conclusions as cells to fill in, in the
/// order and under the numbers of the packets; on a second sheet the evidence of each packet
/// with the claim, condition and forces it is assigned to. Nothing is computed: every cell is
/// text, weights stand in the headings. Packets that could not be made are left out. On a third
/// sheet, with a register of experts, who may have to step aside: the secretariat takes it off.
/// For blind packets without names and units, and without that sheet.
[[nodiscard]] std::string scoring_workbook(const std::vector<PlannedPacket>& packets,
                                           const Batch& batch);

/// 公示名单草稿.xlsx: name and employer of every candidate whose material is complete and
/// nothing else, for the day when the names are decided. It says that nothing is decided, and
/// how many candidates it does not list.
[[nodiscard]] std::string publication_draft(const Batch& batch);

} // namespace intake
