/// \file
/// The summary table (推荐汇总表) as workbooks give it: title and note rows, one- and two-line
/// headers, example rows, footers.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

namespace intake {

/// The document type a sheet is: that of the profile's workbook document when its header holds
/// enough of its columns. Null otherwise.
[[nodiscard]] const DocumentRule* type_of_sheet(const Sheet& sheet, const Profile& profile);

/// Header, rows and footer of the sheet `part` names.
[[nodiscard]] SummaryTable read_table(const Document& document, const Part& part,
                                      const Profile& profile);

/// The rows of a ruled table on the pages of a scanned summary table: one entry a row, list
/// "table", columns as readings.
[[nodiscard]] std::vector<Entry> read_table_rows(const Document& document, const Part& part,
                                                 const Profile& profile);

} // namespace intake
