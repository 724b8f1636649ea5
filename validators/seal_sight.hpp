/// \file
/// Whether any seal stands on a document for which the profile lays down no place.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// absent only where every page was read, in colour, without any ink like a seal's.
[[nodiscard]] Presence seal_anywhere(const Subject& subject, const Part& part);

} // namespace intake
