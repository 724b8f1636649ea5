/// \file
/// What 核对表.xlsx and its reader must agree on.
#pragma once

#include <string>
#include <string_view>

namespace intake {

inline constexpr std::string_view answer_sheet = "核对表";
inline constexpr std::string_view further_sheet = "其余存疑"; ///< of the same columns

inline constexpr int column_number = 0;
inline constexpr int column_weight = 1;
inline constexpr int column_unit = 2;
inline constexpr int column_candidate = 3;
inline constexpr int column_question = 4;
inline constexpr int column_picture = 5;
inline constexpr int column_reading = 6;
inline constexpr int column_others = 7;
inline constexpr int column_answer = 8;
inline constexpr int column_by = 9;
inline constexpr int column_why = 10;
inline constexpr int column_id = 11;

inline constexpr std::string_view title_candidate = "候选人";
inline constexpr std::string_view title_question = "待核事项";
inline constexpr std::string_view title_answer = "核对结果（请选择或填写）";
inline constexpr std::string_view title_by = "核对人";
inline constexpr std::string_view title_why = "说明";
inline constexpr std::string_view title_id = "标识 "; ///< followed by the run's fingerprint

/// What stands in the candidate's column.
[[nodiscard]] std::string shown_candidate(const std::string& candidate);

} // namespace intake
