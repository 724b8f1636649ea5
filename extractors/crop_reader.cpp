#include "extractors/crop_reader.hpp"

#include "extractors/blobs.hpp"
#include "extractors/line_images.hpp"
#include "extractors/second_reader.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

constexpr int ink_level = 160;

Area extent(const std::vector<Blob>& blobs) {
    Area all;
    for (const Blob& blob : blobs) {
        all = unite(all, blob.box);
    }
    return all;
}

bool is_lonely(const Area& ink, double glyph) {
    return ink.width() < 1.5 * glyph && ink.height() < 1.5 * glyph;
}

// Height of the glyphs in a crop: that of its tallest line where lines stand apart.
double local_glyph(const std::vector<Band>& bands, double page_glyph) {
    int tallest = 0;
    for (const Band& band : bands) {
        tallest = std::max(tallest, band.size());
    }
    return tallest > 2.2 * page_glyph
               ? page_glyph
               : std::clamp<double>(tallest, 0.8 * page_glyph, 2.2 * page_glyph);
}

Raster padded(const Raster& page, const Area& area, int margin) {
    Raster inside = cut(page, area);
    return cut(inside, {-margin, -margin, inside.width + margin, inside.height + margin});
}

void shift(Text& line, double x, double y) {
    line.box = {line.box.left + x, line.box.top + y, line.box.right + x, line.box.bottom + y};
    for (double& edge : line.edges) {
        edge += x;
    }
}

std::vector<Text> read_scaled(const Raster& page, const Area& area, double factor,
                              Layout layout, const Recognizer& recognizer) {
    const int margin = static_cast<int>((layout == Layout::glyph ? 0.6 : 0.3) * best_glyph /
                                        std::max(factor, 0.05));
    const Raster crop = scale(padded(page, area, margin), factor);
    std::vector<Text> lines = recognizer.read(crop, layout);
    const double unit = 72 / page.dpi;
    for (Text& line : lines) {
        shift(line, (area.left - margin) * unit, (area.top - margin) * unit);
    }
    return lines;
}

double mean_confidence(const std::vector<Text>& lines) {
    double sum = 0;
    double count = 0;
    for (const Text& line : lines) {
        const auto size = static_cast<double>(length(line.text));
        sum += line.confidence * size;
        count += size;
    }
    return count > 0 ? sum / count : 0;
}

std::string joined(const std::vector<Text>& lines) {
    std::string all;
    for (const Text& line : lines) {
        all += line.text;
    }
    return all;
}

// The bands of a label set one glyph a line, each about square; nothing if it is not one.
std::vector<Band> stacked_glyphs(const std::vector<Band>& bands, const Area& ink,
                                 double glyph) {
    if (ink.width() > 1.6 * glyph ||
        ink.height() < 2.2 * std::max<double>(ink.width(), 0.8 * glyph)) {
        return {};
    }
    const double size = std::max<double>(ink.width(), 0.8 * glyph);
    std::vector<Band> glyphs;
    for (const Band& band : bands) {
        if (!glyphs.empty() && band.to - glyphs.back().from <= 1.12 * size) {
            glyphs.back().to = band.to;
        } else {
            glyphs.push_back(band);
        }
    }
    const bool upright = std::all_of(glyphs.begin(), glyphs.end(), [&](const Band& band) {
        return band.size() <= 1.5 * size;
    });
    return upright && glyphs.size() >= 2 ? glyphs : std::vector<Band>{};
}

// The stacked glyphs side by side.
Raster laid_flat(const Raster& page, const Area& ink, const std::vector<Band>& glyphs) {
    int tallest = 0;
    for (const Band& band : glyphs) {
        tallest = std::max(tallest, band.size());
    }
    const int gap = std::max(2, tallest / 8);
    const int cell = std::max(ink.width(), tallest);
    Raster flat;
    flat.width = static_cast<int>(glyphs.size()) * (cell + gap) + 2 * gap;
    flat.height = tallest + 2 * tallest / 3;
    flat.dpi = page.dpi;
    flat.pixels.assign(
        static_cast<std::size_t>(flat.width) * static_cast<std::size_t>(flat.height), 255);
    int x = gap;
    for (const Band& band : glyphs) {
        const int dx = x + (cell - ink.width()) / 2;
        const int dy = (flat.height - band.size()) / 2;
        for (int y = 0; y < band.size(); ++y) {
            std::copy_n(page.pixels.data() + page.at(ink.left, band.from + y),
                        static_cast<std::size_t>(ink.width()),
                        flat.pixels.data() + flat.at(dx, dy + y));
        }
        x += cell + gap;
    }
    return flat;
}

// The flat label as one line whose box is the label's.
std::vector<Text> read_stacked(const Raster& page, const Area& ink,
                               const std::vector<Band>& glyphs, const Recognizer& recognizer) {
    const Raster flat = laid_flat(page, ink, glyphs);
    const int cell = flat.height * 3 / 5;
    std::vector<Text> lines = recognizer.read(scale(flat, best_glyph / cell), Layout::line);
    if (lines.size() > 1) {
        return {};
    }
    const Box box = to_box(ink, page.dpi);
    for (Text& line : lines) {
        line.box = box;
        const auto count = static_cast<double>(line.edges.size() - 1);
        for (std::size_t i = 0; i < line.edges.size(); ++i) {
            line.edges[i] = box.left + box.width() * static_cast<double>(i) / count;
        }
    }
    const auto second = recognizer.read_line(flat);
    return second ? join_readings(std::move(lines), {{box, *second}}) : lines;
}

