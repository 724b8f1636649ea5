/// \file
/// Two readers on the same lines: which reading stands, and what the other one saw.
#pragma once

#include "extractors/ctc.hpp"
#include "extractors/ocr.hpp"
#include "extractors/warp.hpp"

#include <vector>

namespace intake {

/// What the second reader saw at one place of the page.
struct Sighting {
    Box box; ///< page points
    LineReading reading;
};

/// The lines of the first reader with the second one's sightings beside them. Where the two say
/// the same, `confidence` is that of both together; where not, the surer one's text stands, the
/// other is kept as `second`, and the confidence is low. A place that only the second reader
/// saw becomes a line of its own.
[[nodiscard]] std::vector<Text> join_readings(std::vector<Text> lines,
                                              const std::vector<Sighting>& sightings);

/// Whether the two readers say the same everywhere.
[[nodiscard]] bool in_accord(const std::vector<Text>& lines,
                             const std::vector<Sighting>& sightings);

} // namespace intake
