/// \file
/// What an ID number tells about the values printed beside it.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

namespace intake {

/// A birth date or sex in doubt only because recognition is, which the proven ID number of the
/// same document says too, is accepted: two places that were read apart agree. What the number
/// contradicts stays as it was read.
[[nodiscard]] std::vector<Reading> backed_by_id_number(std::vector<Reading> readings,
                                                       const Profile& profile);

} // namespace intake
