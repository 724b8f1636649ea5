/// \file
/// Reading one crop of a page well: glyphs brought to the size the engine wants, upright labels
/// laid flat, single glyphs given room.
#pragma once

#include "extractors/ocr.hpp"
#include "extractors/warp.hpp"

namespace intake {

/// Height of glyphs, in pixels, the recogniser reads best.
inline constexpr double best_glyph = 36;

/// The lines inside `area` of an upright, white-backed grey page; page points. `glyph` is the
/// page's common glyph height in pixels. Nothing for an area without ink.
[[nodiscard]] std::vector<Text> read_area(const Raster& page, const Area& area, double glyph,
                                          const Recognizer& recognizer);

/// Whether a line says something a person could have printed: sure enough, with letters in it.
[[nodiscard]] bool is_credible(const Text& line);

} // namespace intake
