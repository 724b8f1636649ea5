/// \file
/// Which experts may have to step aside for which candidates: a hint to the secretariat, never
/// in a letter.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/emit/workbook.hpp"

#include <string>
#include <vector>

namespace intake {

/// One expert and one candidate.
struct Conflict {
    std::string expert;
    std::string expert_unit;
    std::string number; ///< of the candidate's packet
    std::string candidate;
    std::string unit;     ///< that recommends the candidate
    std::string relation; ///< Chinese; several joined by "；"
};

/// By the register of experts, then by the batch. Compared are the expert's name with those of
/// candidate and mentor, the expert's unit with employer and recommending unit, as names of
/// organisations are compared elsewhere. Readings in doubt count, and are said to be in doubt.
[[nodiscard]] std::vector<Conflict> conflicts_of_interest(const Batch& batch);

/// A sheet 回避提示; none without a register of experts.
void add_conflicts(Workbook& book, const Batch& batch);

/// The same as a section of index.html; empty without a register of experts.
[[nodiscard]] std::string conflicts_html(const Batch& batch);

} // namespace intake
