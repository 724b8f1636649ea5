/// \file
/// The words of the message between a worker and its parent, for both ends.
#pragma once

#include <array>
#include <string_view>

namespace intake::wire {

inline constexpr std::string_view schema = "document/1";

// By the order of the enumerations in pipeline/model/document.hpp.
inline constexpr std::array<std::string_view, 4> origins{"cell", "text", "ocr", "person"};
inline constexpr std::array<std::string_view, 3> inks{"none", "read", "unreadable"};
inline constexpr std::array<std::string_view, 3> states{"read", "blank", "unreadable"};
inline constexpr std::array<std::string_view, 4> own_texts{"none", "shown", "hidden",
                                                           "contrary"};
inline constexpr std::array<std::string_view, 3> shapes{"round", "oval", "square"};
inline constexpr std::array<std::string_view, 5> types{"text", "number", "date", "boolean",
                                                       "error"};

} // namespace intake::wire
