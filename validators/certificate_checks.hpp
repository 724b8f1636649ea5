/// \file
/// What the numbers on certificates and patents say against the grade, year and kind beside
/// them.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// Grade and year of a 技能等级 certificate agree with its number's digits.
[[nodiscard]] Reply skill_number(const Subject& subject);
[[nodiscard]] Reply qualification_number(const Subject& subject);

/// The form's grade is that of one of the certificates.
[[nodiscard]] Reply grades_agree(const Subject& subject);

/// A granted patent's number whose check character does not hold, or of another kind than the
/// row says. Application numbers and software registrations have other shapes and are left
/// alone.
[[nodiscard]] Reply patent_numbers(const Subject& subject);

} // namespace intake
