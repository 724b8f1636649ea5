/// \file
/// What lies in a folder that people copy into, and whether it still changes. Nothing is
/// opened.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace intake {

/// One entry of the drop folder: a submission, whole or still arriving.
struct Drop {
    std::string name;        ///< its bytes on the disk
    std::string fingerprint; ///< of the paths, sizes and times of all files in it
    /// Marked by ".ready" in the folder or "<name>.ready" beside it, after the last file came.
    bool is_ready = false;
};

/// The entries by name, marks, system droppings and folders without a file left out. Links are
/// not followed; what cannot be listed counts by its name alone. \throws SystemError when the
/// folder itself cannot be listed
[[nodiscard]] std::vector<Drop> drops_in(const std::filesystem::path& folder);

} // namespace intake
