/// \file
/// How the form is filled in: boxes, listed values, sections, what is left to others.
#pragma once

#include "validators/probe.hpp"

namespace intake {

[[nodiscard]] Reply boxes_ticked(const Subject& subject);  ///< FORM-12, text layers only
[[nodiscard]] Reply values_listed(const Subject& subject); ///< FORM-14
[[nodiscard]] Reply sections_kept(const Subject& subject); ///< FORM-17
/// "负责人签字：井从井 2026年4月15日": a recognised opinion of which only a signature and a
/// date were read, and none of the rule's words `agreed`. For FORM-07.
[[nodiscard]] bool is_only_signed(const Subject& subject, const Reading& reading);

[[nodiscard]] Reply review_blank(const Subject& subject); ///< FORM-18

/// FORM-20: ink over ink is for eyes; no answer is pretended.
[[nodiscard]] Reply unaltered(const Subject& subject);

} // namespace intake
