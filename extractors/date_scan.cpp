#include "extractors/date_scan.hpp"

#include "extractors/printed.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::u32string_view chinese_digits = U"〇一二三四五六七八九";

std::optional<int> chinese_digit(char32_t c) {
    const char32_t plain = c == U'零' || c == U'○' || c == U'O' || c == U'o' ? U'〇' : c;
    const std::size_t at = chinese_digits.find(plain);
    return at == std::u32string_view::npos ? std::nullopt : std::optional(static_cast<int>(at));
}

std::size_t run_before(std::u32string_view text, std::size_t at) {
    std::size_t size = 0;
    while (size < at && is_digit(text[at - size - 1])) {
        ++size;
    }
    return size;
}

/// "1 2月" is twelve; "3.1 2026.2" are two dates and "01 00:00" is a time of day.
bool is_padding(std::u32string_view text, std::size_t at, std::size_t before) {
    const std::size_t after = digits_ahead({text, at + 1});
    if (before == 0 || after == 0) {
        return true;
    }
    const std::size_t end = at + 1 + after;
    const bool time = end < text.size() && text[end] == U':';
    return before <= 3 && after <= 2 && !time;
}

} // namespace

std::u32string date_text(std::string_view raw) {
    const std::u32string text = decode(fold(raw));
    std::u32string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != U' ' || !is_padding(text, at, run_before(out, out.size()))) {
            out.push_back(text[at]);
        }
    }
    return out;
}

std::u32string guessed_date_text(std::u32string text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool after = at > 0 && is_digit(text[at - 1]);
        const bool before = at + 1 < text.size() && is_digit(text[at + 1]);
        char32_t& c = text[at];
        if (after || before) {
            c = digit_meant(c);
        }
        if (after && (c == U'午' || c == U'牛')) {
            c = U'年';
        } else if (after && (c == U'用' || c == U'冃')) {
            c = U'月';
        } else if (after && (c == U'曰' || c == U'臼' || c == U'囗')) {
            c = U'日';
        } else if (c == U',' || c == U'。' || c == U':') {
            c = U'.';
        }
    }
    return text;
}

char32_t peek(const DateCursor& cursor) {
    return cursor.at < cursor.text.size() ? cursor.text[cursor.at] : U'\0';
}

std::size_t digits_ahead(const DateCursor& cursor) {
    std::size_t end = cursor.at;
    while (end < cursor.text.size() && is_digit(cursor.text[end])) {
        ++end;
    }
    return end - cursor.at;
}

bool take_any(DateCursor& cursor, std::u32string_view marks) {
    const char32_t next = peek(cursor);
    if (next == U'\0' || marks.find(next) == std::u32string_view::npos) {
        return false;
    }
    ++cursor.at;
    return true;
}

std::optional<int> take_digits(DateCursor& cursor, std::size_t count) {
    if (digits_ahead(cursor) < count) {
        return std::nullopt;
    }
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value = value * 10 + static_cast<int>(cursor.text[cursor.at++] - U'0');
    }
    return value;
}

std::optional<int> take_small_number(DateCursor& cursor) {
    const std::size_t digits = digits_ahead(cursor);
    if (digits > 0) {
        return digits <= 2 ? take_digits(cursor, digits) : std::nullopt;
    }
    DateCursor ahead = cursor;
    const auto first = chinese_digit(peek(ahead));
    ahead.at += first ? 1U : 0U;
    const bool ten = take_any(ahead, U"十");
    const auto last = first || ten ? chinese_digit(peek(ahead)) : std::nullopt;
    ahead.at += last ? 1U : 0U;
    if (!first && !ten) {
        return std::nullopt;
    }
    cursor = ahead;
    if (ten) {
        return first.value_or(1) * 10 + last.value_or(0);
    }
    return last ? *first * 10 + *last : *first;
}

std::optional<int> take_chinese_year(DateCursor& cursor) {
    constexpr std::size_t size = 4;
    int year = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t at = cursor.at + i;
        const auto digit =
            at < cursor.text.size() ? chinese_digit(cursor.text[at]) : std::nullopt;
        if (!digit) {
            return std::nullopt;
        }
        year = year * 10 + *digit;
    }
    if (peek({cursor.text, cursor.at + size}) != U'年') {
        return std::nullopt;
    }
    cursor.at += size;
    return year;
}

} // namespace intake
