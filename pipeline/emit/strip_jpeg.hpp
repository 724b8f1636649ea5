/// \file
/// Pictures without what the camera adds.
#pragma once

#include <string>

namespace intake {

/// A JPEG without the camera's metadata (place, time, device, comments, thumbnails). Pixels,
/// colour profile and colour transform stay. Bytes that are no JPEG are returned as they are.
[[nodiscard]] std::string strip_jpeg(const std::string& bytes);

/// Colour channels of a JPEG: 1, 3 or 4; 0 without a frame header.
[[nodiscard]] int jpeg_components(const std::string& bytes);

/// Where the frame header begins, or npos.
[[nodiscard]] std::size_t jpeg_frame(const std::string& bytes);

} // namespace intake
