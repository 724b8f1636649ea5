/// \file
/// A page with a text layer -> upright pages: text where it is sound, recognition where the
/// page shows ink the layer does not explain. Knows no PDF library.
#pragma once

#include "extractors/ocr.hpp"
#include "extractors/raster.hpp"
#include "extractors/text_layer.hpp"
#include "pipeline/model/document.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace intake {

/// One page as a viewer shows it, before anything is understood.
struct ShownPage {
    double width = 0; ///< points
    double height = 0;
    std::vector<Word> words;
    std::optional<std::vector<Box>> pictures; ///< nothing: unknown
    std::vector<Text> fields;                 ///< values of form fields at their widgets
    std::function<Raster(double dpi, int channels)> render; ///< as shown, at most `dpi`
};

/// The page read from its text layer; A3 two-up pages as two. Nothing when the page must be
/// read as a scan. Page::number is left at 1.
[[nodiscard]] std::optional<std::vector<Page>> read_digital(const ShownPage& shown,
                                                            const Recognizer& recognizer);

} // namespace intake
