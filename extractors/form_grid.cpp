#include "extractors/form_grid.hpp"

#include "extractors/accord.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <utility>

namespace intake {

namespace {

constexpr double block_height = 40; ///< points; cells for prose are taller

using Owners = std::vector<std::vector<std::size_t>>; ///< by slot

/// What each slot is: a label of its owners, a cell that may hold a value, or neither.
struct Roles {
    Owners owners;
    int inline_cells = 0;   ///< cells that begin with their own label
    std::vector<bool> free; ///< may be a value: no label, no label of its own inside, not taken
};

/// Whether the cell begins with a label and its value follows in the same cell.
bool labels_itself(const Slot& slot, const std::vector<LabelForm>& forms) {
    const std::u32string text = decode(slot.text);
    const std::vector<LabelHit> hits = labels_in(text, forms);
    return std::ranges::any_of(hits, [&](const LabelHit& hit) {
        const bool broken = hit.to < text.size() && text[hit.to] == U'\n';
        return hit.from == 0 && (hit.colon || broken) && hit.value < text.size();
    });
}

Owners label_owners(const Matrix& matrix, const std::vector<LabelForm>& forms,
                    const std::vector<bool>& taken, bool lenient) {
    Owners owners(matrix.slots.size());
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        if (!taken[i]) {
            owners[i] = owners_of_label(matrix.slots[i].text, forms, lenient);
        }
    }
    return owners;
}

Roles roles_of(const Matrix& matrix, const std::vector<LabelForm>& forms,
               const std::vector<bool>& taken, bool lenient) {
    Roles roles{.owners = label_owners(matrix, forms, taken, lenient), .free = {}};
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        const bool itself = labels_itself(matrix.slots[i], forms);
        roles.inline_cells += itself ? 1 : 0;
        roles.free.push_back(!taken[i] && roles.owners[i].empty() && !itself);
    }
    return roles;
}

std::size_t index_at(const Matrix& matrix, int row, int column) {
    const Slot* slot = slot_at(matrix, row, column);
    return slot == nullptr ? matrix.slots.size()
                           : static_cast<std::size_t>(slot - matrix.slots.data());
}

/// A row whose filled cells are all labels, three or more of them, heads the values below it.
bool is_header_row(const Matrix& matrix, const Owners& owners, int row) {
    int labels = 0;
    int others = 0;
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        if (matrix.slots[i].row == row && matrix.slots[i].row_span == 1) {
            labels += owners[i].empty() ? 0 : 1;
            others += owners[i].empty() && !matrix.slots[i].text.empty() ? 1 : 0;
        }
    }
    return labels >= 3 && labels > 3 * others;
}

/// Whether a row holds at least one cell that is neither label nor empty, or is all empty.
bool holds_values(const Matrix& matrix, const Owners& owners, int row) {
    bool any = false;
    bool label = false;
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        if (matrix.slots[i].row == row) {
            any = any || (owners[i].empty() && !matrix.slots[i].text.empty());
            label = label || !owners[i].empty();
        }
    }
    return any && !label;
}

/// Whether two rows are cut into the same columns.
bool same_columns(const Matrix& matrix, int row, int other) {
    std::vector<std::pair<int, int>> columns[2];
    for (const Slot& slot : matrix.slots) {
        if (slot.row == row || slot.row == other) {
            columns[slot.row == row ? 0 : 1].emplace_back(slot.column, slot.column_span);
        }
    }
    return columns[0].size() >= 3 && columns[0] == columns[1];
}

/// Three or more short words over rows of as many columns in which no label stands: a list.
bool heads_list(const Matrix& matrix, const Owners& owners, int row) {
    constexpr std::size_t longest_head = 10;
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        const Slot& slot = matrix.slots[i];
        const bool head = slot.row == row;
        const bool below = slot.row == row + 1 || slot.row == row + 2;
        if ((head && (slot.text.empty() || length(squeeze(slot.text)) > longest_head)) ||
            (below && !owners[i].empty())) {
            return false;
        }
    }
    return same_columns(matrix, row, row + 1) && same_columns(matrix, row, row + 2);
}

/// The cell right of another where a value may stand, or the number of slots.
std::size_t value_beside(const Matrix& matrix, const Roles& roles, std::size_t cell) {
    const Slot& at = matrix.slots[cell];
    const std::size_t right = index_at(matrix, at.row, at.column + at.column_span);
    const bool filled =
        right != matrix.slots.size() && roles.free[right] && !matrix.slots[right].text.empty();
    return filled ? right : matrix.slots.size();
}

/// Whether the cell is a label nobody listed: a value stands right of it, and over that value
/// no label whose value it may be.
bool names_what_is_right(const Matrix& matrix, const Roles& roles, std::size_t cell) {
    const std::size_t none = matrix.slots.size();
    const std::size_t value = value_beside(matrix, roles, cell);
    if (value == none) {
        return false;
    }
    const Slot& at = matrix.slots[value];
    const std::size_t above = index_at(matrix, at.row - 1, at.column);
    return above != none &&
           (roles.owners[above].empty() || value_beside(matrix, roles, above) != none);
}

