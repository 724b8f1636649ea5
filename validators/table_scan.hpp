/// \file
/// The sealed scan of the summary table.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// SUM-07: the scan says what the workbook says.
[[nodiscard]] Reply scan_agrees(const Subject& subject);

/// SUM-10: the seal, the writer's name and the date stand on the scan.
[[nodiscard]] Reply scan_signed(const Subject& subject);

} // namespace intake
