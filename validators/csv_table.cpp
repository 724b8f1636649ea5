#include "validators/csv_table.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Scanner {
    CsvRow row{.line = 1};
    std::string cell;
    bool quoted = false;
    std::size_t line = 1;
    std::vector<CsvRow> rows;
};

void end_cell(Scanner& scanner) {
    scanner.row.cells.push_back(std::move(scanner.cell));
    scanner.cell.clear();
}

void end_row(Scanner& scanner) {
    end_cell(scanner);
    const bool filled = std::ranges::any_of(
        scanner.row.cells, [](const std::string& cell) { return !cell.empty(); });
    if (filled) {
        scanner.rows.push_back(std::move(scanner.row));
    }
    scanner.row = {.line = scanner.line + 1};
}

/// Returns how many characters were used: two for a doubled quote.
std::size_t take(Scanner& scanner, char c, char next) {
    if (scanner.quoted && c == '"' && next == '"') {
        scanner.cell += '"';
        return 2;
    }
    if (c == '"') {
        scanner.quoted = !scanner.quoted;
    } else if (c == ',' && !scanner.quoted) {
        end_cell(scanner);
    } else if (c == '\n' && !scanner.quoted) {
        end_row(scanner);
    } else if (c != '\r' || scanner.quoted) {
        scanner.cell += c;
    }
    scanner.line += c == '\n' ? 1U : 0U;
    return 1;
}

} // namespace

CsvTable parse_csv(std::string_view text) {
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    Scanner scanner;
    for (std::size_t at = 0; at < text.size();) {
        at += take(scanner, text[at], at + 1 < text.size() ? text[at + 1] : '\0');
    }
    end_row(scanner);
    CsvTable table;
    if (!scanner.rows.empty()) {
        table.header = std::move(scanner.rows.front().cells);
        table.rows.assign(std::make_move_iterator(scanner.rows.begin() + 1),
                          std::make_move_iterator(scanner.rows.end()));
    }
    return table;
}

} // namespace intake
