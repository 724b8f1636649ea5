#include "extractors/ring_text.hpp"

#include "extractors/crop_reader.hpp"
#include "extractors/seal_ink.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace intake {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double inner = 0.42; ///< of the radius: the band that holds the ring's text
constexpr double outer = 0.93;
constexpr int directions = 360;
constexpr double below_star = 0.37; ///< of the radius: where a band of 0.36 begins
constexpr double at_star = -0.18;
constexpr double sure_middle = 0.85;
constexpr double very_sure = 0.97;

Raster sheet(int width, int height, double dpi) {
    Raster out{width, height, 1, dpi, {}};
    out.pixels.assign(out.at(0, height), 255);
    return out;
}

/// Ink brought to full strength, so that faint seals read like others.
Raster strengthened(Raster ink, const Ring& ring) {
    std::vector<std::uint8_t> values;
    const Area area = clip(bounds_of(ring), ink);
    for (int y = area.top; y < area.bottom; ++y) {
        const std::uint8_t* row = ink.pixels.data() + ink.at(area.left, y);
        values.insert(values.end(), row, row + area.width());
    }
    if (values.empty()) {
        return ink;
    }
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 92 / 100);
    std::nth_element(values.begin(), at, values.end());
    const int full = std::max<int>(*at, 20);
    for (std::uint8_t& value : ink.pixels) {
        const int rest = std::max(0, value - full / 6);
        value = static_cast<std::uint8_t>(std::min(255, rest * 300 / full));
    }
    return ink;
}

std::string words_of(const std::vector<Text>& lines) {
    std::string all;
    for (const Text& line : lines) {
        all += squeeze(line.text);
    }
    return all;
}

double sureness(const std::vector<Text>& lines) {
    double sum = 0;
    double count = 0;
    for (const Text& line : lines) {
        const auto size = static_cast<double>(length(line.text));
        sum += line.confidence * size;
        count += size;
    }
    return count > 0 ? sum / count : 0;
}

/// The rows that hold the letters, with room around them: the rim and the star's points go.
Raster trimmed(const Raster& strip) {
    std::vector<int> rows(static_cast<std::size_t>(strip.height), 0);
    int most = 0;
    for (int y = 0; y < strip.height; ++y) {
        for (int x = 0; x < strip.width; ++x) {
            rows[static_cast<std::size_t>(y)] += strip.pixels[strip.at(x, y)] < 128 ? 1 : 0;
        }
        most = std::max(most, rows[static_cast<std::size_t>(y)]);
    }
    int first = 0;
    int last = strip.height - 1;
    while (first < last && rows[static_cast<std::size_t>(first)] * 8 < most) {
        ++first;
    }
    while (last > first && rows[static_cast<std::size_t>(last)] * 8 < most) {
        --last;
    }
    const int room = std::max(1, (last - first) / 7);
    return cut(strip, {0, first - room, strip.width, last + 1 + room});
}

struct Words {
    std::string text;
    double confidence = 0;
};

/// What the better reader sees on one line.
Words read_strip(const Raster& strip, const Recognizer& recognizer) {
    if (const auto second = recognizer.read_line(strip)) {
        return {squeeze(encode(second->text)), second->mean()};
    }
    const std::vector<Text> lines = recognizer.read(
        scale(strip, best_glyph / std::max(1.0, 0.75 * strip.height)), Layout::line);
    return {words_of(lines), sureness(lines)};
}

/// A straight band across the seal, upright, `from` radii below its middle.
Raster band_across(const Raster& ink, const Ring& ring, double foot, double from) {
    const double radius = (ring.a + ring.b) / 2;
    Raster out =
        sheet(static_cast<int>(1.2 * radius), static_cast<int>(0.36 * radius), ink.dpi);
    const double down_x = std::cos(foot);
    const double down_y = std::sin(foot);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            const double along = x - out.width / 2.0;
            const double depth = from * radius + y;
            const double u = ring.x + depth * down_x + along * down_y;
            const double v = ring.y + depth * down_y - along * down_x;
            out.pixels[out.at(x, y)] = static_cast<std::uint8_t>(255 - ink_at(ink, u, v));
        }
    }
    return out;
}

