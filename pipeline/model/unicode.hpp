/// \file
/// UTF-8 text as the rest of the program sees it: code points, folding, comparison keys.
#pragma once

#include <string>
#include <string_view>

namespace intake {

[[nodiscard]] std::u32string decode(std::string_view utf8); ///< ill-formed bytes -> U+FFFD
[[nodiscard]] std::string encode(std::u32string_view text);
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);
[[nodiscard]] std::size_t length(std::string_view utf8); ///< code points

/// NFKC: full-width forms to half-width, compatibility ideographs and digits to plain ones.
/// Dashes of every kind become '-'; brackets 〔〕【】［］（） become (); control, zero-width
/// and bidi characters go; runs of white space become one space; ends are trimmed. Letters keep
/// their case.
[[nodiscard]] std::string fold(std::string_view utf8);

/// fold() without any white space: what labels, titles and names are compared by.
[[nodiscard]] std::string squeeze(std::string_view utf8);

/// squeeze() without punctuation and symbols too: letters, digits and ideographs only.
[[nodiscard]] std::string skeleton(std::string_view utf8);

[[nodiscard]] bool is_han(char32_t c); ///< a CJK ideograph of any block
[[nodiscard]] std::size_t count_han(std::string_view utf8);
[[nodiscard]] bool contains(std::string_view text, std::string_view part);

/// contains(), or with one character wrong if `lenient` and `part` has four characters or more.
[[nodiscard]] bool contains_nearly(std::string_view text, std::string_view part, bool lenient);

/// Edits between two strings in code points, at most `limit` + 1.
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b,
                                        std::size_t limit);

/// For logs, terminals and outputs: control and bidi characters as \u{...}.
[[nodiscard]] std::string printable(std::string_view utf8);

/// 310101**********314X style: first 4 and last 4 kept ("3101**********031X").
[[nodiscard]] std::string mask_id(std::string_view id);
[[nodiscard]] std::string mask_phone(std::string_view phone); ///< 138****1234

/// `text` with every ID number (misread ones of 14 to 20 digits too) and 11-digit mobile number
/// in it masked.
[[nodiscard]] std::string mask_personal(std::string_view text);

} // namespace intake
