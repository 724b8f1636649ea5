/// \file
/// From what a line recogniser puts out, a row of chances per step along the line, to text.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace intake {

/// One line as a recogniser saw it. The three have the same size.
struct LineReading {
    std::u32string text;
    std::vector<double> chances; ///< 0..1, of each character
    std::vector<double> centres; ///< 0..1, where along the line's image each character stands

    [[nodiscard]] double mean() const;    ///< of the chances; 0 without text
    [[nodiscard]] double weakest() const; ///< 0 without text
};

/// Greedy decoding: the likeliest class of each step, repeats joined, blanks dropped. Class 0
/// is the blank, class i + 1 is `alphabet[i]`. Classes beyond the alphabet are ignored. \param
/// chances steps x classes
[[nodiscard]] LineReading decode_ctc(std::span<const float> chances, std::size_t classes,
                                     std::u32string_view alphabet);

/// Spaces only between words of letters and digits, look-alikes of other scripts' signs as the
/// signs Chinese print has ("丶" is "、", "°" after an ideograph is "。").
[[nodiscard]] LineReading as_printed(const LineReading& line);

} // namespace intake
