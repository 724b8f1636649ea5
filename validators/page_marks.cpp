#include "validators/page_marks.hpp"

#include "pipeline/model/page_number.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double head = 0.2; ///< of the page's height
constexpr double foot = 0.85;

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Printed as text, or surely recognised, and by both readers alike.
bool is_sure(const Text& line, const PageNumber& number) {
    constexpr double sure_glyph = 0.9;
    return line.origin != Origin::ocr ||
           (line.weakest >= sure_glyph && page_number_in(line.second) == number);
}

} // namespace

PageMarks page_marks(const Case& whole, const Part& part) {
    PageMarks marks;
    const Document& document = whole.documents.at(part.document);
    for (const std::size_t index : part.pages) {
        for (const Text& line : document.pages.at(index).lines) {
            const PageNumber number = page_number_in(line.text);
            if (number.number > 0) {
                const bool first = marks.seen.empty();
                const bool ordered = first || (number.number > marks.seen.back() &&
                                               number.total == marks.stated);
                marks.sure = marks.sure && is_sure(line, number) && ordered;
                marks.seen.push_back(number.number);
                marks.stated = std::max(marks.stated, number.total);
                break;
            }
        }
    }
    return marks;
}

const Text* secrecy_mark(const Page& page, const std::vector<std::string>& marks) {
    for (const Text& line : page.lines) {
        const bool edge =
            line.box.top < head * page.height || line.box.bottom > foot * page.height;
        const std::string plain = skeleton(line.text);
        const bool marked = std::ranges::any_of(marks, [&](const std::string& mark) {
            return plain.starts_with(skeleton(mark)) &&
                   length(plain) <= length(skeleton(mark)) + 4;
        });
        if (edge && marked) {
            return &line;
        }
    }
    return nullptr;
}

int year_in(const std::string& title) {
    const std::u32string text = decode(squeeze(title));
    for (std::size_t at = 0; at + 5 <= text.size(); ++at) {
        const bool four = std::ranges::all_of(text.substr(at, 4), is_digit);
        if (four && text[at] == U'2' && text[at + 4] == U'年') {
            return std::stoi(encode(text.substr(at, 4)));
        }
    }
    return 0;
}

int year_at_head(const Page& page) {
    constexpr double head = 0.25; // of the page
    constexpr std::string_view word = "年度";
    for (const Text& line : page.lines) {
        const std::string plain = skeleton(line.text); // "年度：2024年", "（2024年度）"
        const std::string rest = plain.starts_with(word) ? plain.substr(word.size()) + "年"
                                 : plain.ends_with(word) ? plain
                                                         : "";
        const std::size_t longest = std::string_view("2024年度").size();
        if (line.box.bottom < head * page.height && rest.size() <= longest) {
            if (const int year = year_in(rest)) {
                return year;
            }
        }
    }
    return 0;
}

int year_of(const Case& whole, const Part& part) {
    const auto& pages = whole.documents.at(part.document).pages;
    const int titled = year_in(part.title);
    return titled != 0 || part.pages.empty() ? titled
                                             : year_at_head(pages.at(part.pages.front()));
}

} // namespace intake
