/// \file
/// What was read from one file, as text for whoever writes a profile.
#pragma once

#include "pipeline/model/document.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/submission.hpp"

#include <string>
#include <vector>

namespace intake {

/// Type, pages, lines, fields and tables of `file`, whose document is the one of its path.
[[nodiscard]] std::string describe(const InputFile& file,
                                   const std::vector<Document>& documents,
                                   const Profile& profile);

} // namespace intake
