#include "validators/near_duplicates.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace intake {

namespace {

constexpr std::size_t run = 8;
constexpr std::size_t shortest = 100;

/// The runs of a text, sorted, each once.
std::vector<std::u32string> runs_of(const std::string& text) {
    const std::u32string plain = decode(skeleton(text));
    std::vector<std::u32string> runs;
    if (plain.size() < shortest) {
        return runs;
    }
    for (std::size_t i = 0; i + run <= plain.size(); ++i) {
        runs.push_back(plain.substr(i, run));
    }
    std::ranges::sort(runs);
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> near_duplicates(
    const std::vector<std::string>& texts, double similarity) {
    std::map<std::u32string, std::vector<std::size_t>> holders;
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto runs = runs_of(texts[i]);
        sizes.push_back(runs.size());
        for (const std::u32string& each : runs) {
            holders[each].push_back(i);
        }
    }
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;
    for (const auto& [each, where] : holders) {
        for (std::size_t a = 0; a < where.size(); ++a) {
            for (std::size_t b = a + 1; b < where.size(); ++b) {
                ++shared[{where[a], where[b]}];
            }
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> alike;
    for (const auto& [pair, count] : shared) {
        const auto least = static_cast<double>(std::min(sizes[pair.first], sizes[pair.second]));
        if (static_cast<double>(count) >= similarity * least) {
            alike.push_back(pair);
        }
    }
    return alike;
}

} // namespace intake
