/// \file
/// A picture in memory: 8 bits a channel, rows top to bottom, no padding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace intake {

struct Raster {
    int width = 0; ///< pixels
    int height = 0;
    int channels = 1; ///< 1 grey (255 white), 3 RGB
    double dpi = 72;  ///< pixel = 72 / dpi points
    std::vector<std::uint8_t> pixels;

    [[nodiscard]] std::size_t at(int x, int y) const {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                static_cast<std::size_t>(x)) *
               static_cast<std::size_t>(channels);
    }
};

} // namespace intake
