/// \file
/// From what a check found to the finding that people read.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// Whom a check was asked about, and by which rule.
struct About {
    const Case& whole;
    const Profile& profile;
    const CheckRule& rule;
    const Dossier* dossier = nullptr; ///< null: the unit
};

/// The hit in the rule's words, personal numbers masked, with its id.
[[nodiscard]] Finding finding_of(const About& about, const Hit& hit);

/// Adds the reply and a finding for each of its hits. A doubt without a hit of its own goes to
/// a person too.
void record(const About& about, const Reply& reply, Verdicts& verdicts);

} // namespace intake
