/// \file
/// Checks of a life in dates: working history, ages, validity of the ID card, dates and units
/// of proofs.
#pragma once

#include "validators/probe.hpp"

namespace intake {

[[nodiscard]] Reply resume_unbroken(const Subject& subject);        ///< FORM-10
[[nodiscard]] Reply work_started_grown(const Subject& subject);     ///< FORM-21
[[nodiscard]] Reply validity_fits_age(const Subject& subject);      ///< ID-08
[[nodiscard]] Reply age_is_usual(const Subject& subject);           ///< ID-14
[[nodiscard]] Reply proofs_dated_plausibly(const Subject& subject); ///< EVD-18
[[nodiscard]] Reply years_add_up(const Subject& subject);           ///< X-07
[[nodiscard]] Reply proofs_fit_history(const Subject& subject);     ///< X-08

} // namespace intake
