/// \file
/// What kind of identity document it is, and what goes with it.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// ID-10: a watermark "仅供…使用" is never a defect; the answer only notes it.
[[nodiscard]] Reply watermark_accepted(const Subject& subject);

/// ID-12: the form's birth differs from the number's, and a document says that the personnel
/// file gives it so. For the secretariat; the unit has explained.
[[nodiscard]] Reply birth_by_file(const Subject& subject);

/// ID-13: passports, permits and numbers of non-residents go to a person.
[[nodiscard]] Reply resident_card(const Subject& subject);

} // namespace intake
