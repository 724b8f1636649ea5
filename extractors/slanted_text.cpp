#include "extractors/slanted_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace intake {

namespace {

constexpr double least_slope = 0.1; // six degrees
constexpr double most_slope = 1.2;  // steeper text counts as turned
constexpr std::size_t least_chain = 4;

/// A glyph and where it stands in the words.
struct Place {
    Box box;
    std::size_t word = 0;
    std::size_t glyph = 0;
    bool taken = false;
};

std::vector<Place> places_of(const std::vector<Word>& words) {
    std::vector<Place> places;
    for (std::size_t w = 0; w < words.size(); ++w) {
        for (std::size_t g = 0; g < words[w].glyphs.size() && words[w].turns == 0; ++g) {
            places.push_back({words[w].glyphs[g].box, w, g});
        }
    }
    std::ranges::stable_sort(places, {}, [](const Place& place) { return place.box.left; });
    return places;
}

/// The slope from one glyph to the next, if they stand end to end and are of one size.
std::optional<double> slope_of(const Box& from, const Box& to) {
    const double height = from.height();
    const double slope = (to.top - from.top) / std::max(0.1, to.left - from.left);
    const bool touches = std::abs(to.left - from.right) <= 0.06 * height;
    const bool alike = std::abs(to.height() - height) <= 0.03 * height;
    const bool slants = std::abs(slope) >= least_slope && std::abs(slope) <= most_slope;
    return touches && alike && slants ? std::optional(slope) : std::nullopt;
}

/// The glyph that goes on where `at` ends, at the chain's slope if it has one.
std::optional<std::size_t> next_of(const std::vector<Place>& places, std::size_t at,
                                   std::optional<double> slope) {
    constexpr double same = 0.06;
    const Box& box = places[at].box;
    const double reach = 0.06 * box.height();
    const auto first = std::ranges::lower_bound(
        places, box.right - reach, {}, [](const Place& place) { return place.box.left; });
    for (auto it = first; it != places.end() && it->box.left <= box.right + reach; ++it) {
        const std::optional<double> seen = slope_of(box, it->box);
        if (seen && !it->taken && (!slope || std::abs(*seen - *slope) <= same)) {
            return static_cast<std::size_t>(it - places.begin());
        }
    }
    return std::nullopt;
}

void take_chain(std::vector<Place>& places, std::size_t start) {
    std::vector<std::size_t> chain{start};
    std::optional<double> slope;
    while (const auto next = next_of(places, chain.back(), slope)) {
        slope = slope ? slope : slope_of(places[chain.back()].box, places[*next].box);
        chain.push_back(*next);
    }
    for (const std::size_t at : chain) {
        places[at].taken = chain.size() >= least_chain;
    }
}

/// The word in pieces, without the glyphs that are taken.
void append_rest(std::vector<Word>& words, const Word& word, const std::vector<bool>& taken) {
    bool cut = true;
    for (std::size_t g = 0; g < word.glyphs.size(); ++g) {
        if (taken[g]) {
            cut = true;
            continue;
        }
        if (cut) {
            words.push_back({{}, {}, word.turns, false});
        }
        cut = false;
        words.back().glyphs.push_back(word.glyphs[g]);
        words.back().box = unite(words.back().box, word.glyphs[g].box);
        words.back().space_after = g + 1 == word.glyphs.size() && word.space_after;
    }
}

} // namespace

SlantedText without_slanted(const std::vector<Word>& words) {
    std::vector<Place> places = places_of(words);
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (!places[at].taken) {
            take_chain(places, at);
        }
    }
    std::vector<std::vector<bool>> taken;
    taken.reserve(words.size());
    for (const Word& word : words) {
        taken.emplace_back(word.glyphs.size(), false);
    }
    SlantedText text;
    for (const Place& place : places) {
        if (place.taken) {
            taken[place.word][place.glyph] = true;
            text.slanted.push_back(place.box);
        }
    }
    for (std::size_t w = 0; w < words.size(); ++w) {
        const bool whole = std::ranges::find(taken[w], true) == taken[w].end();
        if (whole) {
            text.upright.push_back(words[w]);
        } else {
            append_rest(text.upright, words[w], taken[w]);
        }
    }
    return text;
}

} // namespace intake
