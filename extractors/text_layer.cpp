#include "extractors/text_layer.hpp"

#include "extractors/own_text.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

namespace intake {
namespace {

constexpr double widest_gap = 2.2; // in glyph heights: a wider one ends a run
constexpr double word_gap = 0.22;  // in glyph heights: a space between two Latin words
constexpr double tested_gap = 0.3; // in glyph heights: a gap a lost glyph could stand in
constexpr double lost_glyph_ink = 0.015;
constexpr double visible_ink = 0.004; // part of a run's box

struct Range {
    char32_t first;
    char32_t last;
};

bool in(char32_t code, const Range* first, const Range* last) {
    return std::any_of(first, last, [code](const Range& range) {
        return code >= range.first && code <= range.last;
    });
}

bool is_broken(char32_t code) {
    constexpr std::array ranges{Range{0x00, 0x1F},     Range{0x7F, 0x9F},
                                Range{0xD800, 0xDFFF}, Range{0xE000, 0xF8FF},
                                Range{0xFFF0, 0xFFFF}, Range{0xF0000, 0x10FFFF}};
    return in(code, ranges.data(), ranges.data() + ranges.size());
}

/// Symbol fonts of office programs put bullets and check boxes here.
bool is_symbol_font(char32_t code) {
    return code >= 0xF020 && code <= 0xF0FF;
}

bool is_common(char32_t code) {
    constexpr std::array ranges{Range{0x20, 0x7E},     Range{0xA0, 0xBF},
                                Range{0xD7, 0xD7},     Range{0xF7, 0xF7},
                                Range{0x370, 0x451},   Range{0x2000, 0x206F},
                                Range{0x20A0, 0x27BF}, Range{0x2E80, 0x33FF},
                                Range{0xFE30, 0xFE4F}, Range{0xFF00, 0xFFEF}};
    return is_han(code) || in(code, ranges.data(), ranges.data() + ranges.size());
}

bool is_space(char32_t code) {
    return code == 0x20 || code == 0xA0 || code == 0x3000;
}

bool is_alphanumeric(char32_t code) {
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z');
}

/// Codes shown raw where a font has no mapping: many different marks, hardly a letter.
bool is_punctuation_salad(std::u32string_view text) {
    std::set<char32_t> kinds;
    std::size_t marks = 0;
    std::size_t others = 0;
    for (const char32_t code : text) {
        if (code > 0x20 && code < 0x7F && !is_alphanumeric(code)) {
            ++marks;
            kinds.insert(code);
        } else if (code != 0x20) {
            ++others;
        }
    }
    return marks > others && kinds.size() >= 5;
}

struct Run {
    std::vector<Glyph> glyphs; ///< with spaces between words put in
    Box box;
    int turns = 0;
};

double height_of(const Word& word) {
    return word.turns % 2 == 0 ? word.box.height() : word.box.width();
}

bool same_line(const Word& a, const Word& b) {
    const double overlap =
        std::min(a.box.bottom, b.box.bottom) - std::max(a.box.top, b.box.top);
    const double lower = std::min(a.box.height(), b.box.height());
    const double higher = std::max(a.box.height(), b.box.height());
    return overlap >= 0.6 * lower && higher <= 2 * lower;
}

std::vector<std::vector<Word>> lines_of(std::vector<Word> words) {
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
        return std::pair(a.box.top + a.box.bottom, a.box.left) <
               std::pair(b.box.top + b.box.bottom, b.box.left);
    });
    std::vector<std::vector<Word>> lines;
    for (Word& word : words) {
        constexpr std::size_t looked_back = 12;
        const std::size_t from = lines.size() > looked_back ? lines.size() - looked_back : 0;
        const auto line = std::find_if(
            lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(),
            [&word](const std::vector<Word>& seen) { return same_line(seen.front(), word); });
        if (line == lines.end()) {
            lines.push_back({std::move(word)});
        } else {
            line->push_back(std::move(word));
        }
    }
    for (std::vector<Word>& line : lines) {
        std::stable_sort(line.begin(), line.end(),
                         [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
    }
    return lines;
}

/// The index of the cell that holds the glyph's centre, or -1.
int cell_of(const Glyph& glyph, const std::vector<Box>& cells) {
    const auto cell = std::find_if(cells.begin(), cells.end(), [&glyph](const Box& box) {
        return centre_inside(glyph.box, box);
    });
    return cell == cells.end() ? -1 : static_cast<int>(cell - cells.begin());
}

/// Pieces of a word between broken symbols and cell borders.
std::vector<Word> pieces_of(const Word& word, const std::vector<Box>& cells) {
    std::vector<Word> pieces;
    int last_cell = -2;
    bool cut = true;
    for (const Glyph& glyph : word.glyphs) {
        if (is_space(glyph.code) || is_symbol_font(glyph.code)) { // marks are left to
            cut = true;                                           // recognition
            if (is_space(glyph.code) && !pieces.empty()) {
                pieces.back().space_after = true;
            }
            continue;
        }
        const int cell = cell_of(glyph, cells);
        if (cut || cell != last_cell) {
            pieces.push_back({{}, {}, word.turns, false});
        }
        cut = false;
        last_cell = cell;
        pieces.back().glyphs.push_back(glyph);
        pieces.back().box = unite(pieces.back().box, glyph.box);
    }
    if (!pieces.empty() && word.space_after) {
        pieces.back().space_after = true;
    }
    return pieces;
}

bool lost_between(const Box& left, const Box& right, const InkMap& dark) {
    const double top = std::max(left.top, right.top);
    const double height = std::min(left.bottom, right.bottom) - top;
    const Box gap{left.right + 0.75, top + 0.1 * height, right.left - 0.75,
                  top + 0.85 * height};
    return !gap.empty() && ink_share(dark, gap) > lost_glyph_ink;
}

bool joins(const Run& run, const Word& word, const std::vector<Box>& cells,
           const InkMap& dark) {
    const Box& last = run.glyphs.back().box;
    const double height = height_of(word);
    const double gap = word.box.left - run.box.right;
    if (word.turns != 0 || run.turns != 0 || gap > widest_gap * height ||
        cell_of(run.glyphs.back(), cells) != cell_of(word.glyphs.front(), cells)) {
        return false;
    }
    return gap < tested_gap * height || !lost_between(last, word.box, dark);
}

void append(Run& run, const Word& word, bool spaced) {
    const Glyph& last = run.glyphs.back();
    const double gap = word.box.left - last.box.right;
    const bool wide = spaced || gap > word_gap * word.box.height();
    const bool latin = !is_han(last.code) && !is_han(word.glyphs.front().code) &&
                       last.code < 0x2E80 && word.glyphs.front().code < 0x2E80;
    if (wide && latin) {
        run.glyphs.push_back(
            {U' ', {last.box.right, last.box.top, word.box.left, last.box.bottom}});
    }
    run.glyphs.insert(run.glyphs.end(), word.glyphs.begin(), word.glyphs.end());
    run.box = unite(run.box, word.box);
}

std::vector<Run> runs_of(const std::vector<Word>& line, const std::vector<Box>& cells,
                         const InkMap& dark) {
    std::vector<Run> runs;
    bool spaced = false;
    for (const Word& word : line) {
        for (const Word& piece : pieces_of(word, cells)) {
            if (!runs.empty() && joins(runs.back(), piece, cells, dark)) {
                append(runs.back(), piece, spaced);
            } else {
                runs.push_back({piece.glyphs, piece.box, piece.turns});
            }
            spaced = piece.space_after;
        }
    }
    return runs;
}

std::u32string text_of(const Run& run) {
    std::u32string text;
    for (const Glyph& glyph : run.glyphs) {
        text.push_back(glyph.code);
    }
    return text;
}

Text to_text(const Run& run) {
    Text text;
    text.text = encode(text_of(run));
    text.box = run.box;
    if (run.turns == 0) {
        for (const Glyph& glyph : run.glyphs) {
            text.edges.push_back(glyph.box.left);
        }
        text.edges.push_back(run.glyphs.back().box.right);
    }
    return text;
}

void add(TextLayer& layer, const Run& run, const InkMap& faint) {
    const std::u32string text = text_of(run);
    if (ink_share(faint, run.box) < visible_ink) {
        layer.invisible += letters_in(text);
        return;
    }
    layer.visible += run.glyphs.size();
    if (is_sound(text)) {
        layer.lines.push_back(to_text(run));
    } else {
        layer.garbled += run.glyphs.size();
        layer.unsound.push_back(run.box);
    }
}

double middle_of(const Box& box) {
    return (box.top + box.bottom) / 2;
}

/// Rows top to bottom, each from the left. Lines whose middles differ by less than half the
/// height of the first stand in one row.
void sort_rows(std::vector<Text>& lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const Text& a, const Text& b) {
        return middle_of(a.box) < middle_of(b.box);
    });
    auto row = lines.begin();
    while (row != lines.end()) {
        const double end = middle_of(row->box) + 0.5 * row->box.height();
        const auto next = std::find_if(row + 1, lines.end(), [end](const Text& line) {
            return middle_of(line.box) > end;
        });
        std::stable_sort(row, next,
                         [](const Text& a, const Text& b) { return a.box.left < b.box.left; });
        row = next;
    }
}

