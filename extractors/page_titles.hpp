/// \file
/// The lines of a page that are set as titles are.
#pragma once

#include "pipeline/model/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace intake {

inline constexpr double faint_title =
    0.1; ///< weight of a centred line that looks like body text
inline constexpr double strong_title = 7; ///< weight of a line that is set as titles are

struct TitleLine {
    std::string text; ///< squeezed
    std::string printed;
    double weight = 0;    ///< 10 large and centred ... faint_title
    std::size_t size = 0; ///< code points
    bool follows = false; ///< other text stands before it in its row: it is a value, or a part
};

/// Lines that may be a title, from the top, and behind them those that were cut in two, and
/// pairs of the first ones joined.
[[nodiscard]] std::vector<TitleLine> title_lines(const Page& page);

/// The page's first line that is set as a title, squeezed; empty if it begins otherwise.
[[nodiscard]] std::string heading_of(const Page& page);

} // namespace intake
