/// \file
/// Bookmarks and page labels.
#pragma once

#include "extractors/qpdf.hpp"
#include "pipeline/emit/pdf_pages.hpp"

#include <vector>

namespace intake {

/// Writes /Outlines (open at the top level), /PageLabels and shows the outline on opening.
void add_outline(QPDF& out, const std::vector<Bookmark>& bookmarks);

} // namespace intake
