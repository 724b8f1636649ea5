#include "extractors/warp.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace intake {

namespace {

struct Tap {
    int first = 0;  // destination index the source element starts in
    float head = 0; // share that goes there
    float tail = 0; // share that goes to the next
};

// How each of `count` source elements spreads over destination elements of size 1/factor.
std::vector<Tap> taps(int count, int out, double factor) {
    std::vector<Tap> result(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double from = i * factor;
        const double to = (i + 1) * factor;
        Tap& tap = result[static_cast<std::size_t>(i)];
        tap.first = std::min(static_cast<int>(from), out - 1);
        const double edge = tap.first + 1;
        tap.head = static_cast<float>(std::min(to, edge) - from);
        tap.tail = static_cast<float>(tap.first + 1 < out ? std::max(0.0, to - edge) : 0.0);
    }
    return result;
}

void add_row(std::vector<float>& sums, const std::vector<float>& row, float weight) {
    if (weight > 0) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            sums[i] += weight * row[i];
        }
    }
}

void store_row(std::vector<float>& sums, float weight, std::uint8_t* out) {
    const float norm = weight > 0 ? 1 / weight : 0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        out[i] = static_cast<std::uint8_t>(std::min(255.0F, sums[i] * norm + 0.5F));
        sums[i] = 0;
    }
}

/// What the pixels of one line give to the narrower `row`.
void spread(const std::uint8_t* in, const std::vector<Tap>& across, std::size_t channels,
            std::vector<float>& row) {
    std::fill(row.begin(), row.end(), 0.0F);
    for (const Tap& tap : across) {
        const std::size_t base = static_cast<std::size_t>(tap.first) * channels;
        for (std::size_t c = 0; c < channels; ++c) {
            const float value = *in++;
            row[base + c] += tap.head * value;
            if (tap.tail > 0) {
                row[base + channels + c] += tap.tail * value;
            }
        }
    }
}

Raster shrink(const Raster& source, double factor) {
    Raster out;
    out.channels = source.channels;
    out.width = std::max(1, static_cast<int>(std::floor(source.width * factor + 0.01)));
    out.height = std::max(1, static_cast<int>(std::floor(source.height * factor + 0.01)));
    out.dpi = source.dpi * factor;
    const auto channels = static_cast<std::size_t>(out.channels);
    const std::size_t line = static_cast<std::size_t>(out.width) * channels;
    out.pixels.resize(line * static_cast<std::size_t>(out.height));
    const std::vector<Tap> across = taps(source.width, out.width, factor);
    const std::vector<Tap> down = taps(source.height, out.height, factor);
    std::vector<float> row(line);
    std::vector<float> sums(line);
    std::vector<float> next(line);
    float weight = 0;
    int at = 0;
    for (int y = 0; y < source.height; ++y) {
        spread(source.pixels.data() + source.at(0, y), across, channels, row);
        const Tap& tap = down[static_cast<std::size_t>(y)];
        if (tap.first != at) {
            store_row(sums, weight, out.pixels.data() + line * static_cast<std::size_t>(at));
            at = tap.first;
            weight = 0;
            if (y > 0 && down[static_cast<std::size_t>(y) - 1].tail > 0) {
                weight = down[static_cast<std::size_t>(y) - 1].tail;
                std::swap(sums, next);
                std::fill(next.begin(), next.end(), 0.0F);
            }
        }
        add_row(sums, row, tap.head);
        weight += tap.head;
        add_row(next, row, tap.tail);
    }
    store_row(sums, weight, out.pixels.data() + line * static_cast<std::size_t>(at));
    return out;
}

} // namespace

Area clip(const Area& area, const Raster& raster) {
    return {std::clamp(area.left, 0, raster.width), std::clamp(area.top, 0, raster.height),
            std::clamp(area.right, 0, raster.width), std::clamp(area.bottom, 0, raster.height)};
}

Area unite(const Area& a, const Area& b) {
    if (a.empty()) {
        return b;
    }
    if (b.empty()) {
        return a;
    }
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}

Area to_area(const Box& points, const Raster& raster) {
    const double zoom = raster.dpi / 72;
    const auto pixel = [&](double value, int limit) {
        return static_cast<int>(std::clamp(value * zoom, 0.0, static_cast<double>(limit)));
    };
    return {pixel(points.left, raster.width), pixel(points.top, raster.height),
            pixel(points.right + 0.999 / zoom, raster.width),
            pixel(points.bottom + 0.999 / zoom, raster.height)};
}

Box to_box(const Area& area, double dpi) {
    const double unit = 72 / dpi;
    return {area.left * unit, area.top * unit, area.right * unit, area.bottom * unit};
}

double plausible_dpi(const Raster& raster) {
    const double side = std::max(raster.width, raster.height);
    const double inches = side / raster.dpi;
    return inches > 2.5 && inches < 18 ? raster.dpi : side / 11.69;
}

