#include "validators/page_marks.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double head = 0.2; ///< of the page's height
constexpr double foot = 0.85;

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// The number between `before` and `after` ("第", "页"), or 0.
int number_between(const std::u32string& text, char32_t before, char32_t after) {
    for (std::size_t at = text.find(before); at != std::u32string::npos;
         at = text.find(before, at + 1)) {
        std::size_t end = at + 1;
        int value = 0;
        while (end < text.size() && is_digit(text[end]) && end < at + 4) {
            value = value * 10 + static_cast<int>(text[end] - U'0');
            ++end;
        }
        if (end > at + 1 && end < text.size() && text[end] == after) {
            return value;
        }
    }
    return 0;
}

} // namespace

PageMarks page_marks(const Case& whole, const Part& part) {
    PageMarks marks;
    const Document& document = whole.documents.at(part.document);
    for (const std::size_t index : part.pages) {
        for (const Text& line : document.pages.at(index).lines) {
            const std::u32string text = decode(squeeze(line.text));
            const int number = text.size() <= 16 ? number_between(text, U'第', U'页') : 0;
            if (number > 0) {
                marks.seen.push_back(number);
                marks.printed = marks.printed && line.origin != Origin::ocr;
                marks.stated = std::max(marks.stated, number_between(text, U'共', U'页'));
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

} // namespace intake
