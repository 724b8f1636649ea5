#include "extractors/ctc.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <numeric>

namespace intake {

namespace {

/// Script written without spaces: ideographs, kana, full-width forms and CJK punctuation.
bool is_wide(char32_t c) {
    return is_han(c) || (c >= 0x2E80 && c <= 0x30FF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x2010 && c <= 0x2027);
}

bool is_needless_space(const LineReading& line, std::size_t i) {
    if (line.text[i] != U' ') {
        return false;
    }
    const bool edge = i == 0 || i + 1 == line.text.size();
    return edge || is_wide(line.text[i - 1]) || is_wide(line.text[i + 1]) ||
           line.text[i + 1] == U' ';
}

char32_t sign_of(const LineReading& line, std::size_t i) {
    switch (line.text[i]) {
    case U'丶':
        return U'、';
    case U'°':
        return i > 0 && is_wide(line.text[i - 1]) ? U'。' : U'°';
    default:
        return line.text[i];
    }
}

} // namespace

double LineReading::mean() const {
    return chances.empty() ? 0
                           : std::accumulate(chances.begin(), chances.end(), 0.0) /
                                 static_cast<double>(chances.size());
}

double LineReading::weakest() const {
    return chances.empty() ? 0 : *std::min_element(chances.begin(), chances.end());
}

LineReading decode_ctc(std::span<const float> chances, std::size_t classes,
                       std::u32string_view alphabet) {
    LineReading line;
    const std::size_t steps = classes == 0 ? 0 : chances.size() / classes;
    std::size_t last = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        const std::span<const float> row = chances.subspan(step * classes, classes);
        const auto best = std::max_element(row.begin(), row.end());
        const auto symbol = static_cast<std::size_t>(best - row.begin());
        const double chance = std::clamp<double>(*best, 0, 1);
        if (symbol == 0 || symbol > alphabet.size()) {
            last = symbol;
            continue;
        }
        const double centre = (static_cast<double>(step) + 0.5) / static_cast<double>(steps);
        if (symbol == last) {
            line.chances.back() = std::max(line.chances.back(), chance);
        } else {
            line.text += alphabet[symbol - 1];
            line.chances.push_back(chance);
            line.centres.push_back(centre);
        }
        last = symbol;
    }
    return line;
}

LineReading as_printed(const LineReading& line) {
    LineReading out;
    for (std::size_t i = 0; i < line.text.size(); ++i) {
        if (!is_needless_space(line, i)) {
            out.text += sign_of(line, i);
            out.chances.push_back(line.chances[i]);
            out.centres.push_back(line.centres[i]);
        }
    }
    return out;
}

} // namespace intake