struct Attempt {
    Layout layout;
    double factor;
};

std::array<Attempt, 3> attempts_at(const std::vector<Band>& bands, const Area& ink,
                                   double glyph) {
    const double factor = std::min(1.15, best_glyph / local_glyph(bands, glyph));
    const bool single = bands.size() == 1 || ink.height() < 1.6 * glyph;
    return {{{is_lonely(ink, glyph) ? Layout::glyph : Layout::block, factor},
             {single ? Layout::line : Layout::block, factor * 0.85},
             {single ? Layout::block : Layout::column, factor * 0.7}}};
}

// What the second reader sees on the lines of ink.
std::vector<Sighting> sightings_of(const Raster& page, const std::vector<Area>& inks,
                                   const Area& room, double glyph,
                                   const Recognizer& recognizer) {
    std::vector<Sighting> sightings;
    for (const Area& ink : inks) {
        const auto reading = recognizer.read_line(line_image(page, ink, glyph, room));
        if (reading) {
            sightings.push_back({to_box(ink, page.dpi), *reading});
        }
    }
    return sightings;
}

std::vector<double> middles_of(const std::vector<Text>& lines, double dpi) {
    std::vector<double> middles;
    middles.reserve(lines.size());
    for (const Text& line : lines) {
        middles.push_back((line.box.top + line.box.bottom) / 2 * dpi / 72);
    }
    return middles;
}

bool all_sure(const std::vector<Sighting>& sightings) {
    return std::all_of(sightings.begin(), sightings.end(),
                       [](const Sighting& sighting) { return sighting.reading.mean() > 0.93; });
}

// The first reader's surest try, or the first that the second reader confirms.
std::vector<Text> read_by_turns(const Raster& page, const std::vector<Blob>& blobs,
                                const Area& room, double glyph, const Recognizer& recognizer) {
    const Area ink = extent(blobs);
    const bool twice = recognizer.reads_twice();
    const double enough = is_lonely(ink, glyph) ? 0.9 : 0.7;
    std::vector<Text> best;
    std::vector<Sighting> sightings;
    bool disputed = false;
    bool first = true;
    for (const Attempt& attempt : attempts_at(bands_of(blobs), ink, glyph)) {
        std::vector<Text> lines =
            read_scaled(page, ink, attempt.factor, attempt.layout, recognizer);
        if (first && twice) {
            const auto inks = line_areas(blobs, glyph, middles_of(lines, page.dpi));
            sightings = sightings_of(page, inks, room, glyph, recognizer);
        }
        const bool confirmed = twice && in_accord(lines, sightings);
        disputed = disputed || (!first && joined(lines) != joined(best));
        if (confirmed || first || mean_confidence(lines) > mean_confidence(best) + 0.02) {
            best = std::move(lines);
        }
        first = false;
        if (twice ? confirmed || sightings.size() > 2 : mean_confidence(best) >= enough) {
            break;
        }
    }
    // Picking the surest of several readings must not make a wrong one look sure.
    for (Text& line : best) {
        line.confidence *= disputed ? 0.75 : 1;
        line.weakest *= disputed ? 0.75 : 1;
    }
    return join_readings(std::move(best), sightings);
}

// Running text goes to the second reader alone, which errs a tenth as often on it; single
// values go to both.
std::vector<Text> read_lines_of(const Raster& page, const std::vector<Blob>& blobs,
                                const Area& room, double glyph, const Recognizer& recognizer) {
    const std::vector<Area> inks = line_areas(blobs, glyph, {});
    if (recognizer.reads_twice() && is_prose(inks, glyph)) {
        const std::vector<Sighting> seen = sightings_of(page, inks, room, glyph, recognizer);
        if (all_sure(seen)) {
            return join_readings({}, seen);
        }
    }
    return read_by_turns(page, blobs, room, glyph, recognizer);
}

} // namespace

bool is_credible(const Text& line) {
    return line.confidence >= 0.3 && !skeleton(line.text).empty();
}

std::vector<Text> read_area(const Raster& page, const Area& area, double glyph,
                            const Recognizer& recognizer) {
    const Area inside = clip(area, page);
    if (inside.empty()) {
        return {};
    }
    std::vector<Blob> blobs = glyph_like(find_blobs(cut(page, inside), ink_level), page.dpi);
    for (Blob& blob : blobs) {
        blob.box = {blob.box.left + inside.left, blob.box.top + inside.top,
                    blob.box.right + inside.left, blob.box.bottom + inside.top};
    }
    const Area ink = extent(blobs);
    if (ink.empty() || std::max(ink.width(), ink.height()) < 0.3 * glyph) {
        return {};
    }
    const std::vector<Band> bands = bands_of(blobs);
    const std::vector<Band> stacked = stacked_glyphs(bands, ink, glyph);
    if (!stacked.empty()) {
        std::vector<Text> lines = read_stacked(page, ink, stacked, recognizer);
        if (mean_confidence(lines) > 0.6) {
            return lines;
        }
    }
    return read_lines_of(page, blobs, inside, glyph, recognizer);
}

} // namespace intake
