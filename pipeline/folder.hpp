/// \file
/// Folders of the inbox, file by file, without following links.
#pragma once

#include "pipeline/holdings.hpp"

#include <string>
#include <vector>

namespace intake {

/// The entries of the open folder, sorted by bytes, without "." and "..".
/// \throws SystemError when it cannot be listed.
[[nodiscard]] std::vector<std::string> entries_of(int folder);

/// Copies everything below the open folder. `prefix` goes before every path ("" or "x/").
/// Links, pipes and devices are refused, and so is what cannot be read or exceeds a limit.
void take_folder(Holdings& holdings, int folder, const std::string& prefix);

/// Copies one entry of the open folder that is not a folder itself.
void take_file(Holdings& holdings, int folder, const std::string& name,
               const std::string& path);

} // namespace intake
