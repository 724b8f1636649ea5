#include "pipeline/emit/typeset.hpp"

#include "pipeline/emit/press.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double caption_pitch = 24;
constexpr double foot_size = 10.5;

/// A manuscript on its way through the press: the pen's height and the page it is on.
struct Pass {
    Press& press;
    const Manuscript& manuscript;
    int total = 0;
    int page = 1;
    double y = 0;

    [[nodiscard]] double body_bottom() const { return a4_height - manuscript.bottom; }

    [[nodiscard]] double width() const { return a4_width - manuscript.left - manuscript.right; }

    [[nodiscard]] bool fits(double height) const { return y + height <= body_bottom() + 0.1; }
};

void draw_foot(Press& press, const Foot& foot, double left, double width, double top) {
    const std::pair<const std::string*, Align> parts[] = {
        {&foot.left, Align::left}, {&foot.centre, Align::centre}, {&foot.right, Align::right}};
    for (const auto& [text, align] : parts) {
        const Style style{.size = foot_size,
                          .pitch = 14,
                          .align = align,
                          .colour = align == Align::right ? Colour::black : Colour::grey};
        const Lines lines = press.set({{{*text}}, style}, width);
        if (!text->empty()) {
            press.draw(lines, 0, left, top);
        }
    }
}

void end_page(Pass& pass) {
    if (pass.manuscript.numbered) {
        const Foot foot{.right = "第" + std::to_string(pass.page) + "页/共" +
                                 std::to_string(pass.total) + "页"};
        draw_foot(pass.press, foot, pass.manuscript.left, pass.width(),
                  pass.body_bottom() + 22);
    }
    pass.press.end_page();
}

void next_page(Pass& pass) {
    end_page(pass);
    ++pass.page;
    pass.y = pass.manuscript.top;
}

/// The line before which a paragraph of `count` lines goes to the next page, so that no line
/// stands there alone; `count` when it fits or reaches over more than one break.
std::size_t last_before_break(const Pass& pass, std::size_t count, double pitch) {
    const double room = pass.body_bottom() + 0.1 - pass.y;
    const auto here = static_cast<std::size_t>(std::max(room / pitch, 0.0));
    if (count < 3 || here >= count) {
        return count;
    }
    if (here == 1) {
        return 0;
    }
    return here + 1 == count ? here - 1 : count;
}

void put(Pass& pass, const Paragraph& paragraph) {
    const Style& style = paragraph.style;
    const Lines set = pass.press.set(paragraph, pass.width() - style.left - style.right);
    if (!pass.fits(style.pitch + style.keep)) {
        next_page(pass);
    }
    const std::size_t stop = last_before_break(pass, set.count(), style.pitch);
    for (std::size_t i = 0; i < set.count(); ++i) {
        if (i == stop || !pass.fits(style.pitch)) {
            next_page(pass);
        }
        pass.press.draw(set, i, pass.manuscript.left + style.left, pass.y);
        pass.y += style.pitch;
    }
}

using SetRow = std::vector<Lines>;

SetRow set_row(Press& press, const Table& table, const Row& row, bool bold) {
    SetRow out;
    const auto style = [&](Align align) {
        return Style{.bold = bold, .size = table.size, .pitch = table.pitch, .align = align};
    };
    if (!row.heading.empty()) {
        double width = 0;
        for (const Column& column : table.columns) {
            width += column.width;
        }
        out.push_back(
            press.set({{{row.heading, true}}, style(Align::left)}, width - 2 * table.padding));
        return out;
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        const std::string text = i < row.cells.size() ? row.cells[i] : std::string();
        out.push_back(press.set({{{text}}, style(bold ? Align::centre : column.align)},
                                column.width - 2 * table.padding));
    }
    return out;
}

std::size_t height_in_lines(const SetRow& row) {
    std::size_t lines = 0;
    for (const Lines& cell : row) {
        lines = std::max(lines, cell.count());
    }
    return lines;
}

/// Lines [from, to) of every cell of a row.
struct Slice {
    std::size_t from = 0;
    std::size_t to = 0;
};

/// Vertically centred where the whole row is drawn.
void draw_row(Pass& pass, const Table& table, const SetRow& row, const Slice& slice,
              double height) {
    const std::size_t all = height_in_lines(row);
    double left = pass.manuscript.left;
    const double right =
        row.size() == 1 && table.columns.size() > 1 ? left + pass.width() : left;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::size_t lines = row[i].count();
        const double used = static_cast<double>(lines) * table.pitch;
        const bool whole = slice.from == 0 && slice.to >= all;
        double y = pass.y + (whole ? (height - used) / 2 : table.padding);
        for (std::size_t k = slice.from; k < std::min(slice.to, lines); ++k) {
            pass.press.draw(row[i], k, left + table.padding, y);
            y += table.pitch;
        }
        if (table.ruled) {
            pass.press.stroke(left, pass.y, left, pass.y + height, {});
        }
        left += table.columns[i].width;
    }
    if (table.ruled) {
        const double end = std::max(left, right);
        const double start = pass.manuscript.left;
        pass.press.stroke(end, pass.y, end, pass.y + height, {});
        pass.press.stroke(start, pass.y, end, pass.y, {});
        pass.press.stroke(start, pass.y + height, end, pass.y + height, {});
    }
    pass.y += height;
}

