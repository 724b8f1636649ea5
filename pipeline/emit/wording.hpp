/// \file
/// The words the secretariat's outputs share: verdicts, severities, places.
#pragma once

#include "pipeline/model/finding.hpp"
#include "pipeline/model/submission.hpp"

#include <string>
#include <string_view>

namespace intake {

[[nodiscard]] std::string_view chinese_verdict(std::string_view verdict); ///< "材料齐全" ...
[[nodiscard]] std::string_view chinese_severity(Severity severity); ///< "关键", "必补", "建议"
[[nodiscard]] std::string_view chinese_weight(Severity severity); ///< "重要", "一般", "提示"

/// Who acts: "通知单位", "人工判断" (undetermined) or "秘书处掌握".
[[nodiscard]] std::string_view chinese_action(const Finding& finding);

/// What the secretariat does next about a candidate with so many open questions.
[[nodiscard]] std::string chinese_next_step(std::string_view verdict, int questions);

/// "推荐表.pdf 第3页", "汇总表.xlsx J4"; empty without a file.
[[nodiscard]] std::string place_of(const Source& source);

/// A field's value as people may see it: the states never blur.
[[nodiscard]] std::string shown_value(const Field& field);

/// `text` with dates written "2026-05-15" or "2026-05" as Chinese letters write them. What may
/// be part of a number or of a file's name stays as it is.
[[nodiscard]] std::string with_chinese_dates(std::string_view text);

/// Why a file was not used, in the file's own words or the table's.
[[nodiscard]] std::string reason_of(const InputFile& file);
[[nodiscard]] std::string remedy_of(const InputFile& file);

/// Points without decimals where there are none: "20", "7.5".
[[nodiscard]] std::string points_text(double points);

} // namespace intake
