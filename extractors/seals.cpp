#include "extractors/seals.hpp"

#include "extractors/seal_ink.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace intake {

namespace {

constexpr double mm = seal_dpi / 25.4; ///< pixels
constexpr double least_radius = 13.5 * mm;
constexpr double most_radius = 33 * mm;
constexpr int solid_side = 9;      ///< pixels; no stroke of a seal is as thick
constexpr double clear_ink = 16;   ///< fainter ink may shine through from the other side
constexpr double soft_ink = 11;    ///< of faint seals, softened
constexpr double sharp_ink = 13.5; ///< and as they are; what shines through is blurred
constexpr int dark_level = 36;     ///< of photocopied rings
constexpr int sectors = 12;        ///< of the band in which a ring's text stands
constexpr double most_flattened = 1.75;
constexpr double round_up_to = 1.15; ///< long over short axis; what perspective does

/// Sectors of a band along the ring, between two shares of its radius, that hold ink as text
/// does.
int inked_sectors(const Raster& ink, const Ring& ring, int level, double from, double to) {
    constexpr double width = 0.02;
    const int steps = static_cast<int>(std::ceil((to - from) / width));
    std::vector<int> all(sectors, 0);
    std::vector<int> inked(sectors, 0);
    for (int ray = 0; ray < sectors * 15; ++ray) {
        const double angle = 2 * std::numbers::pi * ray / (sectors * 15);
        const double radius = radius_at(ring, angle);
        const auto sector = static_cast<std::size_t>(ray / 15);
        double share = from;
        for (int step = 0; step < steps; ++step, share += width) {
            const double x = ring.x + share * radius * std::cos(angle);
            const double y = ring.y + share * radius * std::sin(angle);
            ++all[sector];
            inked[sector] += ink_at(ink, x, y) >= level ? 1 : 0;
        }
    }
    int count = 0;
    for (std::size_t i = 0; i < sectors; ++i) {
        const double share = static_cast<double>(inked[i]) / all[i];
        count += share > 0.05 && share < 0.8 ? 1 : 0;
    }
    return count;
}

int lettered(const Raster& ink, const Ring& ring, int level) {
    return inked_sectors(ink, ring, level, 0.45, 0.88);
}

/// Around a seal there is bare paper on most sides; around a circle seen in prose there is not.
bool stands_free(const Raster& ink, const Ring& ring, int level) {
    return ring.coverage > 0.9 || inked_sectors(ink, ring, level, 1.2, 1.45) <= 7;
}

bool is_inside(const Ring& ring, double grown, double x, double y) {
    const double angle = std::atan2(y - ring.y, x - ring.x);
    return std::hypot(x - ring.x, y - ring.y) < grown * radius_at(ring, angle);
}

void erase(Raster& ink, const Ring& ring) {
    const Area area = clip(bounds_of({.x = ring.x,
                                      .y = ring.y,
                                      .a = ring.a * 1.1,
                                      .b = ring.b * 1.1,
                                      .tilt = ring.tilt}),
                           ink);
    for (int y = area.top; y < area.bottom; ++y) {
        for (int x = area.left; x < area.right; ++x) {
            if (is_inside(ring, 1.07, x, y)) {
                ink.pixels[ink.at(x, y)] = 0;
            }
        }
    }
}

void erase(Raster& ink, const Area& area) {
    const Area inside = clip(area, ink);
    for (int y = inside.top; y < inside.bottom; ++y) {
        std::fill_n(ink.pixels.data() + ink.at(inside.left, y),
                    static_cast<std::size_t>(std::max(0, inside.width())), std::uint8_t{0});
    }
}

Ring in_points(const Ring& ring, double dpi) {
    const double unit = 72 / dpi;
    Ring out = ring;
    out.x *= unit;
    out.y *= unit;
    out.a *= unit;
    out.b *= unit;
    return out;
}

/// The page's inks while seals are taken out of them.
struct Search {
    double dpi = seal_dpi;
    Raster red;   ///< all of it
    Raster lines; ///< without solid areas
    int level = 0;
    SealsFound found;
};

void add(Search& search, const Ring& ring, SealShape shape, bool grey) {
    const Area area = clip(bounds_of(ring), search.red);
    Imprint imprint{.box = to_box(area, search.dpi), .shape = shape, .grey = grey};
    search.found.seals.push_back({std::move(imprint), in_points(ring, search.dpi)});
    erase(search.red, ring);
    erase(search.lines, ring);
}

void add_blot(Search& search, const Area& area) {
    search.found.blots.push_back(to_box(area, search.dpi));
}

void find_red_circles(Search& search) {
    const Circles wanted{
        .level = search.level, .smallest = least_radius, .largest = most_radius};
    const Raster lines = search.lines; // rings that cross each other stay whole
    for (const Ring& ring : find_circles(lines, wanted)) {
        const int letters = lettered(search.red, ring, search.level);
        const bool drawn = (ring.coverage >= 0.75 && ring.arc >= 0.2) ||
                           (ring.coverage >= 0.5 && ring.arc >= 0.3 && letters >= 6);
        if (drawn && letters >= 5 && stands_free(search.red, ring, search.level) &&
            ring.visible >= 0.5 && ring.strength >= clear_ink) {
            add(search, ring,
                ring.a > round_up_to * ring.b ? SealShape::oval : SealShape::round, false);
        }
    }
}

bool is_oval(const Search& search, const Ring& ring, double coverage) {
    return ring.a >= 13.5 * mm && ring.a <= most_radius && ring.b >= 9 * mm &&
           ring.a <= most_flattened * ring.b && ring.coverage >= coverage && ring.arc >= 0.2 &&
           ring.strength >= clear_ink && ring.visible >= 0.5 &&
           lettered(search.red, ring, search.level) >= 6;
}

/// Whether a clump as high stands beside it: glyphs of a heading are square too.
bool in_a_row(const Clump& clump, const std::vector<Clump>& clumps) {
    const Area& box = clump.box;
    return std::any_of(clumps.begin(), clumps.end(), [&](const Clump& other) {
        const Area& beside = other.box;
        const int shared = std::min(box.bottom, beside.bottom) - std::max(box.top, beside.top);
        const int apart = std::max(box.left, beside.left) - std::min(box.right, beside.right);
        return &other != &clump && shared > 0.6 * box.height() &&
               beside.height() < 1.6 * box.height() && apart < 2 * box.width();
    });
}

/// Name stamps and the like.
bool is_square(const Search& search, const Clump& clump) {
    const double longer = std::max(clump.box.width(), clump.box.height());
    const double shorter = std::min(clump.box.width(), clump.box.height());
    const double filled = clump.pixels / (longer * shorter);
    return shorter >= 6 * mm && longer <= 46 * mm && longer <= 4 * shorter && filled > 0.12 &&
           filled < 0.85 && frame_around(clump, search.lines, search.level) >= 0.85;
}

void add_ellipse(Search& search, const Ring& ring) {
    add(search, ring, ring.a > round_up_to * ring.b ? SealShape::oval : SealShape::round,
        false);
}

constexpr int gap = 3; ///< pixels between what belongs together

/// Seals that stand alone: an ellipse fits all of their ink.
void find_lone_seals(Search& search) {
    for (const Clump& clump : find_clumps(search.lines, search.level, gap)) {
        const Ring ring = ellipse_around(clump, search.lines, search.level);
        if (is_oval(search, ring, 0.85)) {
            add_ellipse(search, ring);
        }
    }
}

/// Whether enough red is left for a further seal.
bool has_more(const Search& search) {
    const auto clumps = find_clumps(search.lines, search.level, gap);
    return std::any_of(clumps.begin(), clumps.end(), [](const Clump& clump) {
        return std::max(clump.box.width(), clump.box.height()) > 15 * mm && clump.pixels > 100;
    });
}

void find_other_shapes(Search& search) {
    const std::vector<Clump> clumps = find_clumps(search.lines, search.level, gap);
    for (const Clump& clump : clumps) {
        if (std::max(clump.box.width(), clump.box.height()) < 6 * mm) {
            continue;
        }
        const Ring ring = ellipse_around(clump, search.lines, search.level);
        if (is_oval(search, ring, 0.6)) {
            add_ellipse(search, ring);
        } else if (is_square(search, clump) && !in_a_row(clump, clumps)) {
            const Area& box = clump.box;
            const Ring middle{.x = (box.left + box.right) / 2.0,
                              .y = (box.top + box.bottom) / 2.0,
                              .a = box.width() / 2.0,
                              .b = box.height() / 2.0};
            Imprint imprint{.box = to_box(box, search.dpi), .shape = SealShape::square};
            search.found.seals.push_back({imprint, in_points(middle, search.dpi)});
            erase(search.red, box);
            erase(search.lines, box);
        }
    }
}

/// Faint seals among noise. What shines through is soft already: its own ink is no stronger.
void find_faint_circles(Search& search) {
    const Raster soft = softened(search.lines);
    const Raster all = softened(search.red);
    const Circles wanted{.level = std::max(6, search.level * 3 / 5),
                         .smallest = least_radius,
                         .largest = most_radius,
                         .coverage = 0.7};
    for (const Ring& ring : find_circles(soft, wanted)) {
        const Ring sharp = measured(search.lines, ring, {.level = 1});
        if (ring.arc >= 0.3 && ring.visible >= 0.6 && ring.strength >= soft_ink &&
            sharp.strength >= sharp_ink && stands_free(all, ring, wanted.level) &&
            lettered(all, ring, wanted.level) >= 6) {
            add_ellipse(search, ring);
        }
    }
}

/// Red ink that is left over: headings, faint rings, a pen's strokes, anything.
void add_red_blots(Search& search) {
    for (const Clump& clump : find_clumps(search.red, search.level, 3)) {
        const int longer = std::max(clump.box.width(), clump.box.height());
        if (clump.pixels >= 12 && longer >= 2.5 * mm) {
            add_blot(search, clump.box);
        }
    }
}

/// Dark ink that is not red.
Raster colourless(const Raster& picture, const Raster& red) {
    Raster dark = dark_ink(picture);
    for (std::size_t i = 0; i < dark.pixels.size(); ++i) {
        const int rest = dark.pixels[i] - red.pixels[i] * 5 / 4;
        dark.pixels[i] = static_cast<std::uint8_t>(std::max(0, rest));
    }
    return dark;
}

void find_grey_circles(Search& search, const Raster& dark) {
    constexpr int glyph = 18; // pixels; 6 mm
    constexpr int rule = 60;
    const Raster lines = without_print(dark, dark_level, glyph, rule);
    const Circles wanted{.level = dark_level,
                         .smallest = least_radius,
                         .largest = most_radius,
                         .thin = true,
                         .coverage = 0.3};
    for (const Ring& ring : find_circles(lines, wanted)) {
        const bool sealed = std::any_of(
            search.found.seals.begin(), search.found.seals.end(), [&](const SealFind& seal) {
                return std::hypot(seal.ring.x - ring.x * 72 / search.dpi,
                                  seal.ring.y - ring.y * 72 / search.dpi) < seal.ring.b;
            });
        if (sealed) {
            continue;
        }
        // Where colours show, a dark ring is a pen's or a copy of a copy.
        const bool sure = !search.found.colour && ring.coverage >= 0.65 && ring.arc >= 0.2 &&
                          ring.visible >= 0.6 && ring.a < 1.1 * ring.b &&
                          lettered(dark, ring, dark_level) >= 8;
        if (sure) {
            add(search, ring, SealShape::round, true);
        } else {
            add_blot(search, clip(bounds_of(ring), search.red));
        }
    }
}

} // namespace

SealsFound find_seals(const Raster& picture, const std::vector<Box>& portraits) {
    Search search;
    search.dpi = picture.dpi;
    search.red = red_ink(picture);
    search.level = noise_level(search.red);
    const Raster dark = colourless(picture, search.red);
    for (const Box& portrait : portraits) {
        erase(search.red, to_area(inflate(portrait, 4), picture));
    }
    search.lines = without_solids(search.red, search.level, solid_side);
    search.found.colour = shows_colours(picture);
    if (search.found.colour) {
        find_lone_seals(search);
        if (has_more(search)) {
            find_red_circles(search);
        }
        if (has_more(search)) {
            find_faint_circles(search);
        }
        find_other_shapes(search);
        add_red_blots(search);
    }
    find_grey_circles(search, dark);
    std::stable_sort(search.found.seals.begin(), search.found.seals.end(),
                     [](const SealFind& a, const SealFind& b) {
                         return std::pair(a.imprint.box.top, a.imprint.box.left) <
                                std::pair(b.imprint.box.top, b.imprint.box.left);
                     });
    return std::move(search.found);
}

} // namespace intake
