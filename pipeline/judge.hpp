/// \file
/// All checks over all submissions, and each candidate's verdict.
#pragma once

#include "pipeline/batch.hpp"

namespace intake {

/// Fills `verdicts` of every review and `verdict` of every dossier.
void judge(Batch& batch);

} // namespace intake
