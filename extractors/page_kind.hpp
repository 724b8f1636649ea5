/// \file
/// Whether a page is read from its text layer or recognised as a picture. Pure.
#pragma once

#include <cstddef>
#include <optional>

namespace intake {

/// What decides how a page is read.
struct PageFacts {
    std::optional<double> picture_share; ///< of the page under pictures; nothing: unknown
    std::size_t glyphs = 0;              ///< of the text layer that the page shows
    std::size_t garbled = 0;             ///< of these, in unsound lines
    double uncovered = 0;                ///< share of the ink no text and no picture explains
    std::size_t regions = 0;             ///< pieces of such ink
};

enum class PageKind { digital, scan };

/// Where in doubt the visible page wins: it is recognised as a scan.
[[nodiscard]] PageKind kind_of(const PageFacts& facts);

} // namespace intake
