/// \file
/// What a stated confidence means: of readings that state 0.8, eight in ten were right on
/// labelled pages. Fitted on pages of scripts/bench-reading; what pages of another seed showed
/// stands in ARCHITECTURE.md.
#pragma once

#include "pipeline/model/dossier.hpp"

namespace intake {

/// The chance (0..1) that a value is right. Text layers, cells and persons are believed, and
/// what has no value states what was measured: only recognised values are calibrated.
/// \param confidence the recognisers' own, 0..1
[[nodiscard]] double calibrated(State state, Origin origin, Backing backing, double confidence);

[[nodiscard]] double calibrated(const Reading& reading);
[[nodiscard]] double calibrated(const Field& field);

} // namespace intake
