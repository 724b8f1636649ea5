/// \file
/// Invisible text over pictures: characters become codes of a font without outlines.
#pragma once

#include "pipeline/emit/pdf_pages.hpp"

#include <map>
#include <string>

namespace intake {

/// Codes given to characters, from 1, in the order they come.
using CodeTable = std::map<char32_t, unsigned>;

/// How page points as shown become points of the sheet: y upwards from the bottom.
struct OnSheet {
    double scale = 1;
    double left = 0;
    double top = 0; ///< of the page on the sheet, from the sheet's bottom
};

/// Content operators that put `run` on the sheet; the font's name is /Hidden.
[[nodiscard]] std::string hidden_text(const HiddenRun& run, const OnSheet& place,
                                      CodeTable& codes);

/// The /ToUnicode map of the codes.
[[nodiscard]] std::string unicode_map(const CodeTable& codes);

[[nodiscard]] std::string utf16_hex(std::u32string_view text); ///< big endian, upper case

[[nodiscard]] std::string decimal(double value, int places); ///< as PDF content writes it

} // namespace intake