Raster warp(const Raster& source, const Frame& frame) {
    Raster out;
    out.width = frame.width;
    out.height = frame.height;
    out.channels = source.channels;
    out.dpi = frame.dpi;
    const auto channels = static_cast<std::size_t>(out.channels);
    out.pixels.assign(static_cast<std::size_t>(out.width) *
                          static_cast<std::size_t>(out.height) * channels,
                      255);
    const Affine& map = frame.to_source;
    const std::size_t stride = static_cast<std::size_t>(source.width) * channels;
    constexpr double one = 65536;
    const auto step_x = static_cast<std::int64_t>(std::llround(map.a * one));
    const auto step_y = static_cast<std::int64_t>(std::llround(map.b * one));
    std::uint8_t* to = out.pixels.data();
    for (int y = 0; y < out.height; ++y) {
        const double line = y + 0.5;
        auto u = static_cast<std::int64_t>(
            std::llround((map.a * 0.5 + map.c * line + map.e - 0.5) * one));
        auto v = static_cast<std::int64_t>(
            std::llround((map.b * 0.5 + map.d * line + map.f - 0.5) * one));
        for (int x = 0; x < out.width; ++x, u += step_x, v += step_y, to += channels) {
            const std::int64_t left = u >> 16;
            const std::int64_t top = v >> 16;
            if (left < -1 || top < -1 || left >= source.width || top >= source.height) {
                continue;
            }
            const std::int64_t x0 = std::max<std::int64_t>(left, 0);
            const std::int64_t y0 = std::max<std::int64_t>(top, 0);
            const std::int64_t x1 = std::min<std::int64_t>(left + 1, source.width - 1);
            const std::int64_t y1 = std::min<std::int64_t>(top + 1, source.height - 1);
            const auto fx = static_cast<std::uint32_t>((u & 0xFFFF) >> 8);
            const auto fy = static_cast<std::uint32_t>((v & 0xFFFF) >> 8);
            const std::uint8_t* upper =
                source.pixels.data() + static_cast<std::size_t>(y0) * stride;
            const std::uint8_t* lower =
                source.pixels.data() + static_cast<std::size_t>(y1) * stride;
            const std::size_t i0 = static_cast<std::size_t>(x0) * channels;
            const std::size_t i1 = static_cast<std::size_t>(x1) * channels;
            for (std::size_t c = 0; c < channels; ++c) {
                const std::uint32_t above = upper[i0 + c] * (256 - fx) + upper[i1 + c] * fx;
                const std::uint32_t below = lower[i0 + c] * (256 - fx) + lower[i1 + c] * fx;
                to[c] =
                    static_cast<std::uint8_t>((above * (256 - fy) + below * fy + 32768) >> 16);
            }
        }
    }
    return out;
}

Raster scale(const Raster& source, double factor) {
    if (factor > 0.999 && factor < 1.001) {
        return source;
    }
    if (factor < 1) {
        return shrink(source, factor);
    }
    const Frame frame{static_cast<int>(source.width * factor),
                      static_cast<int>(source.height * factor),
                      source.dpi * factor,
                      {1 / factor, 0, 0, 1 / factor, 0, 0}};
    return warp(source, frame);
}

Raster cut(const Raster& source, const Area& area) {
    Raster out;
    out.width = std::max(0, area.width());
    out.height = std::max(0, area.height());
    out.channels = source.channels;
    out.dpi = source.dpi;
    const auto channels = static_cast<std::size_t>(out.channels);
    const std::size_t line = static_cast<std::size_t>(out.width) * channels;
    out.pixels.assign(line * static_cast<std::size_t>(out.height), 255);
    const Area inside = clip(area, source);
    if (inside.empty()) {
        return out;
    }
    for (int y = inside.top; y < inside.bottom; ++y) {
        const std::uint8_t* from = source.pixels.data() + source.at(inside.left, y);
        std::copy_n(from, static_cast<std::size_t>(inside.width()) * channels,
                    out.pixels.data() + out.at(inside.left - area.left, y - area.top));
    }
    return out;
}

void blank_out(Raster& raster, const Area& area) {
    const Area inside = clip(area, raster);
    if (inside.empty()) {
        return;
    }
    const std::size_t count =
        static_cast<std::size_t>(inside.width()) * static_cast<std::size_t>(raster.channels);
    for (int y = inside.top; y < inside.bottom; ++y) {
        std::fill_n(raster.pixels.data() + raster.at(inside.left, y), count, std::uint8_t{255});
    }
}

Frame upright_frame(const Raster& source, int quarter_turns, double degrees) {
    const int turns = ((quarter_turns % 4) + 4) % 4;
    const double w = source.width;
    const double h = source.height;
    const Affine unturn[] = {
        {1, 0, 0, 1, 0, 0}, {0, -1, 1, 0, 0, h}, {-1, 0, 0, -1, w, h}, {0, 1, -1, 0, w, 0}};
    const bool sideways = turns % 2 == 1;
    Frame frame{sideways ? source.height : source.width,
                sideways ? source.width : source.height, source.dpi, unturn[turns]};
    if (degrees != 0) {
        const double angle = degrees * std::numbers::pi / 180;
        const double cosine = std::cos(angle);
        const double sine = std::sin(angle);
        const double x = frame.width / 2.0;
        const double y = frame.height / 2.0;
        // Clockwise by `degrees` with y downwards; its inverse samples the source.
        const Affine unrotate{
            cosine, -sine, sine, cosine, x - cosine * x - sine * y, y + sine * x - cosine * y};
        frame.to_source = compose(frame.to_source, unrotate);
    }
    return frame;
}

} // namespace intake
