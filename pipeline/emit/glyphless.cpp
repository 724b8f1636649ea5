#include "pipeline/emit/glyphless.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace intake {

namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

std::string hex16(unsigned value) {
    return {digits[value >> 12U & 15U], digits[value >> 8U & 15U], digits[value >> 4U & 15U],
            digits[value & 15U]};
}

unsigned code_of(CodeTable& codes, char32_t c) {
    const auto next = static_cast<unsigned>(codes.size() + 1);
    return codes.try_emplace(c, next).first->second;
}

} // namespace

std::string decimal(double value, int places) {
    const double half = 0.5 * std::pow(10.0, -places);
    if (std::abs(value) < half) {
        value = 0; // never "-0.00"
    }
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::fixed, places);
    return error == std::errc{} ? std::string(buffer.data(), end) : "0";
}

std::string utf16_hex(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        const auto value = static_cast<unsigned>(c);
        if (value >= 0x10000) {
            out += hex16(0xD800 + ((value - 0x10000) >> 10U));
            out += hex16(0xDC00 + ((value - 0x10000) & 0x3FFU));
        } else {
            out += hex16(value);
        }
    }
    return out;
}

std::string hidden_text(const HiddenRun& run, const OnSheet& place, CodeTable& codes) {
    const double size = std::max(run.size * place.scale, 0.5);
    std::string out = "/Hidden " + decimal(size, 2) + " Tf " + decimal(run.cosine, 4) + ' ' +
                      decimal(-run.sine, 4) + ' ' + decimal(run.sine, 4) + ' ' +
                      decimal(run.cosine, 4) + ' ' +
                      decimal(place.left + run.x * place.scale, 2) + ' ' +
                      decimal(place.top - run.y * place.scale, 2) + " Tm\n";
    // Every glyph is stretched to the next one's edge: no gap that readers take for a space.
    double pen = run.edges.front() * place.scale;
    int stretch = 0;
    for (std::size_t i = 0; i < run.text.size(); ++i) {
        const double want = run.edges[i + 1] * place.scale - pen;
        const int percent =
            std::clamp(static_cast<int>(std::lround(want / size * 100)), 5, 900);
        if (percent != stretch) {
            out += (i == 0 ? "" : "> Tj ") + std::to_string(percent) + " Tz <";
            stretch = percent;
        }
        out += hex16(code_of(codes, run.text[i]));
        pen += percent * size / 100;
    }
    return out + "> Tj\n";
}

std::string unicode_map(const CodeTable& codes) {
    std::vector<std::pair<unsigned, char32_t>> sorted;
    for (const auto& [character, code] : codes) {
        sorted.emplace_back(code, character);
    }
    std::ranges::sort(sorted);
    std::string out =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t i = 0; i < sorted.size(); i += 100) {
        const std::size_t end = std::min(sorted.size(), i + 100);
        out += std::to_string(end - i) + " beginbfchar\n";
        for (std::size_t k = i; k < end; ++k) {
            out += "<" + hex16(sorted[k].first) + "> <" +
                   utf16_hex(std::u32string_view(&sorted[k].second, 1)) + ">\n";
        }
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace intake
