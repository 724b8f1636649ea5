#include "extractors/ole2.hpp"

#include "pipeline/model/error.hpp"

#include <array>
#include <cstdint>
#include <fstream>

namespace intake {

namespace {

// [MS-CFB] 2.2: offsets in the header; 2.6: of a directory entry.
constexpr std::size_t header_size = 512;
constexpr std::size_t shift_at = 30;
constexpr std::size_t directory_at = 48;
constexpr std::size_t table_at = 76;
constexpr std::size_t table_entries = 109;
constexpr std::size_t entry_size = 128;
constexpr std::size_t name_size_at = 64;
constexpr std::size_t kind_at = 66;
constexpr std::uint32_t last_sector = 0xFFFFFFFA; // above: end of chain, free, ...
constexpr int most_sectors = 4096;

std::uint32_t number(const std::string& bytes, std::size_t at, int width) {
    std::uint32_t value = 0;
    for (int i = width - 1; i >= 0; --i) {
        const auto index = at + static_cast<std::size_t>(i);
        value = (value << 8U) | static_cast<unsigned char>(bytes.at(index));
    }
    return value;
}

struct Compound {
    std::ifstream stream;
    std::string header;
    std::size_t sector_size = 0;
};

std::string read_at(std::ifstream& stream, std::uint64_t at, std::size_t size) {
    std::string bytes(size, '\0');
    stream.clear();
    stream.seekg(static_cast<std::streamoff>(at));
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (stream.gcount() == 0) {
        throw InputError("damaged", "compound file ends early");
    }
    return bytes;
}

std::string sector(Compound& file, std::uint32_t index) {
    return read_at(file.stream, (std::uint64_t{index} + 1) * file.sector_size,
                   file.sector_size);
}

// Directories of office files begin early: the 109 allocation sectors that the header itself
// names cover 6.8 MiB of sectors of 512 bytes; a chain that leaves them ends there.
std::uint32_t next_sector(Compound& file, std::uint32_t index) {
    const std::size_t per_sector = file.sector_size / 4;
    const std::size_t slot = index / per_sector;
    if (slot >= table_entries) {
        return last_sector;
    }
    const std::uint32_t table = number(file.header, table_at + slot * 4, 4);
    return table >= last_sector ? last_sector
                                : number(sector(file, table), (index % per_sector) * 4, 4);
}

std::string entry_name(const std::string& sector_bytes, std::size_t at) {
    std::string name;
    const std::size_t size =
        std::min<std::size_t>(number(sector_bytes, at + name_size_at, 2), 64);
    for (std::size_t i = 0; i + 2 < size; i += 2) {
        const std::uint32_t unit = number(sector_bytes, at + i, 2);
        name.push_back(unit >= 0x20 && unit < 0x7F ? static_cast<char>(unit) : '?');
    }
    return name;
}

} // namespace

std::vector<std::string> ole2_names(const std::filesystem::path& blob) {
    Compound file{std::ifstream(blob, std::ios::binary), {}, 0};
    file.header = read_at(file.stream, 0, header_size);
    const std::uint32_t shift = number(file.header, shift_at, 2);
    if (shift != 9 && shift != 12) {
        throw InputError("damaged", "compound file with impossible sectors");
    }
    file.sector_size = std::size_t{1} << shift;
    std::vector<std::string> names;
    std::uint32_t at = number(file.header, directory_at, 4);
    for (int count = 0; at < last_sector && count < most_sectors; ++count) {
        const std::string bytes = sector(file, at);
        for (std::size_t i = 0; i < bytes.size(); i += entry_size) {
            if (bytes.at(i + kind_at) != 0) {
                names.push_back(entry_name(bytes, i));
            }
        }
        at = next_sector(file, at);
    }
    if (names.empty()) {
        throw InputError("damaged", "compound file without a directory");
    }
    return names;
}

} // namespace intake
