/// \file
/// Where somebody signs: behind a label on its line, or in the cell that belongs to the
/// label's.
#pragma once

#include "extractors/part_reader.hpp"

#include <string_view>
#include <vector>

namespace intake {

/// Boxes in points of the upright page.
struct SignatureRoom {
    std::size_t page = 0; ///< index in Document::pages
    Box box;              ///< from the label to the next print, or a cell
    Box around;           ///< where a signature may stray; inside the cell
    Box row;              ///< what is printed here stands in the signature's place
    Text label;           ///< the line it stands in; lines of one cell joined
    double reach = 0;     ///< how far from the left edge of `box` a signature begins at most
};

/// The rooms of the part's labels of `field`, but for those inside a place where a seal of the
/// part belongs: there others sign. A label may be broken over the lines of a narrow cell.
[[nodiscard]] std::vector<SignatureRoom> signature_rooms(const Reader& reader,
                                                         std::string_view field);

/// The x of the boundary before code point `at` of the line.
[[nodiscard]] double edge_at(const Text& line, std::size_t at);

/// Where a date begins in `text` from `from` on, printed or to be filled in; the text's size if
/// there is none.
[[nodiscard]] std::size_t date_in(const std::u32string& text, std::size_t from);

[[nodiscard]] bool on_one_row(const Box& a, const Box& b);

/// Surely printed, by its origin or by how surely it was recognised.
[[nodiscard]] bool is_print(const Text& line);

} // namespace intake
