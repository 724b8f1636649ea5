#include "extractors/image.hpp"

#include "extractors/image_header.hpp"
#include "pipeline/model/error.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

namespace intake {
namespace {

constexpr int max_frames = 100'000;       // more directories than any real file has
constexpr double a4_long_side = 842;      // points
constexpr double a3_and_a_margin = 1310;  // points
constexpr double smallest_long_side = 50; // points
constexpr l_uint32 white = 0xFFFFFF00;
constexpr l_uint32 black = 0x00000000;
constexpr l_int32 nearly_white = 250;

struct PixDeleter {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};

using PixPtr = std::unique_ptr<Pix, PixDeleter>;

struct FreeDeleter {
    void operator()(l_uint8* bytes) const {
        // NOLINTNEXTLINE(*-no-malloc,*-owning-memory): Leptonica hands out malloc's memory
        std::free(bytes);
    }
};

InputError damaged() {
    return {"damaged", "图片已损坏，无法解码"};
}

PixPtr checked(Pix* pix) {
    if (pix == nullptr) {
        throw damaged();
    }
    return PixPtr(pix);
}

const l_uint8* data_of(std::string_view bytes) {
    return reinterpret_cast<const l_uint8*>(bytes.data());
}

// Leptonica keeps the bytes of a line in 32-bit words, first byte highest.
std::uint8_t byte_of(const l_uint32* line, int x) {
    return static_cast<std::uint8_t>(line[x / 4] >> (24 - 8 * (x % 4)));
}

Raster to_raster(Pix* pix, double dpi) {
    Raster out;
    out.width = pixGetWidth(pix);
    out.height = pixGetHeight(pix);
    out.channels = pixGetDepth(pix) == 32 ? 3 : 1;
    out.dpi = dpi;
    out.pixels.resize(out.at(0, out.height));
    std::uint8_t* to = out.pixels.data();
    for (int y = 0; y < out.height; ++y) {
        const l_uint32* line = pixGetData(pix) + std::ptrdiff_t{y} * pixGetWpl(pix);
        for (int x = 0; x < out.width; ++x) {
            if (out.channels == 1) {
                *to++ = byte_of(line, x);
                continue;
            }
            *to++ = static_cast<std::uint8_t>(line[x] >> 24);
            *to++ = static_cast<std::uint8_t>(line[x] >> 16);
            *to++ = static_cast<std::uint8_t>(line[x] >> 8);
        }
    }
    return out;
}

PixPtr to_pix(const Raster& raster) {
    PixPtr pix = checked(pixCreate(raster.width, raster.height, raster.channels == 3 ? 32 : 8));
    const int resolution = static_cast<int>(std::lround(raster.dpi));
    pixSetResolution(pix.get(), resolution, resolution);
    const std::uint8_t* from = raster.pixels.data();
    for (int y = 0; y < raster.height; ++y) {
        l_uint32* line = pixGetData(pix.get()) + std::ptrdiff_t{y} * pixGetWpl(pix.get());
        for (int x = 0; x < raster.width; ++x) {
            if (raster.channels == 3) {
                line[x] =
                    l_uint32{from[0]} << 24 | l_uint32{from[1]} << 16 | l_uint32{from[2]} << 8;
                from += 3;
            } else {
                line[x / 4] |= l_uint32{*from++} << (24 - 8 * (x % 4));
            }
        }
    }
    return pix;
}

PictureSize header_size(std::string_view bytes, PictureKind kind, int index) {
    if (kind == PictureKind::bmp) {
        return bmp_size(bytes).value_or(PictureSize{});
    }
    l_int32 width = 0;
    l_int32 height = 0;
    const l_int32 failed =
        kind == PictureKind::tiff
            ? readHeaderMemTiff(data_of(bytes), bytes.size(), index, &width, &height, nullptr,
                                nullptr, nullptr, nullptr, nullptr)
            : pixReadHeaderMem(data_of(bytes), bytes.size(), nullptr, &width, &height, nullptr,
                               nullptr, nullptr);
    return failed != 0 ? PictureSize{} : PictureSize{width, height};
}

void check_size(PictureSize size) {
    if (size.width <= 0 || size.height <= 0) {
        throw damaged();
    }
    if (size.width > max_pixels / size.height) {
        throw InputError("too_large", "图片像素数超过上限（" + std::to_string(size.width) +
                                          "×" + std::to_string(size.height) + "）");
    }
}

PixPtr read_jpeg(std::string_view bytes) {
    if (!jpeg_is_whole(bytes)) { // half a picture must not pass for a page with grey below
        throw damaged();
    }
    return checked(pixReadMemJpeg(data_of(bytes), bytes.size(), 0, 1, nullptr, 0));
}

PixPtr read_pix(std::string_view bytes, PictureKind kind, int index) {
    switch (kind) {
    case PictureKind::jpeg:
        return read_jpeg(bytes);
    case PictureKind::png:
        return checked(pixReadMemPng(data_of(bytes), bytes.size()));
    case PictureKind::tiff:
        return checked(pixReadMemTiff(data_of(bytes), bytes.size(), index));
    case PictureKind::bmp:
        return checked(pixReadMemBmp(data_of(bytes), bytes.size()));
    case PictureKind::unknown:
        break;
    }
    throw damaged();
}

int extreme_green(const PixPtr& pix, int which) {
    l_int32 green = 0;
    pixGetExtremeValue(pix.get(), 1, which, nullptr, &green, nullptr, nullptr);
    return green;
}

/// White print on nothing would vanish on white paper: such a picture is laid on black.
PixPtr laid_on_paper(const PixPtr& pix) {
    PixPtr on_white = checked(pixAlphaBlendUniform(pix.get(), white));
    if (extreme_green(on_white, L_SELECT_MIN) < nearly_white) {
        return on_white;
    }
    PixPtr on_black = checked(pixAlphaBlendUniform(pix.get(), black));
    const bool shows = extreme_green(on_black, L_SELECT_MAX) >= 128;
    return shows ? std::move(on_black) : std::move(on_white);
}

/// 8 bit grey or 32 bit colour, without colour map and transparency.
PixPtr plain(const PixPtr& pix) {
    PixPtr flat = checked(pixGetColormap(pix.get()) != nullptr
                              ? pixRemoveColormap(pix.get(), REMOVE_CMAP_WITH_ALPHA)
                              : pixClone(pix.get()));
    if (pixGetDepth(flat.get()) == 32 && pixGetSpp(flat.get()) == 4) {
        flat = laid_on_paper(flat);
    }
    if (pixGetDepth(flat.get()) == 32) {
        return flat;
    }
    return checked(pixConvertTo8(flat.get(), 0));
}

PixPtr oriented(PixPtr pix, int orientation) {
    struct Step {
        bool mirror;
        int turns;
    };

    constexpr Step steps[] = {{false, 0}, {true, 0},  {false, 2}, {true, 2},
                              {true, 3},  {false, 1}, {true, 1},  {false, 3}};
    const Step step = steps[std::clamp(orientation, 1, 8) - 1];
    if (step.mirror) {
        pix = checked(pixFlipLR(nullptr, pix.get()));
    }
    return step.turns == 0 ? std::move(pix) : checked(pixRotateOrth(pix.get(), step.turns));
}

double plausible_dpi(Pix* pix) {
    const double own = pixGetXRes(pix);
    const double long_side = std::max(pixGetWidth(pix), pixGetHeight(pix));
    const double points = own > 0 ? long_side * 72 / own : 0;
    const bool plausible =
        own >= 50 && own <= 1200 && points >= smallest_long_side && points <= a3_and_a_margin;
    return plausible ? own : long_side * 72 / a4_long_side;
}

/// Fax pages have fewer lines than columns to the inch: made square.
PixPtr squared(PixPtr pix) {
    const double x = pixGetXRes(pix.get());
    const double y = pixGetYRes(pix.get());
    const bool plausible = std::min(x, y) >= 50 && std::max(x, y) <= 1200;
    if (!plausible || std::abs(x - y) <= 0.05 * std::max(x, y)) {
        return pix;
    }
    const double square = std::max(x, y);
    const double width = pixGetWidth(pix.get()) * square / x;
    const double height = pixGetHeight(pix.get()) * square / y;
    check_size({std::lround(width), std::lround(height)});
    pix = checked(pixScaleGeneral(pix.get(), static_cast<l_float32>(square / x),
                                  static_cast<l_float32>(square / y), 0, 0));
    pixSetResolution(pix.get(), static_cast<l_int32>(square), static_cast<l_int32>(square));
    return pix;
}

std::string taken(l_uint8* bytes, std::size_t size) {
    const std::unique_ptr<l_uint8, FreeDeleter> owner(bytes);
    return {reinterpret_cast<const char*>(bytes), size};
}

} // namespace

int frame_count(std::string_view bytes) {
    const PictureKind kind = picture_kind(bytes);
    if (kind == PictureKind::unknown) {
        throw damaged();
    }
    if (kind != PictureKind::tiff) {
        return 1;
    }
    const int frames = tiff_frames(bytes, max_frames);
    if (frames == 0) {
        throw damaged();
    }
    return frames;
}

Raster decode_image(std::string_view bytes, int index) {
    setMsgSeverity(L_SEVERITY_NONE);
    const PictureKind kind = picture_kind(bytes);
    if (kind == PictureKind::unknown || index < 0 || index >= frame_count(bytes)) {
        throw damaged();
    }
    check_size(header_size(bytes, kind, index));
    PixPtr pix = read_pix(bytes, kind, index);
    check_size({pixGetWidth(pix.get()), pixGetHeight(pix.get())});
    pix = squared(plain(pix));
    if (kind == PictureKind::jpeg) {
        pix = oriented(std::move(pix), jpeg_orientation(bytes));
    }
    return to_raster(pix.get(), plausible_dpi(pix.get()));
}

std::string encode_jpeg(const Raster& raster, int quality) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    if (pixWriteMemJpeg(&bytes, &size, to_pix(raster).get(), quality, 0) != 0) {
        throw SystemError("cannot encode a picture");
    }
    return taken(bytes, size);
}