double inked_share(const Raster& band) {
    const auto dark = std::count_if(band.pixels.begin(), band.pixels.end(),
                                    [](std::uint8_t value) { return value < 128; });
    return band.pixels.empty()
               ? 0
               : static_cast<double>(dark) / static_cast<double>(band.pixels.size());
}

/// Words in the star's place: a star itself is read as a character or two. Where the ring's gap
/// is, is known but roughly; words are read where they lie level.
Words words_at_star(const Raster& ink, const Ring& ring, double foot,
                    const Recognizer& recognizer) {
    Words best;
    for (const double turn : {0.0, 0.2, -0.2, 0.4, -0.4, 0.6, -0.6}) {
        Words seen =
            read_strip(trimmed(band_across(ink, ring, foot + turn, at_star)), recognizer);
        if (turn == 0.0 && count_han(seen.text) < 2) {
            return {};
        }
        if (seen.confidence > best.confidence && count_han(seen.text) >= 3) {
            best = std::move(seen);
        }
        if (best.confidence >= very_sure) {
            break;
        }
    }
    return best.confidence >= sure_middle ? best : Words{};
}

} // namespace

double foot_of(const Raster& ink, const Ring& ring) {
    std::array<double, directions> profile{};
    for (int i = 0; i < directions; ++i) {
        const double angle = 2 * pi * i / directions;
        const double radius = radius_at(ring, angle);
        double share = 0.62;
        for (int step = 0; step < 13; ++step, share += 0.02) { // up to 0.88
            profile[static_cast<std::size_t>(i)] +=
                ink_at(ink, ring.x + share * radius * std::cos(angle),
                       ring.y + share * radius * std::sin(angle));
        }
    }
    constexpr int reach = 20; // degrees either side
    double least = -1;
    int foot = 90;
    for (int i = 0; i < directions; ++i) {
        double total = 0;
        for (int k = -reach; k <= reach; ++k) {
            total += profile[static_cast<std::size_t>((i + k + directions) % directions)];
        }
        if (least < 0 || total < least) {
            least = total;
            foot = i;
        }
    }
    return 2 * pi * foot / directions;
}

Raster unrolled(const Raster& ink, const Ring& ring, double start, double stretch) {
    const double radius = (ring.a + ring.b) / 2;
    const double middle = (inner + outer) / 2 * radius;
    Raster out = sheet(std::max(1, static_cast<int>(2 * pi * middle * stretch)),
                       std::max(1, static_cast<int>((outer - inner) * radius)), ink.dpi);
    for (int x = 0; x < out.width; ++x) {
        const double angle = start + 2 * pi * (x + 0.5) / out.width;
        const double rim = radius_at(ring, angle);
        for (int y = 0; y < out.height; ++y) {
            const double share = outer - (outer - inner) * (y + 0.5) / out.height;
            const double strength = ink_at(ink, ring.x + share * rim * std::cos(angle),
                                           ring.y + share * rim * std::sin(angle));
            out.pixels[out.at(x, y)] = static_cast<std::uint8_t>(255 - strength);
        }
    }
    return out;
}

SealWords read_seal(const Raster& crop, const Ring& ring, bool grey,
                    const Recognizer& recognizer) {
    const Raster ink = strengthened(grey ? dark_ink(crop) : red_ink(crop), ring);
    const double foot = foot_of(ink, ring);
    SealWords words;
    for (const double stretch : {1.25, 1.0, 1.5}) {
        Words seen = read_strip(trimmed(unrolled(ink, ring, foot, stretch)), recognizer);
        if (seen.confidence > words.confidence) {
            words.confidence = seen.confidence;
            words.ring = std::move(seen.text);
        }
        if (words.confidence >= 0.9) {
            break;
        }
    }
    const Raster band = band_across(ink, ring, foot, below_star);
    words.lower = inked_share(band) > 0.06;
    if (words.lower) {
        words.line = read_strip(trimmed(band), recognizer).text;
    }
    Words middle = words_at_star(ink, ring, foot, recognizer);
    if (!middle.text.empty()) {
        words.lower = true;
        words.line = std::move(middle.text);
    }
    return words;
}

} // namespace intake
