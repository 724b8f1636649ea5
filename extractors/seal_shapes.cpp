#include "extractors/seal_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace intake {

namespace {

using Point = std::pair<int, int>;

double turn(const Point& o, const Point& a, const Point& b) {
    return static_cast<double>(a.first - o.first) * (b.second - o.second) -
           static_cast<double>(a.second - o.second) * (b.first - o.first);
}

/// The convex hull of sorted points.
std::vector<Point> hull_of(const std::vector<Point>& points) {
    std::vector<Point> hull;
    for (const bool upper : {false, true}) {
        const std::size_t base = hull.size();
        const auto add = [&](const Point& point) {
            while (hull.size() >= base + 2 &&
                   turn(hull[hull.size() - 2], hull.back(), point) <= 0) {
                hull.pop_back();
            }
            hull.push_back(point);
        };
        if (upper) {
            std::for_each(points.rbegin(), points.rend(), add);
        } else {
            std::for_each(points.begin(), points.end(), add);
        }
        if (!hull.empty()) {
            hull.pop_back();
        }
    }
    return hull;
}

/// Each pixel whose surroundings of `gap` hold ink.
std::vector<std::uint8_t> grown(const Raster& ink, int level, int gap) {
    const auto width = static_cast<std::size_t>(ink.width);
    std::vector<std::uint8_t> rows(ink.pixels.size(), 0);
    std::vector<std::uint8_t> out(ink.pixels.size(), 0);
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            if (ink.pixels[ink.at(x, y)] >= level) {
                const int from = std::max(0, x - gap);
                const int to = std::min(ink.width, x + gap + 1);
                std::fill_n(rows.data() + ink.at(from, y), static_cast<std::size_t>(to - from),
                            std::uint8_t{1});
            }
        }
    }
    for (int y = 0; y < ink.height; ++y) {
        for (int v = std::max(0, y - gap); v <= std::min(ink.height - 1, y + gap); ++v) {
            const std::uint8_t* from = rows.data() + ink.at(0, v);
            std::uint8_t* to = out.data() + ink.at(0, y);
            for (std::size_t x = 0; x < width; ++x) {
                to[x] |= from[x];
            }
        }
    }
    return out;
}

/// Takes the pixels around `at` out of the mask and keeps where they were.
void take_around(std::vector<std::uint8_t>& mask, const Raster& ink, const Point& at,
                 std::vector<Point>& stack) {
    const auto [x, y] = at;
    for (int v = std::max(0, y - 1); v <= std::min(ink.height - 1, y + 1); ++v) {
        for (int u = std::max(0, x - 1); u <= std::min(ink.width - 1, x + 1); ++u) {
            if (mask[ink.at(u, v)] != 0) {
                mask[ink.at(u, v)] = 0;
                stack.emplace_back(u, v);
            }
        }
    }
}

/// Empties the clump that holds `start` from `mask` and gives its ink; its pixels to `pixels`.
Clump taken(std::vector<std::uint8_t>& mask, const Raster& ink, int level, const Point& start,
            std::vector<Point>* pixels = nullptr) {
    Clump clump;
    std::vector<Point> stack{start};
    std::vector<Point> points;
    mask[ink.at(start.first, start.second)] = 0;
    while (!stack.empty()) {
        const Point at = stack.back();
        const auto [px, py] = at;
        stack.pop_back();
        if (ink.pixels[ink.at(px, py)] >= level) {
            ++clump.pixels;
            clump.box = unite(clump.box, {px, py, px + 1, py + 1});
            points.emplace_back(px, py);
        }
        take_around(mask, ink, at, stack);
    }
    std::sort(points.begin(), points.end());
    clump.hull = hull_of(points);
    if (pixels != nullptr) {
        *pixels = std::move(points);
    }
    return clump;
}

/// Area, middle and second moments of a polygon.
struct Moments {
    double area = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
};

Moments moments_of(const std::vector<Point>& hull) {
    Moments m;
    for (std::size_t i = 0; i < hull.size(); ++i) {
        const Point& p = hull[i];
        const Point& q = hull[(i + 1) % hull.size()];
        const double x0 = p.first;
        const double y0 = p.second;
        const double x1 = q.first;
        const double y1 = q.second;
        const double cross = x0 * y1 - x1 * y0;
        m.area += cross / 2;
        m.x += (x0 + x1) * cross / 6;
        m.y += (y0 + y1) * cross / 6;
        m.xx += (x0 * x0 + x0 * x1 + x1 * x1) * cross / 12;
        m.yy += (y0 * y0 + y0 * y1 + y1 * y1) * cross / 12;
        m.xy += (x0 * y1 + 2 * x0 * y0 + 2 * x1 * y1 + x1 * y0) * cross / 24;
    }
    if (std::abs(m.area) < 1) {
        return {};
    }
    m.x /= m.area;
    m.y /= m.area;
    m.xx = m.xx / m.area - m.x * m.x;
    m.yy = m.yy / m.area - m.y * m.y;
    m.xy = m.xy / m.area - m.x * m.y;
    return m;
}

constexpr int half_steps = 6; ///< of half a pixel to either side of a line

struct Vector {
    double x = 0;
    double y = 0;
};

/// Whether ink is drawn within a few pixels across a line.
bool is_drawn(const Raster& ink, int level, const Vector& at, const Vector& across) {
    for (int step = -half_steps; step <= half_steps; ++step) {
        const double off = 0.5 * step;
        if (ink_at(ink, at.x + off * across.x, at.y + off * across.y) >= level) {
            return true;
        }
    }
    return false;
}

