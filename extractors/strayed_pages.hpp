/// \file
/// Pages that lie among those of another document.
#pragma once

#include "extractors/recognise.hpp"

namespace intake {

/// A page without title behind a foreign document, or of no type, goes back to the document of
/// the file whose first page has the same running head and the same "共n页", if that lacks just
/// its number. \pre document.pages are the pages `found` speaks of
void return_strayed_pages(const Document& document, Recognition& found);

} // namespace intake
