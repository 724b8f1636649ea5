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

} // namespace intake
