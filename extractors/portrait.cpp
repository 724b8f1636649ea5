#include "extractors/blobs.hpp"
#include "extractors/grid.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double coarse_dpi = 75; // 3 pixels a millimetre
constexpr int reach = 2;          // text shows paper within 1.5 mm, a photo does not

// The darkest channel: coloured backgrounds of photos count as ink.
Raster darkest(const Raster& picture) {
    Raster out;
    out.width = picture.width;
    out.height = picture.height;
    out.dpi = picture.dpi;
    const auto channels = static_cast<std::size_t>(picture.channels);
    out.pixels.resize(picture.pixels.size() / channels);
    for (std::size_t i = 0; i < out.pixels.size(); ++i) {
        const std::uint8_t* in = picture.pixels.data() + i * channels;
        out.pixels[i] = *std::min_element(in, in + channels);
    }
    return out;
}

// The lightest pixel within `reach`: light wherever paper shows between strokes.
Raster lightest_around(const Raster& grey) {
    Raster rows = grey;
    Raster out = grey;
    for (int y = 0; y < grey.height; ++y) {
        for (int x = 0; x < grey.width; ++x) {
            std::uint8_t most = 0;
            for (int u = std::max(0, x - reach); u <= std::min(grey.width - 1, x + reach);
                 ++u) {
                most = std::max(most, grey.pixels[grey.at(u, y)]);
            }
            rows.pixels[rows.at(x, y)] = most;
        }
    }
    for (int y = 0; y < grey.height; ++y) {
        for (int x = 0; x < grey.width; ++x) {
            std::uint8_t most = 0;
            for (int v = std::max(0, y - reach); v <= std::min(grey.height - 1, y + reach);
                 ++v) {
                most = std::max(most, rows.pixels[rows.at(x, v)]);
            }
            out.pixels[out.at(x, y)] = most;
        }
    }
    return out;
}

// Hair, clothes or a coloured ground: a tinted card with a few words on it has none of these.
bool is_dark_enough(const Raster& page, const Area& box) {
    constexpr int dark = 140;
    constexpr double least = 0.08;
    int count = 0;
    for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x) {
            count += page.pixels[page.at(x, y)] < dark ? 1 : 0;
        }
    }
    return count >= least * box.width() * box.height();
}

} // namespace

std::vector<Box> find_portraits(const Raster& rgb) {
    const Raster page = darkest(scale(rgb, coarse_dpi / plausible_dpi(rgb)));
    std::vector<Box> portraits;
    constexpr double pixels_per_mm = coarse_dpi / 25.4;
    constexpr double least_filled = 0.4; // head and shoulders before a white ground
    for (const Blob& blob : find_blobs(lightest_around(page), 222)) {
        Area box = blob.box;
        const double filled = static_cast<double>(blob.pixels) /
                              (static_cast<double>(box.width()) * box.height());
        box = clip({box.left - reach, box.top - reach, box.right + reach, box.bottom + reach},
                   page);
        const double width = box.width() / pixels_per_mm;
        const double height = box.height() / pixels_per_mm;
        const double shape = height / width;
        if (width >= 15 && width <= 45 && height >= 20 && height <= 60 && shape >= 1.05 &&
            shape <= 1.8 && filled > least_filled && is_dark_enough(page, box)) {
            portraits.push_back(to_box(box, page.dpi));
        }
    }
    return portraits;
}

std::vector<Box> within_cells(std::vector<Box> portraits, const std::vector<Grid>& grids) {
    constexpr double most_of_it = 0.6;
    for (Box& portrait : portraits) {
        for (const Grid& grid : grids) {
            for (const GridCell& cell : grid.cells) {
                const Box room = inflate(cell.box, 2);
                if (centre_inside(portrait, cell.box) &&
                    share_inside(portrait, room) >= most_of_it) {
                    portrait = {std::max(portrait.left, room.left),
                                std::max(portrait.top, room.top),
                                std::min(portrait.right, room.right),
                                std::min(portrait.bottom, room.bottom)};
                }
            }
        }
    }
    return portraits;
}

} // namespace intake
