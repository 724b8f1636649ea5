#include "extractors/sheet_builder.hpp"

#include "pipeline/model/error.hpp"

#include <algorithm>
#include <tuple>

namespace intake {

namespace {

constexpr int max_row = 1 << 20;
constexpr int max_column = 1 << 14;

auto place_of(const SheetCell& cell) {
    return std::tie(cell.row, cell.column);
}

std::vector<Span> united(std::vector<Span> spans) {
    std::ranges::sort(spans, {}, &Span::first);
    std::vector<Span> out;
    for (const Span& span : spans) {
        if (!out.empty() && span.first <= out.back().last + 1) {
            out.back().last = std::max(out.back().last, span.last);
        } else {
            out.push_back(span);
        }
    }
    return out;
}

/// Those of `used` (sorted) that lie in one of the spans.
std::vector<int> within(const std::vector<int>& used, std::vector<Span> spans) {
    std::vector<int> out;
    for (const Span& span : united(std::move(spans))) {
        const auto first = std::ranges::lower_bound(used, span.first);
        const auto last = std::upper_bound(first, used.end(), span.last);
        out.insert(out.end(), first, last);
    }
    return out;
}

std::vector<int> used(const std::vector<SheetCell>& cells, int SheetCell::*member) {
    std::vector<int> out;
    for (const SheetCell& cell : cells) {
        if (out.empty() || out.back() != cell.*member) {
            out.push_back(cell.*member);
        }
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool clashes(const SheetCell& a, const SheetCell& b) {
    return place_of(a) == place_of(b) && (a.text != b.text || a.type != b.type);
}

bool is_same_place(const SheetCell& a, const SheetCell& b) {
    return place_of(a) == place_of(b);
}

} // namespace

SheetBuilder::SheetBuilder(std::string name, bool hidden, std::size_t& budget)
    : budget_(&budget) {
    sheet_.name = std::move(name);
    sheet_.hidden = hidden;
}

void SheetBuilder::add(SheetCell cell) {
    if (*budget_ == 0) {
        throw InputError("too_large", "表格单元格过多");
    }
    if (cell.row < 1 || cell.row > max_row || cell.column < 1 || cell.column > max_column) {
        throw InputError("damaged", "单元格位置超出表格范围");
    }
    --*budget_;
    sheet_.cells.push_back(std::move(cell));
}

void SheetBuilder::merge(const CellRange& range) {
    if (*budget_ == 0) {
        throw InputError("too_large", "合并单元格过多");
    }
    --*budget_;
    merges_.push_back(range);
}

void SheetBuilder::hide_rows(Span rows) {
    hidden_rows_.push_back(rows);
}

void SheetBuilder::hide_columns(Span columns) {
    hidden_columns_.push_back(columns);
}

Sheet SheetBuilder::finish() && {
    std::vector<SheetCell>& cells = sheet_.cells;
    std::ranges::stable_sort(
        cells, [](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
    if (std::ranges::adjacent_find(cells, clashes) != cells.end()) {
        throw InputError("damaged", "同一单元格出现两次，内容不同");
    }
    cells.erase(std::unique(cells.begin(), cells.end(), is_same_place), cells.end());
    for (const CellRange& range : merges_) {
        const std::pair top_left(range.rows.first, range.columns.first);
        const auto at =
            std::ranges::lower_bound(cells, top_left, {}, [](const SheetCell& cell) {
                return std::pair(cell.row, cell.column);
            });
        if (at != cells.end() && std::pair(at->row, at->column) == top_left) {
            at->row_span = std::max(range.rows.last - range.rows.first + 1, 1);
            at->column_span = std::max(range.columns.last - range.columns.first + 1, 1);
        }
    }
    sheet_.hidden_rows = within(used(cells, &SheetCell::row), hidden_rows_);
    sheet_.hidden_columns = within(used(cells, &SheetCell::column), hidden_columns_);
    return std::move(sheet_);
}

CellPlace parse_place(std::string_view reference) {
    CellPlace place{.row = 0, .column = 0};
    for (const char c : reference) {
        if (c >= '0' && c <= '9') {
            place.row = place.row * 10 + (c - '0');
        } else if (place.row == 0 && c >= 'A' && c <= 'Z') {
            place.column = place.column * 26 + (c - 'A' + 1);
        } else if (place.row == 0 && c >= 'a' && c <= 'z') {
            place.column = place.column * 26 + (c - 'a' + 1);
        } else if (c != '$') {
            place.row = max_row + 1;
        }
        if (place.row > max_row || place.column > max_column) {
            throw InputError("damaged", "单元格位置无效");
        }
    }
    if (place.row == 0 || place.column == 0) {
        throw InputError("damaged", "单元格位置无效");
    }
    return place;
}

CellRange parse_range(std::string_view reference) {
    const std::size_t colon = reference.find(':');
    const CellPlace from = parse_place(reference.substr(0, colon));
    const CellPlace to =
        colon == std::string_view::npos ? from : parse_place(reference.substr(colon + 1));
    return {.rows = {from.row, to.row}, .columns = {from.column, to.column}};
}

} // namespace intake
