#include "extractors/printed.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

constexpr char32_t full_width_shift = 0xFEE0;

bool between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

char32_t half_width(char32_t c) {
    const bool plain = between(c, U'０', U'９') || between(c, U'Ａ', U'Ｚ') ||
                       between(c, U'ａ', U'ｚ') || c == U'＠';
    return plain ? c - full_width_shift : c;
}

bool is_blank(char32_t c) {
    return between(c, 9, 13) || c == U' ' || c == 0x85 || c == 0xA0 || c == 0x3000 ||
           between(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F;
}

bool is_invisible(char32_t c) {
    return c < 32 || between(c, 0x7F, 0x9F) || c == 0xAD || between(c, 0x200B, 0x200F) ||
           between(c, 0x202A, 0x202E) || between(c, 0x2060, 0x206F) || c == 0xFEFF;
}

bool is_ascii_print(char32_t c) {
    return between(c, 33, 126);
}

} // namespace

bool is_digit(char32_t c) {
    return between(c, U'0', U'9');
}

bool is_latin_letter(char32_t c) {
    return between(c, U'a', U'z') || between(c, U'A', U'Z');
}

char32_t digit_meant(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 18> slips{{{U'O', U'0'},
                                                                   {U'o', U'0'},
                                                                   {U'D', U'0'},
                                                                   {U'Q', U'0'},
                                                                   {U'〇', U'0'},
                                                                   {U'○', U'0'},
                                                                   {U'l', U'1'},
                                                                   {U'I', U'1'},
                                                                   {U'L', U'1'},
                                                                   {U'i', U'1'},
                                                                   {U'|', U'1'},
                                                                   {U'Z', U'2'},
                                                                   {U'z', U'2'},
                                                                   {U'S', U'5'},
                                                                   {U's', U'5'},
                                                                   {U'B', U'8'},
                                                                   {U'G', U'6'},
                                                                   {U'b', U'6'}}};
    const auto* at = std::ranges::find(slips, c, &std::pair<char32_t, char32_t>::first);
    return at == slips.end() ? c : at->second;
}

std::string tidy(std::string_view raw) {
    std::u32string out;
    bool gap = false;
    for (const char32_t printed : decode(raw)) {
        const char32_t c = half_width(printed);
        if (is_blank(c)) {
            gap = true;
        } else if (!is_invisible(c)) {
            if (gap && !out.empty() && is_ascii_print(out.back()) && is_ascii_print(c)) {
                out.push_back(U' ');
            }
            gap = false;
            out.push_back(c);
        }
    }
    return encode(out);
}

bool says_none(std::string_view raw) {
    constexpr std::array<std::string_view, 8> words{"无",   "没有", "暂无", "N/A",
                                                    "none", "None", "NA",   "均无"};
    const std::u32string plain = decode(squeeze(raw));
    const std::u32string_view bare = trimmed(plain, U"。.,;:()");
    if (bare.empty()) {
        return false;
    }
    const bool strokes = std::ranges::all_of(
        bare, [](char32_t c) { return c == U'-' || c == U'/' || c == U'\\' || c == U'_'; });
    const bool underline = std::ranges::count(bare, U'_') != 0;
    const bool repeated = bare.find_first_not_of(U'无') == std::u32string_view::npos;
    return (strokes && !underline) || repeated ||
           std::ranges::find(words, encode(bare)) != words.end();
}

std::string without_printed(std::string_view raw, std::vector<std::string> words) {
    std::string rest = skeleton(raw);
    std::erase_if(rest, [](char c) { return c >= '0' && c <= '9'; });
    std::ranges::stable_sort(words, std::ranges::greater{}, &std::string::size);
    for (const std::string& word : words) {
        rest = replaced(std::move(rest), skeleton(word), "");
    }
    return rest;
}

std::u32string_view trimmed(std::u32string_view text, std::u32string_view marks) {
    const std::size_t first = text.find_first_not_of(marks);
    if (first == std::u32string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(marks) - first + 1);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

} // namespace intake
