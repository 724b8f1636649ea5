/// \file
/// Who recommends: the unit's name out of its own documents.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/registers.hpp"

namespace intake {

/// Sets `unit`, `unit_source` and `unit_state`: what the unit's documents say most often, a
/// cell or a text layer before OCR; else a registered unit the submission's name or a unit
/// document holds; else the submission's name, for review.
void name_unit(Case& subject, const Registers& registers);

} // namespace intake
