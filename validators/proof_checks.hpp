/// \file
/// Checks of what proofs say against what the form claims: diplomas, standards, apprentices.
#pragma once

#include "validators/probe.hpp"

namespace intake {

[[nodiscard]] Reply education_agrees(const Subject& subject);       ///< EVD-05
[[nodiscard]] Reply standard_numbers(const Subject& subject);       ///< EVD-14
[[nodiscard]] Reply apprentices_documented(const Subject& subject); ///< EVD-19

} // namespace intake
