/// \file
/// Checks of which pages a proof must show, and of what must stand on a copy.
#pragma once

#include "validators/probe.hpp"

namespace intake {

[[nodiscard]] Reply standard_pages(const Subject& subject);     ///< EVD-15
[[nodiscard]] Reply paper_pages(const Subject& subject);        ///< EVD-16
[[nodiscard]] Reply benefit_sealed(const Subject& subject);     ///< EVD-17
[[nodiscard]] Reply copies_certified(const Subject& subject);   ///< EVD-20
[[nodiscard]] Reply codes_kept(const Subject& subject);         ///< EVD-23
[[nodiscard]] Reply commendation_pages(const Subject& subject); ///< EVD-25

} // namespace intake
