#include "extractors/seal_ink.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace intake {

namespace {

constexpr int tile = 32; ///< pixels; a square with some bare paper in it at 75 dpi

using Colour = std::array<int, 3>;

/// The paper's colour, tile by tile.
struct Paper {
    int columns = 0;
    int rows = 0;
    std::vector<Colour> tiles;

    [[nodiscard]] const Colour& at(int column, int row) const {
        return tiles[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                     static_cast<std::size_t>(column)];
    }
};

/// What three tenths of the tile's pixels exceed, channel by channel.
Colour bright(const Raster& picture, int left, int top) {
    Colour out{};
    for (int channel = 0; channel < 3; ++channel) {
        std::array<int, 256> counts{};
        int total = 0;
        for (int y = top; y < std::min(top + tile, picture.height); ++y) {
            for (int x = left; x < std::min(left + tile, picture.width); ++x) {
                const std::size_t at = picture.at(x, y);
                ++counts[picture.pixels[at + static_cast<std::size_t>(
                                                 picture.channels == 3 ? channel : 0)]];
                ++total;
            }
        }
        int seen = 0;
        int level = 255;
        for (; level > 0 && seen * 10 < total * 3; --level) {
            seen += counts[static_cast<std::size_t>(level)];
        }
        out[static_cast<std::size_t>(channel)] = std::max(level, 1);
    }
    return out;
}

int sum(const Colour& colour) {
    return colour[0] + colour[1] + colour[2];
}

Colour brightest_around(const Paper& paper, int column, int row) {
    Colour best = paper.at(column, row);
    for (int v = std::max(0, row - 1); v <= std::min(paper.rows - 1, row + 1); ++v) {
        for (int u = std::max(0, column - 1); u <= std::min(paper.columns - 1, column + 1);
             ++u) {
            best = sum(paper.at(u, v)) > sum(best) ? paper.at(u, v) : best;
        }
    }
    return best;
}

/// The brightest of the tiles around: a tile full of ink borrows its neighbour's paper.
Paper paper_of(const Raster& picture) {
    Paper raw{(picture.width + tile - 1) / tile, (picture.height + tile - 1) / tile, {}};
    for (int row = 0; row < raw.rows; ++row) {
        for (int column = 0; column < raw.columns; ++column) {
            raw.tiles.push_back(bright(picture, column * tile, row * tile));
        }
    }
    Paper paper{raw.columns, raw.rows, {}};
    paper.tiles.reserve(raw.tiles.size());
    for (int row = 0; row < raw.rows; ++row) {
        for (int column = 0; column < raw.columns; ++column) {
            paper.tiles.push_back(brightest_around(raw, column, row));
        }
    }
    return paper;
}

Raster blank_like(const Raster& picture) {
    Raster out{picture.width, picture.height, 1, picture.dpi, {}};
    out.pixels.assign(out.at(0, out.height), 0);
    return out;
}

int on_white(int value, int paper) {
    return std::min(255, value * 255 / paper);
}

std::uint8_t byte(int value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

/// Of 3 x 3 pixels.
int sum_around(const Raster& ink, int x, int y) {
    int total = 0;
    for (int v = -1; v <= 1; ++v) {
        for (int u = -1; u <= 1; ++u) {
            total += ink.pixels[ink.at(x + u, y + v)];
        }
    }
    return total;
}

/// Empties a square and a pixel around it.
void wipe(Raster& out, int x, int y, int side) {
    const int from = std::max(0, x - 1);
    const int to = std::min(out.width, x + side + 1);
    for (int v = std::max(0, y - 1); v < std::min(out.height, y + side + 1); ++v) {
        std::fill_n(out.pixels.data() + out.at(from, v), static_cast<std::size_t>(to - from),
                    std::uint8_t{0});
    }
}

} // namespace

Raster red_ink(const Raster& picture) {
    Raster out = blank_like(picture);
    if (picture.channels != 3) {
        return out;
    }
    const Paper paper = paper_of(picture);
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const std::uint8_t* pixel = picture.pixels.data() + picture.at(x, y);
            const Colour& white = paper.at(x / tile, y / tile);
            const int r = on_white(pixel[0], white[0]);
            const int g = on_white(pixel[1], white[1]);
            const int b = on_white(pixel[2], white[2]);
            out.pixels[out.at(x, y)] = byte(r - std::max(g, b) - std::abs(g - b) / 2);
        }
    }
    return out;
}

Raster dark_ink(const Raster& picture) {
    Raster out = blank_like(picture);
    const Paper paper = paper_of(picture);
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const std::uint8_t* pixel = picture.pixels.data() + picture.at(x, y);
            const Colour& white = paper.at(x / tile, y / tile);
            const bool colours = picture.channels == 3;
            const int light = colours ? (on_white(pixel[0], white[0]) * 77 +
                                         on_white(pixel[1], white[1]) * 150 +
                                         on_white(pixel[2], white[2]) * 29) >>
                                            8
                                      : on_white(pixel[0], white[0]);
            out.pixels[out.at(x, y)] = byte(255 - light);
        }
    }
    return out;
}

int noise_level(const Raster& ink) {
    std::array<std::size_t, 256> counts{};
    for (const std::uint8_t value : ink.pixels) {
        ++counts[value];
    }
    // Four pixels in five are paper or print: what they show is noise.
    std::size_t seen = 0;
    int level = 0;
    for (; level < 255; ++level) {
        seen += counts[static_cast<std::size_t>(level)];
        if (seen * 10 >= ink.pixels.size() * 8) {
            break;
        }
    }
    return std::clamp(4 * level, 12, 40);
}

bool shows_colours(const Raster& picture) {
    if (picture.channels != 3) {
        return false;
    }
    std::size_t coloured = 0;
    for (std::size_t i = 0; i + 2 < picture.pixels.size(); i += 3) {
        const auto [least, most] =
            std::minmax({picture.pixels[i], picture.pixels[i + 1], picture.pixels[i + 2]});
        coloured += most - least >= 10 ? 1U : 0U;
    }
    return coloured * 3 * 10'000 > picture.pixels.size(); // a signature in blue is enough
}

Raster softened(const Raster& ink) {
    Raster out = ink;
    for (int y = 1; y + 1 < ink.height; ++y) {
        for (int x = 1; x + 1 < ink.width; ++x) {
            out.pixels[out.at(x, y)] = static_cast<std::uint8_t>(sum_around(ink, x, y) / 9);
        }
    }
    return out;
}

Raster without_solids(const Raster& ink, int level, int side) {
    const int w = ink.width;
    const int h = ink.height;
    const auto stride = static_cast<std::size_t>(w) + 1;
    std::vector<int> sums(stride * (static_cast<std::size_t>(h) + 1), 0);
    for (int y = 0; y < h; ++y) {
        int row = 0;
        for (int x = 0; x < w; ++x) {
            row += ink.pixels[ink.at(x, y)] >= level ? 1 : 0;
            const std::size_t at =
                static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x) + 1;
            sums[at + stride] = sums[at] + row;
        }
    }
    Raster out = ink;
    for (int y = 0; y + side <= h; ++y) {
        for (int x = 0; x + side <= w; ++x) {
            const std::size_t top =
                static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x);
            const std::size_t low = top + stride * static_cast<std::size_t>(side);
            const auto wide = static_cast<std::size_t>(side);
            const int filled = sums[low + wide] - sums[low] - sums[top + wide] + sums[top];
            if (filled == side * side) {
                wipe(out, x, y, side);
            }
        }
    }
    return out;
}

} // namespace intake
