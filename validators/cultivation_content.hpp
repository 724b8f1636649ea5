/// \file
/// What the papers of a cultivation must say, once they are there.
#pragma once

#include "validators/probe.hpp"

#include <vector>

namespace intake {

/// CULT-03: the scheme tells its dates, a mentor and its goals. A blank beside a printed 导师
/// is CULT-10's.
[[nodiscard]] Reply scheme_tells_all(const Subject& subject,
                                     const std::vector<const Part*>& parts);

/// CULT-04: as many days within the cultivation as the rule's `entries` stand in the archive.
[[nodiscard]] Reply archive_has_entries(const Subject& subject,
                                        const std::vector<const Part*>& parts);

} // namespace intake
