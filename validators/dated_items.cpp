#include "validators/dated_items.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::size_t shortest_item = 4; ///< ideographs
constexpr std::size_t longest_label = 12;

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// The length of the date at `at` ("2020.05", "2024年6月1日", "2023年"); 0 if none stands
/// there.
std::size_t date_at(std::u32string_view text, std::size_t at) {
    constexpr std::u32string_view after_year = U".-/年";
    const bool inside = at > 0 && is_digit(text[at - 1]);
    const std::u32string_view year = text.substr(at, 4);
    const bool begins = !inside && (year.starts_with(U"19") || year.starts_with(U"20")) &&
                        std::ranges::all_of(year, is_digit) && at + 4 < text.size() &&
                        after_year.find(text[at + 4]) != std::u32string_view::npos;
    if (!begins) {
        return 0;
    }
    const std::size_t end = text.find_first_not_of(U"0123456789.-/年月日", at);
    return std::min(end, text.size()) - at;
}

/// "专利、标准、论文：无"
bool has_label(std::u32string_view line) {
    const std::size_t colon = line.find(U':');
    return colon > 0 && colon <= longest_label && date_at(line, 0) == 0;
}

void take_line(std::u32string_view line, bool& open, std::vector<std::u32string>& items) {
    open = open && !has_label(line);
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t date = date_at(line, at);
        if (date > 0) {
            items.emplace_back();
            open = true;
        } else if (open) {
            items.back() += line[at];
        }
        at += std::max<std::size_t>(date, 1);
    }
}

} // namespace

std::vector<std::string> dated_items(std::string_view prose) {
    std::vector<std::u32string> found;
    bool open = false;
    for (std::size_t at = 0; at < prose.size();) {
        const std::size_t end = std::min(prose.find('\n', at), prose.size());
        take_line(decode(squeeze(prose.substr(at, end - at))), open, found);
        at = end + 1;
    }
    std::vector<std::string> items;
    for (const std::u32string& item : found) {
        if (count_han(encode(item)) >= shortest_item) {
            items.push_back(encode(item));
        }
    }
    return items;
}

} // namespace intake
