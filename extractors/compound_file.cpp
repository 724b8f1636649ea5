#include "extractors/compound_file.hpp"

#include "extractors/little_endian.hpp"
#include "pipeline/model/error.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::uint32_t last_regular = 0xFFFFFFFA;
constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::size_t header_size = 512;
constexpr std::size_t entry_size = 128;
constexpr std::size_t small_size = 64;
constexpr std::size_t table_sectors_in_header = 109;

[[noreturn]] void refuse() {
    throw InputError("damaged", "文件内部结构已损坏");
}

void append_numbers(std::vector<std::uint32_t>& out, std::string_view bytes) {
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
        out.push_back(u32(bytes, at));
    }
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, upper, upper);
}

/// The ASCII of a UTF-16 name; anything else becomes '?'.
std::string name_of_entry(std::string_view entry) {
    const std::size_t bytes = std::min<std::size_t>(u16(entry, 64), 64);
    std::string out;
    for (std::size_t at = 0; at + 2 < bytes; at += 2) {
        const std::uint16_t c = u16(entry, at);
        out.push_back(c < 0x80 ? static_cast<char>(c) : '?');
    }
    return out;
}

} // namespace

bool CompoundFile::is_one(std::string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
    const unsigned shift = u16(bytes_, 30);
    if (shift != 9 && shift != 12) {
        refuse();
    }
    sector_size_ = std::size_t{1} << shift;
    read_table();
    const std::uint32_t small_start = u32(bytes_, 60);
    if (small_start < last_regular) {
        append_numbers(small_table_, chain(small_start));
    }
    read_directory();
}

/// The last sector of a file may be cut short; what is there counts.
std::string_view CompoundFile::sector(std::uint32_t number) const {
    const std::uint64_t at = (std::uint64_t{number} + 1) * sector_size_;
    if (at >= bytes_.size()) {
        refuse();
    }
    return bytes_.substr(at, sector_size_);
}

void CompoundFile::read_table() {
    std::vector<std::uint32_t> places;
    append_numbers(places, slice(bytes_, 76, table_sectors_in_header * 4));
    const std::size_t sectors = bytes_.size() / sector_size_ + 1;
    std::uint32_t more = u32(bytes_, 68);
    for (std::size_t steps = 0; more < last_regular; ++steps) {
        if (steps > sectors) {
            refuse();
        }
        append_numbers(places, sector(more));
        more = places.back();
        places.pop_back();
    }
    places.resize(std::min<std::size_t>(places.size(), u32(bytes_, 44)));
    for (const std::uint32_t place : places) {
        if (place < last_regular && table_.size() <= sectors + sector_size_) {
            append_numbers(table_, sector(place));
        }
    }
}

std::string CompoundFile::chain(std::uint32_t start) const {
    std::string out;
    for (std::uint32_t at = start; at < last_regular; at = table_.at(at)) {
        if (at >= table_.size() || out.size() > bytes_.size()) {
            refuse();
        }
        out += sector(at);
    }
    return out;
}

std::string CompoundFile::small_chain(const Stream& stream) const {
    std::string out;
    for (std::uint32_t at = stream.start; at < last_regular; at = small_table_.at(at)) {
        if (at >= small_table_.size() || out.size() > small_sectors_.size()) {
            refuse();
        }
        out += slice(small_sectors_, at * small_size, small_size);
    }
    return out;
}

void CompoundFile::read_directory() {
    const std::string directory = chain(u32(bytes_, 48));
    const std::size_t count = directory.size() / entry_size;
    const auto entry = [&](std::uint32_t index) {
        return slice(directory, index * entry_size, entry_size);
    };
    const std::string_view root = entry(0);
    if (u32(root, 116) < last_regular && u64(root, 120) != 0) {
        small_sectors_ = chain(u32(root, 116));
    }
    std::vector<bool> seen(count);
    std::vector<std::uint32_t> open{u32(root, 76)};
    while (!open.empty()) {
        const std::uint32_t index = open.back();
        open.pop_back();
        if (index == none || index >= count || seen.at(index)) {
            continue;
        }
        seen.at(index) = true;
        const std::string_view found = entry(index);
        open.push_back(u32(found, 68));
        open.push_back(u32(found, 72));
        constexpr std::uint8_t stream_type = 2;
        if (u8(found, 66) == stream_type) {
            streams_.push_back({.name = name_of_entry(found),
                                .start = u32(found, 116),
                                .size = u32(found, 120)});
        }
    }
}

const CompoundFile::Stream* CompoundFile::find(std::string_view name) const {
    const auto at = std::ranges::find_if(
        streams_, [name](const Stream& stream) { return is_same_name(stream.name, name); });
    return at == streams_.end() ? nullptr : &*at;
}

bool CompoundFile::has(std::string_view name) const {
    return find(name) != nullptr;
}

std::optional<std::string> CompoundFile::read(std::string_view name) const {
    const Stream* stream = find(name);
    if (stream == nullptr) {
        return std::nullopt;
    }
    const bool is_small = stream->size < u32(bytes_, 56);
    std::string out = is_small ? small_chain(*stream) : chain(stream->start);
    out.resize(std::min<std::uint64_t>(out.size(), stream->size));
    return out;
}

} // namespace intake
