/// \file
/// Dates that stand under a text or beside a signature, without a label of their own.
#pragma once

#include "extractors/part_reader.hpp"

namespace intake {

/// The page's lines, with dates whole that the page printed in pieces ("2026年", "4", "月3日").
[[nodiscard]] std::vector<Text> lines_with_whole_dates(const Page& page);

/// Fields with FieldRule::after take the date on or just below the row of that field's label;
/// fields with FieldRule::closing take the date that stands alone at the document's end, in
/// review where several different ones do; a month without a day only where the field is a
/// month. Only where no label gave a value. Where a place asks for the date ("年  月  日") and
/// nothing stands in it, the field is absent.
void add_closing_dates(Reader& reader);

} // namespace intake
