/// \file
/// Who is named where.
#pragma once

#include "validators/probe.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// Whether `name` stands in the text of the part. undetermined where the page was recognised
/// from pixels and the name may have been misread.
[[nodiscard]] Result names_person(const Subject& subject, const Part& part,
                                  std::string_view name);

/// A hit for each candidate whom none of `parts` names. {姓名} and {`word`} carry the name.
[[nodiscard]] Reply names_in_documents(const Subject& subject,
                                       const std::vector<const Part*>& parts,
                                       const std::string& word);

/// Whether `reading`, a name under its label on evidence, is surely not the candidate's, whose
/// own is `against`: both believed, two characters or more apart, and no such document of his
/// has anything like his name.
[[nodiscard]] bool names_another(const Subject& subject, const Reading& reading,
                                 const Reading& against);

/// Whether evidence surely addresses somebody else ("某某同志：") and has nothing like the
/// candidate's name. The rule's words `address` follow a name, `nobody` are none.
[[nodiscard]] bool addresses_another(const Subject& subject, const Part& part);

/// Somebody whom a clause of the text calls "某某同志", unlike the candidate and named in no
/// other paper of the dossier; "" nobody. The rule's words are those of addresses_another().
[[nodiscard]] std::string stranger_in(const Subject& subject, const Part& part);

} // namespace intake
