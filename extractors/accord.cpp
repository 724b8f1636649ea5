#include "extractors/accord.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

/// Least edits between every beginning of `a` and every beginning of `b`.
class Edits {
public:
    Edits(std::u32string_view a, std::u32string_view b)
        : width_(b.size() + 1), costs_((a.size() + 1) * width_) {
        for (std::size_t i = 0; i <= a.size(); ++i) {
            for (std::size_t j = 0; j <= b.size(); ++j) {
                cost(i, j) = i == 0 || j == 0 ? i + j : least(a, b, i, j);
            }
        }
    }

    [[nodiscard]] std::size_t operator()(std::size_t i, std::size_t j) const {
        return costs_[i * width_ + j];
    }

private:
    std::size_t& cost(std::size_t i, std::size_t j) { return costs_[i * width_ + j]; }

    [[nodiscard]] std::size_t least(std::u32string_view a, std::u32string_view b, std::size_t i,
                                    std::size_t j) const {
        const std::size_t swap = (*this)(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
        return std::min({swap, (*this)(i - 1, j) + 1, (*this)(i, j - 1) + 1});
    }

    std::size_t width_;
    std::vector<std::size_t> costs_;
};

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// The text without white space and signs, but for those between two digits.
std::u32string words_of(std::string_view utf8) {
    const std::u32string text = decode(squeeze(utf8));
    std::u32string words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool between =
            i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        const std::u32string_view one(&text[i], 1);
        if (between || !skeleton(encode(one)).empty()) {
            words += text[i];
        }
    }
    return words;
}

} // namespace

std::vector<Opposite> align(std::u32string_view a, std::u32string_view b) {
    const Edits edits(a, b);
    std::vector<Opposite> places(a.size() + 1);
    std::size_t j = b.size();
    for (std::size_t i = a.size() + 1; i-- > 0;) {
        places[i].last = j;
        while (
            j > 0 && edits(i, j) == edits(i, j - 1) + 1 &&
            (i == 0 || edits(i, j) != edits(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1))) {
            --j;
        }
        places[i].first = j;
        if (i > 0 && j > 0 &&
            edits(i, j) == edits(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1)) {
            --j;
        }
    }
    return places;
}

std::string opposite_part(std::string_view text, std::string_view other, std::size_t from,
                          std::size_t to) {
    if (other.empty()) {
        return "";
    }
    const std::u32string there = decode(other);
    const std::vector<Opposite> places = align(decode(text), there);
    const std::size_t begin = places.at(from).first;
    return encode(there.substr(begin, places.at(to).last - begin));
}

std::string second_of(const Text& line, std::size_t from, std::size_t to) {
    return opposite_part(line.text, line.second, from, to);
}

bool same_words(std::string_view a, std::string_view b) {
    return words_of(a) == words_of(b);
}

} // namespace intake
