/// \file
/// The words on a seal: the ring unrolled to a strip and recognised, the line across its lower
/// half recognised as it stands.
#pragma once

#include "extractors/ocr.hpp"
#include "extractors/seal_shapes.hpp"

#include <string>

namespace intake {

struct SealWords {
    std::string ring;
    double confidence = 0; ///< 0..1, of `ring`
    bool lower = false;    ///< words stand across the lower half, or in the star's place
    std::string line;      ///< those words as recognised
};

/// \param crop the seal at 150–400 dpi
/// \param ring the seal in pixels of `crop`
/// \param grey the seal has no colour
[[nodiscard]] SealWords read_seal(const Raster& crop, const Ring& ring, bool grey,
                                  const Recognizer& recognizer);

/// The ring's band from `start` clockwise once around, outer rim up, dark on white; `stretch`
/// widens it. Pure.
[[nodiscard]] Raster unrolled(const Raster& ink, const Ring& ring, double start,
                              double stretch);

/// The middle of the ring's barest part: below, as seals are read. Pure.
[[nodiscard]] double foot_of(const Raster& ink, const Ring& ring);

} // namespace intake
