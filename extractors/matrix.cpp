#include "extractors/matrix.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr int header_search_rows = 30;

const std::string& text_at(const Matrix& matrix, int row, int column) {
    static const std::string none;
    const Slot* slot = slot_at(matrix, row, column);
    return slot == nullptr ? none : slot->text;
}

std::vector<std::size_t> owners_of_column(const Matrix& matrix,
                                          const std::vector<LabelForm>& forms,
                                          const Header& header, int column, bool lenient) {
    const int row = header.first_row;
    const int last = header.last_row;
    const Slot* top = slot_at(matrix, row, column);
    const Slot* bottom = slot_at(matrix, last, column);
    if (top == bottom || last == row) {
        return owners_of_label(text_at(matrix, row, column), forms, lenient);
    }
    const std::string& above = text_at(matrix, row, column);
    const std::string& below = text_at(matrix, last, column);
    for (const std::string& text : {above + below, below}) {
        std::vector<std::size_t> owners = owners_of_label(text, forms, lenient);
        if (!owners.empty()) {
            return owners;
        }
    }
    const bool alone = top != nullptr && top->column_span == 1 && below.empty();
    return alone ? owners_of_label(above, forms, lenient) : std::vector<std::size_t>{};
}

Header header_at(const Matrix& matrix, const std::vector<LabelForm>& forms, int row, int last,
                 bool lenient) {
    Header header{.first_row = row, .last_row = last};
    for (int column = 0; column < matrix.columns; ++column) {
        const Slot* slot = slot_at(matrix, last, column);
        const bool repeats = slot != nullptr && slot->column < column;
        header.owners.push_back(repeats
                                    ? std::vector<std::size_t>{}
                                    : owners_of_column(matrix, forms, header, column, lenient));
        header.hits += header.owners.back().empty() ? 0 : 1;
    }
    return header;
}

void add_line(Slot& slot, const Text& line) {
    slot.text += slot.text.empty() ? line.text : "\n" + line.text;
    slot.origin = line.origin == Origin::ocr ? Origin::ocr : slot.origin;
    slot.weakest = std::min(slot.weakest, line.weakest);
}

Slot slot_of(const Page& page, const GridCell& cell) {
    Slot slot{.row = cell.row,
              .column = cell.column,
              .row_span = cell.row_span,
              .column_span = cell.column_span,
              .box = cell.box,
              .origin = Origin::text,
              .ink = cell.ink};
    double weight = 0;
    double sum = 0;
    bool twice = true;
    for (const int index : cell.lines) {
        const Text& line = page.lines.at(static_cast<std::size_t>(index));
        add_line(slot, line);
        const auto size = static_cast<double>(line.text.size());
        sum += line.confidence * size;
        weight += size;
        const std::string& second = line.origin == Origin::ocr ? line.second : line.text;
        slot.second += (slot.second.empty() ? "" : "\n") + second;
        twice = twice && !second.empty();
    }
    if (!twice) {
        slot.second.clear();
    }
    slot.confidence = weight > 0 ? sum / weight : 1;
    return slot;
}

} // namespace

Matrix matrix_of(const Sheet& sheet) {
    Matrix matrix;
    for (const SheetCell& cell : sheet.cells) {
        Slot slot{.row = cell.row - 1,
                  .column = cell.column - 1,
                  .row_span = cell.row_span,
                  .column_span = cell.column_span,
                  .text = cell.text,
                  .type = cell.type};
        slot.ink = Ink::read;
        matrix.rows = std::max(matrix.rows, slot.row + slot.row_span);
        matrix.columns =
            std::max(matrix.columns, std::min(slot.column + slot.column_span, 300));
        matrix.slots.push_back(std::move(slot));
    }
    return matrix;
}

Matrix matrix_of(const Page& page, const Grid& grid) {
    Matrix matrix{.rows = grid.rows, .columns = grid.columns};
    for (const GridCell& cell : grid.cells) {
        matrix.slots.push_back(slot_of(page, cell));
    }
    std::ranges::sort(matrix.slots, {},
                      [](const Slot& s) { return std::pair(s.row, s.column); });
    return matrix;
}

bool is_frame(const Page& page, const Grid& grid) {
    constexpr double huge = 0.25; ///< of the page
    return grid.cells.size() <= 4 && std::ranges::any_of(grid.cells, [&](const GridCell& cell) {
               return area(cell.box) > huge * page.width * page.height;
           });
}

const Slot* slot_at(const Matrix& matrix, int row, int column) {
    for (const Slot& slot : matrix.slots) {
        if (slot.row > row) {
            break;
        }
        if (row < slot.row + slot.row_span && column >= slot.column &&
            column < slot.column + slot.column_span) {
            return &slot;
        }
    }
    return nullptr;
}

Header find_header(const Matrix& matrix, const std::vector<LabelForm>& forms, int from,
                   bool lenient) {
    Header best;
    const int end = std::min(matrix.rows, from + header_search_rows);
    for (int row = from; row < end; ++row) {
        for (int last = row; last <= row + 1 && last < matrix.rows; ++last) {
            Header header = header_at(matrix, forms, row, last, lenient);
            // A note above the header joins nothing to it.
            const bool tighter =
                header.hits == best.hits && best.hits > 0 && header.last_row == best.last_row;
            if (header.hits > best.hits || tighter) {
                best = std::move(header);
            }
        }
    }
    return best;
}

} // namespace intake
