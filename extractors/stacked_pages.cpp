#include "extractors/stacked_pages.hpp"

#include "extractors/warp.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace intake {

namespace {

constexpr std::size_t shortest_title = 4;
constexpr std::size_t least_text = 20; ///< Chinese characters; a cover has fewer
constexpr double larger = 1.25;        ///< than most lines of the page
constexpr double apart = 0.25;         ///< of the page's height, between two titles

double middle_of(const Box& box) {
    return (box.top + box.bottom) / 2;
}

bool is_title_of_proof(const std::string& text, const Profile& profile) {
    const std::string line = squeeze(text);
    return length(line) >= shortest_title &&
           std::ranges::any_of(profile.documents, [&](const DocumentRule& rule) {
               return is_proof(rule) &&
                      std::ranges::any_of(rule.titles, [&](const std::string& title) {
                          return squeeze(title) == line;
                      });
           });
}

bool stands_alone(const Page& page, const Text& line) {
    return std::ranges::none_of(page.lines, [&](const Text& other) {
        const double middle = middle_of(other.box);
        return &other != &line && middle > line.box.top && middle < line.box.bottom;
    });
}

double common_height(const Page& page) {
    std::vector<double> heights;
    for (const Text& line : page.lines) {
        heights.push_back(line.box.height());
    }
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return *middle;
}

/// The titles' boxes, from the top.
std::vector<Box> titles_of(const Page& page, const Profile& profile) {
    std::vector<Box> titles;
    for (const Text& line : page.lines) {
        if (is_title_of_proof(line.text, profile) && stands_alone(page, line) &&
            line.box.height() > larger * common_height(page)) {
            titles.push_back(line.box);
        }
    }
    std::ranges::sort(titles, {}, &Box::top);
    return titles;
}

/// The middle of the widest gap between lines in the quarter of a page above the title.
double gap_above(const Page& page, const Box& title) {
    const double from = title.top - apart * page.height;
    std::vector<std::pair<double, double>> taken{{from, from}};
    for (const Text& line : page.lines) {
        if (middle_of(line.box) > from && middle_of(line.box) < title.top) {
            taken.emplace_back(line.box.top, line.box.bottom);
        }
    }
    taken.emplace_back(title.top, title.bottom);
    std::ranges::sort(taken);
    double widest = 0;
    double at = title.top;
    double below = from;
    for (const auto& [top, bottom] : taken) {
        if (top - below > widest) {
            widest = top - below;
            at = (top + below) / 2;
        }
        below = std::max(below, bottom);
    }
    return at;
}

bool has_text(const Page& page, double from, double to) {
    std::size_t size = 0;
    for (const Text& line : page.lines) {
        const double middle = middle_of(line.box);
        size += middle >= from && middle < to ? count_han(line.text) : 0;
    }
    return size >= least_text;
}

/// Where the page is to be cut, if it is.
std::optional<double> cut_of(const Page& page, const Profile& profile) {
    if (page.part != 0 || page.state != PageState::read || page.lines.empty()) {
        return std::nullopt;
    }
    const std::vector<Box> titles = titles_of(page, profile);
    if (titles.size() != 2 || titles[1].top - titles[0].top < apart * page.height) {
        return std::nullopt;
    }
    const double cut = gap_above(page, titles[1]);
    const bool whole = std::ranges::any_of(page.grids, [&](const Grid& grid) {
        return grid.box.top < cut && grid.box.bottom > cut;
    });
    const bool both = has_text(page, 0, cut) && has_text(page, cut, page.height);
    return cut > titles[0].bottom && !whole && both ? std::optional(cut) : std::nullopt;
}

/// A band of a page, moved to its own top.
class Band {
public:
    Band(double from, double to) : from_(from), to_(to) {}

    [[nodiscard]] bool holds(const Box& box) const {
        return middle_of(box) >= from_ && middle_of(box) < to_;
    }

    [[nodiscard]] Box moved(Box box) const {
        box.top -= from_;
        box.bottom -= from_;
        return box;
    }

    [[nodiscard]] std::vector<Box> boxes(const std::vector<Box>& all) const {
        std::vector<Box> out;
        for (const Box& box : all) {
            if (holds(box)) {
                out.push_back(moved(box));
            }
        }
        return out;
    }

    /// Those with a `box` that lie in the band.
    template <typename T> [[nodiscard]] std::vector<T> items(const std::vector<T>& all) const {
        std::vector<T> out;
        for (T item : all) {
            if (holds(item.box)) {
                item.box = moved(item.box);
                out.push_back(std::move(item));
            }
        }
        return out;
    }

private:
    double from_;
    double to_;
};

/// The grids of the band, their cells' lines counted anew.
std::vector<Grid> grids_of(const Page& page, const Band& band) {
    std::map<int, int> places;
    int next = 0;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (band.holds(page.lines[i].box)) {
            places[static_cast<int>(i)] = next++;
        }
    }
    std::vector<Grid> grids = band.items(page.grids);
    for (Grid& grid : grids) {
        for (GridCell& cell : grid.cells) {
            cell.box = band.moved(cell.box);
            std::erase_if(cell.lines, [&](int line) { return !places.contains(line); });
            std::ranges::transform(cell.lines, cell.lines.begin(),
                                   [&](int line) { return places.at(line); });
        }
    }
    return grids;
}

Page piece(const Page& page, int part, double from, double to) {
    const Band band(from, to);
    Page out = page;
    out.part = part;
    out.height = to - from;
    out.to_file = compose(page.to_file, {1, 0, 0, 1, 0, from});
    out.lines = band.items(page.lines);
    out.grids = grids_of(page, band);
    out.portraits = band.boxes(page.portraits);
    out.marks.imprints = band.items(page.marks.imprints);
    out.marks.codes = band.items(page.marks.codes);
    out.marks.blots = band.boxes(page.marks.blots);
    out.marks.strokes = band.boxes(page.marks.strokes);
    return out;
}

} // namespace

Document split_stacks(Document document, const Profile& profile) {
    std::vector<Page> pages;
    for (Page& page : document.pages) {
        if (const auto cut = cut_of(page, profile)) {
            pages.push_back(piece(page, 1, 0, *cut));
            pages.push_back(piece(page, 2, *cut, page.height));
        } else {
            pages.push_back(std::move(page));
        }
    }
    document.pages = std::move(pages);
    return document;
}

} // namespace intake
