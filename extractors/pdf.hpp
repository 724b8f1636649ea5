/// \file
/// PDF pages: the text layer where it is sound, recognition where it is not. Knows Poppler.
#pragma once

#include "extractors/ocr.hpp"
#include "extractors/raster.hpp"
#include "pipeline/model/document.hpp"

#include <filesystem>

namespace intake {

inline constexpr int max_pages = 500; ///< of one PDF or TIFF; more is a fault "too_many"

/// Everything read from a PDF; Document::path is left empty. One bad page is a Fault with its
/// number and an unreadable Page; the other pages go on. page_count is that of the file even
/// where only max_pages are read.
/// \throws InputError "encrypted" or "damaged" when the file cannot be opened at all.
[[nodiscard]] Document read_pdf(const std::filesystem::path& file,
                                const Recognizer& recognizer);

/// Physical page `number` (from 1) as people see it (annotations drawn), RGB, at `dpi` or less
/// where max_pixels demands. \throws InputError
[[nodiscard]] Raster render_page(const std::filesystem::path& file, int number, double dpi);

} // namespace intake
