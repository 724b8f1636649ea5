/// \file
/// What people changed in an OUT, or laid into it, since it was written: a sheet of answers
/// half filled in must outlive the next run.
#pragma once

#include <filesystem>
#include <vector>

namespace intake {

/// Files of `out` that are not as its run.json lists them, relative, sorted; what operating
/// systems and office programs leave behind is none.
[[nodiscard]] std::vector<std::filesystem::path> changed_files(
    const std::filesystem::path& out);

/// Copies them into a new folder beside `out`, "<out>-留存-1" or the next that is free.
/// \return that folder; empty where nothing was changed
/// \throws SystemError when the disk refuses
std::filesystem::path keep_changes(const std::filesystem::path& out);

} // namespace intake
