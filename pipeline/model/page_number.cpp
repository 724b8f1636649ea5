#include "pipeline/model/page_number.hpp"

#include "pipeline/model/unicode.hpp"

#include <string>

namespace intake {

namespace {

constexpr std::size_t longest_line = 16;

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// The number between `before` and `after`, or 0.
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

PageNumber page_number_in(std::string_view line) {
    const std::u32string text = decode(squeeze(line));
    const int number = text.size() <= longest_line ? number_between(text, U'第', U'页') : 0;
    return {number, number > 0 ? number_between(text, U'共', U'页') : 0};
}

} // namespace intake
