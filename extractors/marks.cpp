#include "extractors/marks.hpp"

#include "extractors/blobs.hpp"
#include "extractors/date_blanks.hpp"
#include "extractors/printed_codes.hpp"
#include "extractors/ring_text.hpp"
#include "extractors/seals.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double stroke_dpi = 150;
constexpr int ink_level = 150;
constexpr double reading_dpi = 250;
constexpr double sure_glyph = 0.75;
constexpr double rule_width = 1.3; ///< points either side of a rule's middle
constexpr double longest = 220;    ///< points; longer ink is a frame, no handwriting

void erase_rules(Raster& grey, const Page& page) {
    for (const Grid& grid : page.grids) {
        for (const GridCell& cell : grid.cells) {
            const Box& box = cell.box;
            for (const double x : {box.left, box.right}) {
                blank_out(grey, to_area({x - rule_width, box.top - rule_width, x + rule_width,
                                         box.bottom + rule_width},
                                        grey));
            }
            for (const double y : {box.top, box.bottom}) {
                blank_out(grey, to_area({box.left - rule_width, y - rule_width,
                                         box.right + rule_width, y + rule_width},
                                        grey));
            }
        }
    }
}

/// The ink that print and pictures account for; what stands between the signs of a date to be
/// filled in is none of it.
std::vector<Box> explained(const Page& page, const std::vector<Box>& ink) {
    std::vector<Box> places = page.portraits;
    for (const Text& line : page.lines) {
        if (asks_for_date(line)) {
            const std::vector<Box> signs = date_signs(line, ink);
            places.insert(places.end(), signs.begin(), signs.end());
        } else if (line.origin != Origin::ocr || line.weakest >= sure_glyph) {
            places.push_back(inflate(line.box, 1.5));
        }
    }
    for (const PrintedCode& code : page.marks.codes) {
        places.push_back(code.box);
    }
    for (const Imprint& imprint : page.marks.imprints) {
        if (imprint.grey) {
            places.push_back(imprint.box);
        }
    }
    return places;
}

bool is_stroke(const Blob& blob) {
    const double point = stroke_dpi / 72;
    const double longer = std::max(blob.box.width(), blob.box.height());
    const double shorter = std::min(blob.box.width(), blob.box.height());
    const bool speck = longer < 2 * point || blob.pixels < 4;
    const bool rule = longer > 20 * point && shorter < 3 * point;
    return !speck && !rule && longer < longest * point;
}

} // namespace

std::vector<Box> strokes_of(const Page& page, const Raster& grey) {
    Raster ink = scale(grey, stroke_dpi / grey.dpi);
    erase_rules(ink, page);
    std::vector<Box> inked;
    for (const Blob& blob : find_blobs(ink, ink_level)) {
        if (is_stroke(blob)) {
            inked.push_back(to_box(blob.box, ink.dpi));
        }
    }
    const std::vector<Box> places = explained(page, inked);
    std::vector<Box> strokes;
    for (const Box& box : inked) {
        const bool known = std::any_of(places.begin(), places.end(), [&](const Box& place) {
            return share_inside(box, place) > 0.8;
        });
        if (!known) {
            strokes.push_back(box);
        }
    }
    return strokes;
}

void add_marks(Page& page, const PageView& view, const Recognizer& recognizer) {
    SealsFound found = find_seals(view.coarse, page.portraits);
    page.marks.colour = found.colour;
    page.marks.blots = std::move(found.blots);
    for (SealFind& find : found.seals) {
        Imprint& imprint = find.imprint;
        if (imprint.shape != SealShape::square && find.ring.visible > 0.6) {
            const Box place = inflate(imprint.box, 6);
            const Raster crop = view.closer(place, reading_dpi);
            const double zoom = crop.dpi / 72;
            Ring ring = find.ring;
            ring.x = (ring.x - place.left) * zoom;
            ring.y = (ring.y - place.top) * zoom;
            ring.a *= zoom;
            ring.b *= zoom;
            const SealWords words = read_seal(crop, ring, imprint.grey, recognizer);
            imprint.ring = words.ring;
            imprint.confidence = words.confidence;
            imprint.lower = words.lower;
            imprint.line = words.line;
        }
        page.marks.imprints.push_back(std::move(imprint));
    }
    page.marks.codes = find_codes(view.grey);
    page.marks.strokes = strokes_of(page, view.grey);
}

} // namespace intake
