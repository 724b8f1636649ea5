#include "extractors/page_cover.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace intake {
namespace {

constexpr int ink_below = 180;       // grey of ink worth recognising
constexpr double rule_length = 30;   // points: a longer straight run is a ruling
constexpr double least_height = 4.5; // points, of the smallest print
constexpr double least_width = 1.5;  // points: a narrow "1"
constexpr double line_gap = 9;       // points between glyphs of one region
constexpr double cover_margin = 1;   // points around a covering box
constexpr int cover_tiles = 100;     // of a page's side, for the union of boxes

/// One byte a pixel, 1 where there is ink.
struct Mask {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> ink;

    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x);
    }

    [[nodiscard]] std::uint8_t& at(int x, int y) { return ink[index(x, y)]; }

    [[nodiscard]] std::uint8_t at(int x, int y) const { return ink[index(x, y)]; }
};

struct Pixels {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

Pixels pixels_of(const Box& box, double dpi, int width, int height) {
    const auto clamped = [dpi](double points, int most, bool up) {
        const double pixel = points * dpi / 72;
        return static_cast<int>(
            std::clamp(up ? std::ceil(pixel) : std::floor(pixel), 0.0, double(most)));
    };
    return {clamped(box.left, width, false), clamped(box.top, height, false),
            clamped(box.right, width, true), clamped(box.bottom, height, true)};
}

Mask mask_of(const Raster& grey) {
    Mask mask{grey.width, grey.height, std::vector<std::uint8_t>(grey.pixels.size())};
    std::transform(grey.pixels.begin(), grey.pixels.end(), mask.ink.begin(),
                   [](std::uint8_t value) { return std::uint8_t{value < ink_below}; });
    return mask;
}

/// Marks straight runs of at least `length` pixels in `rules`.
void mark_rows(const Mask& mask, Mask& rules, int length) {
    for (int y = 0; y < mask.height; ++y) {
        int start = 0;
        for (int x = 0; x <= mask.width; ++x) {
            if (x < mask.width && mask.at(x, y) != 0) {
                continue;
            }
            for (int at = start; x - start >= length && at < x; ++at) {
                rules.at(at, y) = 1;
            }
            start = x + 1;
        }
    }
}

void mark_columns(const Mask& mask, Mask& rules, int length) {
    std::vector<int> start(static_cast<std::size_t>(mask.width), 0);
    for (int y = 0; y <= mask.height; ++y) { // line by line, for the cache's sake
        for (int x = 0; x < mask.width; ++x) {
            if (y < mask.height && mask.at(x, y) != 0) {
                continue;
            }
            int& from = start[static_cast<std::size_t>(x)];
            for (int at = from; y - from >= length && at < y; ++at) {
                rules.at(x, at) = 1;
            }
            from = y + 1;
        }
    }
}

void erase_rules(Mask& mask, double dpi) {
    const int length = static_cast<int>(rule_length * dpi / 72);
    Mask rules{mask.width, mask.height, std::vector<std::uint8_t>(mask.ink.size())};
    mark_rows(mask, rules, length);
    mark_columns(mask, rules, length);
    for (std::size_t i = 0; i < mask.ink.size(); ++i) {
        mask.ink[i] = static_cast<std::uint8_t>(mask.ink[i] & ~rules.ink[i] & 1);
    }
}

void erase(Mask& mask, const Box& box, double dpi) {
    const Pixels area = pixels_of(inflate(box, cover_margin), dpi, mask.width, mask.height);
    for (int y = area.top; y < area.bottom; ++y) {
        for (int x = area.left; x < area.right; ++x) {
            mask.at(x, y) = 0;
        }
    }
}

/// Takes the ink around (x, y) out of the mask and keeps where it was.
void take_around(Mask& mask, int x, int y, std::vector<std::pair<int, int>>& stack) {
    for (int v = std::max(y - 1, 0); v <= std::min(y + 1, mask.height - 1); ++v) {
        for (int u = std::max(x - 1, 0); u <= std::min(x + 1, mask.width - 1); ++u) {
            if (mask.at(u, v) != 0) {
                mask.at(u, v) = 0;
                stack.emplace_back(u, v);
            }
        }
    }
}

/// The 8-connected piece of ink at (x, y), taken out of the mask. `stack` is scratch.
Pixels take_piece(Mask& mask, int x, int y, std::vector<std::pair<int, int>>& stack) {
    Pixels box{x, y, x + 1, y + 1};
    mask.at(x, y) = 0;
    stack.assign(1, {x, y});
    while (!stack.empty()) {
        const auto [at_x, at_y] = stack.back();
        stack.pop_back();
        box = {std::min(box.left, at_x), std::min(box.top, at_y), std::max(box.right, at_x + 1),
               std::max(box.bottom, at_y + 1)};
        take_around(mask, at_x, at_y, stack);
    }
    return box;
}

std::vector<Box> pieces_of(Mask mask, double dpi) {
    std::vector<Box> pieces;
    std::vector<std::pair<int, int>> stack;
    const double scale = 72 / dpi;
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            if (mask.at(x, y) != 0) {
                const Pixels piece = take_piece(mask, x, y, stack);
                pieces.push_back({piece.left * scale, piece.top * scale, piece.right * scale,
                                  piece.bottom * scale});
            }
        }
    }
    return pieces;
}

