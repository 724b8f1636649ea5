/// \file
/// Names of folders and files in OUT: readable, safe, at most 80 bytes, never colliding.
#pragma once

#include "pipeline/batch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// `text` as the name of a file or folder on any system: no control, bidi or reserved
/// characters, no dot or space at either end, at most 76 bytes (80 with ".pdf") cut between
/// characters, ID and phone numbers masked with 'x'. `fallback` when nothing is left.
[[nodiscard]] std::string safe_name(std::string_view text, std::string_view fallback);

/// The same names in the same order; those that a file system may take for an earlier one
/// (case, width) get "-2", "-3" ...
[[nodiscard]] std::vector<std::string> distinct_names(const std::vector<std::string>& names);

/// Folder names of the units, in the order of batch.reviews.
[[nodiscard]] std::vector<std::string> unit_folders(const Batch& batch);

/// File names (without ".pdf") of the dossiers of one review, in order.
[[nodiscard]] std::vector<std::string> packet_names(const Review& review);

/// Where a packet lies in OUT: "packets/<folder>/<name>.pdf"; a blind one under its number
/// alone.
[[nodiscard]] std::string packet_path(const Batch& batch, const std::string& folder,
                                      const std::string& name, const Dossier& dossier);

/// "2026-017": the profile's year and the dossier's place in the batch, by submission, then as
/// the case has them. Empty when `dossier` is none of the batch's own.
[[nodiscard]] std::string packet_number(const Batch& batch, const Dossier& dossier);

} // namespace intake
