#include "pipeline/emit/masking.hpp"

#include "pipeline/emit/page_glyphs.hpp"
#include "pipeline/emit/page_labels.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <set>

namespace intake {

namespace {

bool is_space(char32_t c) {
    return c == U' ';
}

bool is_code(const Profile& profile, const std::string& name) {
    const FieldRule* rule = find_field_rule(profile, name);
    return rule != nullptr && (rule->kind == Kind::code || rule->kind == Kind::credit_code);
}

/// Numbers known to be something else: certificate numbers, credit codes.
std::set<std::u32string> harmless_numbers(const MaskedPage& view) {
    std::set<std::u32string> out;
    for (const Reading* reading : view.readings) {
        const std::u32string value = decode(squeeze(reading->value));
        if (reading->state == State::accepted && is_code(view.profile, reading->field) &&
            !has_birth_date(value)) {
            out.insert(value);
        }
    }
    return out;
}

/// The work on one page: what was found so far.
struct Search {
    const MaskedPage& view;
    Labels labels;
    std::set<std::u32string> harmless;
    std::vector<Box> boxes; ///< upright
    std::set<int> in_cells; ///< lines of Page::lines inside a grid

    [[nodiscard]] const Page& page() const { return view.page; }
};

std::u32string without_spaces(std::u32string_view text) {
    std::u32string out(text);
    std::erase_if(out, is_space);
    return out;
}

bool is_secret_label(const Search& search, const std::u32string& text) {
    return is_label(search.labels.secret, text) || ends_in_label(search.labels.secret, text);
}

void add_stretches(Search& search, const GlyphRun& run, const GridCell* small_cell) {
    for (const Stretch& one : personal_stretches(run.text)) {
        const std::u32string number =
            without_spaces(std::u32string_view(run.text).substr(one.from, one.to - one.from));
        if (search.harmless.contains(number)) {
            continue;
        }
        if (small_cell != nullptr) {
            search.boxes.push_back(small_cell->box);
            continue;
        }
        const std::vector<Box> boxes = boxes_of(search.page(), run, one.from, one.to);
        search.boxes.insert(search.boxes.end(), boxes.begin(), boxes.end());
    }
}

/// A number broken at the end of a free line: joined, it must look like an ID or a mobile.
void add_broken_numbers(Search& search, const std::vector<int>& lines) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const GlyphRun run = glyphs_of(search.page(), {lines[i - 1], lines[i]});
        for (const Stretch& one : personal_stretches(run.text)) {
            const bool over = run.glyphs[one.from].line != run.glyphs[one.to - 1].line;
            const std::u32string number = without_spaces(
                std::u32string_view(run.text).substr(one.from, one.to - one.from));
            if (over && (number.size() == 11 || has_birth_date(number) ||
                         number.find(U'@') != std::u32string::npos)) {
                const std::vector<Box> boxes = boxes_of(search.page(), run, one.from, one.to);
                search.boxes.insert(search.boxes.end(), boxes.begin(), boxes.end());
            }
        }
    }
}

/// One digit a box, as on old forms: the cells of the whole number.
void add_digit_boxes(Search& search, const Grid& grid) {
    std::vector<const GridCell*> row;
    const auto close = [&] {
        const auto filled = std::ranges::count_if(
            row, [](const GridCell* cell) { return cell->ink != Ink::none; });
        if (filled >= 11) {
            for (const GridCell* cell : row) {
                search.boxes.push_back(cell->box);
            }
        }
        row.clear();
    };
    for (const GridCell& cell : grid.cells) {
        const std::u32string text = without_spaces(glyphs_of(search.page(), cell.lines).text);
        const bool digit = text.size() <= 1 && cell.box.width() < 40;
        if (!digit || (!row.empty() && row.back()->row != cell.row)) {
            close();
        }
        if (digit) {
            row.push_back(&cell);
        }
    }
    close();
}

