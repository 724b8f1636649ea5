#include "extractors/seal_shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace intake {

namespace {

constexpr int rays = 180;
constexpr int most_tries = 16;
constexpr int most_failures = 6; ///< one after the other
constexpr std::size_t most_points = 250'000;

double angle_of(int ray) {
    return 2 * std::numbers::pi * ray / rays;
}

bool inside(const Raster& ink, double x, double y) {
    return x >= 1 && y >= 1 && x < ink.width - 1 && y < ink.height - 1;
}

/// The ring's line along one ray: how far off the ring, how strong, and whether it is a line.
struct Crossing {
    double offset = 0;
    double strength = 0;
    bool visible = false;
    bool drawn = false;
};

/// `reach` is a whole number of half pixels.
Crossing cross(const Raster& ink, const Ring& ring, int ray, double reach,
               const Circles& wanted) {
    const double angle = angle_of(ray);
    const double u = std::cos(angle);
    const double v = std::sin(angle);
    const double radius = radius_at(ring, angle);
    const auto at = [&](double off) {
        return ink_at(ink, ring.x + (radius + off) * u, ring.y + (radius + off) * v);
    };
    Crossing found;
    found.visible = inside(ink, ring.x + radius * u, ring.y + radius * v);
    const int halves = static_cast<int>(2 * reach);
    for (int step = -halves; step <= halves; ++step) {
        const double off = 0.5 * step;
        const double strength = at(off);
        const bool nearer =
            strength == found.strength && std::abs(off) < std::abs(found.offset);
        if (strength > found.strength || nearer) {
            found.strength = strength;
            found.offset = off;
        }
    }
    double beyond = 255;
    double within = 255;
    for (int step = 6; step <= 13; ++step) {
        const double off = 0.5 * step;
        beyond = std::min(beyond, at(found.offset + off));
        within = std::min(within, at(found.offset - off));
    }
    const double limit = 0.6 * found.strength;
    found.drawn = found.visible && found.strength >= wanted.level && beyond < limit &&
                  (!wanted.thin || within < limit);
    return found;
}

std::array<Crossing, rays> crossings(const Raster& ink, const Ring& ring, double reach,
                                     const Circles& wanted) {
    std::array<Crossing, rays> all;
    for (int ray = 0; ray < rays; ++ray) {
        all[static_cast<std::size_t>(ray)] = cross(ink, ring, ray, reach, wanted);
    }
    return all;
}

constexpr std::size_t terms = 5;
using Terms = std::array<double, terms>;

Terms terms_of(double angle) {
    return {1, std::cos(angle), std::sin(angle), std::cos(2 * angle), std::sin(2 * angle)};
}

/// Least squares by elimination; zero where the rows do not tell.
Terms solve(std::array<Terms, terms> matrix, Terms right, std::size_t count) {
    Terms result{};
    for (std::size_t i = 0; i < count; ++i) {
        if (std::abs(matrix[i][i]) < 1e-9) {
            return {};
        }
        for (std::size_t k = i + 1; k < count; ++k) {
            const double factor = matrix[k][i] / matrix[i][i];
            for (std::size_t j = i; j < count; ++j) {
                matrix[k][j] -= factor * matrix[i][j];
            }
            right[k] -= factor * right[i];
        }
    }
    for (std::size_t i = count; i-- > 0;) {
        double rest = right[i];
        for (std::size_t j = i + 1; j < count; ++j) {
            rest -= matrix[i][j] * result[j];
        }
        result[i] = rest / matrix[i][i];
    }
    return result;
}

/// The ring moved, grown and, where enough is drawn, flattened to go through its crossings.
Ring refined(const Raster& ink, const Ring& ring, double reach, const Circles& wanted) {
    std::array<Terms, terms> matrix{};
    Terms right{};
    int drawn = 0;
    const auto all = crossings(ink, ring, reach, wanted);
    for (int ray = 0; ray < rays; ++ray) {
        const Crossing& each = all[static_cast<std::size_t>(ray)];
        if (!each.drawn) {
            continue;
        }
        ++drawn;
        const Terms row = terms_of(angle_of(ray));
        for (std::size_t i = 0; i < terms; ++i) {
            for (std::size_t j = 0; j < terms; ++j) {
                matrix[i][j] += row[i] * row[j];
            }
            right[i] += row[i] * each.offset;
        }
    }
    if (drawn < rays / 5) {
        return ring;
    }
    const Terms t = solve(matrix, right, drawn > rays / 2 ? terms : 3);
    const double oval = (ring.a - ring.b) / 2;
    const double x = oval * std::cos(2 * ring.tilt) + t[3];
    const double y = oval * std::sin(2 * ring.tilt) + t[4];
    const double mean = (ring.a + ring.b) / 2 + t[0];
    const double flat = std::min(std::hypot(x, y), 0.12 * mean);
    Ring out = ring;
    out.x += t[1];
    out.y += t[2];
    out.a = mean + flat;
    out.b = mean - flat;
    out.tilt = std::atan2(y, x) / 2;
    return out;
}

struct Votes {
    int width = 0;
    int height = 0;
    std::vector<float> cells;
};

/// The direction across a stroke's edge, of length one.
struct Slope {
    double x = 0;
    double y = 0;
};

std::optional<Slope> slope_at(const Raster& ink, int x, int y, int level) {
    const auto at = [&](int dx, int dy) {
        return static_cast<int>(ink.pixels[ink.at(x + dx, y + dy)]);
    };
    if (at(0, 0) < level / 2) {
        return std::nullopt;
    }
    const int gx = at(1, -1) + 2 * at(1, 0) + at(1, 1) - at(-1, -1) - 2 * at(-1, 0) - at(-1, 1);
    const int gy = at(-1, 1) + 2 * at(0, 1) + at(1, 1) - at(-1, -1) - 2 * at(0, -1) - at(1, -1);
    const double length = std::hypot(gx, gy);
    if (length < 2.0 * level) {
        return std::nullopt;
    }
    return Slope{gx / length, gy / length};
}

/// The pixel a place lies in; the left and upper ones take half a pixel more.
int pixel_at(double place) {
    constexpr double half = 0.5;
    return static_cast<int>(place + half);
}

/// A vote for every middle from which the edge at (x, y) is seen in this direction.
void vote_along(Votes& votes, int x, int y, const Slope& way, const Circles& wanted) {
    const int steps = static_cast<int>(std::floor(wanted.largest - wanted.smallest));
    double r = wanted.smallest;
    for (int step = 0; step <= steps; ++step, r += 1) {
        const int px = pixel_at(x + way.x * r);
        const int py = pixel_at(y + way.y * r);
        if (px < 0 || py < 0 || px >= votes.width || py >= votes.height) {
            break;
        }
        votes.cells[static_cast<std::size_t>(py) * static_cast<std::size_t>(votes.width) +
                    static_cast<std::size_t>(px)] += 1;
    }
}

/// Every stroke's edge votes for the middles of the circles it may belong to.
Votes vote(const Raster& ink, const Circles& wanted) {
    Votes votes{ink.width, ink.height,
                std::vector<float>(static_cast<std::size_t>(ink.width) *
                                   static_cast<std::size_t>(ink.height))};
    std::size_t points = 0;
    for (int y = 2; y + 2 < ink.height && points < most_points; ++y) {
        for (int x = 2; x + 2 < ink.width; ++x) {
            if (const std::optional<Slope> slope = slope_at(ink, x, y, wanted.level)) {
                ++points;
                vote_along(votes, x, y, {-slope->x, -slope->y}, wanted);
                vote_along(votes, x, y, *slope, wanted);
            }
        }
    }
    return votes;
}

/// Sums over squares of 5 x 5.
Votes pooled(const Votes& from) {
    constexpr int reach = 2;
    Votes rows = from;
    Votes out = from;
    const auto at = [&](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width) +
               static_cast<std::size_t>(x);
    };
    for (int y = 0; y < from.height; ++y) {
        for (int x = 0; x < from.width; ++x) {
            float total = 0;
            for (int u = std::max(0, x - reach); u <= std::min(from.width - 1, x + reach);
                 ++u) {
                total += from.cells[at(u, y)];
            }
            rows.cells[at(x, y)] = total;
        }
    }
    for (int y = 0; y < from.height; ++y) {
        for (int x = 0; x < from.width; ++x) {
            float total = 0;
            for (int v = std::max(0, y - reach); v <= std::min(from.height - 1, y + reach);
                 ++v) {
                total += rows.cells[at(x, v)];
            }
            out.cells[at(x, y)] = total;
        }
    }
    return out;
}

