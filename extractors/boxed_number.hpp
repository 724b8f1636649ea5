/// \file
/// ID numbers written one digit to a box.
#pragma once

#include "pipeline/model/document.hpp"

#include <string>
#include <vector>

namespace intake {

/// A number of eighteen boxes side by side whose check and birth date hold.
struct BoxedNumber {
    std::string number;
    Box box;
    Origin origin = Origin::text;
    bool sure = true; ///< no box was read as more than one digit
};

/// All such numbers of the page, each once, by top, then left. A rule beside a digit is easily
/// taken for a 1: of a box read as two digits either may stand, and the check digit tells
/// which.
[[nodiscard]] std::vector<BoxedNumber> boxed_numbers(const Page& page);

} // namespace intake
