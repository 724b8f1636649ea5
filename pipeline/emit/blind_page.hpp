/// \file
/// What a blind packet covers on a page, and why that may not be all.
///
/// Covered is what says a name, and whatever the program could not read or must not show:
/// seals, signatures and other ink that no line explains, faces. Where there is reason to think
/// that something is left, the page says so: nothing is called clean for want of looking.
#pragma once

#include "pipeline/emit/blind.hpp"
#include "pipeline/emit/masking.hpp"

#include <string>
#include <vector>

namespace intake {

struct Cover {
    std::vector<Box> boxes;          ///< points of the page as the file shows it
    std::vector<std::string> doubts; ///< Chinese, each once; none: nothing speaks against it
};

/// Beside personal_boxes(). \pre view.blind
[[nodiscard]] Cover cover_of(const MaskedPage& view, const Identity& identity);

/// Seals and signatures of `part` on page `number` of its document, as they were understood.
[[nodiscard]] std::vector<Box> marks_of(const Part& part, int number);

/// Whether what `masks` leave of the page's text still says a name.
[[nodiscard]] bool still_betrays(const Page& page, const std::vector<Box>& masks,
                                 const Identity& identity);

} // namespace intake