/// The radius at which most rays meet a line, seen from a middle that is off by a few pixels.
double best_radius(const Raster& ink, double x, double y, const Circles& wanted) {
    std::vector<double> counts(static_cast<std::size_t>(wanted.largest) + 8, 0);
    const int steps = static_cast<int>(std::floor(wanted.largest - wanted.smallest + 4));
    for (int ray = 0; ray < rays; ++ray) {
        const double u = std::cos(angle_of(ray));
        const double v = std::sin(angle_of(ray));
        const auto at = [&](double r) { return ink_at(ink, x + r * u, y + r * v); };
        double r = wanted.smallest - 2;
        for (int step = 0; step <= steps; ++step, r += 1) {
            const double here = at(r);
            if (here >= wanted.level && here >= at(r - 1) && here >= at(r + 1) &&
                at(r + 5) < 0.6 * here) {
                counts[static_cast<std::size_t>(r)] += 1;
            }
        }
    }
    double best = 0;
    double most = -1;
    for (std::size_t r = 3; r + 3 < counts.size(); ++r) {
        double total = 0;
        for (std::size_t k = r - 3; k <= r + 3; ++k) {
            total += counts[k];
        }
        if (total >= most) { // of like ones the outermost
            most = total;
            best = static_cast<double>(r);
        }
    }
    return best;
}

