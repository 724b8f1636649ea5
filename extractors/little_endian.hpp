/// \file
/// Numbers out of bytes, little end first, whatever this machine's order.
#pragma once

#include <cstdint>
#include <string_view>

namespace intake {

/// \throws InputError "damaged" when the bytes end before the number does.
[[nodiscard]] std::uint8_t u8(std::string_view bytes, std::size_t at);
[[nodiscard]] std::uint16_t u16(std::string_view bytes, std::size_t at);
[[nodiscard]] std::uint32_t u32(std::string_view bytes, std::size_t at);
[[nodiscard]] std::uint64_t u64(std::string_view bytes, std::size_t at);
[[nodiscard]] double f64(std::string_view bytes, std::size_t at);

/// \throws InputError "damaged" when there are fewer.
[[nodiscard]] std::string_view slice(std::string_view bytes, std::size_t at, std::size_t size);

} // namespace intake
