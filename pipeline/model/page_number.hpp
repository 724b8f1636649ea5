/// \file
/// "第3页 共5页" as pages print it.
#pragma once

#include <string_view>

namespace intake {

struct PageNumber {
    int number = 0; ///< 0: the line is none
    int total = 0;  ///< 0: not said

    friend bool operator==(const PageNumber&, const PageNumber&) = default;
};

/// What a short line of its own says; nothing inside a sentence is a page number.
[[nodiscard]] PageNumber page_number_in(std::string_view line);

} // namespace intake
