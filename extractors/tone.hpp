/// \file
/// What colours mean on a page: red seals fade, paper becomes white, negatives are turned over.
#pragma once

#include "extractors/raster.hpp"
#include "pipeline/model/geometry.hpp"

#include <vector>

namespace intake {

/// Grey in which red ink (seals) fades towards the paper while black strokes under it stay.
/// A grey picture is returned as it is.
[[nodiscard]] Raster soften_red(const Raster& picture);

/// The same inside `places` (points) only: the red titles of certificates are text.
[[nodiscard]] Raster soften_red(const Raster& picture, const std::vector<Box>& places);

/// Plain luminance; a grey picture is returned as it is.
[[nodiscard]] Raster luminance(const Raster& picture);

/// Light text on a dark page: most of the picture is dark and its extremes are light.
[[nodiscard]] bool is_negative(const Raster& grey);

/// Hardly a light pixel anywhere: a covered lens, a broken scan. Nothing on it can be read.
[[nodiscard]] bool is_dark(const Raster& grey);

[[nodiscard]] Raster negative(const Raster& grey);

/// Faint ink made dark: what a poor copy leaves of thin strokes.
[[nodiscard]] Raster darkened(Raster grey);

/// The same for a whole page whose strokes are faint, by as much as makes them as dark as a
/// good copy's; any other page as it is.
[[nodiscard]] Raster deepened(Raster grey);

/// Divides by the local white of the paper, so that shade, yellowing and lamp light go.
[[nodiscard]] Raster whiten(const Raster& grey);

} // namespace intake
