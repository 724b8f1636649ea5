/// \file
/// PDF pages: the text layer where it is sound, recognition where it is not. Knows Poppler.
#pragma once

#include "extractors/ocr.hpp"
#include "extractors/page_range.hpp"
#include "extractors/raster.hpp"
#include "pipeline/model/document.hpp"

#include <filesystem>

namespace intake {

inline constexpr int max_pages = 2000; ///< of one PDF or TIFF

/// \throws InputError "too_many" above max_pages
void expect_few_pages(int count);

/// The pages asked for; Document::path is left empty. One bad page is a Fault with its number
/// and an unreadable Page; the other pages go on. page_count is that of the file.
/// \throws InputError "encrypted", "damaged" or "too_many" when nothing of the file can be
/// read.
[[nodiscard]] Document read_pdf(const std::filesystem::path& file, const Recognizer& recognizer,
                                PageRange range = {});

/// Physical page `number` (from 1) as people see it (annotations drawn), RGB, at `dpi` or less
/// where max_pixels demands. \throws InputError
[[nodiscard]] Raster render_page(const std::filesystem::path& file, int number, double dpi);

} // namespace intake