/// Empties straight runs longer than `run` that `ink` shows in one direction.
void wipe_runs(Raster& out, const Raster& ink, int level, int run, bool down) {
    const int lines = down ? ink.width : ink.height;
    const int length = down ? ink.height : ink.width;
    const auto at = [&](int line, int i) { return down ? ink.at(line, i) : ink.at(i, line); };
    for (int line = 0; line < lines; ++line) {
        int from = 0;
        for (int i = 0; i <= length; ++i) {
            if (i < length && ink.pixels[at(line, i)] >= level) {
                continue;
            }
            for (int k = from; i - from >= run && k < i; ++k) {
                out.pixels[at(line, k)] = 0;
            }
            from = i + 1;
        }
    }
}

void wipe(Raster& out, const std::vector<Point>& points) {
    for (const auto& [x, y] : points) {
        out.pixels[out.at(x, y)] = 0;
    }
}

} // namespace

std::vector<Clump> find_clumps(const Raster& ink, int level, int gap) {
    std::vector<std::uint8_t> mask = grown(ink, level, gap);
    std::vector<Clump> clumps;
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            if (mask[ink.at(x, y)] != 0) {
                clumps.push_back(taken(mask, ink, level, {x, y}));
            }
        }
    }
    return clumps;
}

Raster without_print(const Raster& ink, int level, int side, int run) {
    Raster out = ink;
    wipe_runs(out, ink, level, run, false);
    wipe_runs(out, ink, level, run, true);
    std::vector<std::uint8_t> mask = grown(out, level, 0);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            if (mask[out.at(x, y)] == 0) {
                continue;
            }
            std::vector<Point> points;
            const Clump clump = taken(mask, out, level, {x, y}, &points);
            if (clump.box.width() < side && clump.box.height() < side) {
                wipe(out, points);
            }
        }
    }
    return out;
}

Ring ellipse_around(const Clump& clump, const Raster& ink, int level) {
    const Moments m = moments_of(clump.hull);
    Ring ring{.x = m.x, .y = m.y};
    const double half = (m.xx - m.yy) / 2;
    const double spread = std::hypot(half, m.xy);
    const double middle = (m.xx + m.yy) / 2;
    // A line's middle runs a stroke's half inside its outer rim.
    ring.a = std::max(1.0, 2 * std::sqrt(std::max(0.0, middle + spread)) - 1.5);
    ring.b = std::max(1.0, 2 * std::sqrt(std::max(0.0, middle - spread)) - 1.5);
    ring.tilt = std::atan2(m.xy, half) / 2;
    constexpr int rays = 180;
    int visible = 0;
    int drawn = 0;
    double strength = 0;
    std::vector<bool> lines;
    for (int ray = 0; ray < rays; ++ray) {
        const double angle = 2 * std::numbers::pi * ray / rays;
        const double u = std::cos(angle);
        const double v = std::sin(angle);
        const double r = radius_at(ring, angle);
        const double x = ring.x + r * u;
        const double y = ring.y + r * v;
        const bool seen = x >= 1 && y >= 1 && x < ink.width - 1 && y < ink.height - 1;
        double most = 0;
        for (int step = -half_steps; step <= half_steps; ++step) {
            const double off = 0.5 * step;
            most = std::max(most, ink_at(ink, x + off * u, y + off * v));
        }
        double beyond = 255;
        for (int off = 4; off <= 8; ++off) {
            beyond = std::min(beyond, ink_at(ink, x + off * u, y + off * v));
        }
        visible += seen ? 1 : 0;
        const bool line = seen && most >= level && beyond < 0.6 * most;
        drawn += line ? 1 : 0;
        strength += line ? most : 0;
        lines.push_back(line);
    }
    ring.arc = longest_arc(lines);
    ring.visible = static_cast<double>(visible) / rays;
    ring.coverage = visible > 0 ? static_cast<double>(drawn) / visible : 0;
    ring.strength = drawn > 0 ? strength / drawn : 0;
    return ring;
}

double frame_around(const Clump& clump, const Raster& ink, int level) {
    double best = 0;
    for (int degrees = -14; degrees <= 14; degrees += 2) {
        const double angle = degrees * std::numbers::pi / 180;
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        double left = 1e9;
        double top = 1e9;
        double right = -1e9;
        double bottom = -1e9;
        for (const auto& [x, y] : clump.hull) {
            left = std::min(left, x * c + y * s);
            right = std::max(right, x * c + y * s);
            top = std::min(top, -x * s + y * c);
            bottom = std::max(bottom, -x * s + y * c);
        }
        int drawn = 0;
        int all = 0;
        const auto look = [&](double p, double q, const Vector& across) {
            drawn += is_drawn(ink, level, {p * c - q * s, p * s + q * c}, across) ? 1 : 0;
            ++all;
        };
        double p = left;
        for (int step = 0; step <= right - left; ++step, p += 1) {
            look(p, top + 1, {-s, c});
            look(p, bottom - 1, {-s, c});
        }
        double q = top;
        for (int step = 0; step <= bottom - top; ++step, q += 1) {
            look(left + 1, q, {c, s});
            look(right - 1, q, {c, s});
        }
        best = std::max(best, all > 0 ? static_cast<double>(drawn) / all : 0);
    }
    return best;
}

} // namespace intake
