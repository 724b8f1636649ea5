/// \file
/// How two readings of one line relate: what one has where the other has something else.
#pragma once

#include "pipeline/model/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// For each place between characters of `a` (length + 1 of them) the first and the last place
/// in `b` that stands opposite, by least edits.
struct Opposite {
    std::size_t first = 0;
    std::size_t last = 0;
};

[[nodiscard]] std::vector<Opposite> align(std::u32string_view a, std::u32string_view b);

/// What `other` has in place of code points [from, to) of `text`, what it has just before and
/// behind included. Empty where there is no other.
/// \pre from <= to <= code points of `text`
[[nodiscard]] std::string opposite_part(std::string_view text, std::string_view other,
                                        std::size_t from, std::size_t to);

/// What the other reader has in place of code points [from, to) of a line.
[[nodiscard]] std::string second_of(const Text& line, std::size_t from, std::size_t to);

/// Whether two readings say the same: letters, digits and ideographs alike, and the signs
/// between digits too ("96.5" is not "965").
[[nodiscard]] bool same_words(std::string_view a, std::string_view b);

} // namespace intake
