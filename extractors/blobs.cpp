#include "extractors/blobs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace intake {

namespace {

struct Run {
    int left = 0;
    int right = 0;
    int y = 0;
};

int root_of(std::vector<int>& parents, int i) {
    while (parents[static_cast<std::size_t>(i)] != i) {
        int& parent = parents[static_cast<std::size_t>(i)];
        parent = parents[static_cast<std::size_t>(parent)];
        i = parent;
    }
    return i;
}

void join(std::vector<int>& parents, int a, int b) {
    const int x = root_of(parents, a);
    const int y = root_of(parents, b);
    parents[static_cast<std::size_t>(std::max(x, y))] = std::min(x, y);
}

void append_runs(const Raster& grey, int y, int level, std::vector<Run>& runs) {
    const std::uint8_t* row = grey.pixels.data() + grey.at(0, y);
    for (int x = 0; x < grey.width; ++x) {
        if (row[x] < level) {
            const int left = x;
            while (x < grey.width && row[x] < level) {
                ++x;
            }
            runs.push_back({left, x, y});
        }
    }
}

void fill(Raster& map, const Area& area) {
    for (int y = area.top; y < area.bottom; ++y) {
        std::fill_n(map.pixels.data() + map.at(area.left, y),
                    static_cast<std::size_t>(area.width()), std::uint8_t{0});
    }
}

Area transposed(const Area& area) {
    return {area.top, area.left, area.bottom, area.right};
}

struct Point {
    float x = 0;
    float y = 0;
};

// Dark pixels above a light one: feet of glyphs and the lower edge of rules.
std::vector<Point> feet(const Raster& grey, bool sideways) {
    std::vector<Point> points;
    const auto ink = [&](int x, int y) { return grey.pixels[grey.at(x, y)] < 140; };
    for (int y = 0; y + 1 < grey.height; ++y) {
        for (int x = 0; x + 1 < grey.width; ++x) {
            if (!ink(x, y)) {
                continue;
            }
            if (sideways ? !ink(x + 1, y) : !ink(x, y + 1)) {
                points.push_back(sideways
                                     ? Point{static_cast<float>(-y), static_cast<float>(x)}
                                     : Point{static_cast<float>(x), static_cast<float>(y)});
            }
        }
    }
    return points;
}

double peakedness(const std::vector<Point>& points, double degrees, std::size_t stride) {
    const double angle = degrees * std::numbers::pi / 180;
    const auto cosine = static_cast<float>(std::cos(angle));
    const auto sine = static_cast<float>(std::sin(angle));
    constexpr int offset = 4096;
    std::vector<int> bins(std::size_t{3} * offset, 0);
    for (std::size_t i = 0; i < points.size(); i += stride) {
        const int bin = static_cast<int>(points[i].y * cosine - points[i].x * sine) + offset;
        ++bins[static_cast<std::size_t>(std::clamp(bin, 0, 3 * offset - 1))];
    }
    double sum = 0;
    for (const int bin : bins) {
        sum += static_cast<double>(bin) * bin;
    }
    return sum;
}

struct Lean {
    double degrees = 0;
    double contrast = 0; // peak over the median of all angles
};

Lean lean_of(const std::vector<Point>& points) {
    if (points.size() < 200) {
        return {};
    }
    const std::size_t stride = std::max<std::size_t>(1, points.size() / 20000);
    std::vector<double> scores;
    double best = -1;
    double at = 0;
    for (int half = -30; half <= 30; ++half) {
        const double degrees = 0.5 * half;
        scores.push_back(peakedness(points, degrees, stride));
        if (scores.back() > best) {
            best = scores.back();
            at = degrees;
        }
    }
    std::nth_element(scores.begin(),
                     scores.begin() + static_cast<std::ptrdiff_t>(scores.size() / 2),
                     scores.end());
    const double middle = scores[scores.size() / 2];
    const std::size_t fine = std::max<std::size_t>(1, points.size() / 60000);
    for (const double step : {0.1, 0.05}) {
        const double centre = at;
        double most = -1;
        for (int i = -6; i <= 6; ++i) {
            const double score = peakedness(points, centre + i * step, fine);
            if (score > most) {
                most = score;
                at = centre + i * step;
            }
        }
    }
    return {at, middle > 0 ? best / middle : 0};
}

} // namespace

