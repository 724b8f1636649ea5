#include "extractors/tone.hpp"

#include "extractors/warp.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

Raster grey_like(const Raster& picture) {
    Raster out;
    out.width = picture.width;
    out.height = picture.height;
    out.dpi = picture.dpi;
    out.pixels.resize(static_cast<std::size_t>(out.width) *
                      static_cast<std::size_t>(out.height));
    return out;
}

int luma(int r, int g, int b) {
    return (r * 77 + g * 150 + b * 29) >> 8;
}

// Local white on a coarse lattice: one value per tile, tiles of `tile` pixels.
struct Lattice {
    int tile = 16;
    int columns = 0;
    int rows = 0;
    std::vector<int> values;

    [[nodiscard]] int& at(int x, int y) {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(x)];
    }

    [[nodiscard]] int at(int x, int y) const {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(x)];
    }
};

// The value 10 % of the tile's pixels exceed: paper wherever a tile is not all ink.
int bright(const Raster& grey, int left, int top, int tile) {
    std::array<int, 64> counts{};
    int total = 0;
    for (int y = top; y < std::min(top + tile, grey.height); y += 2) {
        const std::uint8_t* row = grey.pixels.data() + grey.at(0, y);
        for (int x = left; x < std::min(left + tile, grey.width); x += 2) {
            ++counts[row[x] >> 2];
            ++total;
        }
    }
    int seen = 0;
    for (std::size_t level = counts.size(); level-- > 0;) {
        seen += counts[level];
        if (seen * 10 >= total) {
            return static_cast<int>(level) * 4 + 3;
        }
    }
    return 255;
}

enum class Pool { brightest, mean };

int pooled_at(const Lattice& from, int x, int y, int reach, Pool pool) {
    int total = 0;
    int most = 0;
    int count = 0;
    for (int v = std::max(0, y - reach); v <= std::min(from.rows - 1, y + reach); ++v) {
        for (int u = std::max(0, x - reach); u <= std::min(from.columns - 1, x + reach); ++u) {
            total += from.at(u, v);
            most = std::max(most, from.at(u, v));
            ++count;
        }
    }
    return pool == Pool::mean ? total / count : most;
}

Lattice pooled(const Lattice& from, int reach, Pool pool) {
    Lattice out = from;
    for (int y = 0; y < from.rows; ++y) {
        for (int x = 0; x < from.columns; ++x) {
            out.at(x, y) = pooled_at(from, x, y, reach, pool);
        }
    }
    return out;
}

Lattice local_white(const Raster& grey) {
    Lattice white;
    white.tile = std::max(8, std::max(grey.width, grey.height) / 160);
    white.columns = (grey.width + white.tile - 1) / white.tile;
    white.rows = (grey.height + white.tile - 1) / white.tile;
    white.values.resize(static_cast<std::size_t>(white.columns) *
                        static_cast<std::size_t>(white.rows));
    for (int y = 0; y < white.rows; ++y) {
        for (int x = 0; x < white.columns; ++x) {
            white.at(x, y) = bright(grey, x * white.tile, y * white.tile, white.tile);
        }
    }
    return pooled(pooled(white, 2, Pool::brightest), 2, Pool::mean);
}

/// How dark the middles of thin strokes are that stand out from the paper on both sides; 0
/// where there are too few to tell.
int depth_of_strokes(const Raster& grey) {
    constexpr int contrast = 40;
    constexpr std::size_t enough = 500;
    const int reach = std::max(2, static_cast<int>(grey.dpi / 45));
    std::array<std::size_t, 256> counts{};
    std::size_t total = 0;
    for (int y = 0; y < grey.height; y += 2) {
        const std::uint8_t* row = grey.pixels.data() + grey.at(0, y);
        for (int x = reach; x + reach < grey.width; ++x) {
            const int value = row[x];
            const bool least = value <= row[x - 1] && value < row[x + 1];
            if (least && std::min(row[x - reach], row[x + reach]) >= value + contrast) {
                ++counts.at(static_cast<std::size_t>(value));
                ++total;
            }
        }
    }
    std::size_t seen = 0;
    for (std::size_t level = 0; total >= enough && level < counts.size(); ++level) {
        seen += counts.at(level);
        if (seen * 5 >= total * 3) {
            return static_cast<int>(level);
        }
    }
    return 0;
}

Raster with_contrast(Raster grey, double gain) {
    for (std::uint8_t& value : grey.pixels) {
        value = static_cast<std::uint8_t>(std::max(0.0, 255 - gain * (255 - value)));
    }
    return grey;
}

} // namespace