/// The slot that holds the label's value, or the number of slots if there is none.
std::size_t value_of(const Matrix& matrix, const Roles& roles, std::size_t label) {
    const Owners& owners = roles.owners;
    const std::size_t none = matrix.slots.size();
    const Slot& at = matrix.slots[label];
    const std::size_t right = index_at(matrix, at.row, at.column + at.column_span);
    const std::size_t below = index_at(matrix, at.row + at.row_span, at.column);
    if (heads_list(matrix, owners, at.row)) {
        return none;
    }
    const bool right_free = right != none && roles.free[right];
    const bool below_free = below != none && roles.free[below];
    const bool headed = is_header_row(matrix, owners, at.row) &&
                        holds_values(matrix, owners, at.row + at.row_span);
    if (headed && below_free) {
        return below;
    }
    if (right_free) {
        return right;
    }
    // A row of one cell below a narrower label heads the next section.
    const bool heading = below_free && matrix.slots[below].column_span == matrix.columns &&
                         at.column_span < matrix.columns;
    const bool aligned = below_free && !heading && matrix.slots[below].column == at.column &&
                         !names_what_is_right(matrix, roles, below) &&
                         (right == none || matrix.slots[below].column_span >= at.column_span);
    return aligned ? below : none;
}

/// In a form whose cells carry label and value together, a cell that holds its label alone is
/// an empty place.
void add_empty_place(const Matrix& matrix, const Roles& roles, std::size_t label,
                     GridReading& out) {
    if (roles.inline_cells < 2) {
        return;
    }
    Slot place = matrix.slots[label];
    place.text.clear();
    // A small value may have escaped the recogniser; a block of text does not.
    const bool small = place.box.height() < block_height && place.origin == Origin::ocr;
    place.ink = small || place.ink == Ink::unreadable ? Ink::unreadable : Ink::none;
    for (const std::size_t owner : roles.owners[label]) {
        out.values.push_back({owner, place, label, label});
    }
    out.used[label] = true;
}

/// Whether something stands beside the label though not in the cell taken for its value: the
/// label's row is cut into parts, and the value stands in others of them.
bool stands_elsewhere(const Matrix& matrix, const Roles& roles, std::size_t label,
                      std::size_t value) {
    const Slot& at = matrix.slots[label];
    const Slot& empty = matrix.slots[value];
    if (!empty.text.empty() || empty.row + empty.row_span >= at.row + at.row_span) {
        return false;
    }
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        const Slot& slot = matrix.slots[i];
        const bool beside = slot.row >= empty.row + empty.row_span &&
                            slot.row < at.row + at.row_span && slot.column >= empty.column &&
                            slot.column < empty.column + empty.column_span;
        if (beside && roles.owners[i].empty() && !slot.text.empty()) {
            return true;
        }
    }
    return false;
}

/// A cell of two lines that is only nearly a label may be a label and its value; then what
/// stands beside it is another's.
bool may_hold_value(const Slot& slot, const std::vector<LabelForm>& forms) {
    const std::string text = fold(slot.text);
    const bool open = std::ranges::count(text, '(') > std::ranges::count(text, ')');
    return contains(slot.text, "\n") &&
           (open || owners_of_label(slot.text, forms, false).empty());
}

void add_pair(const Matrix& matrix, const Roles& roles, const std::vector<LabelForm>& forms,
              std::size_t label, GridReading& out) {
    const std::size_t value = value_of(matrix, roles, label);
    if (value == matrix.slots.size()) {
        add_empty_place(matrix, roles, label, out);
        return;
    }
    Slot slot = matrix.slots[value];
    const bool inside = may_hold_value(matrix.slots[label], forms);
    slot.weakest = inside ? 0 : slot.weakest;
    if (slot.text.empty() && (inside || stands_elsewhere(matrix, roles, label, value))) {
        slot.ink = Ink::unreadable;
    }
    for (const std::size_t owner : roles.owners[label]) {
        out.values.push_back({owner, slot, label, value});
    }
    out.used[label] = true;
    out.used[value] = true;
}

/// "所在单位意见：同意推荐。……" in one cell: the label begins it, the rest is the value.
void add_inline(const Matrix& matrix, const std::vector<LabelForm>& forms, std::size_t at,
                GridReading& out) {
    const std::u32string text = decode(matrix.slots[at].text);
    const std::vector<LabelHit> hits = labels_in(text, forms);
    for (const LabelHit& hit : hits) {
        std::size_t end = text.size();
        for (const LabelHit& next : hits) {
            const bool field = next.colon || text[next.from == 0 ? 0 : next.from - 1] == U'\n';
            end = next.from >= hit.to && field ? std::min(end, next.from) : end;
        }
        const bool broken = hit.to < text.size() && text[hit.to] == U'\n';
        const bool first = hit.from == 0 || text[hit.from - 1] == U'\n' || hit.colon;
        if (!first || !(hit.colon || broken) || hit.value > end) {
            continue;
        }
        GridValue value{hit.owner, matrix.slots[at], at, at};
        value.slot.second = opposite_part(value.slot.text, value.slot.second, hit.value, end);
        value.slot.text = encode(text.substr(hit.value, end - hit.value));
        out.values.push_back(std::move(value));
        out.used[at] = true;
    }
}

} // namespace

GridReading read_grid(const Matrix& matrix, const std::vector<LabelForm>& forms,
                      const std::vector<bool>& taken, bool lenient) {
    GridReading out{.used = std::vector<bool>(matrix.slots.size(), false)};
    const Roles roles = roles_of(matrix, forms, taken, lenient);
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        if (taken[i] || matrix.slots[i].text.empty()) {
            continue;
        }
        if (!roles.owners[i].empty()) {
            add_pair(matrix, roles, forms, i, out);
        } else {
            add_inline(matrix, forms, i, out);
        }
    }
    return out;
}

} // namespace intake
