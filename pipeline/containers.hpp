/// \file
/// Containers of a submission, opened in workers: what a zip or compound file is, and the
/// members of archives as items of their own.
#pragma once

#include "pipeline/holdings.hpp"

#include <vector>

namespace intake {

/// Sets the formats of `items`. A container that cannot be opened is quarantined.
void identify(std::vector<Item>& items);

/// Unpacks the archive `item` into `holdings`, members under `prefix`. What cannot be unpacked
/// to its end is added as a file itself.
void take_archive(Holdings& holdings, Item&& item, const std::string& prefix);

/// Settles every item, archives in archives included, until none is open.
void settle_all(Holdings& holdings);

} // namespace intake
