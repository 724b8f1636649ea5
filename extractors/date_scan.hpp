/// \file
/// Pieces of dates at a place of a text: numbers in either script, years, months, days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace intake {

/// A text made ready: folded, spaces gone except between two numbers.
[[nodiscard]] std::u32string date_text(std::string_view raw);

/// `text` as it may have been meant: letters beside digits as digits, 曰 as 日.
[[nodiscard]] std::u32string guessed_date_text(std::u32string text);

/// A place in a text. Every take… moves on only if it succeeds.
struct DateCursor {
    std::u32string_view text;
    std::size_t at = 0;
};

[[nodiscard]] char32_t peek(const DateCursor& cursor);
[[nodiscard]] std::size_t digits_ahead(const DateCursor& cursor);
bool take_any(DateCursor& cursor, std::u32string_view marks);

/// One or two digits that end there, or a Chinese number up to 99.
std::optional<int> take_small_number(DateCursor& cursor);

/// Exactly `count` digits.
std::optional<int> take_digits(DateCursor& cursor, std::size_t count);

/// 二〇二六 before 年.
std::optional<int> take_chinese_year(DateCursor& cursor);

} // namespace intake
