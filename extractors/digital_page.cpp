#include "extractors/digital_page.hpp"

#include "extractors/grid.hpp"
#include "extractors/image.hpp"
#include "extractors/marks.hpp"
#include "extractors/own_text.hpp"
#include "extractors/page_cover.hpp"
#include "extractors/page_kind.hpp"
#include "extractors/scan.hpp"
#include "extractors/seals.hpp"
#include "extractors/slanted_text.hpp"
#include "extractors/two_up.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>

namespace intake {
namespace {

constexpr double preview_dpi = 150;
constexpr double recognition_dpi = 300;
constexpr int not_paper = 245;   // darker than this is not bare paper
constexpr int dark_enough = 180; // worth recognising

std::vector<Box> cells_of(const std::vector<Grid>& grids) {
    std::vector<Box> cells;
    for (const Grid& grid : grids) {
        for (const GridCell& cell : grid.cells) {
            cells.push_back(cell.box);
        }
    }
    return cells;
}

std::vector<Box> boxes_of(const std::vector<Text>& lines) {
    std::vector<Box> boxes;
    boxes.reserve(lines.size());
    for (const Text& line : lines) {
        boxes.push_back(line.box);
    }
    return boxes;
}

/// Pictures that may hold text: not portraits, not specks and rules, not bare ones.
std::vector<Box> readable(std::vector<Box> pictures, const std::vector<Box>& portraits,
                          const InkMap& dark) {
    std::stable_sort(pictures.begin(), pictures.end(),
                     [](const Box& a, const Box& b) { return area(a) > area(b); });
    std::vector<Box> out;
    for (const Box& picture : pictures) {
        const bool portrait =
            std::any_of(portraits.begin(), portraits.end(), [&picture](const Box& box) {
                return share_inside(picture, inflate(box, 6)) > 0.8;
            });
        const bool inside = std::any_of(out.begin(), out.end(), [&picture](const Box& box) {
            return share_inside(picture, box) > 0.95;
        });
        if (!portrait && !inside && picture.width() >= 24 && picture.height() >= 9 &&
            ink_share(dark, picture) > 0.001) {
            out.push_back(picture);
        }
    }
    return out;
}

/// Recognised lines where the text layer says nothing: a background picture lies under text
/// that is known already.
std::vector<Text> not_known(std::vector<Text> found, const std::vector<Text>& lines) {
    std::erase_if(found, [&lines](const Text& text) {
        double known = 0;
        for (const Text& line : lines) {
            known += share_inside(text.box, line.box);
        }
        return known > 0.5;
    });
    return found;
}

/// Field values the page does not show: no text and no ink where they belong.
std::vector<Text> unseen_fields(const std::vector<Text>& fields, const std::vector<Text>& lines,
                                const InkMap& faint) {
    std::vector<Text> out;
    for (const Text& field : fields) {
        const bool seen = std::any_of(lines.begin(), lines.end(), [&field](const Text& line) {
            return centre_inside(line.box, field.box);
        });
        if (!seen && ink_share(faint, inflate(field.box, -2)) == 0) {
            out.push_back(field);
        }
    }
    return out;
}

/// The upright page while it is being put together.
struct Draft {
    int turns = 0;
    Affine to_upright;
    Raster grey;
    std::vector<Box> pictures;
    std::vector<Box> embedded_portraits; ///< pictures whose whole shape is a portrait's
    TextLayer layer;
    Page page;
};

/// A photograph as forms hold it, even where a cell cuts it off: 12 to 50 mm wide, upright.
bool is_portrait_shaped(const Box& box) {
    const double ratio = box.height() > 0 ? box.width() / box.height() : 0;
    return ratio > 0.6 && ratio < 0.9 && box.width() > 34 && box.width() < 142;
}

std::vector<Box> glyph_boxes(const std::vector<Word>& words) {
    std::vector<Box> boxes;
    for (const Word& word : words) {
        for (const Glyph& glyph : word.glyphs) {
            boxes.push_back(glyph.box);
        }
    }
    return boxes;
}

/// The strokes of large type look like rules; where the text layer says a glyph is, there is
/// none.
Raster without_glyphs(Raster grey, const std::vector<Word>& words, const Affine& to_upright) {
    const double scale = grey.dpi / 72;
    for (const Box& glyph : glyph_boxes(words)) {
        const Box box = apply(to_upright, glyph);
        const double inset = 0.12 * std::min(box.width(), box.height());
        const auto pixel = [&](double points, int limit) {
            return std::clamp(static_cast<int>(std::lround(points * scale)), 0, limit);
        };
        const int left = pixel(box.left + inset, grey.width);
        const int right = pixel(box.right - inset, grey.width);
        for (int y = pixel(box.top + inset, grey.height);
             y < pixel(box.bottom - inset, grey.height); ++y) {
            for (int x = left; x < right; ++x) {
                grey.pixels[grey.at(x, y)] = 255;
            }
        }
    }
    return grey;
}

Draft draft_of(const ShownPage& shown) {
    Draft draft;
    draft.turns = (4 - common_turn(shown.words)) % 4;
    draft.to_upright = turn_map(shown.width, shown.height, draft.turns);
    const Box upright = apply(draft.to_upright, {0, 0, shown.width, shown.height});
    draft.page.width = upright.width();
    draft.page.height = upright.height();
    draft.page.to_file = invert(draft.to_upright);
    draft.grey = turn(shown.render(preview_dpi, 1), draft.turns);
    draft.page.grids = find_grids(without_glyphs(draft.grey, shown.words, draft.to_upright));
    for (const Box& picture : shown.pictures.value_or(std::vector<Box>{})) {
        const Box box = intersect(apply(draft.to_upright, picture), upright);
        if (!box.empty()) {
            draft.pictures.push_back(box);
        }
        if (is_portrait_shaped(apply(draft.to_upright, picture))) {
            draft.embedded_portraits.push_back(box);
        }
    }
    return draft;
}

/// Adds what recognition reads in `regions` and in the pictures.
void recognise(const ShownPage& shown, Draft& draft, std::vector<Box> regions,
               const InkMap& dark, const Recognizer& recognizer) {
    Page& page = draft.page;
    if (!draft.pictures.empty()) {
        page.portraits = find_portraits(turn(shown.render(preview_dpi, 3), draft.turns));
    }
    if (page.portraits.empty()) {
        page.portraits = draft.embedded_portraits;
    }
    for (const Box& picture : readable(draft.pictures, page.portraits, dark)) {
        regions.push_back(picture);
    }
    if (regions.empty()) {
        return;
    }
    const Raster picture = turn(shown.render(recognition_dpi, 3), draft.turns);
    const std::vector<Text> found =
        not_known(read_regions(picture, regions, recognizer), page.lines);
    page.lines.insert(page.lines.end(), found.begin(), found.end());
    if (!found.empty()) {
        page.note = "部分内容由图像识别得到";
    }
}

/// What a half of a two-up page shows of the whole page's picture.
Raster part_of(const Raster& picture, const Page& page) {
    const double scale = picture.dpi / 72;
    const int half = static_cast<int>(std::lround(page.width * scale));
    const int left = page.part == 2 ? half : 0;
    const int right = page.part == 0 ? picture.width : left + half;
    return crop(picture, left, 0, right, picture.height);
}

/// A page of a text layer shows every colour it has.
void look_for_marks(const ShownPage& shown, const Draft& draft, const Raster& grey, Page& page,
                    const Recognizer& recognizer) {
    const Raster coarse = part_of(turn(shown.render(seal_dpi, 3), draft.turns), page);
    Raster fine;
    const auto closer = [&](const Box& box, double dpi) {
        if (fine.pixels.empty()) {
            fine = part_of(turn(shown.render(dpi, 3), draft.turns), page);
        }
        return cut(fine, {static_cast<int>(box.left * fine.dpi / 72),
                          static_cast<int>(box.top * fine.dpi / 72),
                          static_cast<int>(box.right * fine.dpi / 72),
                          static_cast<int>(box.bottom * fine.dpi / 72)});
    };
    add_marks(page, {coarse, grey, closer}, recognizer);
    page.marks.colour = true;
}

std::vector<Page> finished(const ShownPage& shown, Draft& draft, const Recognizer& recognizer) {
    std::vector<Page> pages = halves_of(std::move(draft.page));
    for (Page& page : pages) {
        const Raster grey = part_of(draft.grey, page);
        page.lines = in_reading_order(std::move(page.lines), page.grids);
        fill_cells(page, grey);
        look_for_marks(shown, draft, grey, page, recognizer);
    }
    return pages;
}

} // namespace

std::optional<std::vector<Page>> read_digital(const ShownPage& shown,
                                              const Recognizer& recognizer) {
    PageFacts facts;
    if (shown.pictures) {
        facts.picture_share = covered_share(*shown.pictures, shown.width, shown.height);
    }
    facts.glyphs = shown.words.size();
    if (kind_of(facts) == PageKind::scan) {
        return std::nullopt;
    }
    Draft draft = draft_of(shown);
    const InkMap faint = ink_map(draft.grey, not_paper);
    const InkMap dark = ink_map(draft.grey, dark_enough);
    const SlantedText text =
        without_slanted(turned(shown.words, draft.to_upright, draft.turns));
    draft.layer = join_words(text.upright, cells_of(draft.page.grids), faint, dark);
    std::vector<Box> covers = boxes_of(draft.layer.lines);
    covers.insert(covers.end(), draft.layer.unsound.begin(), draft.layer.unsound.end());
    covers.insert(covers.end(), draft.pictures.begin(), draft.pictures.end());
    covers.insert(covers.end(), text.slanted.begin(), text.slanted.end());
    Uncovered uncovered = uncovered_ink(draft.grey, covers);
    facts = {facts.picture_share, draft.layer.visible, draft.layer.garbled, uncovered.share,
             uncovered.regions.size()};
    if (kind_of(facts) == PageKind::scan) {
        return std::nullopt;
    }
    Page& page = draft.page;
    page.own_text = own_text_of(draft.layer.invisible);
    page.lines = std::move(draft.layer.lines);
    uncovered.regions.insert(uncovered.regions.end(), draft.layer.unsound.begin(),
                             draft.layer.unsound.end());
    recognise(shown, draft, std::move(uncovered.regions), dark, recognizer);
    if (!text.slanted.empty()) {
        page.note += page.note.empty() ? "" : "；";
        page.note += "另有斜排文字（如水印），未计入正文";
    }
    std::vector<Text> fields = shown.fields;
    for (Text& field : fields) {
        field.box = apply(draft.to_upright, field.box);
    }
    for (Text& field : unseen_fields(fields, page.lines, faint)) {
        page.lines.push_back(std::move(field));
    }
    return finished(shown, draft, recognizer);
}

} // namespace intake