double row_height(const Table& table, std::size_t lines, double least) {
    return std::max(static_cast<double>(lines) * table.pitch + 2 * table.padding, least);
}

SetRow header_row(Press& press, const Table& table) {
    Row titles;
    for (const Column& column : table.columns) {
        titles.cells.push_back(column.title);
    }
    return set_row(press, table, titles, true);
}

double header_height(Press& press, const Table& table) {
    return table.header ? row_height(table, height_in_lines(header_row(press, table)), 0) : 0;
}

void put_header(Pass& pass, const Table& table) {
    if (table.header) {
        const SetRow row = header_row(pass.press, table);
        const std::size_t lines = height_in_lines(row);
        draw_row(pass, table, row, {0, lines}, row_height(table, lines, 0));
    }
}

/// A row that no page holds is cut between lines.
void put_long_row(Pass& pass, const Table& table, const SetRow& row) {
    const std::size_t lines = height_in_lines(row);
    for (std::size_t from = 0; from < lines;) {
        const double room = pass.body_bottom() - pass.y - 2 * table.padding;
        const auto some = static_cast<std::size_t>(std::max(room / table.pitch, 0.0));
        if (some == 0) {
            next_page(pass);
            put_header(pass, table);
            continue;
        }
        const std::size_t to = std::min(lines, from + some);
        draw_row(pass, table, row, {from, to}, row_height(table, to - from, 0));
        from = to;
    }
}

struct ReadyRow {
    SetRow set;
    double height = 0;
    bool heading = false;
};

std::vector<ReadyRow> ready_rows(Pass& pass, const Table& table) {
    std::vector<ReadyRow> out;
    for (const Row& row : table.rows) {
        const bool heading = !row.heading.empty();
        ReadyRow ready{set_row(pass.press, table, row, heading), 0, heading};
        ready.height = row_height(table, height_in_lines(ready.set), row.height);
        out.push_back(std::move(ready));
    }
    return out;
}

/// A row, and with a heading the row it announces, unless that is very high.
double height_together(const std::vector<ReadyRow>& rows, std::size_t index) {
    const bool followed = rows[index].heading && index + 1 < rows.size();
    const double next = followed ? rows[index + 1].height : 0;
    return rows[index].height + (next < a4_height / 3 ? next : 0);
}

void put_caption(Pass& pass, const Table& table) {
    if (!table.caption.empty()) {
        const Style style{.face = Face::hei,
                          .size = table.size + 1.5,
                          .pitch = caption_pitch,
                          .align = Align::centre};
        put(pass, Paragraph{{{table.caption}}, style});
    }
}

void put(Pass& pass, const Table& table) {
    const double page_height = pass.body_bottom() - pass.manuscript.top;
    const std::vector<ReadyRow> rows = ready_rows(pass, table);
    bool begun = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& [row, height, heading] = rows[i];
        const double above = (i == 0 && !table.caption.empty() ? caption_pitch : 0) +
                             (begun ? 0 : header_height(pass.press, table));
        if (!pass.fits(above + height_together(rows, i)) &&
            pass.y > pass.manuscript.top + 0.1) {
            next_page(pass);
            begun = false;
        }
        if (i == 0) {
            put_caption(pass, table);
        }
        if (!begun) {
            put_header(pass, table);
            begun = true;
        }
        if (height > page_height - 4 * table.pitch) {
            put_long_row(pass, table, row);
        } else {
            draw_row(pass, table, row, {0, height_in_lines(row)}, height);
        }
    }
}

void put(Pass& pass, const Gap& gap) {
    const bool at_top = pass.y < pass.manuscript.top + 0.1 && pass.page > 1;
    pass.y = std::min(pass.y + (at_top ? 0 : gap.height), pass.body_bottom());
}

void put(Pass& pass, const RuledLine& rule) {
    const double left = pass.manuscript.left;
    pass.press.stroke(left, pass.y, left + pass.width(), pass.y, rule);
    pass.y += rule.thickness;
}

void put(Pass& pass, const PageBreak&) {
    next_page(pass);
}

Typeset print(const Manuscript& manuscript, int total) {
    Press press(a4_width, a4_height, manuscript.date);
    press.describe(manuscript.title, manuscript.author);
    Pass pass{press, manuscript, total, 1, manuscript.top};
    Typeset out;
    for (const Block& block : manuscript.blocks) {
        out.starts.push_back(pass.page);
        std::visit([&](const auto& one) { put(pass, one); }, block);
    }
    end_page(pass);
    out.pages = pass.page;
    out.unknown_glyphs = press.unknown_glyphs();
    out.pdf = press.finish();
    return out;
}

} // namespace

Typeset typeset(const Manuscript& manuscript) {
    const int pages = print(manuscript, 0).pages;
    return print(manuscript, pages);
}

std::string typeset_feet(const std::vector<Foot>& feet, Date date) {
    Press press(a4_width, a4_height, date);
    for (const Foot& foot : feet) {
        press.resize(foot.width, foot.height);
        draw_foot(press, foot, 42, foot.width - 84, foot.height - 21);
        press.end_page();
    }
    return press.finish();
}

void prepare_fonts() {
    const Manuscript sample{.blocks = {Paragraph{{{"字"}}, {}},
                                       Paragraph{{{"字", true}}, {.face = Face::hei}},
                                       Paragraph{{{"字"}}, {.face = Face::kai}}}};
    static_cast<void>(print(sample, 1));
}

} // namespace intake
