/// \file
/// Comma-separated text with a header row, as registers are kept (RFC 4180, UTF-8).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intake {

struct CsvRow {
    std::size_t line = 0; ///< from 1
    std::vector<std::string> cells;
};

struct CsvTable {
    std::vector<std::string> header;
    std::vector<CsvRow> rows; ///< empty lines are left out
};

/// Quoted cells may hold commas, quotes (doubled) and line ends. Never throws.
[[nodiscard]] CsvTable parse_csv(std::string_view text);

} // namespace intake
