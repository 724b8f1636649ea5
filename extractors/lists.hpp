/// \file
/// Tables with rows inside a form: 工作简历, 主要荣誉 ...
#pragma once

#include "extractors/matrix.hpp"
#include "extractors/reading.hpp"
#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

#include <vector>

namespace intake {

struct ListReading {
    std::vector<Entry> entries;
    std::vector<bool> taken; ///< by slot: header cells and row cells of the lists
};

/// Where lists stand and what their values are read by.
struct ListPlace {
    const Matrix& matrix;
    const Document& document;
    std::size_t page;
    const std::string& code; ///< of the document
    const Profile& profile;
};

/// Finds the rows of every list the document type may hold, by its column labels; without them
/// as read_headless_lists() does.
[[nodiscard]] ListReading read_lists(const Matrix& matrix, const Document& document,
                                     std::size_t page, const std::string& code,
                                     const Profile& profile);

/// One cell of a row as a document of type `code` gives it. A period's value is
/// "2004-07/2010-03" where both ends were read.
[[nodiscard]] Reading reading_of_column(const ColumnRule& column, const Found& found,
                                        const std::string& code, const Profile& profile);

} // namespace intake
