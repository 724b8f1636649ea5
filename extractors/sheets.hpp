/// \file
/// Workbooks and tables of text -> sheets. One function a format; all run in a worker.
#pragma once

#include "pipeline/model/document.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace intake {

/// Most filled cells read from one workbook; more is InputError "too_large".
inline constexpr std::size_t max_cells = 2'000'000;

/// All throw InputError ("damaged", "encrypted", "too_large", "too_many"); an unreadable sheet
/// is never silently empty.
[[nodiscard]] std::vector<Sheet> read_xlsx(const std::filesystem::path& file);
[[nodiscard]] std::vector<Sheet> read_xls(const std::filesystem::path& file);
[[nodiscard]] std::vector<Sheet> read_ods(const std::filesystem::path& file);
[[nodiscard]] std::vector<Sheet> read_csv(
    const std::filesystem::path& file); ///< UTF-8/16, GB18030

} // namespace intake