bool overlap(int from, int span, int other, int other_span) {
    return from < other + other_span && other < from + span;
}

/// `least`: ideographs that are more than a word between label and value.
bool looks_like_value(const std::u32string& text, std::ptrdiff_t least) {
    const auto digits =
        std::ranges::count_if(text, [](char32_t c) { return c >= U'0' && c <= U'9'; });
    const auto han = std::ranges::count_if(text, is_han);
    return digits >= 7 || han >= least || text.find(U'@') != std::u32string::npos;
}

/// The value of a label cell: the cell to the right, or, where that does not look like one,
/// the whole row to the right and what stands below.
void add_neighbours(Search& search, const Grid& grid, const GridCell& label) {
    const auto text_of_cell = [&](const GridCell& cell) {
        return without_spaces(glyphs_of(search.page(), cell.lines).text);
    };
    bool found = false;
    std::vector<Box> row;
    for (const GridCell& cell : grid.cells) {
        if (cell.column < label.column + label.column_span ||
            !overlap(label.row, label.row_span, cell.row, cell.row_span)) {
            continue;
        }
        const bool next = cell.column == label.column + label.column_span;
        if (!next && cell.row < label.row) {
            continue; // a photograph or heading beside several rows
        }
        const std::u32string text = text_of_cell(cell);
        if (is_label(search.labels.all, text)) {
            break;
        }
        row.push_back(cell.box);
        if (next && looks_like_value(text, search.view.blind ? 2 : 6)) {
            found = true;
            break;
        }
    }
    search.boxes.insert(search.boxes.end(), row.begin(), row.end());
    if (found) {
        return;
    }
    for (const GridCell& cell : grid.cells) {
        if (cell.row < label.row + label.row_span ||
            !overlap(label.column, label.column_span, cell.column, cell.column_span)) {
            continue;
        }
        if (is_label(search.labels.all, text_of_cell(cell))) {
            break;
        }
        search.boxes.push_back(cell.box);
    }
}

bool same_row(const Box& a, const Box& b) {
    const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return shared * 2 > std::min(a.height(), b.height());
}

/// The rest of the row behind a label whose line ends with it; nothing there: the whole row.
void add_row_right_of(Search& search, const Box& label, const std::vector<int>& lines) {
    std::vector<const Text*> right;
    for (const int index : lines) {
        const Text& text = search.page().lines.at(static_cast<std::size_t>(index));
        if (same_row(text.box, label) && text.box.left >= label.right - 1) {
            right.push_back(&text);
        }
    }
    std::ranges::stable_sort(right, {}, [](const Text* text) { return text->box.left; });
    bool any = false;
    for (const Text* text : right) {
        const std::u32string words = decode(squeeze(text->text));
        const std::vector<PrintedLabel> hits = labels_in(search.labels, words);
        if (!hits.empty() && hits.front().at.from == 0) {
            break;
        }
        search.boxes.push_back(text->box);
        any = true;
    }
    if (!any) {
        const double end = right.empty() ? search.page().width : right.front()->box.left;
        search.boxes.push_back({label.right, label.top - 2, end, label.bottom + 2});
    }
}

/// A long address goes on in the next line.
void add_continuation(Search& search, const Box& value, const std::vector<int>& lines) {
    if (value.right < search.page().width * 0.75) {
        return;
    }
    for (const int index : lines) {
        const Text& text = search.page().lines.at(static_cast<std::size_t>(index));
        const double step = text.box.top - value.top;
        if (step > value.height() * 0.6 && step < value.height() * 2.2 &&
            text.box.left < value.right &&
            labels_in(search.labels, decode(squeeze(text.text))).empty()) {
            search.boxes.push_back(text.box);
            return;
        }
    }
}

