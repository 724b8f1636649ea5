/// \file
/// The part of index.html that says which checks could not be decided, and why.
#pragma once

#include "pipeline/batch.hpp"

#include <string>

namespace intake {

/// Every check with an undetermined answer: for how many subjects, and the reasons given; then
/// the registers that were not there.
[[nodiscard]] std::string undecided_html(const Batch& batch);

/// The pages of blind packets that may still tell who they are about; empty if not blind.
[[nodiscard]] std::string unproved_html(const Batch& batch);

} // namespace intake
