#include "extractors/image_header.hpp"

#include <cstdint>
#include <cstdlib>
#include <set>

namespace intake {
namespace {

/// Unsigned numbers at an offset of `bytes`; nothing past the end.
struct Reader {
    std::string_view bytes;
    bool big_endian = false;

    [[nodiscard]] std::optional<std::uint64_t> number(std::uint64_t at, int size) const {
        const auto count = static_cast<std::uint64_t>(size);
        if (at > bytes.size() || bytes.size() - at < count) {
            return std::nullopt;
        }
        std::uint64_t value = 0;
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto place = at + (big_endian ? i : count - 1 - i);
            value = value << 8 | static_cast<std::uint8_t>(bytes[place]);
        }
        return value;
    }
};

/// Sizes that differ between TIFF and BigTIFF.
struct TiffShape {
    std::uint64_t first_directory = 4;
    int offset_size = 4;
    int count_size = 2;
    std::uint64_t entry_size = 12;
};

std::optional<int> orientation_in(const Reader& tiff) {
    constexpr std::uint64_t orientation_tag = 0x0112;
    const auto directory = tiff.number(4, 4);
    const auto entries = directory ? tiff.number(*directory, 2) : std::nullopt;
    if (!entries) {
        return std::nullopt;
    }
    for (std::uint64_t i = 0; i < *entries; ++i) {
        const std::uint64_t entry = *directory + 2 + 12 * i;
        if (tiff.number(entry, 2) == orientation_tag) {
            const auto value = tiff.number(entry + 8, 2);
            return value && *value >= 1 && *value <= 8 ? static_cast<int>(*value) : 1;
        }
    }
    return std::nullopt;
}

bool starts_with(std::string_view bytes, std::string_view magic) {
    return bytes.substr(0, magic.size()) == magic;
}

/// Runs `visit` over the segments before the first scan; returns where that scan starts, or
/// npos.
template <typename Visit> std::uint64_t walk_jpeg(std::string_view bytes, Visit visit) {
    const Reader jpeg{bytes, true};
    std::uint64_t at = 2;
    while (jpeg.number(at, 1) == std::uint64_t{0xFF}) {
        const auto marker = jpeg.number(at + 1, 1);
        if (marker == std::uint64_t{0xFF}) { // a fill byte
            ++at;
            continue;
        }
        const auto length = jpeg.number(at + 2, 2);
        if (!marker || !length || *length < 2 || at + 4 > bytes.size()) {
            break;
        }
        if (*marker == 0xDA) {
            return at;
        }
        visit(*marker, bytes.substr(at + 4, *length - 2));
        at += 2 + *length;
    }
    return std::string_view::npos;
}

} // namespace

PictureKind picture_kind(std::string_view bytes) {
    using namespace std::literals;
    if (starts_with(bytes, "\xFF\xD8\xFF"sv)) {
        return PictureKind::jpeg;
    }
    if (starts_with(bytes, "\x89PNG\r\n\x1A\n"sv)) {
        return PictureKind::png;
    }
    if (starts_with(bytes, "II*\0"sv) || starts_with(bytes, "MM\0*"sv) ||
        starts_with(bytes, "II+\0"sv) || starts_with(bytes, "MM\0+"sv)) {
        return PictureKind::tiff;
    }
    return starts_with(bytes, "BM"sv) ? PictureKind::bmp : PictureKind::unknown;
}

int tiff_frames(std::string_view bytes, int limit) {
    const Reader tiff{bytes, starts_with(bytes, "MM")};
    const bool big = tiff.number(2, 2) == std::uint64_t{43};
    const TiffShape shape = big ? TiffShape{8, 8, 8, 20} : TiffShape{};
    std::set<std::uint64_t> seen;
    auto directory = tiff.number(shape.first_directory, shape.offset_size);
    int frames = 0;
    while (directory && *directory != 0 && frames < limit && seen.insert(*directory).second) {
        const auto entries = tiff.number(*directory, shape.count_size);
        if (!entries || *entries > bytes.size()) {
            break;
        }
        ++frames;
        const std::uint64_t next = *directory + static_cast<std::uint64_t>(shape.count_size) +
                                   *entries * shape.entry_size;
        directory = tiff.number(next, shape.offset_size);
    }
    return frames;
}

int jpeg_orientation(std::string_view bytes) {
    using namespace std::literals;
    int orientation = 1;
    walk_jpeg(bytes, [&](std::uint64_t marker, std::string_view segment) {
        if (marker == 0xE1 && starts_with(segment, "Exif\0\0"sv)) {
            const std::string_view tiff = segment.substr(6);
            orientation = orientation_in({tiff, starts_with(tiff, "MM")}).value_or(orientation);
        }
    });
    return orientation;
}

bool jpeg_is_whole(std::string_view bytes) {
    using namespace std::literals;
    const std::uint64_t scan = walk_jpeg(bytes, [](std::uint64_t, std::string_view) {});
    return scan < bytes.size() && bytes.find("\xFF\xD9"sv, scan) != std::string_view::npos;
}

std::optional<PictureSize> bmp_size(std::string_view bytes) {
    const Reader bmp{bytes, false};
    const auto header = bmp.number(14, 4);
    const int size = header == std::uint64_t{12} ? 2 : 4;
    const auto width = bmp.number(18, size);
    const auto height = bmp.number(18 + static_cast<std::uint64_t>(size), size);
    if (!width || !height) {
        return std::nullopt;
    }
    const long signed_height = size == 2
                                   ? static_cast<long>(*height)
                                   : static_cast<long>(static_cast<std::int32_t>(*height));
    return PictureSize{static_cast<long>(*width), std::labs(signed_height)};
}

} // namespace intake
