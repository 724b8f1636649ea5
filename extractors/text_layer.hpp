/// \file
/// The text layer of a page: whether it is sound, and how its words become runs. Pure: knows
/// neither Poppler nor pictures but through InkMap.
#pragma once

#include "extractors/page_cover.hpp"
#include "pipeline/model/document.hpp"

#include <string_view>
#include <vector>

namespace intake {

struct Glyph {
    char32_t code = 0;
    Box box; ///< points of the upright page
};

/// A word as the text layer gives it.
struct Word {
    std::vector<Glyph> glyphs;
    Box box;
    int turns = 0;            ///< quarter turns clockwise its text runs; 0 is upright
    bool space_after = false; ///< the layer has a space behind it
};

/// Whether a text reads like what people print: no replacement, private-use or control
/// characters, and mostly letters, digits, ideographs and their punctuation.
[[nodiscard]] bool is_sound(std::u32string_view text);

/// The words of one page as lines of text.
struct TextLayer {
    std::vector<Text> lines;   ///< sound and visible, in no order yet
    std::vector<Box> unsound;  ///< where the layer is garbage over visible ink
    std::size_t invisible = 0; ///< letters and digits the page does not show
    std::size_t visible = 0;   ///< all other glyphs
    std::size_t garbled = 0;   ///< those of the visible glyphs that stand in unsound lines
};

/// Joins words on one line into runs: broken at gaps of two glyphs, at borders of `cells`, at
/// rules, and where ink stands between two words (a glyph the layer does not know). `faint`
/// counts anything that is not paper, `dark` what is worth recognising.
[[nodiscard]] TextLayer join_words(const std::vector<Word>& words,
                                   const std::vector<Box>& cells, const InkMap& faint,
                                   const InkMap& dark);

/// Quarter turns clockwise most glyphs of the page run.
[[nodiscard]] int common_turn(const std::vector<Word>& words);

/// The words on the page turned by `map`, which is a turn by `turns` clockwise.
[[nodiscard]] std::vector<Word> turned(std::vector<Word> words, const Affine& map, int turns);

/// Sorts lines into reading order, rows top to bottom, a grid's lines cell by cell.
[[nodiscard]] std::vector<Text> in_reading_order(std::vector<Text> lines,
                                                 const std::vector<Grid>& grids);

} // namespace intake
