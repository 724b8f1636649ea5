/// \file
/// Names of people and organisations as they are printed on forms.
#pragma once

#include "extractors/normalize.hpp"

namespace intake {

[[nodiscard]] std::optional<Meaning> normalize_name(std::string_view raw);
[[nodiscard]] std::optional<Meaning> normalize_unit(std::string_view raw);

} // namespace intake
