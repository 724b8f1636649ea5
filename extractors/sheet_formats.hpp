/// \file
/// One reader a format, each for bytes that are of this format. sheets.hpp looks at the content
/// first and then calls one of these.
#pragma once

#include "extractors/zip_parts.hpp"
#include "pipeline/model/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// All throw InputError as sheets.hpp says.
[[nodiscard]] std::vector<Sheet> read_office_open(ZipParts& parts);        ///< xlsx, xlsm
[[nodiscard]] std::vector<Sheet> read_open_document(ZipParts& parts);      ///< ods
[[nodiscard]] std::vector<Sheet> read_biff(std::string_view workbook);     ///< xls, its stream
[[nodiscard]] std::vector<Sheet> read_delimited(const std::string& bytes); ///< csv, tsv

} // namespace intake
