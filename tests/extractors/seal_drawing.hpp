/// \file
/// Coloured pages with rings, letters along them, bars and frames drawn in code, at 75 dpi.
#pragma once

#include "extractors/warp.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace intake {

using Paint = std::array<int, 3>;

inline constexpr Paint vermilion{209, 18, 23};
inline constexpr Paint black{30, 30, 30};

inline Raster colour_page(int width, int height) {
    Raster page{width, height, 3, 75, {}};
    page.pixels.assign(page.at(0, height), 255);
    page.pixels[2] = 200; // a colour scan is never without any colour
    for (int x = 0; x < 40; ++x) {
        page.pixels[page.at(x, height - 1) + 2] = 120;
    }
    return page;
}

inline void dab(Raster& page, int x, int y, const Paint& ink, double alpha) {
    if (x < 0 || y < 0 || x >= page.width || y >= page.height) {
        return;
    }
    for (std::size_t c = 0; c < 3; ++c) {
        std::uint8_t& value = page.pixels[page.at(x, y) + c];
        value = static_cast<std::uint8_t>(value * (1 - alpha) + alpha * ink[c]);
    }
}

/// What a seal looks like: where it is drawn (clockwise from the x axis, in turns) and how.
struct SealDrawing {
    double x = 150;
    double y = 150;
    double a = 58; ///< half axes
    double b = 58;
    Paint ink = vermilion;
    double alpha = 0.8;
    double from = 0; ///< the ring's piece that is drawn
    double to = 1;
    bool letters = true;
};

inline void draw_seal(Raster& page, const SealDrawing& seal) {
    const int reach = static_cast<int>(std::max(seal.a, seal.b)) + 4;
    const int x0 = static_cast<int>(seal.x);
    const int y0 = static_cast<int>(seal.y);
    for (int y = y0 - reach; y <= y0 + reach; ++y) {
        for (int x = x0 - reach; x <= x0 + reach; ++x) {
            const double u = (x - seal.x) / seal.a;
            const double v = (y - seal.y) / seal.b;
            const double share = std::hypot(u, v);
            double turn = std::atan2(v, u) / (2 * std::numbers::pi);
            turn += turn < 0 ? 1 : 0;
            const bool ring =
                std::abs(share - 1) * seal.b < 1.6 && turn >= seal.from && turn <= seal.to;
            const double letter = turn * 24;
            const bool stroke = seal.letters && share > 0.62 && share < 0.86 &&
                                letter - std::floor(letter) < 0.45;
            if (ring || stroke) {
                dab(page, x, y, seal.ink, seal.alpha);
            }
        }
    }
}

inline void draw_block(Raster& page, const Area& area, const Paint& ink) {
    for (int y = area.top; y < area.bottom; ++y) {
        for (int x = area.left; x < area.right; ++x) {
            dab(page, x, y, ink, 1);
        }
    }
}

/// Squares with a cross in them, like print of glyphs `size` high.
inline void draw_print(Raster& page, const Area& area, int size, const Paint& ink) {
    for (int y = area.top; y + size <= area.bottom; y += size * 3 / 2) {
        for (int x = area.left; x + size <= area.right; x += size * 5 / 4) {
            draw_block(page, {x, y, x + size, y + 1}, ink);
            draw_block(page, {x, y + size / 2, x + size, y + size / 2 + 1}, ink);
            draw_block(page, {x + size / 2, y, x + size / 2 + 1, y + size}, ink);
        }
    }
}

/// Of 3 x 3 pixels around `at`.
inline int sum_around(const Raster& page, int x, int y, std::size_t channel) {
    int total = 0;
    for (int v = y - 1; v <= y + 1; ++v) {
        for (int u = x - 1; u <= x + 1; ++u) {
            total += page.pixels[page.at(u, v) + channel];
        }
    }
    return total;
}

inline Raster blurred(const Raster& page) {
    Raster out = page;
    for (int y = 1; y + 1 < page.height; ++y) {
        for (int x = 1; x + 1 < page.width; ++x) {
            for (std::size_t c = 0; c < 3; ++c) {
                out.pixels[out.at(x, y) + c] =
                    static_cast<std::uint8_t>((sum_around(page, x, y, c) + 4) / 9);
            }
        }
    }
    return out;
}

inline Raster without_colour(Raster page) {
    for (std::size_t i = 0; i + 2 < page.pixels.size(); i += 3) {
        const int grey =
            (page.pixels[i] * 77 + page.pixels[i + 1] * 150 + page.pixels[i + 2] * 29) >> 8;
        page.pixels[i] = page.pixels[i + 1] = page.pixels[i + 2] =
            static_cast<std::uint8_t>(grey);
    }
    return page;
}

} // namespace intake
