#include "extractors/date_blanks.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::string_view blank_date = "年月日";
constexpr std::string_view century = "20"; // some forms print it before the first sign
constexpr std::size_t sign_count = 3;
constexpr double part_gap = 0.3; // of the line's height, between parts of one sign

bool is_blank_date(const std::string& text) {
    const std::string bare = skeleton(text);
    return bare == blank_date || bare == std::string(century) + std::string(blank_date);
}

/// Boxes side by side joined where no gap parts them.
std::vector<Box> groups_of(std::vector<Box> boxes, double gap) {
    std::ranges::sort(boxes, {}, &Box::left);
    std::vector<Box> groups;
    for (const Box& box : boxes) {
        if (!groups.empty() && box.left - groups.back().right < gap) {
            groups.back() = unite(groups.back(), box);
        } else {
            groups.push_back(box);
        }
    }
    return groups;
}

/// Where a hand writes the date: from the year before the first sign on.
Box room_of(const Text& line) {
    const double height = line.box.height();
    return {line.box.left - 3.5 * height, line.box.top - 0.6 * height,
            line.box.right + 0.5 * height, line.box.bottom + 0.6 * height};
}

} // namespace

bool asks_for_date(const Text& line) {
    return is_blank_date(line.text) &&
           (line.second.empty() || skeleton(line.second) == skeleton(line.text));
}

std::vector<Box> date_signs(const Text& line, const std::vector<Box>& ink) {
    constexpr double narrowest = 0.3; // of the line's height
    constexpr double widest = 1.4;
    std::vector<Box> inside;
    std::ranges::copy_if(ink, std::back_inserter(inside), [&](const Box& box) {
        return share_inside(box, inflate(line.box, 1.5)) > 0.8;
    });
    const double height = line.box.height();
    const std::vector<Box> groups = groups_of(inside, part_gap * height);
    const std::size_t count = skeleton(line.text) == blank_date ? sign_count : sign_count + 1;
    const bool printed =
        groups.size() == count && std::ranges::all_of(groups, [&](const Box& group) {
            return group.width() > narrowest * height && group.width() < widest * height;
        });
    return printed ? groups : std::vector<Box>{};
}

bool is_left_blank(const Page& page, const Text& line) {
    const Box room = room_of(line);
    const bool written = std::ranges::any_of(page.marks.strokes, [&](const Box& stroke) {
        return !intersect(stroke, room).empty();
    });
    const bool printed = std::ranges::any_of(page.lines, [&](const Text& other) {
        return other.box != line.box && !intersect(other.box, room).empty() &&
               centre_inside(other.box, room);
    });
    return page.state == PageState::read && !written && !printed;
}

} // namespace intake