std::string encode_png(const Raster& raster) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    if (pixWriteMemPng(&bytes, &size, to_pix(raster).get(), 0) != 0) {
        throw SystemError("cannot encode a picture");
    }
    return taken(bytes, size);
}

Raster to_grey(const Raster& raster) {
    if (raster.channels == 1) {
        return raster;
    }
    Raster out{raster.width, raster.height, 1, raster.dpi, {}};
    out.pixels.resize(out.at(0, out.height));
    const std::uint8_t* from = raster.pixels.data();
    for (std::uint8_t& to : out.pixels) { // the luma of BT.601 in 1/256
        to = static_cast<std::uint8_t>((77 * from[0] + 150 * from[1] + 29 * from[2]) >> 8);
        from += 3;
    }
    return out;
}

Raster turn(const Raster& raster, int quarter_turns) {
    const int turns = (quarter_turns % 4 + 4) % 4;
    if (turns == 0) {
        return raster;
    }
    return to_raster(checked(pixRotateOrth(to_pix(raster).get(), turns)).get(), raster.dpi);
}

Raster rotate(const Raster& raster, double degrees) {
    const PixPtr pix = to_pix(raster);
    const double radians = degrees * std::acos(-1.0) / 180;
    const PixPtr turned = checked(pixRotate(pix.get(), static_cast<l_float32>(radians),
                                            L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    return to_raster(turned.get(), raster.dpi);
}

Raster resize(const Raster& raster, double factor) {
    const auto scale = static_cast<l_float32>(factor);
    const PixPtr pix = to_pix(raster);
    const PixPtr scaled = checked(pixScaleGeneral(pix.get(), scale, scale, 0, 0));
    return to_raster(scaled.get(), raster.dpi * factor);
}

Raster crop(const Raster& raster, int left, int top, int right, int bottom) {
    const int x0 = std::clamp(left, 0, raster.width);
    const int y0 = std::clamp(top, 0, raster.height);
    const int x1 = std::clamp(right, x0, raster.width);
    const int y1 = std::clamp(bottom, y0, raster.height);
    Raster out{x1 - x0, y1 - y0, raster.channels, raster.dpi, {}};
    out.pixels.reserve(out.at(0, out.height));
    for (int y = y0; y < y1; ++y) {
        const auto from = raster.pixels.begin() + static_cast<std::ptrdiff_t>(raster.at(x0, y));
        out.pixels.insert(out.pixels.end(), from,
                          from + static_cast<std::ptrdiff_t>(out.at(out.width, 0)));
    }
    return out;
}

} // namespace intake
