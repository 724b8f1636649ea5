#include "extractors/lattice.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace intake {

namespace {

constexpr double touching = 9;  // pixels at rule_dpi: ends this near a rule meet it
constexpr double same_line = 6; // stretches this near are one rule
constexpr double clear_rule = 0.6;
constexpr double weak_rule = 0.3;

class Groups {
public:
    explicit Groups(std::size_t count) : parents_(count) {
        std::iota(parents_.begin(), parents_.end(), std::size_t{0});
    }

    std::size_t of(std::size_t i) {
        while (parents_[i] != i) {
            i = parents_[i] = parents_[parents_[i]];
        }
        return i;
    }

    void join(std::size_t a, std::size_t b) {
        const std::size_t x = of(a);
        const std::size_t y = of(b);
        parents_[std::max(x, y)] = std::min(x, y);
    }

private:
    std::vector<std::size_t> parents_;
};

bool meet(const Rule& across, const Rule& down) {
    return down.at >= across.from - touching && down.at <= across.to + touching &&
           across.at >= down.from - touching && across.at <= down.to + touching;
}

// A boundary between rows or columns: its place and the stretches that are really drawn.
struct Boundary {
    double at = 0;
    std::vector<Rule> drawn;

    [[nodiscard]] double share(double from, double to) const {
        if (to <= from) {
            return 0;
        }
        std::vector<bool> covered(static_cast<std::size_t>(to - from) + 1, false);
        for (const Rule& rule : drawn) {
            const double begin = std::max(rule.from, from) - from;
            const double end = std::min(rule.to, to) - from;
            double x = begin;
            while (x < end) {
                covered[static_cast<std::size_t>(x)] = true;
                x += 1;
            }
        }
        return static_cast<double>(std::count(covered.begin(), covered.end(), true)) /
               static_cast<double>(covered.size());
    }
};

std::vector<Boundary> boundaries(std::vector<Rule> rules) {
    std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) {
        return a.at != b.at ? a.at < b.at : a.from < b.from;
    });
    std::vector<Boundary> out;
    double weight = 0;
    for (const Rule& rule : rules) {
        if (out.empty() || rule.at - out.back().at > same_line) {
            out.push_back({rule.at, {}});
            weight = 0;
        }
        Boundary& last = out.back();
        last.drawn.push_back(rule);
        last.at = (last.at * weight + rule.at * rule.length()) / (weight + rule.length());
        weight += rule.length();
    }
    return out;
}

// Adds the outer side where the rules of the other direction run on beyond the last one drawn.
void close_side(std::vector<Boundary>& sides, const std::vector<Boundary>& others, bool first) {
    const double edge = first ? sides.front().at : sides.back().at;
    int beyond = 0;
    double furthest = edge;
    for (const Boundary& other : others) {
        double reach = edge;
        for (const Rule& rule : other.drawn) {
            reach = first ? std::min(reach, rule.from) : std::max(reach, rule.to);
        }
        if (std::abs(reach - edge) > 22) {
            ++beyond;
            furthest = first ? std::min(furthest, reach) : std::max(furthest, reach);
        }
    }
    if (beyond >= 2 && beyond * 3 >= static_cast<int>(others.size())) {
        const Boundary added{furthest, {}};
        sides.insert(first ? sides.begin() : sides.end(), added);
    }
}

// The lattice of one table: elementary cells, joined where no rule parts them.
class Lattice {
public:
    Lattice(std::vector<Boundary> rows, std::vector<Boundary> columns)
        : rows_(std::move(rows)), columns_(std::move(columns)), groups_(height() * width()) {}

    std::vector<GridCell> cells() {
        join_all(clear_rule);
        std::vector<GridCell> out;
        std::vector<bool> done(height() * width(), false);
        for (std::size_t row = 0; row < height(); ++row) {
            for (std::size_t column = 0; column < width(); ++column) {
                if (!done[index(row, column)]) {
                    out.push_back(take(row, column, done));
                }
            }
        }
        return out;
    }

    [[nodiscard]] Box place(const GridCell& cell) const {
        const auto row = static_cast<std::size_t>(cell.row);
        const auto column = static_cast<std::size_t>(cell.column);
        return {columns_[column].at, rows_[row].at,
                columns_[column + static_cast<std::size_t>(cell.column_span)].at,
                rows_[row + static_cast<std::size_t>(cell.row_span)].at};
    }

    // How much of the outer frame is drawn, 0..1.
    [[nodiscard]] double framed() const {
        const double left = columns_.front().at;
        const double right = columns_.back().at;
        const double top = rows_.front().at;
        const double bottom = rows_.back().at;
        return (rows_.front().share(left, right) + rows_.back().share(left, right) +
                columns_.front().share(top, bottom) + columns_.back().share(top, bottom)) /
               4;
    }

private:
    [[nodiscard]] std::size_t height() const { return rows_.size() - 1; }

    [[nodiscard]] std::size_t width() const { return columns_.size() - 1; }

    [[nodiscard]] std::size_t index(std::size_t row, std::size_t column) const {
        return row * width() + column;
    }

    // Whether the rule on the left of (or above) an elementary cell is drawn.
    [[nodiscard]] bool parted_left(std::size_t row, std::size_t column, double least) const {
        const double margin = std::min(5.0, (rows_[row + 1].at - rows_[row].at) / 4);
        return columns_[column].share(rows_[row].at + margin, rows_[row + 1].at - margin) >=
               least;
    }

    [[nodiscard]] bool parted_above(std::size_t row, std::size_t column, double least) const {
        const double margin =
            std::min(5.0, (columns_[column + 1].at - columns_[column].at) / 4);
        return rows_[row].share(columns_[column].at + margin,
                                columns_[column + 1].at - margin) >= least;
    }

