/// \file
/// What of the earlier material newer material stands for. The later of two documents of one
/// type and one person wins; a page sent again takes the place of the old one; a certificate
/// only that of the same certificate. What cannot be told is for a person.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/round.hpp"

#include <map>
#include <string>
#include <vector>

namespace intake {

/// The files of a submission judged together with those of earlier rounds.
struct Union {
    const Case& both; ///< earlier and new documents, understood together
    const std::vector<KeptFile>& kept;
    const Submission& submission;        ///< the kept files too
    const std::vector<RoundItem>& items; ///< what the unit was asked for
    int unit = 0;                        ///< the unit's number, as in BZ-03-012
};

struct Replacements {
    std::vector<Replacement> certain;
    std::vector<UnclearReplacement> unclear;
};

[[nodiscard]] Replacements replacements_of(const Union& all, const Profile& profile);

/// The documents without what was replaced; pages that take the place of others stand in the
/// earlier document (Page::file and Page::leaf say where they lie).
/// \param paths of the files, by SHA-256
[[nodiscard]] std::vector<Document> replace_pages(
    std::vector<Document> documents, const std::vector<Replacement>& replacements,
    const std::map<std::string, std::string>& paths);

} // namespace intake
