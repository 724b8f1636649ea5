/// \file
/// What a piece of evidence proves: the form's line it belongs to, the basic condition and the
/// forces. Only what is written counts: a text that names the same thing, or the profile.
#pragma once

#include "pipeline/emit/packet.hpp"

#include <array>

namespace intake {

/// The fields of the form that speak of the conditions and of the forces, in profile order.
inline constexpr std::array condition_fields{"condition_1", "condition_2", "condition_3",
                                             "condition_4"};
inline constexpr std::array force_fields{"force_leading", "force_practice", "force_innovation",
                                         "force_problem_solving", "force_heritage"};

/// A line of the form is the one proved if its name or number, and no other line's, stands in
/// the document. A condition or force is proved if its text on the form names that line, or
/// something in quotation marks that stands in the document too; else the profile may say.
[[nodiscard]] ProvenClaim evidence_of(const Part& part, const Case& subject,
                                      const Dossier& dossier, const Profile& profile);

/// Puts the evidence of a packet in the order of the profile's conditions, what belongs to
/// none last. Other sections stay where they are.
void order_evidence(std::vector<PacketItem>& items, const Profile& profile);

/// The title of an item's group of evidence: the condition, or "其他".
[[nodiscard]] std::string evidence_group(const PacketItem& item);

} // namespace intake