void append_rows(std::vector<Text>& out, std::vector<Text>&& lines) {
    sort_rows(lines);
    std::move(lines.begin(), lines.end(), std::back_inserter(out));
}

/// Takes the lines that stand in `box` out of `lines`.
std::vector<Text> take_inside(std::vector<Text>& lines, const Box& box) {
    const auto inside =
        std::stable_partition(lines.begin(), lines.end(), [&box](const Text& line) {
            return !centre_inside(line.box, box);
        });
    std::vector<Text> taken(std::make_move_iterator(inside),
                            std::make_move_iterator(lines.end()));
    lines.erase(inside, lines.end());
    return taken;
}

} // namespace

bool is_sound(std::u32string_view text) {
    std::size_t strange = 0;
    for (const char32_t code : text) {
        if (is_broken(code)) {
            return false;
        }
        strange += is_common(code) ? 0U : 1U;
    }
    return strange * 3 <= text.size() && !is_punctuation_salad(text);
}

TextLayer join_words(const std::vector<Word>& words, const std::vector<Box>& cells,
                     const InkMap& faint, const InkMap& dark) {
    TextLayer layer;
    std::vector<Word> upright;
    for (const Word& word : words) {
        if (word.glyphs.empty()) {
            continue;
        }
        if (word.turns == 0) {
            upright.push_back(word);
            continue;
        }
        for (const Run& run : runs_of({word}, cells, dark)) {
            add(layer, run, faint);
        }
    }
    for (const std::vector<Word>& line : lines_of(std::move(upright))) {
        for (const Run& run : runs_of(line, cells, dark)) {
            add(layer, run, faint);
        }
    }
    return layer;
}

