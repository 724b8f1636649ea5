/// \file
/// Number formats and shared strings of an .xlsx, which cells refer to by index.
#pragma once

#include "extractors/number_format.hpp"
#include "extractors/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// The number format of each cell style (cellXfs) of styles.xml, in order.
[[nodiscard]] std::vector<NumberFormat> read_styles(std::string_view xml);

/// The strings of sharedStrings.xml, in order.
[[nodiscard]] std::vector<std::string> read_shared_strings(std::string_view xml);

/// The text of the string item (si, is) whose start was just seen: runs joined, phonetic
/// guides left out, `_x000D_` written out as the character it stands for.
[[nodiscard]] std::string read_string_item(XmlReader& xml);

[[nodiscard]] std::string unescaped(std::string text); ///< `_x4E2D_` -> that character

} // namespace intake
