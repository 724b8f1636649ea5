#include "extractors/slanted_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace intake {

namespace {

constexpr double least_slope = 0.1; // six degrees
constexpr double most_slope = 1.2;  // steeper text counts as turned
constexpr std::size_t least_pieces = 3;
constexpr std::size_t least_glyphs = 4;

/// Glyphs of one word whose boxes are equally high: one glyph, or some that the layer joined,
/// each in a box as high as their climb. Either way the centre lies on the text's own line.
struct Piece {
    Box box;
    std::size_t word = 0;
    std::size_t first = 0; ///< glyph
    std::size_t count = 0;
    bool taken = false;
};

bool goes_on(const Box& piece, const Box& glyph) {
    constexpr double same = 0.01; // points
    return std::abs(piece.top - glyph.top) < same &&
           std::abs(piece.bottom - glyph.bottom) < same;
}

std::vector<Piece> pieces_of(const std::vector<Word>& words) {
    std::vector<Piece> pieces;
    for (std::size_t w = 0; w < words.size(); ++w) {
        const std::vector<Glyph>& glyphs = words[w].glyphs;
        for (std::size_t g = 0; g < glyphs.size() && words[w].turns == 0; ++g) {
            if (g == 0 || !goes_on(pieces.back().box, glyphs[g].box)) {
                pieces.push_back({glyphs[g].box, w, g});
            }
            pieces.back().box = unite(pieces.back().box, glyphs[g].box);
            ++pieces.back().count;
        }
    }
    std::ranges::stable_sort(pieces, {}, [](const Piece& piece) { return piece.box.left; });
    return pieces;
}

/// Of one glyph, when the pieces' text climbs or falls by `slope`.
double height_of(const Piece& piece, double slope) {
    const auto count = static_cast<double>(piece.count);
    return piece.box.height() - std::abs(slope) * piece.box.width() * (count - 1) / count;
}

/// The slope from one piece to the next, if they stand end to end and are of one size.
std::optional<double> slope_of(const Piece& from, const Piece& to) {
    const double along = to.box.left + to.box.right - from.box.left - from.box.right;
    const double down = to.box.top + to.box.bottom - from.box.top - from.box.bottom;
    const double slope = down / std::max(0.1, along);
    const double height = height_of(from, slope);
    const bool touches = std::abs(to.box.left - from.box.right) <= 0.06 * height;
    const bool alike = std::abs(height_of(to, slope) - height) <= 0.03 * height;
    const bool slants = std::abs(slope) >= least_slope && std::abs(slope) <= most_slope;
    return touches && alike && slants ? std::optional(slope) : std::nullopt;
}

/// The piece that goes on where `at` ends, at the chain's slope if it has one.
std::optional<std::size_t> next_of(const std::vector<Piece>& pieces, std::size_t at,
                                   std::optional<double> slope) {
    constexpr double same = 0.06;
    const Box& box = pieces[at].box;
    const double reach = 0.06 * box.height();
    const auto first = std::ranges::lower_bound(
        pieces, box.right - reach, {}, [](const Piece& piece) { return piece.box.left; });
    for (auto it = first; it != pieces.end() && it->box.left <= box.right + reach; ++it) {
        const std::optional<double> seen = slope_of(pieces[at], *it);
        if (seen && !it->taken && (!slope || std::abs(*seen - *slope) <= same)) {
            return static_cast<std::size_t>(it - pieces.begin());
        }
    }
    return std::nullopt;
}

void take_chain(std::vector<Piece>& pieces, std::size_t start) {
    std::vector<std::size_t> chain{start};
    std::size_t glyphs = pieces[start].count;
    std::optional<double> slope;
    while (const auto next = next_of(pieces, chain.back(), slope)) {
        slope = slope ? slope : slope_of(pieces[chain.back()], pieces[*next]);
        chain.push_back(*next);
        glyphs += pieces[*next].count;
    }
    for (const std::size_t at : chain) {
        pieces[at].taken = chain.size() >= least_pieces && glyphs >= least_glyphs;
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
    std::vector<Piece> pieces = pieces_of(words);
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (!pieces[at].taken) {
            take_chain(pieces, at);
        }
    }
    std::vector<std::vector<bool>> taken;
    taken.reserve(words.size());
    for (const Word& word : words) {
        taken.emplace_back(word.glyphs.size(), false);
    }
    SlantedText text;
    for (const Piece& piece : pieces) {
        for (std::size_t g = piece.first; piece.taken && g < piece.first + piece.count; ++g) {
            taken[piece.word][g] = true;
            text.slanted.push_back(words[piece.word].glyphs[g].box);
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
