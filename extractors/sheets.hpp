/// \file
/// Workbooks and tables of text -> sheets. One function a format; all run in a worker.
#pragma once

#include "pipeline/model/document.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace intake {

/// Most filled cells read from one workbook; more is InputError "too_large".
inline constexpr std::size_t max_cells = 2'000'000;

/// Each looks at the content first: a workbook under another's name is read as what it is.
///
/// Cells that hold a number keep CellType::number, whatever they look like: an ID number stored
/// so has lost its last digits, and is shown with all those it still has, never as 3.1E+17. A
/// date shown without its day is "YYYY-MM" when the stored day is the first of the month. A
/// formula saved without a result is CellType::error with the formula as its text.
///
/// All throw InputError ("damaged", "empty", "encrypted", "needs_conversion", "too_large"); an
/// unreadable sheet is never silently empty.
[[nodiscard]] std::vector<Sheet> read_xlsx(const std::filesystem::path& file);
[[nodiscard]] std::vector<Sheet> read_xls(const std::filesystem::path& file); ///< Excel 5 on
[[nodiscard]] std::vector<Sheet> read_ods(const std::filesystem::path& file);
[[nodiscard]] std::vector<Sheet> read_csv(
    const std::filesystem::path& file); ///< UTF-8/16, GB18030; comma, tab or semicolon

} // namespace intake
