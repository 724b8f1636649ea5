/// \file
/// A page's text as one string of folded characters that remember where they stand.
#pragma once

#include "pipeline/model/document.hpp"

#include <string>
#include <vector>

namespace intake {

struct PageGlyph {
    char32_t character = 0; ///< folded: half-width digits, plain brackets and colons
    int line = 0;           ///< index into Page::lines
    std::size_t point = 0;  ///< code point of that line
};

/// The characters of some lines, in their order, white space kept.
struct GlyphRun {
    std::vector<PageGlyph> glyphs;
    std::u32string text; ///< of the glyphs, index by index
};

[[nodiscard]] GlyphRun glyphs_of(const Page& page, const std::vector<int>& lines);

/// A run without its spaces, so that labels printed wide are found.
[[nodiscard]] GlyphRun without_blanks(const GlyphRun& run);

/// Upright boxes of glyphs [from, to), one for each line touched.
[[nodiscard]] std::vector<Box> boxes_of(const Page& page, const GlyphRun& run, std::size_t from,
                                        std::size_t to);

/// A stretch of a run.
struct Stretch {
    std::size_t from = 0;
    std::size_t to = 0; ///< behind the last glyph
};

/// Numbers and addresses that may identify a person: 14 or more digits (OCR slips and single
/// blanks allowed), mobile numbers, e-mail addresses.
[[nodiscard]] std::vector<Stretch> personal_stretches(std::u32string_view text);

/// Whether 15 or 18 characters hold a birth date where an ID number has it.
[[nodiscard]] bool has_birth_date(std::u32string_view number);

} // namespace intake
