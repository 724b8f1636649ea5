/// \file
/// "主要事迹（限300字以内）": limits that a form prints itself.
#pragma once

#include "validators/probe.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace intake {

/// The most characters a line allows ("限300字", "不超过800字", "500字以内"); none if it says
/// nothing of the kind.
[[nodiscard]] std::optional<std::size_t> limit_in(std::string_view line);

/// The limit printed with the label of the reading's field on the reading's page: on the same
/// line, or right above or below it in the same column.
[[nodiscard]] std::optional<std::size_t> printed_limit(const Subject& subject,
                                                       const FieldRule& rule,
                                                       const Reading& reading);

} // namespace intake
