/// \file
/// What nobody saw, and whether that means it is not there.
#pragma once

#include "validators/check.hpp"

#include <string>
#include <vector>

namespace intake {

/// Names of the candidate's fields that are absent because nobody saw their place, although a
/// document that has it may lie there unseen: a file that could not be used, a page nobody
/// could read or type, a document of nobody's. "Absent" would be an untruth.
[[nodiscard]] std::vector<std::string> fields_in_doubt(const Evidence& evidence,
                                                       const Dossier& dossier);

} // namespace intake
