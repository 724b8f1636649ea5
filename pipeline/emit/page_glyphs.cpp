#include "pipeline/emit/page_glyphs.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// What a recogniser makes of digits.
bool is_like_digit(char32_t c) {
    constexpr std::u32string_view slips = U"XxOoIl|SBZ×口〇";
    return is_digit(c) || slips.find(c) != std::u32string_view::npos;
}

bool is_in_address(char32_t c) {
    return is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'.' ||
           c == U'_' || c == U'-' || c == U'+';
}

char32_t folded(char32_t c) {
    if (c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF)) {
        return c;
    }
    const std::u32string out = decode(fold(encode(std::u32string_view(&c, 1))));
    return out.empty() ? U' ' : out.front();
}

int number_at(std::u32string_view text, std::size_t from, std::size_t size) {
    int value = 0;
    for (const char32_t c : text.substr(from, size)) {
        if (!is_digit(c)) {
            return -1;
        }
        value = value * 10 + static_cast<int>(c - U'0');
    }
    return value;
}

bool is_mobile(std::u32string_view digits) {
    return digits.size() == 11 && digits[0] == U'1' && digits[1] >= U'3' && digits[1] <= U'9' &&
           std::ranges::all_of(digits, is_digit);
}

/// The digits from `from` on, with single blanks (and, for mobile numbers, dashes) between.
Stretch digits_from(std::u32string_view text, std::size_t from, bool dashes,
                    std::u32string& digits) {
    Stretch out{from, from};
    for (std::size_t i = from; i < text.size(); ++i) {
        const bool parts = text[i] == U' ' || (dashes && text[i] == U'-');
        if (is_like_digit(text[i])) {
            digits.push_back(text[i]);
            out.to = i + 1;
        } else if (!parts || i + 1 >= text.size() || !is_like_digit(text[i + 1])) {
            break;
        }
    }
    return out;
}

bool is_long_number(std::u32string_view digits) {
    return digits.size() >= 14 && std::ranges::count_if(digits, is_digit) >= 10;
}

void add_numbers(std::u32string_view text, std::vector<Stretch>& out) {
    for (std::size_t i = 0; i < text.size();) {
        if (!is_like_digit(text[i])) {
            ++i;
            continue;
        }
        std::u32string digits;
        const Stretch plain = digits_from(text, i, false, digits);
        std::u32string grouped;
        const Stretch dashed = digits_from(text, i, true, grouped);
        if (is_long_number(digits) || is_mobile(digits)) {
            out.push_back(plain);
            i = plain.to;
        } else if (is_mobile(grouped)) {
            out.push_back(dashed);
            i = dashed.to;
        } else {
            // "86 138..." and "12 13812345678": the number may begin at the next group.
            const std::size_t blank = text.substr(i, plain.to - i).find(U' ');
            i = blank == std::u32string_view::npos ? plain.to : i + blank + 1;
        }
    }
}

void add_addresses(std::u32string_view text, std::vector<Stretch>& out) {
    for (std::size_t at = text.find(U'@'); at != std::u32string_view::npos;
         at = text.find(U'@', at + 1)) {
        Stretch one{at, at + 1};
        while (one.from > 0 && is_in_address(text[one.from - 1])) {
            --one.from;
        }
        while (one.to < text.size() && is_in_address(text[one.to])) {
            ++one.to;
        }
        if (one.from < at && one.to > at + 1) {
            out.push_back(one);
        }
    }
}

} // namespace

GlyphRun glyphs_of(const Page& page, const std::vector<int>& lines) {
    GlyphRun run;
    for (const int index : lines) {
        const std::u32string text = decode(page.lines.at(static_cast<std::size_t>(index)).text);
        for (std::size_t i = 0; i < text.size(); ++i) {
            run.glyphs.push_back({folded(text[i]), index, i});
            run.text.push_back(run.glyphs.back().character);
        }
    }
    return run;
}

GlyphRun without_blanks(const GlyphRun& run) {
    GlyphRun out;
    for (const PageGlyph& glyph : run.glyphs) {
        if (glyph.character != U' ') {
            out.glyphs.push_back(glyph);
            out.text.push_back(glyph.character);
        }
    }
    return out;
}

std::vector<Box> boxes_of(const Page& page, const GlyphRun& run, std::size_t from,
                          std::size_t to) {
    std::vector<Box> boxes;
    for (std::size_t i = from; i < to;) {
        std::size_t end = i + 1;
        while (end < to && run.glyphs[end].line == run.glyphs[i].line) {
            ++end;
        }
        const Text& line = page.lines.at(static_cast<std::size_t>(run.glyphs[i].line));
        boxes.push_back(box_of(line, run.glyphs[i].point, run.glyphs[end - 1].point + 1));
        i = end;
    }
    return boxes;
}

std::vector<Stretch> personal_stretches(std::u32string_view text) {
    std::vector<Stretch> out;
    add_numbers(text, out);
    add_addresses(text, out);
    return out;
}

bool has_birth_date(std::u32string_view number) {
    const bool old = number.size() == 15;
    if (!old && number.size() != 18) {
        return false;
    }
    const int year = old ? 1900 + number_at(number, 6, 2) : number_at(number, 6, 4);
    const int month = number_at(number, old ? 8 : 10, 2);
    const int day = number_at(number, old ? 10 : 12, 2);
    return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

} // namespace intake
