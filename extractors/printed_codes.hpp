/// \file
/// Bar codes and two-dimensional codes on one upright page.
#pragma once

#include "extractors/raster.hpp"
#include "pipeline/model/document.hpp"

#include <vector>

namespace intake {

/// QR, Data Matrix, Aztec, PDF417, Code 128 and EAN-13 codes that could be deciphered, by top,
/// then left. Kinds without a check of their own are left out: a table's rules would pass for
/// them.
/// \param grey 150 dpi or more, dark on white
[[nodiscard]] std::vector<PrintedCode> find_codes(const Raster& grey);

} // namespace intake
