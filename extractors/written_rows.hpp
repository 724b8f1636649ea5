/// \file
/// Rows of a list that were written line by line where others draw a table:
/// "2003.07—2012.04　上海某某厂　技术员".
#pragma once

#include "extractors/part_reader.hpp"

namespace intake {

/// Adds an entry for every line that begins with a period, to lists with a column of kind
/// period and without a proof (where a claim's title ends, nobody knows), if the part has no
/// row of them. The lines are those of the field of the list's name. Where one of its dated
/// lines lacks an end, there is only one, or is not found again on its page, the text stays
/// prose.
void add_written_rows(Reader& reader);

} // namespace intake
