#include "extractors/scan.hpp"

#include "extractors/blobs.hpp"
#include "extractors/crop_reader.hpp"
#include "extractors/dark_bars.hpp"
#include "extractors/grid.hpp"
#include "extractors/line_order.hpp"
#include "extractors/marks.hpp"
#include "extractors/page_state.hpp"
#include "extractors/seals.hpp"
#include "extractors/tone.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <optional>

namespace intake {

namespace {

constexpr double most_dpi = 300;
constexpr double map_dpi = 150;
constexpr int ink_level = 140;

// An upright page, or half of one, in working pixels.
struct Upright {
    Raster grey;       // white-backed, red softened
    Raster colours;    // coarse, as scanned
    Affine to_work;    // pixels of `grey` -> pixels of the working copy
    Affine to_picture; // points of `grey` -> points of the picture as it came
    std::string note;
};

// What lies where on a page, at map_dpi.
struct Map {
    Raster grey;
    std::vector<Blob> glyphs;
    std::vector<Area> strips;
    double glyph = 0;
};

Map map_of(const Raster& grey) {
    Map map;
    map.grey = scale(grey, map_dpi / grey.dpi);
    map.glyphs = glyph_like(find_blobs(map.grey, ink_level), map.grey.dpi);
    map.strips = text_strips(map.glyphs, map.grey);
    map.glyph = glyph_height(map.strips);
    return map;
}

std::string degrees_text(double degrees) {
    const long tenths = std::lround(std::abs(degrees) * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

void remark(std::string& note, const std::string& text) {
    note += (note.empty() ? "" : "；") + text;
}

Affine pixels_to_points(const Affine& pixels, double from_dpi, double to_dpi) {
    const Affine in{from_dpi / 72, 0, 0, from_dpi / 72, 0, 0};
    const Affine out{72 / to_dpi, 0, 0, 72 / to_dpi, 0, 0};
    return compose(out, compose(pixels, in));
}

Raster working_copy(const Raster& picture) {
    Raster work = picture;
    work.dpi = plausible_dpi(picture);
    return work.dpi > most_dpi * 1.1 ? scale(work, most_dpi / work.dpi) : work;
}

/// Where seals may lie over print. Smaller red ink that is no seal is print itself.
std::vector<Box> seal_areas(const Raster& picture) {
    constexpr double least_blot = 45; // points
    constexpr double room = 4;
    const SealsFound found = find_seals(scale(picture, seal_dpi / picture.dpi), {});
    std::vector<Box> areas;
    for (const SealFind& seal : found.seals) {
        areas.push_back(inflate(seal.imprint.box, room));
    }
    for (const Box& blot : found.blots) {
        if (std::min(blot.width(), blot.height()) >= least_blot) {
            areas.push_back(inflate(blot, room));
        }
    }
    return areas;
}

Upright make_upright(const Raster& picture, const Raster& work, const Recognizer& recognizer) {
    Upright page;
    Raster soft = soften_red(work, seal_areas(work));
    if (is_negative(soft)) {
        soft = negative(soft);
        remark(page.note, "底片式反色，已还原");
    }
    soft = deepened(whiten(soft));
    const Raster map = scale(soft, map_dpi / soft.dpi);
    double leaning = 0;
    int turns = 0;
    if (!glyph_like(find_blobs(map, ink_level), map.dpi).empty()) {
        leaning = lean(map);
        if (std::abs(leaning) < 0.12) {
            leaning = 0;
        }
        page.grey = leaning == 0 ? soft : warp(soft, upright_frame(soft, 0, -leaning));
        turns = recognizer.orientation(page.grey).first;
    }
    // Turning and straightening in one step keeps strokes sharp.
    const Frame frame = upright_frame(soft, turns, -leaning);
    if (turns != 0 || page.grey.pixels.empty()) {
        page.grey = turns == 0 && leaning == 0 ? soft : warp(soft, frame);
    }
    page.grey = with_bars_turned(page.grey);
    page.to_work = frame.to_source;
    const double shrunk = static_cast<double>(work.width) / picture.width;
    const Affine to_pixels = compose({1 / shrunk, 0, 0, 1 / shrunk, 0, 0}, frame.to_source);
    page.to_picture = pixels_to_points(to_pixels, page.grey.dpi, picture.dpi);
    const Raster coarse = scale(work, 75 / work.dpi);
    Frame small = upright_frame(coarse, turns, -leaning);
    page.colours = warp(coarse, small);
    if (turns != 0) {
        remark(page.note, "已旋转" + std::to_string(turns * 90) + "°");
    }
    if (leaning != 0) {
        remark(page.note, "倾斜校正" + degrees_text(leaning) + "°");
    }
    return page;
}

// The middle of an A3 sheet that holds two A4 pages side by side; 0 for any other page.
// Told without trusting the resolution: small glyphs on a wide sheet, a free gutter, many lines
// on either side.
int gutter_of(const Map& map) {
    const Raster& page = map.grey;
    const double shape = static_cast<double>(page.width) / page.height;
    if (shape < 1.3 || shape > 1.55 || map.glyph <= 0 || page.height < 58 * map.glyph) {
        return 0;
    }
    std::vector<int> cover(static_cast<std::size_t>(page.width), 0);
    for (int y = page.height / 20; y < page.height * 19 / 20; ++y) {
        const std::uint8_t* row = page.pixels.data() + page.at(0, y);
        for (int x = page.width * 2 / 5; x < page.width * 3 / 5; ++x) {
            cover[static_cast<std::size_t>(x)] += row[x] < ink_level ? 1 : 0;
        }
    }
    int best = 0;
    int middle = 0;
    int run = 0;
    for (int x = page.width * 2 / 5; x < page.width * 3 / 5; ++x) {
        run = cover[static_cast<std::size_t>(x)] * 200 <= page.height ? run + 1 : 0;
        if (run > best) {
            best = run;
            middle = x - run / 2;
        }
    }
    int left = 0;
    int right = 0;
    for (const Area& strip : map.strips) {
        if (strip.width() > 3 * strip.height()) {
            ++(strip.right <= middle ? left : right);
        }
    }
    const bool balanced = std::min(left, right) >= 8;
    return best >= page.width / 50 && balanced ? middle : 0;
}

Upright part_of(const Upright& page, double from, double to) {
    const auto piece = [&](const Raster& raster) {
        return cut(raster, {static_cast<int>(from * raster.width), 0,
                            static_cast<int>(to * raster.width), raster.height});
    };
    Upright part{piece(page.grey), piece(page.colours), {}, {}, page.note};
    const int left = static_cast<int>(from * page.grey.width);
    const double shift = left * 72 / page.grey.dpi;
    part.to_work = compose(page.to_work, {1, 0, 0, 1, static_cast<double>(left), 0});
    part.to_picture = compose(page.to_picture, {1, 0, 0, 1, shift, 0});
    return part;
}

// What one pass can read: rows one below the other with glyphs of like size.
struct Block {
    Area area;
    double glyph = 0;
};

std::vector<Area> rows_of(const std::vector<Area>& strips) {
    std::vector<Area> rows;
    for (const Area& strip : strips) { // by top
        if (!rows.empty() && strip.top < rows.back().bottom - strip.height() / 3) {
            rows.back() = unite(rows.back(), strip);
        } else {
            rows.push_back(strip);
        }
    }
    return rows;
}

std::vector<Block> blocks_of(const std::vector<Area>& strips) {
    std::vector<Block> blocks;
    for (const Area& row : rows_of(strips)) {
        const double height = row.height();
        const bool alike = !blocks.empty() && height < 1.4 * blocks.back().glyph &&
                           height > 0.7 * blocks.back().glyph &&
                           row.top - blocks.back().area.bottom < 2 * blocks.back().glyph;
        if (alike) {
            blocks.back().area = unite(blocks.back().area, row);
        } else {
            blocks.push_back({row, height});
        }
    }
    return blocks;
}

Area rescaled(const Area& area, double factor, int margin) {
    return {static_cast<int>(area.left * factor) - margin,
            static_cast<int>(area.top * factor) - margin,
            static_cast<int>(area.right * factor) + margin,
            static_cast<int>(area.bottom * factor) + margin};
}

// How much was read, doubtful glyphs counting little.
double worth(const std::vector<Text>& lines) {
    double sum = 0;
    for (const Text& line : lines) {
        sum += line.confidence * line.confidence * static_cast<double>(length(line.text));
    }
    return sum;
}

std::vector<Text> read_outside(const Raster& grey, const Page& page, double glyph,
                               const Recognizer& recognizer) {
    Raster rest = grey;
    for (const Grid& grid : page.grids) {
        blank_out(rest, to_area(inflate(grid.box, 3), rest));
    }
    const Map map = map_of(rest);
    const double zoom = rest.dpi / map.grey.dpi;
    std::vector<Text> lines;
    for (const Block& block : blocks_of(map.strips)) {
        const Area area = rescaled(block.area, zoom, static_cast<int>(2 * zoom));
        const double own = std::clamp(block.glyph * zoom, 0.8 * glyph, 4 * glyph);
        std::vector<Text> found = read_area(rest, area, own, recognizer);
        if (own > 2 * glyph) { // a large title, or ordinary lines held together by a grey seal
            std::vector<Text> again = read_area(rest, area, glyph, recognizer);
            if (worth(again) > worth(found)) {
                found = std::move(again);
            }
        }
        std::move(found.begin(), found.end(), std::back_inserter(lines));
    }
    return lines;
}

void read_cells(const Raster& grey, Page& page, double glyph, const Recognizer& recognizer) {
    std::optional<Raster> dark;
    for (const Grid& grid : page.grids) {
        for (const GridCell& cell : grid.cells) {
            const Area inside = to_area(inflate(cell.box, -2), grey);
            std::vector<Text> lines = read_area(grey, inside, glyph, recognizer);
            if (lines.empty()) {
                lines = read_area(dark ? *dark : dark.emplace(darkened(grey)), inside, glyph,
                                  recognizer);
            }
            std::move(lines.begin(), lines.end(), std::back_inserter(page.lines));
        }
    }
}

// A part of the page in the working copy's own pixels and colours.
Raster closer_look(const Raster& work, const Upright& page, const Box& box, double dpi) {
    const double step = page.grey.dpi / dpi;
    const Affine to_grey{
        step, 0, 0, step, box.left * page.grey.dpi / 72, box.top * page.grey.dpi / 72};
    return warp(work, {std::max(1, static_cast<int>(box.width() * dpi / 72)),
                       std::max(1, static_cast<int>(box.height() * dpi / 72)), dpi,
                       compose(page.to_work, to_grey)});
}

Page read_upright(const Upright& upright, const Raster& work, const Recognizer& recognizer) {
    Page page;
    page.origin = Origin::ocr;
    page.width = upright.grey.width * 72 / upright.grey.dpi;
    page.height = upright.grey.height * 72 / upright.grey.dpi;
    page.to_file = upright.to_picture;
    page.note = upright.note;
    const Map map = map_of(upright.grey);
    if (map.glyphs.empty()) {
        page.state = state_of(page, upright.grey);
        return page;
    }
    const double common = map.glyph > 0 ? map.glyph * upright.grey.dpi / map.grey.dpi
                                        : 11 * upright.grey.dpi / 72;
    page.grids = find_grids(upright.grey);
    page.portraits = within_cells(find_portraits(upright.colours), page.grids);
    Raster print = upright.grey;
    for (const Box& portrait : page.portraits) {
        blank_out(print, to_area(inflate(portrait, 2), print));
    }
    read_cells(print, page, common, recognizer);
    page.lines =
        in_reading_order(page.grids, std::move(page.lines),
                         without_fragments(read_outside(print, page, common, recognizer)));
    page.state = state_of(page, upright.grey);
    fill_cells(page, print);
    const auto closer = [&](const Box& box, double dpi) {
        return closer_look(work, upright, box, dpi);
    };
    add_marks(page, {upright.colours, print, closer}, recognizer);
    return page;
}

Page dark_page(const Raster& picture) {
    return {.width = picture.width * 72 / picture.dpi,
            .height = picture.height * 72 / picture.dpi,
            .origin = Origin::ocr,
            .state = PageState::unreadable,
            .note = "画面全黑，无法识别"};
}

} // namespace

std::vector<Page> read_scan(const Raster& picture, const Recognizer& recognizer) {
    if (is_dark(luminance(picture))) {
        return {dark_page(picture)};
    }
    const Raster work = working_copy(picture);
    const Upright whole = make_upright(picture, work, recognizer);
    const Map map = map_of(whole.grey);
    const int gutter = gutter_of(map);
    if (gutter == 0) {
        return {read_upright(whole, work, recognizer)};
    }
    const double share = static_cast<double>(gutter) / map.grey.width;
    std::vector<Page> pages;
    for (const auto& [from, to] : {std::pair{0.0, share}, std::pair{share, 1.0}}) {
        pages.push_back(read_upright(part_of(whole, from, to), work, recognizer));
        pages.back().part = static_cast<int>(pages.size());
        remark(pages.back().note, pages.size() == 1 ? "对开页左半" : "对开页右半");
    }
    return pages;
}

std::vector<Text> read_regions(const Raster& picture, const std::vector<Box>& regions,
                               const Recognizer& recognizer) {
    const Raster grey = whiten(soften_red(picture, seal_areas(picture)));
    const Map map = map_of(grey);
    const double glyph =
        map.glyph > 0 ? map.glyph * grey.dpi / map.grey.dpi : 11 * grey.dpi / 72;
    std::vector<Text> lines;
    for (const Box& region : regions) {
        for (Text& line : read_area(grey, to_area(region, grey), glyph, recognizer)) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

} // namespace intake
