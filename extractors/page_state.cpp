#include "extractors/page_state.hpp"

#include "extractors/blobs.hpp"
#include "extractors/crop_reader.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double map_dpi = 150;
constexpr int ink_level = 140;
constexpr double glyph = 4;    // points: smaller is dust
constexpr double picture = 30; // points: one is enough
constexpr double solid = 0.12; // of its box: frames and folds are less

bool is_inside(const Area& box, const Raster& page) {
    const double rim =
        std::min({page.dpi / 8, 0.03 * page.width, 0.03 * page.height}); // 3 mm of a page
    return box.left > rim && box.top > rim && box.right < page.width - rim &&
           box.bottom < page.height - rim;
}

double area_of(const Area& box) {
    return static_cast<double>(box.width()) * box.height();
}

bool is_picture(const Blob& blob, const Raster& page) {
    const double least = std::min(blob.box.width(), blob.box.height());
    const bool wide = area_of(blob.box) > 0.25 * page.width * page.height;
    return least * 72 > picture * page.dpi && blob.pixels > solid * area_of(blob.box) &&
           (wide || is_inside(blob.box, page));
}

bool has_ink(const Raster& page) {
    const std::vector<Blob> blobs = find_blobs(page, ink_level);
    const std::vector<Blob> glyphs = glyph_like(blobs, page.dpi);
    const auto marks = std::count_if(glyphs.begin(), glyphs.end(), [&](const Blob& blob) {
        return is_inside(blob.box, page) &&
               std::max(blob.box.width(), blob.box.height()) * 72 > glyph * page.dpi;
    });
    return marks >= 3 || std::any_of(blobs.begin(), blobs.end(),
                                     [&](const Blob& blob) { return is_picture(blob, page); });
}

} // namespace

PageState state_of(const Page& page, const Raster& upright) {
    if (std::any_of(page.lines.begin(), page.lines.end(), is_credible)) {
        return PageState::read;
    }
    const bool seen = !page.portraits.empty() || has_ink(scale(upright, map_dpi / upright.dpi));
    return seen ? PageState::unreadable : PageState::blank;
}

} // namespace intake
