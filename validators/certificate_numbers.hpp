/// \file
/// Numbers on certificates and patents that obey a standard (domain: 技能等级, 职业资格, 专利).
#pragma once

#include <string>
#include <string_view>

namespace intake {

/// 22 characters: Y or S and 21 digits; 特级技师: two letters and 20 digits.
[[nodiscard]] bool is_skill_number(std::string_view number);

/// The level digit of a 22-character number (1 高级技师 … 5 初级工); '\0' if it has none.
[[nodiscard]] char level_of_skill_number(std::string_view number);

/// The two year digits of a 22-character number, "" if it has none.
[[nodiscard]] std::string year_of_skill_number(std::string_view number);

/// 职业资格证书: 16 digits; level digit 11, year digits 1-2.
[[nodiscard]] bool is_qualification_number(std::string_view number);
[[nodiscard]] char level_of_qualification_number(std::string_view number);

/// The patent number without "ZL", "." and spaces: 8 or 12 digits and a check character.
[[nodiscard]] std::string bare_patent_number(std::string_view number);
[[nodiscard]] bool patent_check_holds(std::string_view bare);

/// 1 发明, 2 实用新型, 3 外观设计, 8 and 9 PCT; '\0' if the shape is wrong.
[[nodiscard]] char kind_of_patent(std::string_view bare);

} // namespace intake
