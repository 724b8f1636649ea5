/// \file
/// 核对表.xlsx as it comes back: an untrusted file like any other.
#pragma once

#include "pipeline/model/document.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace intake {

struct AnswerRow {
    std::string sheet; ///< its name; empty: the one that must be answered
    int row = 0;       ///< as the spreadsheet shows it, from 1
    std::string id;
    std::string candidate;
    std::string question; ///< the whole text of the cell
    SheetCell answer;     ///< an empty text: not answered
    SheetCell by;         ///< who answered
    SheetCell why;        ///< what he adds
};

struct AnswerSheet {
    std::string run; ///< fingerprint; as untrusted as the rest
    std::vector<AnswerRow> rows;
};

/// Reads the file in a worker. \throws UsageError when it is no 核对表 that can be read;
/// SystemError, Interrupted
[[nodiscard]] AnswerSheet read_answer_sheet(const std::filesystem::path& file);

/// The rows of the sheets called 核对表 and, if it is there, 其余存疑. \throws UsageError when
/// its columns are not there
[[nodiscard]] AnswerSheet answer_sheet_of(const std::vector<Sheet>& sheets);

} // namespace intake
