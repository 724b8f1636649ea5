/// \file
/// The names in a compound file (OLE2: xls, doc, ppt, encrypted OOXML). For workers.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace intake {

/// Names of the streams and storages; other than ASCII letters of a name are '?'.
/// \throws InputError "damaged" when there is no readable directory.
[[nodiscard]] std::vector<std::string> ole2_names(const std::filesystem::path& blob);

} // namespace intake
