/// \file
/// Checks of diplomas, registrations, social insurance records and patents by their own fields.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// EVD-06: length of the diploma's number, and the year inside it.
[[nodiscard]] Reply diploma_numbers(const Subject& subject);

/// EVD-07: an online registration ran out before the material was sent.
[[nodiscard]] Reply registration_valid(const Subject& subject);

/// EVD-13: the candidate is among the inventors, and what is claimed as granted is granted.
[[nodiscard]] Reply patents_granted_to(const Subject& subject);

/// EVD-24: the unit that pays the insurance is the unit of the form.
[[nodiscard]] Reply insured_by_employer(const Subject& subject);

} // namespace intake
