/// \file
/// Whether two printed things are the same thing.
#pragma once

#include "validators/probe.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// Names of organisations for comparison: widths, brackets, spaces and punctuation aside.
[[nodiscard]] std::string organisation_key(std::string_view name);

/// Whether two values of a field mean the same (a month agrees with a day in it).
[[nodiscard]] bool agree(const FieldRule& rule, std::string_view a, std::string_view b);

/// Whether two readings surely name different values of a closed list: both accepted, and no
/// single misread character, and no lost end, makes one of the other.
[[nodiscard]] bool are_far_apart(const FieldRule& rule, const Reading& a, const Reading& b);

/// Whether two values differ in nothing but letters that look alike in print (l, I and 1; O and
/// 0): what was recognised from pixels cannot tell them.
[[nodiscard]] bool look_alike(std::string_view a, std::string_view b);

/// Hits for every pair of documents of the candidate that give the field different values, the
/// reference document first. An OCR reading in doubt makes it undetermined.
[[nodiscard]] std::vector<Hit> disagreements(const Subject& subject, const std::string& field,
                                             const std::vector<std::string>& reference);

} // namespace intake
