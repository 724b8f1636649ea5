#include "extractors/line_images.hpp"

#include <algorithm>
#include <cmath>

namespace intake {

namespace {

/// Bands that are parts of one row of glyphs (the strokes of 二) joined.
std::vector<Band> rows_of(const std::vector<Band>& bands, double glyph) {
    std::vector<Band> rows;
    for (const Band& band : bands) {
        if (!rows.empty() && band.to - rows.back().from <= 1.15 * glyph) {
            rows.back().to = band.to;
        } else {
            rows.push_back(band);
        }
    }
    return rows;
}

/// The row cut halfway between the lines that somebody saw in it.
std::vector<Band> cut_at(const Band& row, double glyph, const std::vector<double>& hints) {
    std::vector<double> inside;
    for (const double hint : hints) {
        const bool new_line = inside.empty() || hint - inside.back() > 0.6 * glyph;
        if (hint > row.from && hint < row.to && new_line) {
            inside.push_back(hint);
        }
    }
    if (row.size() < 1.7 * glyph || inside.size() < 2) {
        return {row};
    }
    std::vector<Band> parts;
    int from = row.from;
    for (std::size_t i = 1; i < inside.size(); ++i) {
        const int middle = static_cast<int>(std::lround((inside[i - 1] + inside[i]) / 2));
        parts.push_back({from, middle});
        from = middle;
    }
    parts.push_back({from, row.to});
    return parts;
}

/// The ink within `row`, from left to right, apart where a gap is wide.
void add_runs(const std::vector<Blob>& by_left, const Band& row, double glyph,
              std::vector<Area>& out) {
    const double wide = 4 * std::max<double>(row.size(), glyph);
    Area run;
    for (const Blob& blob : by_left) {
        const int middle = (blob.box.top + blob.box.bottom) / 2;
        if (middle < row.from || middle >= row.to) {
            continue;
        }
        if (!run.empty() && blob.box.left - run.right > wide) {
            out.push_back(run);
            run = {};
        }
        run = unite(run, blob.box);
        run.top = std::max(run.top, row.from);
        run.bottom = std::min(run.bottom, row.to);
    }
    if (!run.empty()) {
        out.push_back(run);
    }
}

} // namespace

std::vector<Band> bands_of(const std::vector<Blob>& blobs) {
    std::vector<Band> bands;
    for (const Blob& blob : blobs) { // by top
        if (bands.empty() || blob.box.top > bands.back().to) {
            bands.push_back({blob.box.top, blob.box.bottom});
        }
        bands.back().to = std::max(bands.back().to, blob.box.bottom);
    }
    return bands;
}

std::vector<Area> line_areas(const std::vector<Blob>& blobs, double glyph,
                             std::vector<double> hints) {
    std::sort(hints.begin(), hints.end());
    std::vector<Blob> by_left = blobs;
    std::stable_sort(by_left.begin(), by_left.end(),
                     [](const Blob& a, const Blob& b) { return a.box.left < b.box.left; });
    std::vector<Area> areas;
    for (const Band& row : rows_of(bands_of(blobs), glyph)) {
        for (const Band& line : cut_at(row, glyph, hints)) {
            add_runs(by_left, line, glyph, areas);
        }
    }
    return areas;
}

bool is_prose(const std::vector<Area>& lines, double glyph) {
    Area all;
    for (const Area& line : lines) {
        all = unite(all, line);
    }
    const auto full = std::count_if(lines.begin(), lines.end(), [&](const Area& line) {
        return line.left < all.left + 3 * glyph && line.right > all.right - 2.5 * glyph &&
               line.height() < 1.7 * glyph;
    });
    return lines.size() >= 3 && full >= 2 &&
           static_cast<std::size_t>(full) * 2 >= lines.size() && all.width() > 15 * glyph;
}

Raster line_image(const Raster& page, const Area& ink, double glyph, const Area& room) {
    const int height = std::max(ink.height(), static_cast<int>(0.9 * glyph));
    const int middle = (ink.top + ink.bottom) / 2;
    const int half = static_cast<int>(std::lround(height * 0.66));
    const int side = static_cast<int>(std::lround(height * 0.25));
    const Area wanted{ink.left - side, middle - half, ink.right + side, middle + half};
    const Area inside{std::max(wanted.left, room.left), std::max(wanted.top, room.top),
                      std::min(wanted.right, room.right), std::min(wanted.bottom, room.bottom)};
    const Raster seen = cut(page, inside);
    return cut(seen, {wanted.left - inside.left, wanted.top - inside.top,
                      wanted.right - inside.left, wanted.bottom - inside.top});
}

} // namespace intake
