/// \file
/// Rows of a list that stand beside the section's label without a row of headings:
/// 工作简历 | 2013.09-2017.06 | 某某大学　本科生
#pragma once

#include "extractors/lists.hpp"

namespace intake {

/// Adds to `lists` the rows beside the label of every list that has no row in this matrix yet,
/// has a column of kind period and no proof. Only where each of them begins with a period of
/// two ends and a cell follows it; of that the first word is the unit.
void read_headless_lists(const ListPlace& place, ListReading& lists);

} // namespace intake