/// What a line says behind its label number `i`, or what stands to the right of the line.
void add_behind(Search& search, const GlyphRun& run, const std::vector<PrintedLabel>& hits,
                std::size_t i, const std::vector<int>& lines) {
    std::size_t from = hits[i].at.to;
    while (from < run.text.size() && run.text[from] == U':') {
        ++from;
    }
    const bool last = i + 1 == hits.size();
    const std::size_t to = last ? run.text.size() : hits[i + 1].at.from;
    const Box label = boxes_of(search.page(), run, hits[i].at.from, hits[i].at.to).front();
    if (from < to) {
        const Box value = boxes_of(search.page(), run, from, to).front();
        search.boxes.push_back(value);
        if (last) {
            add_continuation(search, value, lines);
        }
    } else if (last) {
        add_row_right_of(search, label, lines);
    }
}

void add_labelled(Search& search, const std::vector<int>& lines) {
    for (const int index : lines) {
        const GlyphRun run = without_blanks(glyphs_of(search.page(), {index}));
        const std::vector<PrintedLabel> hits = labels_in(search.labels, run.text);
        for (std::size_t i = 0; i < hits.size(); ++i) {
            if (hits[i].secret) {
                add_behind(search, run, hits, i, lines);
            }
        }
    }
}

void search_prose(Search& search, const std::vector<int>& lines) {
    for (const int line : lines) {
        add_stretches(search, glyphs_of(search.page(), {line}), nullptr);
    }
    add_broken_numbers(search, lines);
    add_labelled(search, lines);
}

void search_grid(Search& search, const Grid& grid) {
    add_digit_boxes(search, grid);
    for (const GridCell& cell : grid.cells) {
        search.in_cells.insert(cell.lines.begin(), cell.lines.end());
        const GlyphRun run = glyphs_of(search.page(), cell.lines);
        if (is_secret_label(search, without_spaces(run.text))) {
            add_neighbours(search, grid, cell);
        } else if (is_small_cell(cell.box)) {
            add_stretches(search, run, &cell);
            add_labelled(search, cell.lines);
        } else {
            search_prose(search, cell.lines);
        }
    }
}

void search_lines(Search& search) {
    std::vector<int> lines;
    for (std::size_t i = 0; i < search.page().lines.size(); ++i) {
        if (!search.in_cells.contains(static_cast<int>(i))) {
            lines.push_back(static_cast<int>(i));
        }
    }
    search_prose(search, lines);
}

/// What a code says can be read by any telephone.
bool betrays(const PrintedCode& code, bool blind) {
    return blind || hide_numbers(code.text) != code.text;
}

} // namespace

bool is_private(const FieldRule& rule) {
    return rule.kind == Kind::id_number || rule.kind == Kind::phone ||
           rule.kind == Kind::email || rule.name == "id_number" || rule.name == "mobile" ||
           rule.name == "email" || rule.name == "address";
}

std::vector<Box> personal_boxes(const MaskedPage& view) {
    Search search{view, labels_of(view.profile, view.blind), harmless_numbers(view), {}, {}};
    for (const Grid& grid : view.page.grids) {
        search_grid(search, grid);
    }
    search_lines(search);
    for (const PrintedCode& code : view.page.marks.codes) {
        if (betrays(code, view.blind)) {
            search.boxes.push_back(code.box);
        }
    }
    std::vector<Box> out;
    for (const Box& box : search.boxes) {
        out.push_back(inflate(apply(view.page.to_file, box), mask_margin));
    }
    const std::vector<Box> read = boxes_of_readings(view);
    out.insert(out.end(), read.begin(), read.end());
    return out;
}

std::vector<bool> masked_points(const Text& text, const Affine& to_file,
                                const std::vector<Box>& masks) {
    std::vector<bool> out;
    const std::size_t count = length(text.text);
    for (std::size_t i = 0; i < count; ++i) {
        const Box box = apply(to_file, box_of(text, i, i + 1));
        out.push_back(std::ranges::any_of(masks, [&](const Box& mask) {
            return share_inside(box, mask) > 0.1 || centre_inside(box, mask);
        }));
    }
    return out;
}

} // namespace intake
