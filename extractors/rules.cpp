#include "extractors/rules.hpp"

#include "extractors/blobs.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr int window = 34;             // shortest stretch, 5.8 mm
constexpr int enough = window * 4 / 5; // of it must be dark

constexpr int tile = 32; // pixels; what stays in the cache

void transpose_tile(const Raster& grey, int left, int top, Raster& out) {
    for (int y = top; y < std::min(top + tile, grey.height); ++y) {
        for (int x = left; x < std::min(left + tile, grey.width); ++x) {
            out.pixels[out.at(y, x)] = grey.pixels[grey.at(x, y)];
        }
    }
}

Raster transposed(const Raster& grey) {
    Raster out;
    out.width = grey.height;
    out.height = grey.width;
    out.dpi = grey.dpi;
    out.pixels.resize(grey.pixels.size());
    for (int top = 0; top < grey.height; top += tile) {
        for (int left = 0; left < grey.width; left += tile) {
            transpose_tile(grey, left, top, out);
        }
    }
    return out;
}

// 1 where a pixel is darker than what lies `reach` above and below it by more than `least`.
void mark_contrast(const Raster& grey, int reach, int least, std::vector<std::uint8_t>& marks) {
    const auto width = static_cast<std::size_t>(grey.width);
    for (int y = 0; y < grey.height; ++y) {
        const std::uint8_t* row = grey.pixels.data() + grey.at(0, y);
        const std::uint8_t* above = grey.pixels.data() + grey.at(0, std::max(0, y - reach));
        const std::uint8_t* below =
            grey.pixels.data() + grey.at(0, std::min(grey.height - 1, y + reach));
        std::uint8_t* out = marks.data() + static_cast<std::size_t>(y) * width;
        for (std::size_t x = 0; x < width; ++x) {
            const int around = std::min(above[x], below[x]);
            out[x] = static_cast<std::uint8_t>(out[x] | (around - row[x] > least ? 1 : 0));
        }
    }
}

// Rank opening along the rows: keeps windows that are at least 80 % marked; 0 marks the kept.
Raster opened(const std::vector<std::uint8_t>& marks, const Raster& grey) {
    Raster out;
    out.width = grey.width;
    out.height = grey.height;
    out.dpi = grey.dpi;
    out.pixels.assign(marks.size(), 255);
    for (int y = 0; y < grey.height; ++y) {
        const std::uint8_t* in = marks.data() + grey.at(0, y);
        std::uint8_t* row = out.pixels.data() + out.at(0, y);
        int count = 0;
        int painted = 0; // up to here
        for (int x = 0; x < grey.width; ++x) {
            count += in[x] - (x >= window ? in[x - window] : 0);
            if (count >= enough && in[x] != 0) {
                const int begin = std::max(painted, x - window + 1);
                std::fill(row + begin, row + x + 1, std::uint8_t{0});
                painted = x + 1;
            }
        }
    }
    return out;
}

// Share of the columns of a stretch that hold ink between 3 and 8 rows above (step -1) or
// below.
double beset(const Raster& grey, const Area& box, int step, int level) {
    int inked = 0;
    for (int x = box.left; x < box.right; ++x) {
        bool ink = false;
        for (int away = 3; away <= 8 && !ink; ++away) {
            const int y = step < 0 ? box.top - away : box.bottom - 1 + away;
            ink = y >= 0 && y < grey.height && grey.pixels[grey.at(x, y)] < level;
        }
        inked += ink ? 1 : 0;
    }
    return static_cast<double>(inked) / std::max(1, box.width());
}

// Strokes of neighbouring glyphs that happen to lie in one line: short, with the rest of the
// glyphs close on both sides.
bool is_of_glyphs(const Raster& grey, const Area& box) {
    constexpr int longest = 3 * window;
    constexpr double least = 0.25;
    if (box.width() > longest) {
        return false;
    }
    int dark = 0;
    int light = 0;
    for (int x = box.left; x < box.right; ++x) {
        int darkest = 255;
        for (int y = box.top; y < box.bottom; ++y) {
            darkest = std::min(darkest, static_cast<int>(grey.pixels[grey.at(x, y)]));
        }
        dark += darkest;
        const int above = std::max(0, box.top - 5);
        const int below = std::min(grey.height - 1, box.bottom + 4);
        light += std::max(grey.pixels[grey.at(x, above)], grey.pixels[grey.at(x, below)]);
    }
    const int level = (dark + light) / (2 * std::max(1, box.width()));
    return beset(grey, box, -1, level) >= least && beset(grey, box, 1, level) >= least;
}

std::vector<Rule> rows_of(const Raster& grey) {
    std::vector<std::uint8_t> marks(grey.pixels.size(), 0);
    mark_contrast(grey, 3, 9, marks);
    mark_contrast(grey, 6, 40, marks);
    std::vector<Rule> rules;
    for (const Blob& blob : find_blobs(opened(marks, grey), 128)) {
        const Area& box = blob.box;
        if (box.width() >= window && box.height() <= std::max(10, box.width() / 16) &&
            !is_of_glyphs(grey, box)) {
            rules.push_back({(box.top + box.bottom) / 2.0, static_cast<double>(box.left),
                             static_cast<double>(box.right)});
        }
    }
    return rules;
}

} // namespace

Rules find_rules(const Raster& grey) {
    return {rows_of(grey), rows_of(transposed(grey))};
}

} // namespace intake
