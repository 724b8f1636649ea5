/// \file
/// What a picture file says about itself before anything is decoded. Pure byte reading.
#pragma once

#include <optional>
#include <string_view>

namespace intake {

enum class PictureKind { unknown, jpeg, png, tiff, bmp };

[[nodiscard]] PictureKind picture_kind(std::string_view bytes); ///< by the first bytes only

/// Image file directories of a TIFF, counted without decoding; at most `limit`, 0 when damaged.
[[nodiscard]] int tiff_frames(std::string_view bytes, int limit);

/// EXIF orientation 1..8 of a JPEG; 1 where there is none or it is nonsense.
[[nodiscard]] int jpeg_orientation(std::string_view bytes);

/// Whether an end-of-image marker follows the first scan: without one, picture is missing.
[[nodiscard]] bool jpeg_is_whole(std::string_view bytes);

struct PictureSize {
    long width = 0;
    long height = 0;
};

[[nodiscard]] std::optional<PictureSize> bmp_size(std::string_view bytes);

} // namespace intake
