/// \file
/// Which pages of a file to read.
#pragma once

#include <limits>

namespace intake {

/// Physical pages of a file, from 1; both ends belong to it and may lie beyond the file.
struct PageRange {
    int first = 1;
    int last = std::numeric_limits<int>::max();
};

} // namespace intake
