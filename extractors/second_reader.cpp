#include "extractors/second_reader.hpp"

#include "extractors/accord.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>

namespace intake {

namespace {

constexpr double nothing_seen = 0.55; // mean chance below which strokes were taken for glyphs

/// Indices of the lines that stand in `box`, left to right.
std::vector<std::size_t> lines_in(const std::vector<Text>& lines, const Box& box) {
    const double reach = 0.4 * box.height();
    std::vector<std::size_t> inside;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (centre_inside(lines[i].box, inflate(box, reach))) {
            inside.push_back(i);
        }
    }
    std::stable_sort(inside.begin(), inside.end(), [&](std::size_t a, std::size_t b) {
        return lines[a].box.left < lines[b].box.left;
    });
    return inside;
}

std::string joined(const std::vector<Text>& lines, const std::vector<std::size_t>& which) {
    std::string all;
    for (const std::size_t i : which) {
        all += lines[i].text;
    }
    return all;
}

LineReading piece_of(const LineReading& whole, std::size_t from, std::size_t to) {
    const auto begin = static_cast<std::ptrdiff_t>(from);
    const auto end = static_cast<std::ptrdiff_t>(to);
    return {whole.text.substr(from, to - from),
            {whole.chances.begin() + begin, whole.chances.begin() + end},
            {whole.centres.begin() + begin, whole.centres.begin() + end}};
}

/// A gap of more than a glyph parts what stands beside each other ("性别 女　民族 汉").
LineReading with_gaps(const LineReading& reading, const Box& place) {
    constexpr double wide = 2.2; // line heights from middle to middle
    LineReading out;
    for (std::size_t i = 0; i < reading.text.size(); ++i) {
        const double before = i == 0 ? reading.centres[i] : reading.centres[i - 1];
        const double step = (reading.centres[i] - before) * place.width();
        if (step > wide * place.height() && reading.text[i] != U' ' &&
            out.text.back() != U' ') {
            out.text += U' ';
            out.chances.push_back(1);
            out.centres.push_back((before + reading.centres[i]) / 2);
        }
        out.text += reading.text[i];
        out.chances.push_back(reading.chances[i]);
        out.centres.push_back(reading.centres[i]);
    }
    return out;
}

/// A line as the second reader sees it, its characters spread over `line`.
Text text_of(const LineReading& seen, const Box& place, const Box& line) {
    const LineReading reading = with_gaps(seen, place);
    Text text{.text = encode(reading.text), .box = line, .origin = Origin::ocr};
    text.confidence = reading.mean();
    text.weakest = reading.weakest();
    text.edges.push_back(line.left);
    for (std::size_t i = 1; i < reading.centres.size(); ++i) {
        const double at = (reading.centres[i - 1] + reading.centres[i]) / 2;
        const double x = place.left + at * place.width();
        text.edges.push_back(std::clamp(x, text.edges.back(), line.right));
    }
    text.edges.push_back(line.right);
    return text;
}

/// The chance that a line both read alike is right: wrong only where both slipped the same way.
double together(double a, double b) {
    return 1 - 0.5 * (1 - a) * (1 - b) - 0.02 * (1 - std::min(a, b));
}

/// What a difference leaves of a line's confidence: one glyph in three takes much of it, one in
/// forty little.
double shared(const std::string& a, const std::string& b) {
    const std::u32string one = decode(squeeze(a));
    const std::u32string two = decode(squeeze(b));
    const auto edits = static_cast<double>(edit_distance(one, two, one.size()));
    return 1 - 0.4 * std::min(1.0, 6 * edits / static_cast<double>(one.size() + 1));
}

Text pair_up(Text&& first, const LineReading& reading, const Box& place) {
    Text second = text_of(reading, place, first.box);
    const double agreed = together(first.weakest, second.weakest);
    if (same_words(first.text, second.text)) {
        second.confidence = together(first.confidence, second.confidence);
        second.weakest = agreed;
        second.agreed = agreed;
        second.second = std::move(first.text);
        return second;
    }
    const bool trained = second.confidence >= 0.6 || second.confidence >= first.confidence;
    Text& stands = trained ? second : first;
    Text& other = trained ? first : second;
    const double sure = shared(stands.text, other.text);
    stands.confidence *= sure;
    stands.weakest *= 0.6;
    stands.agreed = agreed;
    stands.second = std::move(other.text);
    return std::move(stands);
}

} // namespace

std::vector<Text> join_readings(std::vector<Text> lines,
                                const std::vector<Sighting>& sightings) {
    for (const Sighting& sighting : sightings) {
        const std::vector<std::size_t> inside = lines_in(lines, sighting.box);
        const LineReading& reading = sighting.reading;
        if (reading.text.empty() || reading.mean() < nothing_seen) {
            continue;
        }
        if (inside.empty()) {
            lines.push_back(text_of(reading, sighting.box, sighting.box));
            continue;
        }
        const auto places = align(decode(joined(lines, inside)), reading.text);
        std::size_t at = 0;
        for (std::size_t k = 0; k < inside.size(); ++k) {
            Text& line = lines[inside[k]];
            const std::size_t next = at + length(line.text);
            const std::size_t from = k == 0 ? 0 : places.at(at).last;
            const std::size_t to = places.at(next).last;
            if (from < to && line.second.empty()) {
                line = pair_up(std::move(line), piece_of(reading, from, to), sighting.box);
            }
            at = next;
        }
    }
    return lines;
}

bool in_accord(const std::vector<Text>& lines, const std::vector<Sighting>& sightings) {
    return std::all_of(sightings.begin(), sightings.end(), [&](const Sighting& sighting) {
        return same_words(joined(lines, lines_in(lines, sighting.box)),
                          encode(sighting.reading.text));
    });
}

} // namespace intake
