/// \file
/// Text of several lines.
#pragma once

#include <string>
#include <string_view>

namespace intake {

/// printable() line by line: tabs stay, and breaks of every kind become '\n'.
[[nodiscard]] std::string printable_lines(std::string_view utf8);

} // namespace intake
