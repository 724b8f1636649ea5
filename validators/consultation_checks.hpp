/// \file
/// Checks of the forms on which offices are consulted about a candidate.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// PROC-10: the offices that the candidate's post asks for, where the notice lists any.
[[nodiscard]] Reply offices_fit_post(const Subject& subject);

/// PROC-11: each form that came says something, under a seal, of late.
[[nodiscard]] Reply offices_answered(const Subject& subject);

/// PROC-12: no office refuses or names a violation.
[[nodiscard]] Reply offices_agree(const Subject& subject);

} // namespace intake
