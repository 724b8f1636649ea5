/// \file
/// Labels and values in a ruled grid: right of the label, below it, or in the same cell.
#pragma once

#include "extractors/matrix.hpp"
#include "pipeline/model/profile.hpp"

#include <string>
#include <vector>

namespace intake {

/// A value's place in a grid: where it is and what stands there.
struct GridValue {
    std::size_t owner = 0; ///< index into the rules the caller's forms count
    Slot slot;             ///< text is the value's part of the cell
    std::size_t label = 0; ///< index into Matrix::slots
    std::size_t value = 0; ///< index into Matrix::slots; equal to `label` for one cell
};

struct GridReading {
    std::vector<GridValue> values;
    std::vector<bool> used; ///< by slot: a label or a value of `values`
};

/// \param taken slots that belong to row tables and are left alone
/// \param lenient forgive OCR slips in labels
[[nodiscard]] GridReading read_grid(const Matrix& matrix, const std::vector<LabelForm>& forms,
                                    const std::vector<bool>& taken, bool lenient);

} // namespace intake
