/// \file
/// One value a field out of all documents' readings, each kept beside it.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

namespace intake {

/// Fills `dossier.fields`: one field a record field of the profile, in its order.
///
/// A reading that OCR alone gave is raised to `accepted` when independent evidence says the
/// same (a cell, a text layer, the birth date or sex inside an ID number whose check holds; for
/// anything but a name also OCR of another document). The field is `accepted` when some reading
/// is and none contradicts it; a contradiction makes it `review`, with the other values as
/// alternatives. Nothing read is ever replaced by what another document says.
void reconcile(Dossier& dossier, const Case& subject, const Profile& profile);

/// Whether two values of one field mean the same.
[[nodiscard]] bool same_value(const FieldRule& rule, std::string_view a, std::string_view b);

} // namespace intake
