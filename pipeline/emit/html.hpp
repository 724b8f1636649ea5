/// \file
/// The pieces of index.html. Everything that came in is escaped and has its personal numbers
/// masked on the way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// Text between tags or in a quoted attribute. Control and bidi characters become visible.
[[nodiscard]] std::string escape_html(std::string_view text);

/// A relative link to a file of OUT: every byte but letters, digits and "-._~/" as %XX.
[[nodiscard]] std::string link_html(std::string_view path, std::string_view text);

/// A status as a word in a frame; `kind` is good, warn, bad or plain.
[[nodiscard]] std::string chip_html(std::string_view kind, std::string_view text);

/// `cells` are HTML already; an empty one becomes a dash that screen readers skip.
[[nodiscard]] std::string row_html(const std::vector<std::string>& cells,
                                   std::string_view tag = "td");

/// A table whose header repeats in print. `rows` are HTML already.
[[nodiscard]] std::string table_html(std::string_view kind,
                                     const std::vector<std::string>& header,
                                     const std::string& rows);

} // namespace intake
