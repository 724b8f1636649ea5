#include "extractors/page_titles.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>

namespace intake {

namespace {

constexpr double frame = 0.4;        ///< of the page: a cell this large is a frame, not a cell
constexpr double widest_title = 0.8; ///< of the page; wider lines are body text

double median_height(const Page& page) {
    std::vector<double> heights;
    for (const Text& line : page.lines) {
        if (length(line.text) >= 2) {
            heights.push_back(line.box.height());
        }
    }
    if (heights.empty()) {
        return 0;
    }
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return *middle;
}

bool in_grid(const Page& page, const Text& line) {
    return std::ranges::any_of(page.grids, [&](const Grid& grid) {
        const GridCell* holder = nullptr;
        for (const GridCell& cell : grid.cells) {
            if (centre_inside(line.box, cell.box)) {
                holder = &cell;
            }
        }
        if (holder == nullptr || area(holder->box) > frame * page.width * page.height) {
            return false;
        }
        // A first row that is one cell wide holds the title as often as not.
        return !(page.number == 1 && holder->row == 0 && holder->column_span == grid.columns);
    });
}

/// Titles have no full stops, commas or semicolons inside; a recogniser may add one at the end.
bool is_sentence(const std::string& text) {
    const std::u32string plain = decode(squeeze(text));
    const std::size_t at = plain.find_first_of(U"。,;");
    return at != std::u32string::npos && at + 1 < plain.size();
}

/// "十一、简要事迹" heads a section of a form, whatever document is called so.
bool is_section_heading(const std::string& text) {
    const std::u32string plain = decode(squeeze(text));
    const std::size_t end = plain.find_first_not_of(U"一二三四五六七八九十");
    return end != std::u32string::npos && end > 0 && end <= 3 &&
           std::u32string_view(U"、.,").find(plain[end]) != std::u32string_view::npos;
}

double title_weight(const Page& page, const Text& line, std::size_t rank, double median) {
    const double centre = (line.box.left + line.box.right) / 2;
    const bool centred = std::abs(centre - page.width / 2) < 0.12 * page.width &&
                         line.box.width() < widest_title * page.width;
    const bool large = median > 0 && line.box.height() > 1.2 * median;
    const bool early = rank < 4 && line.box.top < 0.4 * page.height;
    const bool low = line.box.top > 0.6 * page.height;
    if (is_section_heading(line.text)) {
        return 0;
    }
    if (centred && low && !in_grid(page, line)) {
        return faint_title;
    }
    if (low || in_grid(page, line) || is_sentence(line.text)) {
        return 0;
    }
    if (centred && large) {
        return 10;
    }
    if (centred && early) {
        return 8;
    }
    if (large) {
        return 7;
    }
    return early ? 3 : centred ? faint_title : 0;
}

bool in_one_row(const Text& a, const Text& b) {
    const double middle = (b.box.top + b.box.bottom) / 2;
    return middle > a.box.top && middle < a.box.bottom;
}

bool follows_in_row(const Page& page, const Text& line) {
    return std::ranges::any_of(page.lines, [&](const Text& other) {
        return in_one_row(line, other) && other.box.right <= line.box.left + 1 &&
               length(squeeze(other.text)) >= 2;
    });
}

/// A large title that the recogniser cut in two: the pieces touch, and are equally high.
std::vector<Text> mended_lines(const Page& page) {
    constexpr double overlap = 0.7; // the box of a piece may reach over the other
    std::vector<Text> mended;
    for (const Text& left : page.lines) {
        for (const Text& right : page.lines) {
            const double height = left.box.height();
            const double gap = right.box.left - left.box.right;
            const bool alike =
                right.box.height() > 0.7 * height && right.box.height() < 1.4 * height;
            if (alike && in_one_row(left, right) && right.box.left > left.box.left &&
                gap > -overlap * left.box.width() && gap < height) {
                Text whole = left;
                whole.text += right.text;
                whole.box = {left.box.left, std::min(left.box.top, right.box.top),
                             std::max(left.box.right, right.box.right),
                             std::max(left.box.bottom, right.box.bottom)};
                mended.push_back(std::move(whole));
            }
        }
    }
    return mended;
}

void add_title(const Page& page, const Text& line, std::size_t rank, double median,
               std::vector<TitleLine>& titles) {
    TitleLine title{squeeze(line.text), line.text, title_weight(page, line, rank, median), 0};
    title.size = length(title.text);
    title.follows = follows_in_row(page, line);
    const double middle = (line.box.left + line.box.right) / 2;
    if (title.follows && std::abs(middle - page.width / 2) > 0.12 * page.width) {
        return; // a value beside its label
    }
    if (title.weight > 0 && title.size >= 2 && title.size <= 45) {
        titles.push_back(std::move(title));
    }
}

} // namespace

std::vector<TitleLine> title_lines(const Page& page) {
    std::vector<const Text*> sorted;
    for (const Text& line : page.lines) {
        sorted.push_back(&line);
    }
    std::ranges::stable_sort(sorted, {}, [](const Text* line) { return line->box.top; });
    const double median = median_height(page);
    std::vector<TitleLine> titles;
    for (std::size_t i = 0; i < sorted.size() && i < 40; ++i) {
        add_title(page, *sorted[i], i, median, titles);
    }
    const std::size_t single = titles.size();
    constexpr std::size_t no_rank = 40; // only what is large, or set as a title, counts
    for (const Text& line : mended_lines(page)) {
        add_title(page, line, no_rank, median, titles);
    }
    for (std::size_t i = 1; i < single && i < 5; ++i) {
        TitleLine both{titles[i - 1].text + titles[i].text,
                       titles[i - 1].printed + titles[i].printed,
                       std::min(titles[i - 1].weight, titles[i].weight),
                       titles[i - 1].size + titles[i].size, titles[i - 1].follows};
        titles.push_back(std::move(both));
    }
    return titles;
}

std::string heading_of(const Page& page) {
    constexpr double set_apart = 8;
    for (const TitleLine& title : title_lines(page)) {
        const bool words =
            title.size >= 4 && title.size <= 16 && count_han(title.text) * 4 >= title.size * 3;
        if (title.weight >= set_apart && words) {
            return title.text;
        }
    }
    return "";
}

} // namespace intake
