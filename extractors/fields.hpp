/// \file
/// The values of one document: ruled cells, "label：value" lines, text blocks, tables with
/// rows.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

namespace intake {

/// Fills `part.readings`, `part.entries`, `part.signatures` and `part.person` from its pages.
/// A field found twice with one value is kept once; with two values both are kept.
[[nodiscard]] Part read_part(Part part, const Document& document, const Profile& profile);

} // namespace intake
