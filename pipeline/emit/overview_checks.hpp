/// \file
/// The part of index.html that says which checks could not be decided, and why.
#pragma once

#include "pipeline/batch.hpp"

#include <string>

namespace intake {

/// Every check with an undetermined answer: for how many subjects, and the reasons given; then
/// the registers that were not there.
[[nodiscard]] std::string undecided_html(const Batch& batch);

} // namespace intake
