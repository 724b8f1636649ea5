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

/// Finds the rows of every list the document type may hold, by its column labels.
[[nodiscard]] ListReading read_lists(const Matrix& matrix, const Document& document,
                                     std::size_t page, const std::string& code,
                                     const Profile& profile);

} // namespace intake
