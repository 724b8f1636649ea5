/// \file
/// Lists of words in tables of the source.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// "a b c": the words between the spaces.
[[nodiscard]] inline std::vector<std::string> parted(std::string_view rest) {
    std::vector<std::string> words;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        words.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return words;
}

} // namespace intake
