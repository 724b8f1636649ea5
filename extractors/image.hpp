/// \file
/// Pictures: decoding files, encoding outputs, geometry. The only place that knows Leptonica.
#pragma once

#include "extractors/raster.hpp"

#include <string>
#include <string_view>

namespace intake {

/// Most pixels any picture or rendered page may have; more is refused before it is decoded.
inline constexpr std::int64_t max_pixels = 120'000'000;

/// Frames in an image file (TIFF pages); 1 for other formats. \throws InputError
[[nodiscard]] int frame_count(std::string_view bytes);

/// Decodes frame `index` (from 0) of JPEG, PNG, TIFF or BMP: EXIF orientation applied,
/// transparency laid on white (on black where it would vanish), 1 or 3 channels. dpi is the
/// file's own where it is plausible (50–1200, and a page between a stamp and A3), otherwise
/// what makes the picture A4-like (long side = 842 points). A JPEG that ends early is damaged,
/// never half a page. \throws InputError "damaged" or "too_large"
[[nodiscard]] Raster decode_image(std::string_view bytes, int index = 0);

[[nodiscard]] std::string encode_jpeg(const Raster& raster, int quality);
[[nodiscard]] std::string encode_png(const Raster& raster);

[[nodiscard]] Raster to_grey(const Raster& raster);
[[nodiscard]] Raster turn(const Raster& raster, int quarter_turns); ///< clockwise
[[nodiscard]] Raster rotate(const Raster& raster,
                            double degrees); ///< clockwise, same size, white
[[nodiscard]] Raster resize(const Raster& raster, double factor); ///< dpi is scaled along
[[nodiscard]] Raster crop(const Raster& raster, int left, int top, int right, int bottom);

} // namespace intake