Raster luminance(const Raster& picture) {
    if (picture.channels == 1) {
        return picture;
    }
    Raster out = grey_like(picture);
    const std::uint8_t* in = picture.pixels.data();
    for (std::uint8_t& value : out.pixels) {
        value = static_cast<std::uint8_t>(luma(in[0], in[1], in[2]));
        in += 3;
    }
    return out;
}

Raster soften_red(const Raster& picture) {
    if (picture.channels == 1) {
        return picture;
    }
    Raster out = grey_like(picture);
    const std::uint8_t* in = picture.pixels.data();
    for (std::uint8_t& value : out.pixels) {
        const int r = in[0];
        const int g = in[1];
        const int b = in[2];
        in += 3;
        const int grey = luma(r, g, b);
        // Redness 12..60 turns from plain grey to the (lifted) red channel.
        const int weight = std::clamp((r - std::max(g, b) - 12) * 256 / 48, 0, 256);
        const int lifted = std::min(255, r * 5 / 4);
        value = static_cast<std::uint8_t>((grey * (256 - weight) + lifted * weight) >> 8);
    }
    return out;
}

Raster soften_red(const Raster& picture, const std::vector<Box>& places) {
    Raster out = luminance(picture);
    if (picture.channels == 1 || places.empty()) {
        return out;
    }
    const Raster soft = soften_red(picture);
    for (const Box& place : places) {
        const Area area = to_area(place, out);
        for (int y = area.top; y < area.bottom; ++y) {
            const auto row = static_cast<std::ptrdiff_t>(out.at(area.left, y));
            std::copy_n(soft.pixels.begin() + row, area.width(), out.pixels.begin() + row);
        }
    }
    return out;
}

bool is_negative(const Raster& grey) {
    std::array<std::size_t, 256> counts{};
    std::size_t total = 0;
    for (std::size_t i = 0; i < grey.pixels.size(); i += 7) {
        ++counts[grey.pixels[i]];
        ++total;
    }
    const auto below = [&](int limit) {
        std::size_t sum = 0;
        for (int i = 0; i < limit; ++i) {
            sum += counts[static_cast<std::size_t>(i)];
        }
        return sum;
    };
    // Mostly black, hardly any half tones: a photo or a dark desk is not a negative.
    const std::size_t dark = below(80);
    const std::size_t middle = below(180) - dark;
    return dark * 100 > total * 70 && middle * 100 < total * 12 && dark < total;
}

bool is_dark(const Raster& grey) {
    const auto light = std::count_if(grey.pixels.begin(), grey.pixels.end(),
                                     [](std::uint8_t value) { return value > 90; });
    return static_cast<std::size_t>(light) * 500 < grey.pixels.size();
}

Raster negative(const Raster& grey) {
    Raster out = grey;
    for (std::uint8_t& value : out.pixels) {
        value = static_cast<std::uint8_t>(255 - value);
    }
    return out;
}

Raster whiten(const Raster& grey) {
    Raster out = grey;
    const Lattice white = local_white(grey);
    int brightest = 1;
    for (const int value : white.values) {
        brightest = std::max(brightest, value);
    }
    const int least = brightest * 9 / 20;
    for (int y = 0; y < grey.height; ++y) {
        const double v = static_cast<double>(y) / white.tile - 0.5;
        const int row = std::clamp(static_cast<int>(v), 0, white.rows - 1);
        const int next = std::min(row + 1, white.rows - 1);
        const int down = std::clamp(static_cast<int>((v - row) * 256), 0, 256);
        std::uint8_t* line = out.pixels.data() + out.at(0, y);
        for (int tile = 0; tile < white.columns; ++tile) {
            const int level = std::max(
                least, (white.at(tile, row) * (256 - down) + white.at(tile, next) * down) >> 8);
            const int gain = 255 * 256 / std::max(1, level - 4);
            const int end = std::min((tile + 1) * white.tile, grey.width);
            for (int x = tile * white.tile; x < end; ++x) {
                line[x] = static_cast<std::uint8_t>(std::min(255, (line[x] * gain) >> 8));
            }
        }
    }
    return out;
}

Raster darkened(Raster grey) {
    return with_contrast(std::move(grey), 2.2);
}

Raster deepened(Raster grey) {
    constexpr double wanted = 70; // a good copy's strokes, read at 200 dpi
    constexpr double least = 1.2;
    constexpr double most = 2.2;
    const double gain = (255 - wanted) / std::max(1, 255 - depth_of_strokes(grey));
    return gain < least ? grey : with_contrast(std::move(grey), std::min(gain, most));
}

} // namespace intake
