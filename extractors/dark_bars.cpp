#include "extractors/dark_bars.hpp"

#include "extractors/blobs.hpp"
#include "extractors/page_cover.hpp"

#include <algorithm>

namespace intake {

namespace {

// At bar_dpi a pixel is about a point.
constexpr double bar_dpi = 75;
constexpr int dark = 120;
constexpr int light = 120; // thin strokes blur at this resolution
constexpr int reach = 4;   // half of the smallest bar's height

/// Black where most of the surroundings are dark: text on paper never is.
Raster dense_ink(const Raster& page) {
    constexpr double most = 0.6;
    const InkMap map = ink_map(page, dark);
    Raster dense = page;
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            const Box around =
                to_box({x - reach, y - reach, x + reach + 1, y + reach + 1}, page.dpi);
            dense.pixels[dense.at(x, y)] = ink_share(map, around) >= most ? 0 : 255;
        }
    }
    return dense;
}

/// A filled oblong, wide and as high as a line or three, with something light in it, that
/// keeps its distance from the edges of the page.
bool is_bar(const Blob& blob, const Raster& page) {
    constexpr int least_width = 40;
    constexpr int least_height = 6;
    constexpr int most_height = 45;
    constexpr double filled = 0.85;
    constexpr int written = 20; // pixels: a character or two
    const Area& box = blob.box;
    const int margin = page.width / 50;
    const bool inside = box.left > margin && box.top > margin &&
                        box.right < page.width - margin && box.bottom < page.height - margin;
    const bool oblong = box.width() >= std::max(least_width, 2 * box.height()) &&
                        box.height() >= least_height && box.height() <= most_height;
    const double area = static_cast<double>(box.width()) * box.height();
    if (!inside || !oblong || blob.pixels < filled * area) {
        return false;
    }
    int white = 0;
    for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x) {
            white += page.pixels[page.at(x, y)] > light ? 1 : 0;
        }
    }
    return white >= written;
}

/// The bar's own darkness becomes paper, what is lighter becomes ink.
void turn(Raster& page, const Area& area) {
    const Area inside = clip(area, page);
    long sum = 0;
    long count = 1;
    const auto each = [&](const auto& work) {
        for (int y = inside.top; y < inside.bottom; ++y) {
            for (int x = inside.left; x < inside.right; ++x) {
                work(page.pixels[page.at(x, y)]);
            }
        }
    };
    each([&](std::uint8_t pixel) {
        sum += pixel < dark ? pixel : 0;
        count += pixel < dark ? 1 : 0;
    });
    const int ground = static_cast<int>(sum / count);
    each([&](std::uint8_t& pixel) {
        const int above = std::max(0, pixel - ground);
        pixel = static_cast<std::uint8_t>(255 - above * 255 / (255 - ground));
    });
}

} // namespace

Raster with_bars_turned(const Raster& grey) {
    const Raster page = scale(grey, bar_dpi / grey.dpi);
    const double zoom = grey.dpi / page.dpi;
    Raster turned = grey;
    for (const Blob& blob : find_blobs(dense_ink(page), 128)) {
        if (is_bar(blob, page)) {
            const Area& box = blob.box;
            turn(turned,
                 {static_cast<int>(box.left * zoom), static_cast<int>(box.top * zoom),
                  static_cast<int>(box.right * zoom), static_cast<int>(box.bottom * zoom)});
        }
    }
    return turned;
}

} // namespace intake
