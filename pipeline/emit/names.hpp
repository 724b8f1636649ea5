/// \file
/// Names of folders and files in OUT: readable, safe, at most 80 bytes, never colliding.
#pragma once

#include "pipeline/batch.hpp"

#include <string>
#include <vector>

namespace intake {

/// Folder names of the units, in the order of batch.reviews; equal names get "-2", "-3" ...
[[nodiscard]] std::vector<std::string> unit_folders(const Batch& batch);

/// File names (without ".pdf") of the dossiers of one review, in order.
[[nodiscard]] std::vector<std::string> packet_names(const Review& review);

} // namespace intake
