/// \file
/// The dates beside signatures and opinions on the form: FORM-08.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// Dates that can be told come in order and not after the reference day; handwriting is a
/// person's to read.
[[nodiscard]] Reply form_dates_in_order(const Subject& subject);

} // namespace intake
