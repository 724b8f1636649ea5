/// \file
/// A Document as the message a worker sends, and back. The parent trusts nothing in it.
#pragma once

#include "pipeline/model/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace intake {

/// Longer messages are refused: 500 dense pages take about a tenth of it.
inline constexpr std::uint64_t most_wire_bytes = 256ULL << 20U;

/// Values and keys of a message: two million cells have fewer. In memory each takes many times
/// what it takes in the message.
inline constexpr std::size_t most_wire_values = 40'000'000;

/// The message of a worker: UTF-8 JSON; doubles round trip exactly. Ill-formed UTF-8 becomes
/// U+FFFD.
[[nodiscard]] std::string to_wire(const Document& document);

/// Strict: a missing, further or repeated key, a wrong type, an unknown name, a number out of
/// range or not finite, or an index that points nowhere is refused.
/// \throws InputError "failed" on a message that is not ours, "too_large" on a long one.
[[nodiscard]] Document from_wire(std::string_view message,
                                 std::size_t most_values = most_wire_values);

} // namespace intake
