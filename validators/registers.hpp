/// \file
/// `--registers DIR`: optional CSV files, each absent or whole.
#pragma once

#include "pipeline/model/registers.hpp"

#include <string>

namespace intake {

/// An empty `folder` means no registers. \throws UsageError with file, line and what is
/// expected.
[[nodiscard]] Registers load_registers(const std::string& folder);

} // namespace intake
