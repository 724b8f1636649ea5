/// \file
/// What the directory of a zip says of its members, held against what stands before their
/// bytes. libarchive names members by the one, libzip by the other; a file that says two things
/// is believed in neither. For workers.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace intake {

/// A line of the directory.
struct ListedMember {
    std::uint64_t at = 0; ///< where the directory says its header is
    std::string name;     ///< as stored: not decoded, may hold any byte
    bool sound = false;   ///< its header is there, says that name, and no line before it has it
};

/// In the order of `at`, which is that of libarchive; lines of one place in their own order. As
/// far as the directory can be read.
/// \throws InputError "too_many" beyond a million.
[[nodiscard]] std::vector<ListedMember> zip_directory(std::istream& zip);

} // namespace intake