bool on_one_line(const Box& a, const Box& b) {
    const double overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    const double apart = std::max(a.left, b.left) - std::min(a.right, b.right);
    return overlap > -1 && apart < line_gap;
}

/// Joins pieces that touch or stand side by side until nothing changes.
std::vector<Box> grown(const std::vector<Box>& pieces) {
    std::vector<Box> regions;
    for (const Box& piece : pieces) {
        Box merged = piece;
        for (auto near = regions.begin(); near != regions.end();) {
            if (on_one_line(*near, merged)) {
                merged = unite(*near, merged);
                regions.erase(near);
                near = regions.begin();
            } else {
                ++near;
            }
        }
        regions.push_back(merged);
    }
    return regions;
}

} // namespace

InkMap ink_map(const Raster& grey, int threshold) {
    InkMap map{grey.width, grey.height, grey.dpi, {}};
    const std::size_t stride = static_cast<std::size_t>(grey.width) + 1;
    map.sums.assign(stride * (static_cast<std::size_t>(grey.height) + 1), 0);
    for (int y = 0; y < grey.height; ++y) {
        std::uint32_t row = 0;
        const std::size_t above = static_cast<std::size_t>(y) * stride;
        for (int x = 0; x < grey.width; ++x) {
            row += grey.pixels[grey.at(x, y)] < threshold ? 1U : 0U;
            const std::size_t at = above + static_cast<std::size_t>(x) + 1;
            map.sums[at + stride] = map.sums[at] + row;
        }
    }
    return map;
}

double ink_share(const InkMap& map, const Box& box) {
    const Pixels area = pixels_of(box, map.dpi, map.width, map.height);
    if (area.right <= area.left || area.bottom <= area.top) {
        return 0;
    }
    const auto sum = [&map](int x, int y) {
        return map
            .sums[static_cast<std::size_t>(y) * (static_cast<std::size_t>(map.width) + 1) +
                  static_cast<std::size_t>(x)];
    };
    const std::uint32_t ink = sum(area.right, area.bottom) - sum(area.left, area.bottom) -
                              sum(area.right, area.top) + sum(area.left, area.top);
    return ink / (double(area.right - area.left) * double(area.bottom - area.top));
}

Uncovered uncovered_ink(const Raster& grey, const std::vector<Box>& covers) {
    Mask mask = mask_of(grey);
    erase_rules(mask, grey.dpi);
    const auto all = std::count(mask.ink.begin(), mask.ink.end(), 1);
    for (const Box& cover : covers) {
        erase(mask, cover, grey.dpi);
    }
    const auto bare = std::count(mask.ink.begin(), mask.ink.end(), 1);
    Uncovered out;
    out.share = all > 0 ? double(bare) / double(all) : 0;
    std::vector<Box> pieces = pieces_of(std::move(mask), grey.dpi);
    std::erase_if(pieces, [](const Box& piece) { // specks, and ends of rules
        return piece.height() < 1 && piece.width() < 1;
    });
    out.regions = grown(pieces);
    std::erase_if(out.regions, [](const Box& region) {
        return region.height() < least_height || region.width() < least_width;
    });
    std::sort(out.regions.begin(), out.regions.end(), [](const Box& a, const Box& b) {
        return std::pair(a.top, a.left) < std::pair(b.top, b.left);
    });
    return out;
}

double covered_share(const std::vector<Box>& boxes, double width, double height) {
    int covered = 0;
    for (int row = 0; row < cover_tiles; ++row) {
        for (int column = 0; column < cover_tiles; ++column) {
            const double x = (column + 0.5) * width / cover_tiles;
            const double y = (row + 0.5) * height / cover_tiles;
            covered += std::any_of(boxes.begin(), boxes.end(), [x, y](const Box& box) {
                return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
            });
        }
    }
    return covered / double(cover_tiles * cover_tiles);
}

} // namespace intake
