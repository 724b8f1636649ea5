/// \file
/// Zip files written by hand, right or wrong in one place. Members are stored, not compressed.
/// One with `listed_at` has no bytes of its own: the directory alone speaks of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

struct ZipMember {
    std::string name;
    std::string bytes;
    std::uint32_t mode = 0100644; ///< st_mode: 0120777 is a link
    std::uint16_t flags = 0;      ///< 1 encrypted, 0x800 name is UTF-8
    bool wrong_sum = false;
    bool shares_previous = false; ///< lists the previous member's bytes once more
    std::optional<std::string> listed_name = {};   ///< in the directory, instead of its own
    std::optional<std::uint32_t> listed_size = {}; ///< likewise
    std::optional<std::uint32_t> listed_at = {};   ///< where the directory says it begins
};

inline std::string little(std::uint64_t value, int width) {
    std::string out;
    for (int i = 0; i < width; ++i) {
        out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
    }
    return out;
}

inline std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int i = 0; i < 8; ++i) {
            sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~sum;
}

/// What a member's header and its line of the directory have in common.
inline std::string zip_common(const ZipMember& member, std::string_view name,
                              std::size_t size) {
    const std::uint32_t sum = crc32_of(member.bytes) + (member.wrong_sum ? 1U : 0U);
    return little(20, 2) + little(member.flags, 2) + little(0, 2) + little(0, 4) +
           little(sum, 4) + little(size, 4) + little(size, 4) + little(name.size(), 2) +
           little(0, 2);
}

inline std::string zip_bytes(const std::vector<ZipMember>& members) {
    std::string out;
    std::string directory;
    std::size_t at = 0;
    for (const ZipMember& member : members) {
        if (!member.shares_previous && !member.listed_at) {
            at = out.size();
            out += "PK\3\4" + zip_common(member, member.name, member.bytes.size()) +
                   member.name + member.bytes;
        }
        const std::string listed = member.listed_name.value_or(member.name);
        const std::size_t size =
            member.listed_size.value_or(static_cast<std::uint32_t>(member.bytes.size()));
        directory += "PK\1\2" + little(0x0314, 2) + zip_common(member, listed, size) +
                     little(0, 6) + little(std::uint64_t{member.mode} << 16U, 4) +
                     little(member.listed_at.value_or(static_cast<std::uint32_t>(at)), 4) +
                     listed;
    }
    const std::size_t start = out.size();
    out += directory;
    return out + "PK\5\6" + little(0, 4) + little(members.size(), 2) +
           little(members.size(), 2) + little(directory.size(), 4) + little(start, 4) +
           little(0, 2);
}

} // namespace intake
