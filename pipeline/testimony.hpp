/// \file
/// What people said takes the place of what the program could not tell. The program's own
/// reading stays beside it.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/topics.hpp"

namespace intake {

/// Pages nobody could type become documents of the type a person gave; those that are none of
/// the known documents are marked `settled`. \return the new parts, not read yet
[[nodiscard]] std::vector<Part> typed_pages(Case& subject, const Testimony& testimony,
                                            const Profile& profile);

/// Readings a person answered get the person's value (origin person, accepted, confidence 1);
/// values a person saw where the program found no place are added.
void confirm_readings(std::vector<Part>& parts, const Testimony& testimony);

/// The owner a person named for a document that belongs to nobody.
void confirm_owners(const Case& subject, std::vector<Part>& parts, const Testimony& testimony);

/// The unit's name, if a person gave it.
void confirm_unit(Case& subject, const Testimony& testimony);

/// Doubts a person settled: those that are none go, those that are faults become findings like
/// any other.
void confirm_findings(Review& review, const Testimony& testimony, const Profile& profile);

} // namespace intake
