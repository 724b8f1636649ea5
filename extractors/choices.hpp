/// \file
/// Values of closed lists: written out, in one of their spellings, or ticked.
#pragma once

#include "extractors/normalize.hpp"

namespace intake {

/// One of rule.choices. What is on no list stays as printed, not sure.
[[nodiscard]] std::optional<Meaning> normalize_choice(std::string_view raw,
                                                      const FieldRule& rule);

/// Some of rule.choices in their order, joined by "、".
[[nodiscard]] std::optional<Meaning> normalize_choices(std::string_view raw,
                                                       const FieldRule& rule);

} // namespace intake
