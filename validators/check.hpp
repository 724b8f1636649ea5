/// \file
/// The catalogue of formal-review checks over one case. Opens no files.
#pragma once

#include "pipeline/model/finding.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/registers.hpp"
#include "pipeline/model/submission.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace intake {

/// What the checks may look at. All of it is data.
struct Evidence {
    const Case& subject;
    const Submission& submission; ///< files with their outcomes
    const Profile& profile;
    const Registers& registers;
    Date as_of;
    std::optional<Date> received =
        {}; ///< a day by which the first of it had come; unset: as_of
};

struct CheckSummary {
    std::string_view id;
    std::string_view summary; ///< Chinese
};

/// The catalogue in order, what is compared across submissions last.
[[nodiscard]] std::span<const CheckSummary> catalogue();

/// Every check, always: no short cut. One cause silences its consequences.
[[nodiscard]] Verdicts check(const Evidence& evidence);

/// One root cause silences its consequences, as the profile's `silenced_by` says. check() has
/// done it; to be done again when people's answers changed results.
void silence(const Profile& profile, Verdicts& verdicts);

/// Checks across submissions (XU-*, UNIT-11, NAR-04), for every case what they say of it. All
/// their findings are the secretariat's.
[[nodiscard]] std::vector<Verdicts> check_across(const std::vector<Case>& cases,
                                                 const Profile& profile,
                                                 const Registers& registers = {});

/// complete | deficient | review for one dossier: deficient if a unit must act (fail, unit, not
/// advisory), review if something is undetermined, the secretariat must look, or a required
/// value is in doubt.
[[nodiscard]] std::string verdict_of(const Dossier& dossier,
                                     const std::vector<Finding>& findings,
                                     const Profile& profile);

/// Sixteen hex digits of SHA-256 over check, submission, candidate, document, field and slot:
/// stable across runs and rounds, free of page numbers and values.
[[nodiscard]] std::string finding_id(const Finding& finding);

} // namespace intake
