/// \file
/// One view of tables: a sheet's cells and a page's ruled grid look the same to whoever reads
/// headers and rows.
#pragma once

#include "extractors/labels.hpp"
#include "pipeline/model/document.hpp"

#include <string>
#include <vector>

namespace intake {

/// A cell of a table, filled or empty. Rows and columns count from 0.
struct Slot {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    std::string text; ///< lines joined by '\n'
    Box box;          ///< upright points; empty in a sheet
    Origin origin = Origin::cell;
    Ink ink = Ink::none;
    double confidence = 1;
    double weakest = 1;
    std::string
        second; ///< what the other reader saw here; empty unless all of it was read twice
    CellType type = CellType::text;
};

struct Matrix {
    int rows = 0;
    int columns = 0;
    std::vector<Slot> slots; ///< by row, then column
};

[[nodiscard]] Matrix matrix_of(const Sheet& sheet);
[[nodiscard]] Matrix matrix_of(const Page& page, const Grid& grid);

/// A border around a certificate is a grid of one huge cell: its text is running text.
[[nodiscard]] bool is_frame(const Page& page, const Grid& grid);

/// The slot that covers the place, or null.
[[nodiscard]] const Slot* slot_at(const Matrix& matrix, int row, int column);

/// A header: one or two rows of labels, and what each column is.
struct Header {
    int first_row = 0;
    int last_row = -1;
    std::vector<std::vector<std::size_t>> owners; ///< by column; empty where no label matched
    int hits = 0;                                 ///< columns with an owner
};

/// The row (or two rows) from `from` on with the most columns that are labels; hits 0 if none.
[[nodiscard]] Header find_header(const Matrix& matrix, const std::vector<LabelForm>& forms,
                                 int from, bool lenient);

} // namespace intake