std::vector<Blob> find_blobs(const Raster& grey, int level) {
    std::vector<Run> runs;
    std::vector<int> parents;
    std::size_t above = 0;
    std::size_t row = 0;
    for (int y = 0; y < grey.height; ++y) {
        const std::size_t begin = runs.size();
        append_runs(grey, y, level, runs);
        for (std::size_t i = begin; i < runs.size(); ++i) {
            parents.push_back(static_cast<int>(i));
        }
        std::size_t j = above;
        for (std::size_t i = begin; i < runs.size(); ++i) {
            while (j < row && runs[j].right < runs[i].left) {
                ++j;
            }
            for (std::size_t k = j; k < row && runs[k].left <= runs[i].right; ++k) {
                join(parents, static_cast<int>(i), static_cast<int>(k));
            }
        }
        above = begin;
        row = runs.size();
    }
    std::vector<int> index(runs.size(), -1);
    std::vector<Blob> blobs;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto root = static_cast<std::size_t>(root_of(parents, static_cast<int>(i)));
        if (index[root] < 0) {
            index[root] = static_cast<int>(blobs.size());
            blobs.push_back({});
        }
        Blob& blob = blobs[static_cast<std::size_t>(index[root])];
        blob.box = unite(blob.box, {runs[i].left, runs[i].y, runs[i].right, runs[i].y + 1});
        blob.pixels += runs[i].right - runs[i].left;
    }
    std::stable_sort(blobs.begin(), blobs.end(), [](const Blob& a, const Blob& b) {
        return a.box.top != b.box.top ? a.box.top < b.box.top : a.box.left < b.box.left;
    });
    return blobs;
}

std::vector<Blob> glyph_like(const std::vector<Blob>& blobs, double dpi) {
    const double point = dpi / 72;
    std::vector<Blob> glyphs;
    for (const Blob& blob : blobs) {
        const double longer = std::max(blob.box.width(), blob.box.height());
        const double shorter = std::min(blob.box.width(), blob.box.height());
        const bool speck = longer < 1.4 * point || blob.pixels < 3;
        const bool rule = longer > 20 * point && shorter < 4 * point;
        if (!speck && !rule && longer < 60 * point) {
            glyphs.push_back(blob);
        }
    }
    return glyphs;
}

std::vector<Area> text_strips(const std::vector<Blob>& glyphs, const Raster& grey,
                              bool upwards) {
    Raster map;
    map.width = upwards ? grey.height : grey.width;
    map.height = upwards ? grey.width : grey.height;
    map.pixels.assign(
        static_cast<std::size_t>(map.width) * static_cast<std::size_t>(map.height), 255);
    const double point = grey.dpi / 72;
    for (const Blob& glyph : glyphs) {
        Area box = upwards ? transposed(glyph.box) : glyph.box;
        const int reach = static_cast<int>(
            std::clamp(0.45 * std::max(box.width(), box.height()), 1.5 * point, 6 * point));
        box.left -= reach;
        box.right += reach;
        fill(map, clip(box, map));
    }
    std::vector<Area> strips;
    for (const Blob& blob : find_blobs(map, 128)) {
        Area box = blob.box;
        box.left += static_cast<int>(1.5 * point);
        box.right -= static_cast<int>(1.5 * point);
        strips.push_back(upwards ? transposed(box) : box);
    }
    return strips;
}

double glyph_height(const std::vector<Area>& strips) {
    std::vector<std::pair<int, int>> heights; // height, weight
    int total = 0;
    for (const Area& strip : strips) {
        if (strip.width() >= strip.height() * 5 / 2 && strip.height() > 3) {
            heights.emplace_back(strip.height(), strip.width());
            total += strip.width();
        }
    }
    std::sort(heights.begin(), heights.end());
    int seen = 0;
    for (const auto& [height, weight] : heights) {
        seen += weight;
        if (seen * 2 >= total) {
            return height;
        }
    }
    return 0;
}

double lean(const Raster& grey) {
    const Lean across = lean_of(feet(grey, false));
    const Lean upwards = lean_of(feet(grey, true));
    const Lean& best = across.contrast >= upwards.contrast ? across : upwards;
    return best.contrast < 1.15 ? 0 : best.degrees;
}

} // namespace intake
