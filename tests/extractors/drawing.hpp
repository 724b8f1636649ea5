/// \file
/// Small grey pages drawn in code: rules, blocks, dust.
#pragma once

#include "extractors/warp.hpp"

#include <algorithm>
#include <random>

namespace intake {

inline Raster white_page(int width, int height, double dpi) {
    Raster page;
    page.width = width;
    page.height = height;
    page.dpi = dpi;
    page.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    return page;
}

inline void draw(Raster& page, const Area& area, std::uint8_t level = 0) {
    const Area inside = clip(area, page);
    for (int y = inside.top; y < inside.bottom; ++y) {
        for (int x = inside.left; x < inside.right; ++x) {
            page.pixels[page.at(x, y)] = level;
        }
    }
}

struct Pen {
    int thick = 1; ///< pixels
    std::uint8_t level = 0;
};

/// Rows and columns of equal cells with rules from `area`'s left top on.
inline void draw_table(Raster& page, const Area& area, int rows, int columns, Pen pen) {
    for (int r = 0; r <= rows; ++r) {
        const int y = area.top + area.height() * r / rows;
        draw(page, {area.left, y, area.right + pen.thick, y + pen.thick}, pen.level);
    }
    for (int c = 0; c <= columns; ++c) {
        const int x = area.left + area.width() * c / columns;
        draw(page, {x, area.top, x + pen.thick, area.bottom + pen.thick}, pen.level);
    }
}

/// Squares like lines of glyphs: `size` high, one glyph apart from the next by a quarter.
inline void draw_lines(Raster& page, const Area& area, int size) {
    for (int y = area.top; y + size <= area.bottom; y += size * 2) {
        for (int x = area.left; x + size <= area.right; x += size * 5 / 4) {
            draw(page, {x, y, x + size, y + 2});
            draw(page, {x, y + size - 2, x + size, y + size});
            draw(page, {x + size / 2, y, x + size / 2 + 2, y + size});
        }
    }
}

inline void add_noise(Raster& page, int amplitude, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> noise(-amplitude, amplitude);
    for (std::uint8_t& pixel : page.pixels) {
        pixel = static_cast<std::uint8_t>(std::clamp(pixel + noise(random), 0, 255));
    }
}

} // namespace intake
