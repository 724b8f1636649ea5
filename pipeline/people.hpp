/// \file
/// Rows of the summary table, folders, file names and documents joined into one dossier a
/// person.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

#include <vector>

namespace intake {

/// Moves every candidate document of `parts` into the dossier of its person, or into
/// `subject.loose_parts` where nothing certain joins it: never a guess. Evidence, strongest
/// first: the folder's name, the file's name, the folder of the person's form, the name or ID
/// number the document gives, the neighbours in one file, the only known name in its text. \pre
/// `subject.table`, `subject.documents`, `subject.unrecognised` are filled.
void join_people(Case& subject, std::vector<Part> parts, const Profile& profile);

} // namespace intake
