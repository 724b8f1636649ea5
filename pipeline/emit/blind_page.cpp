#include "pipeline/emit/blind_page.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <numeric>

namespace intake {

namespace {

constexpr double noise = 0.6;   ///< confidence of a line below which it may be handwriting
constexpr double sure = 0.8;    ///< below which a name in it may have been read as another word
constexpr double large = 0.25;  ///< share of a page that a mark may take; more: a picture
constexpr int few_letters = 12; ///< fewer on a page that was read: it was hardly read
constexpr int many_strokes = 60;

struct Covering {
    const MaskedPage& view;
    const Identity& identity;
    Cover cover;

    [[nodiscard]] const Page& page() const { return view.page; }
};

void doubt(Covering& work, const char* reason) {
    if (std::ranges::find(work.cover.doubts, reason) == work.cover.doubts.end()) {
        work.cover.doubts.emplace_back(reason);
    }
}

void hide(Covering& work, const Box& upright, double by) {
    work.cover.boxes.push_back(apply(work.page().to_file, inflate(upright, by)));
}

/// Recognition knows where a line stands better than where its characters do.
double slack(const Text& line) {
    return line.origin == Origin::ocr ? std::max(mask_margin, line.box.height() * 0.3)
                                      : mask_margin;
}

void hide_stretch(Covering& work, const GlyphRun& run, const Stretch& name) {
    for (std::size_t from = name.from; from < name.to;) {
        std::size_t to = from + 1;
        while (to < name.to && run.glyphs[to].line == run.glyphs[from].line) {
            ++to;
        }
        const Text& line =
            work.page().lines.at(static_cast<std::size_t>(run.glyphs[from].line));
        hide(work, boxes_of(work.page(), run, from, to).front(), slack(line));
        from = to;
    }
}

void hide_names(Covering& work, const std::vector<int>& lines) {
    const GlyphRun run = letters_of(glyphs_of(work.page(), lines));
    for (const Stretch& name : names_in(run.text, work.identity)) {
        hide_stretch(work, run, name);
    }
}

/// Names that one reader saw otherwise, or both nearly.
void hide_misread(Covering& work, int index) {
    const Text& line = work.page().lines.at(static_cast<std::size_t>(index));
    const GlyphRun run = letters_of(glyphs_of(work.page(), {index}));
    for (const Stretch& name : nearly_names_in(run.text, work.identity)) {
        hide_stretch(work, run, name);
    }
    if (line.confidence < noise ||
        (betrays(line.second, work.identity) && !betrays(line.text, work.identity))) {
        hide(work, line.box, mask_margin);
    } else if (line.confidence < sure) {
        doubt(work, "有识别把握不大的文字");
    }
}

/// Whether what stands at `at` parts words; the end of the line of `beside` does too.
bool parts(const GlyphRun& run, std::size_t at, std::size_t beside) {
    return at >= run.glyphs.size() || run.glyphs[at].line != run.glyphs[beside].line ||
           letters_of({{run.glyphs[at]}, run.text.substr(at, 1)}).text.empty();
}

/// The place of a character beside glyph `at` that was read as none.
void hide_beside(Covering& work, const GlyphRun& run, std::size_t at, bool right) {
    Box box = boxes_of(work.page(), run, at, at + 1).front();
    (right ? box.right : box.left) += (right ? 1.4 : -1.4) * box.height();
    hide(work, box, mask_margin);
}

/// A name of two characters with one of them, beside `at`, read wrong: hidden where it stands
/// for itself, as in a list; elsewhere it may be any word, and the page is in doubt.
void cover_half_name(Covering& work, const GlyphRun& run, std::size_t at, bool right) {
    constexpr const char* reason = "两个字的姓名可能误识";
    if (right ? parts(run, at + 1, at) : at == 0 || parts(run, at - 1, at)) {
        hide_beside(work, run, at, right);
        doubt(work, reason);
        return;
    }
    const std::size_t from = right ? at : at - 1;
    if (parts(run, from + 2, from) || from == 0 || parts(run, from - 1, from)) {
        hide_stretch(work, run, {from, from + 2});
    } else {
        doubt(work, reason);
    }
}

void cover_short_name(Covering& work, const GlyphRun& run, const std::u32string& name) {
    for (std::size_t i = 0; i < run.text.size(); ++i) {
        const Text& line = work.page().lines.at(static_cast<std::size_t>(run.glyphs[i].line));
        if (line.origin != Origin::ocr) {
            continue;
        }
        const bool whole = i + 1 < run.text.size() && run.text[i + 1] == name[1];
        const bool ends = i > 0 && run.text[i - 1] == name[0];
        if (run.text[i] == name[0] && !whole) {
            cover_half_name(work, run, i, true);
        }
        if (run.text[i] == name[1] && !ends) {
            cover_half_name(work, run, i, false);
        }
    }
}

/// Whose letter it is: "云质协〔2026〕5号" is short for the unit.
void hide_letter_numbers(Covering& work, int index) {
    const GlyphRun run = without_blanks(glyphs_of(work.page(), {index}));
    const auto digit = [&](std::size_t at) {
        return at < run.text.size() && run.text[at] >= U'0' && run.text[at] <= U'9';
    };
    for (std::size_t at = run.text.find(U'('); at != std::u32string::npos;
         at = run.text.find(U'(', at + 1)) {
        std::size_t to = at + 6;
        const bool year = digit(at + 1) && digit(at + 2) && digit(at + 3) && digit(at + 4) &&
                          at + 5 < run.text.size() && run.text[at + 5] == U')' && digit(to);
        while (digit(to)) {
            ++to;
        }
        std::size_t from = at;
        while (from > 0 && is_han(run.text[from - 1])) {
            --from;
        }
        if (year && to < run.text.size() && run.text[to] == U'号' && from < at) {
            hide_stretch(work, run, {from, at});
        }
    }
}

/// What a unit may be called by, where it is not part of a name that is covered.
void doubt_short_forms(Covering& work, const GlyphRun& run) {
    const std::vector<Stretch> covered = names_in(run.text, work.identity);
    for (const std::u32string& hint : work.identity.hints) {
        for (std::size_t at = run.text.find(hint); at != std::u32string::npos;
             at = run.text.find(hint, at + 1)) {
            if (std::ranges::none_of(covered, [&](const Stretch& name) {
                    return name.from <= at && at + hint.size() <= name.to;
                })) {
                doubt(work, "可能有单位简称");
                return;
            }
        }
    }
}

void cover_text(Covering& work) {
    std::vector<int> all(work.page().lines.size());
    std::iota(all.begin(), all.end(), 0);
    hide_names(work, all); // also names broken over lines
    for (const Grid& grid : work.page().grids) {
        for (const GridCell& cell : grid.cells) {
            hide_names(work, cell.lines);
        }
    }
    for (const int index : all) {
        hide_letter_numbers(work, index);
        if (work.page().lines[static_cast<std::size_t>(index)].origin == Origin::ocr) {
            hide_misread(work, index);
        }
    }
    const GlyphRun words = glyphs_of(work.page(), all);
    for (const std::u32string& name : work.identity.names) {
        if (name.size() == 2) {
            cover_short_name(work, words, name);
        }
    }
    const GlyphRun run = letters_of(words);
    doubt_short_forms(work, run);
    if (run.text.size() < few_letters) {
        doubt(work, "几乎没有读到文字");
    }
}

/// Ink in cells that nobody could read.
void cover_cells(Covering& work) {
    for (const Grid& grid : work.page().grids) {
        for (const GridCell& cell : grid.cells) {
            if (cell.ink == Ink::unreadable && is_small_cell(cell.box)) {
                hide(work, cell.box, 0);
            } else if (cell.ink == Ink::unreadable) {
                doubt(work, "有未能识读的内容");
            }
        }
    }
}

void cover_mark(Covering& work, const Box& box) {
    const double page = work.page().width * work.page().height;
    if (area(box) > page * large) {
        doubt(work, "有大幅图案，无法遮盖");
    } else {
        hide(work, box, mask_margin);
    }
}

/// Strokes that lie in no line at all; those of a line that was read belong to it.
void cover_strokes(Covering& work) {
    int count = 0;
    for (const Box& stroke : work.page().marks.strokes) {
        const bool of_line = std::ranges::any_of(work.page().lines, [&](const Text& line) {
            return share_inside(stroke, inflate(line.box, 1.5)) > 0.5;
        });
        if (!of_line) {
            hide(work, stroke, mask_margin);
            ++count;
        }
    }
    if (count >= many_strokes) {
        doubt(work, "有图片或较多未能识读的墨迹");
    }
}

void cover_marks(Covering& work) {
    const Marks& marks = work.page().marks;
    for (const Imprint& imprint : marks.imprints) {
        cover_mark(work, imprint.box);
    }
    for (const Box& blot : marks.blots) {
        cover_mark(work, blot);
    }
    for (const Box& portrait : work.page().portraits) {
        cover_mark(work, portrait);
    }
    cover_strokes(work);
}

} // namespace

Cover cover_of(const MaskedPage& view, const Identity& identity) {
    Covering work{view, identity, {}};
    cover_text(work);
    cover_cells(work);
    cover_marks(work);
    return std::move(work.cover);
}

std::vector<Box> marks_of(const Part& part, int number) {
    std::vector<Box> out;
    for (const Seal& seal : part.seals) {
        if (seal.page == number && !seal.box.empty()) {
            out.push_back(inflate(seal.box, mask_margin));
        }
    }
    for (const Signature& signature : part.signatures) {
        if (signature.page == number && !signature.box.empty() &&
            signature.state != Presence::absent) {
            out.push_back(inflate(signature.box, mask_margin));
        }
    }
    return out;
}

bool still_betrays(const Page& page, const std::vector<Box>& masks, const Identity& identity) {
    std::string text;
    for (const Text& line : page.lines) {
        const std::u32string points = decode(line.text);
        const std::vector<bool> masked = masked_points(line, page.to_file, masks);
        for (std::size_t i = 0; i < points.size(); ++i) {
            // A letter of no name: what stands on both sides of a mask is no word.
            text += masked[i] ? "0" : encode(std::u32string_view(&points[i], 1));
        }
    }
    return betrays(text, identity);
}

} // namespace intake
