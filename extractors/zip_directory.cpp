#include "extractors/zip_directory.hpp"

#include "extractors/little_endian.hpp"
#include "pipeline/model/error.hpp"

#include <algorithm>
#include <string_view>

namespace intake {

namespace {

constexpr std::size_t most_members = 1'000'000;
constexpr std::size_t line_size = 46;
constexpr std::size_t header_size = 30;
constexpr std::size_t end_size = 22;
constexpr std::size_t locator_size = 20;
constexpr std::size_t end64_size = 56;
constexpr std::uint64_t longest_tail = (1U << 16U) + end_size + locator_size;
constexpr std::uint32_t elsewhere = 0xFFFFFFFF; ///< the number is in a field of zip64

using namespace std::string_view_literals;

/// As many of the bytes as there are.
std::string bytes_at(std::istream& file, std::uint64_t at, std::uint64_t size) {
    file.clear();
    file.seekg(0, std::ios::end);
    const auto end = static_cast<std::uint64_t>(std::max<std::streamoff>(file.tellg(), 0));
    std::string bytes(std::min(size, end - std::min(at, end)), '\0');
    file.seekg(static_cast<std::streamoff>(std::min(at, end)));
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

/// Where the directory is, and where it says it is: something may have been put before the zip.
struct Directory {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t stated = 0;
};

bool find_in_zip64(std::istream& file, std::string_view locator, Directory& directory) {
    if (!locator.starts_with("PK\6\7")) {
        return false;
    }
    const std::string record = bytes_at(file, u64(locator, 8), end64_size);
    if (record.size() < end64_size) {
        return false;
    }
    directory.begin = u64(record, 48);
    directory.stated = directory.begin;
    return true;
}

Directory find_directory(std::istream& file) {
    Directory directory;
    file.seekg(0, std::ios::end);
    const auto size = static_cast<std::uint64_t>(std::max<std::streamoff>(file.tellg(), 0));
    const std::uint64_t tail_at = size - std::min(size, longest_tail);
    const std::string tail = bytes_at(file, tail_at, longest_tail);
    const std::size_t found = tail.size() < end_size
                                  ? std::string::npos
                                  : tail.rfind("PK\5\6"sv, tail.size() - end_size);
    if (found == std::string::npos) {
        return directory;
    }
    directory.end = tail_at + found;
    directory.begin =
        directory.end - std::min<std::uint64_t>(directory.end, u32(tail, found + 12));
    directory.stated = u32(tail, found + 16);
    if (found >= locator_size) {
        find_in_zip64(file, std::string_view(tail).substr(found - locator_size, locator_size),
                      directory);
    }
    return directory;
}

/// The offset in the field of zip64, behind the sizes that are there too.
std::uint64_t far_offset(std::string_view line, std::string_view extra) {
    const std::size_t before =
        (u32(line, 24) == elsewhere ? 8U : 0U) + (u32(line, 20) == elsewhere ? 8U : 0U);
    while (extra.size() >= 4) {
        const std::string_view field = extra.substr(4, u16(extra, 2));
        if (u16(extra, 0) == 1 && field.size() >= before + 8) {
            return u64(field, before);
        }
        extra.remove_prefix(4 + field.size());
    }
    return elsewhere;
}

std::vector<ListedMember> lines_of(std::string_view directory, std::uint64_t shift) {
    std::vector<ListedMember> listed;
    while (directory.size() >= line_size && directory.starts_with("PK\1\2")) {
        if (listed.size() == most_members) {
            throw InputError("too_many", "too many entries");
        }
        const std::size_t name = u16(directory, 28);
        const std::size_t extra = u16(directory, 30);
        const std::size_t size = line_size + name + extra + u16(directory, 32);
        if (size > directory.size()) {
            break;
        }
        ListedMember member;
        member.name = directory.substr(line_size, name);
        member.at = u32(directory, 42);
        if (member.at == elsewhere) {
            member.at = far_offset(directory, directory.substr(line_size + name, extra));
        }
        member.at += shift;
        listed.push_back(std::move(member));
        directory.remove_prefix(size);
    }
    return listed;
}

bool has_header(std::istream& file, const ListedMember& member) {
    const std::string header = bytes_at(file, member.at, header_size + member.name.size());
    return header.size() == header_size + member.name.size() && header.starts_with("PK\3\4") &&
           u16(header, 26) == member.name.size() && header.ends_with(member.name);
}

} // namespace

std::vector<ListedMember> zip_directory(std::istream& zip) {
    const Directory found = find_directory(zip);
    const std::string bytes =
        bytes_at(zip, found.begin, found.end - std::min(found.begin, found.end));
    std::vector<ListedMember> listed = lines_of(bytes, found.begin - found.stated);
    std::ranges::stable_sort(listed, {}, &ListedMember::at);
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const bool again = i > 0 && listed[i].at == listed[i - 1].at;
        listed[i].sound = !again && has_header(zip, listed[i]);
    }
    return listed;
}

} // namespace intake