    void join_all(double least) {
        for (std::size_t row = 0; row < height(); ++row) {
            for (std::size_t column = 0; column < width(); ++column) {
                if (column > 0 && !parted_left(row, column, least)) {
                    groups_.join(index(row, column - 1), index(row, column));
                }
                if (row > 0 && !parted_above(row, column, least)) {
                    groups_.join(index(row - 1, column), index(row, column));
                }
            }
        }
    }

    // The group of (row, column) as a rectangle. Where a broken rule has run two cells into one
    // that is no rectangle, even a weak rule ends it.
    GridCell take(std::size_t row, std::size_t column, std::vector<bool>& done) {
        const std::size_t group = groups_.of(index(row, column));
        const auto free = [&](std::size_t r, std::size_t c) {
            return groups_.of(index(r, c)) == group && !done[index(r, c)];
        };
        const bool whole = is_rectangle(group);
        std::size_t right = column + 1;
        while (right < width() && free(row, right) &&
               (whole || !parted_left(row, right, weak_rule))) {
            ++right;
        }
        const auto row_is_free = [&](std::size_t r) {
            for (std::size_t c = column; c < right; ++c) {
                if (!free(r, c) || (!whole && parted_above(r, c, weak_rule))) {
                    return false;
                }
            }
            return true;
        };
        std::size_t bottom = row + 1;
        while (bottom < height() && row_is_free(bottom)) {
            ++bottom;
        }
        for (std::size_t r = row; r < bottom; ++r) {
            for (std::size_t c = column; c < right; ++c) {
                done[index(r, c)] = true;
            }
        }
        return {.row = static_cast<int>(row),
                .column = static_cast<int>(column),
                .row_span = static_cast<int>(bottom - row),
                .column_span = static_cast<int>(right - column)};
    }

    bool is_rectangle(std::size_t group) {
        std::size_t top = height();
        std::size_t bottom = 0;
        std::size_t left = width();
        std::size_t right = 0;
        std::size_t members = 0;
        for (std::size_t row = 0; row < height(); ++row) {
            for (std::size_t column = 0; column < width(); ++column) {
                if (groups_.of(index(row, column)) == group) {
                    top = std::min(top, row);
                    bottom = std::max(bottom, row + 1);
                    left = std::min(left, column);
                    right = std::max(right, column + 1);
                    ++members;
                }
            }
        }
        return members == (bottom - top) * (right - left);
    }

    std::vector<Boundary> rows_;
    std::vector<Boundary> columns_;
    Groups groups_;
};

// Drops boundaries no cell ends at, so that rows and columns are those people see.
template <typename Start, typename Span>
int renumber(std::vector<GridCell>& cells, Start start, Span span) {
    std::vector<int> used;
    for (const GridCell& cell : cells) {
        used.push_back(cell.*start);
        used.push_back(cell.*start + cell.*span);
    }
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    const auto rank = [&](int value) {
        return static_cast<int>(std::lower_bound(used.begin(), used.end(), value) -
                                used.begin());
    };
    for (GridCell& cell : cells) {
        const int end = rank(cell.*start + cell.*span);
        cell.*start = rank(cell.*start);
        cell.*span = end - cell.*start;
    }
    return static_cast<int>(used.size()) - 1;
}

// Too narrow for one character of a form: the shadow of a rule, or a seal beside it.
bool is_slender(const Box& box) {
    return box.width() < 22 || box.height() < 12;
}

} // namespace

std::vector<Rules> connected(const Rules& rules) {
    const std::size_t offset = rules.across.size();
    Groups groups(offset + rules.down.size());
    for (std::size_t i = 0; i < rules.across.size(); ++i) {
        for (std::size_t j = 0; j < rules.down.size(); ++j) {
            if (meet(rules.across[i], rules.down[j])) {
                groups.join(i, offset + j);
            }
        }
    }
    std::vector<Rules> parts(offset + rules.down.size());
    for (std::size_t i = 0; i < rules.across.size(); ++i) {
        parts[groups.of(i)].across.push_back(rules.across[i]);
    }
    for (std::size_t j = 0; j < rules.down.size(); ++j) {
        parts[groups.of(offset + j)].down.push_back(rules.down[j]);
    }
    std::erase_if(parts,
                  [](const Rules& r) { return r.across.size() < 2 || r.down.size() < 2; });
    return parts;
}

Grid grid_of(const Rules& rules) {
    std::vector<Boundary> rows = boundaries(rules.across);
    std::vector<Boundary> columns = boundaries(rules.down);
    if (rows.size() < 2 || columns.size() < 2) {
        return {};
    }
    close_side(columns, rows, true);
    close_side(columns, rows, false);
    close_side(rows, columns, true);
    close_side(rows, columns, false);
    Grid grid;
    grid.box = {columns.front().at, rows.front().at, columns.back().at, rows.back().at};
    Lattice lattice(std::move(rows), std::move(columns));
    if (grid.box.width() < 100 || grid.box.height() < 34 || lattice.framed() < 0.4) {
        return {};
    }
    for (GridCell& cell : lattice.cells()) {
        cell.box = lattice.place(cell);
        if (!is_slender(cell.box)) {
            grid.cells.push_back(cell);
        }
    }
    if (grid.cells.size() < 2) {
        return {};
    }
    grid.rows = renumber(grid.cells, &GridCell::row, &GridCell::row_span);
    grid.columns = renumber(grid.cells, &GridCell::column, &GridCell::column_span);
    return grid;
}

} // namespace intake
