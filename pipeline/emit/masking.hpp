/// \file
/// Personal numbers in text, and the places of personal data on a page. Touches no file.
///
/// Rather one box too many than one too few: reviewers do without a certificate number, a
/// candidate's ID number cannot be called back.
#pragma once

#include "pipeline/batch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// `text` with ID numbers and mobile numbers masked, also those printed in groups
/// ("310101 19780512 0314", "138-1234-5678"). Other long numbers stay.
[[nodiscard]] std::string hide_numbers(std::string_view text);

/// What masking needs to know of one upright page, or half of one.
struct MaskedPage {
    const Page& page;
    const Profile& profile;
    std::vector<const Reading*> readings; ///< those whose source lies on this page of the file
    bool blind = false;                   ///< names of people and units are private too
};

inline constexpr double mask_margin = 1.5; ///< points around every mask

/// Boxes to paint over, in points of the page as the file shows it: ID numbers (any run of 14
/// or more digits, OCR slips allowed), mobile numbers, e-mail addresses, readings of private
/// fields, and whatever stands beside or below the labels of private fields. A number in a
/// small cell takes the whole cell; a label without a value in sight takes its whole row. Codes
/// that say such a number.
[[nodiscard]] std::vector<Box> personal_boxes(const MaskedPage& view);

/// The part of personal_boxes() that readings tell.
[[nodiscard]] std::vector<Box> boxes_of_readings(const MaskedPage& view);

/// A cell that holds one value, not a frame around a page or a box of prose.
[[nodiscard]] bool is_small_cell(const Box& cell);

/// Whether a field of this name or kind may not be shown to reviewers.
[[nodiscard]] bool is_private(const FieldRule& rule);

/// For each code point of `text`: whether a mask touches it.
[[nodiscard]] std::vector<bool> masked_points(const Text& text, const Affine& to_file,
                                              const std::vector<Box>& masks);

} // namespace intake
