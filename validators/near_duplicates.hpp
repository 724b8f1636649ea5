/// \file
/// Texts that say nearly the same.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace intake {

/// Pairs (first < second) of texts that share at least `similarity` (0..1) of their runs of
/// eight characters, measured against the shorter text; punctuation and spaces do not count.
/// Texts of fewer than 100 characters are too short to be alike.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> near_duplicates(
    const std::vector<std::string>& texts, double similarity);

} // namespace intake
