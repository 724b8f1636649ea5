/// \file
/// Bytes in a named character set -> UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace intake {

/// Nothing when a byte has no meaning in `charset` (an iconv name such as "GB18030") or the
/// machine does not know it.
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view bytes, const char* charset);

} // namespace intake