int common_turn(const std::vector<Word>& words) {
    std::array<std::size_t, 4> glyphs{};
    for (const Word& word : words) {
        glyphs.at(static_cast<std::size_t>(word.turns)) += word.glyphs.size();
    }
    return static_cast<int>(std::max_element(glyphs.begin(), glyphs.end()) - glyphs.begin());
}

std::vector<Word> turned(std::vector<Word> words, const Affine& map, int turns) {
    for (Word& word : words) {
        word.turns = (word.turns + turns) % 4;
        word.box = apply(map, word.box);
        for (Glyph& glyph : word.glyphs) {
            glyph.box = apply(map, glyph.box);
        }
    }
    return words;
}

std::vector<Text> in_reading_order(std::vector<Text> lines, const std::vector<Grid>& grids) {
    struct Block {
        double top;
        std::vector<Text> lines;
    };

    std::vector<Block> blocks;
    for (const Grid& grid : grids) {
        blocks.push_back({grid.box.top, {}});
        for (const GridCell& cell : grid.cells) {
            append_rows(blocks.back().lines, take_inside(lines, cell.box));
        }
    }
    std::stable_sort(blocks.begin(), blocks.end(),
                     [](const Block& a, const Block& b) { return a.top < b.top; });
    sort_rows(lines);
    std::vector<Text> out;
    auto block = blocks.begin();
    for (Text& line : lines) {
        for (; block != blocks.end() && block->top < middle_of(line.box); ++block) {
            std::move(block->lines.begin(), block->lines.end(), std::back_inserter(out));
        }
        out.push_back(std::move(line));
    }
    for (; block != blocks.end(); ++block) {
        std::move(block->lines.begin(), block->lines.end(), std::back_inserter(out));
    }
    return out;
}

} // namespace intake
