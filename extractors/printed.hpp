/// \file
/// Printed text made plain without changing what it says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// Full-width digits, letters and spaces made half-width, control and zero-width characters
/// dropped, line breaks joined, spaces kept only between Latin words. Chinese punctuation
/// stays. Idempotent.
[[nodiscard]] std::string tidy(std::string_view raw);

/// Whether a cell says that there is nothing: "无", "/", "--", "没有", "暂无" ...
[[nodiscard]] bool says_none(std::string_view raw);

/// What a box says beside what the form prints there and a date: nothing of
/// "（盖章）2026年4月3日" with {"盖章", "年月日"}. Letters and ideographs only.
[[nodiscard]] std::string without_printed(std::string_view raw, std::vector<std::string> words);

/// `text` without any of `marks` at either end.
[[nodiscard]] std::u32string_view trimmed(std::u32string_view text, std::u32string_view marks);

/// `text` with every `from` replaced by `to`.
[[nodiscard]] std::string replaced(std::string text, std::string_view from,
                                   std::string_view to);

[[nodiscard]] bool is_digit(char32_t c);        ///< 0-9
[[nodiscard]] bool is_latin_letter(char32_t c); ///< a-z, A-Z

/// The digit an engine may have meant by a letter: O -> 0, l -> 1, S -> 5 ...; else `c`.
[[nodiscard]] char32_t digit_meant(char32_t c);

} // namespace intake
