/// \file
/// Collects the cells of one sheet and gives them the order and the uniqueness the model
/// promises.
#pragma once

#include "pipeline/model/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace intake {

/// Rows or columns, both ends counted, from 1.
struct Span {
    int first = 1;
    int last = 1;
};

/// A rectangle of cells, all ends counted, from 1.
struct CellRange {
    Span rows;
    Span columns;
};

/// Hidden rows and columns are kept as spans and only named where they hold a filled cell, so
/// a million blank hidden rows cost nothing.
class SheetBuilder {
public:
    /// `budget` is what is left of max_cells for the whole workbook; it outlives the builder.
    SheetBuilder(std::string name, bool hidden, std::size_t& budget);

    /// \throws InputError "too_large" when the budget is spent, "damaged" outside any sheet.
    void add(SheetCell cell);
    void merge(const CellRange& range);
    void hide_rows(Span rows);
    void hide_columns(Span columns);

    /// \throws InputError "damaged" when two cells claim one place with different content.
    [[nodiscard]] Sheet finish() &&;

private:
    Sheet sheet_;
    std::size_t* budget_;
    std::vector<CellRange> merges_;
    std::vector<Span> hidden_rows_;
    std::vector<Span> hidden_columns_;
};

/// "B7" or "$B$7" -> row 7, column 2. \throws InputError "damaged"
struct CellPlace {
    int row = 1;
    int column = 1;
};

[[nodiscard]] CellPlace parse_place(std::string_view reference);
[[nodiscard]] CellRange parse_range(std::string_view reference); ///< "A1:C3" or "A1"

} // namespace intake
