#include "extractors/little_endian.hpp"

#include "pipeline/model/error.hpp"

#include <bit>

namespace intake {

namespace {

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    const std::string_view part = slice(bytes, at, size);
    std::uint64_t value = 0;
    for (std::size_t i = size; i > 0; --i) {
        value = value << 8 | static_cast<unsigned char>(part[i - 1]);
    }
    return value;
}

} // namespace

std::string_view slice(std::string_view bytes, std::size_t at, std::size_t size) {
    if (at > bytes.size() || size > bytes.size() - at) {
        throw InputError("damaged", "文件内部结构不完整");
    }
    return bytes.substr(at, size);
}

std::uint8_t u8(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(number(bytes, at, 1));
}

std::uint16_t u16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(number(bytes, at, 2));
}

std::uint32_t u32(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(number(bytes, at, 4));
}

std::uint64_t u64(std::string_view bytes, std::size_t at) {
    return number(bytes, at, 8);
}

double f64(std::string_view bytes, std::size_t at) {
    return std::bit_cast<double>(u64(bytes, at));
}

} // namespace intake