Ring circle_at(const Raster& ink, double x, double y, const Circles& wanted) {
    const double radius = best_radius(ink, x, y, wanted);
    Ring ring{.x = x, .y = y, .a = radius, .b = radius};
    for (const double reach : {6.0, 4.0, 3.0, 2.5}) {
        ring = refined(ink, ring, reach, wanted);
    }
    return measured(ink, ring, wanted);
}

bool is_known(const std::vector<Ring>& rings, double x, double y) {
    return std::any_of(rings.begin(), rings.end(), [&](const Ring& ring) {
        return std::hypot(ring.x - x, ring.y - y) < 0.3 * ring.b;
    });
}

} // namespace

double longest_arc(const std::vector<bool>& drawn) {
    constexpr int bridge = 2; ///< rays a stroke of print may hide
    const std::size_t size = drawn.size();
    std::size_t best = 0;
    std::size_t run = 0;
    int gap = 0;
    for (std::size_t i = 0; i < 2 * size; ++i) {
        const bool here = drawn[i % size];
        gap = here ? 0 : gap + 1;
        run = gap > bridge ? 0 : run + 1;
        best = std::max(best, run);
    }
    return size > 0 ? static_cast<double>(std::min(best, size)) / static_cast<double>(size) : 0;
}

Ring measured(const Raster& ink, Ring ring, const Circles& wanted) {
    constexpr double reach = 2.5;
    int visible = 0;
    int drawn = 0;
    double strength = 0;
    std::vector<bool> line;
    for (const Crossing& each : crossings(ink, ring, reach, wanted)) {
        visible += each.visible ? 1 : 0;
        drawn += each.drawn ? 1 : 0;
        strength += each.drawn ? each.strength : 0;
        line.push_back(each.drawn);
    }
    ring.arc = longest_arc(line);
    ring.visible = static_cast<double>(visible) / rays;
    ring.coverage = visible > 0 ? static_cast<double>(drawn) / visible : 0;
    ring.strength = drawn > 0 ? strength / drawn : 0;
    return ring;
}

double ink_at(const Raster& ink, double x, double y) {
    const int px = static_cast<int>(std::floor(x));
    const int py = static_cast<int>(std::floor(y));
    if (px < 0 || py < 0 || px + 1 >= ink.width || py + 1 >= ink.height) {
        return 0;
    }
    const double fx = x - px;
    const double fy = y - py;
    const auto at = [&](int dx, int dy) {
        return static_cast<double>(ink.pixels[ink.at(px + dx, py + dy)]);
    };
    return (at(0, 0) * (1 - fx) + at(1, 0) * fx) * (1 - fy) +
           (at(0, 1) * (1 - fx) + at(1, 1) * fx) * fy;
}

double radius_at(const Ring& ring, double angle) {
    const double u = ring.b * std::cos(angle - ring.tilt);
    const double v = ring.a * std::sin(angle - ring.tilt);
    const double norm = std::hypot(u, v);
    return norm > 0 ? ring.a * ring.b / norm : 0;
}

Area bounds_of(const Ring& ring) {
    const double c = std::cos(ring.tilt);
    const double s = std::sin(ring.tilt);
    const double w = std::hypot(ring.a * c, ring.b * s);
    const double h = std::hypot(ring.a * s, ring.b * c);
    return {static_cast<int>(std::floor(ring.x - w)), static_cast<int>(std::floor(ring.y - h)),
            static_cast<int>(std::ceil(ring.x + w)) + 1,
            static_cast<int>(std::ceil(ring.y + h)) + 1};
}

std::vector<Ring> find_circles(const Raster& ink, const Circles& wanted) {
    Votes votes = pooled(vote(ink, wanted));
    std::vector<Ring> rings;
    int failures = 0;
    for (int i = 0; i < most_tries && failures < most_failures; ++i) {
        const auto peak = std::max_element(votes.cells.begin(), votes.cells.end());
        if (peak == votes.cells.end() || *peak < 60) {
            break;
        }
        const auto at = static_cast<int>(peak - votes.cells.begin());
        const int x = at % votes.width;
        const int y = at / votes.width;
        const Ring ring = circle_at(ink, x, y, wanted);
        const double off = std::hypot(ring.x - x, ring.y - y);
        if (ring.coverage >= wanted.coverage && ring.visible >= 0.4 &&
            ring.b >= wanted.smallest * 0.9 && ring.a <= wanted.largest * 1.1 &&
            off < 0.3 * ring.b && !is_known(rings, ring.x, ring.y)) {
            rings.push_back(ring);
            failures = 0;
        } else {
            ++failures;
        }
        for (int v = std::max(0, y - 7); v <= std::min(votes.height - 1, y + 7); ++v) {
            for (int u = std::max(0, x - 7); u <= std::min(votes.width - 1, x + 7); ++u) {
                votes
                    .cells[static_cast<std::size_t>(v) * static_cast<std::size_t>(votes.width) +
                           static_cast<std::size_t>(u)] = 0;
            }
        }
    }
    std::stable_sort(rings.begin(), rings.end(),
                     [](const Ring& a, const Ring& b) { return a.coverage > b.coverage; });
    return rings;
}

} // namespace intake
