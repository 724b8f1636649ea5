/// \file
/// From what was read to what it means: documents typed, values found, people joined, values
/// reconciled. Works on our own model only; opens no file.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/registers.hpp"
#include "pipeline/topics.hpp"

#include <string>
#include <vector>

namespace intake {

/// \param documents every processed file of the submission, by path
/// \param testimony what people said about its pages before
[[nodiscard]] Case understand(const std::string& submission, std::vector<Document> documents,
                              const Profile& profile, const Registers& registers,
                              const Testimony& testimony);

} // namespace intake
