/// \file
/// The members of an xlsx or zip in memory, by name.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <map>
#include <stdexcept>
#include <string>

namespace intake::test {

inline std::map<std::string, std::string> unzip(const std::string& bytes) {
    std::map<std::string, std::string> members;
    archive* reader = archive_read_new();
    archive_read_support_format_zip(reader);
    if (archive_read_open_memory(reader, bytes.data(), bytes.size()) != ARCHIVE_OK) {
        archive_read_free(reader);
        throw std::runtime_error("no zip");
    }
    archive_entry* entry = nullptr;
    while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
        std::string& content = members[archive_entry_pathname(entry)];
        std::array<char, 4096> block{};
        la_ssize_t got = 0;
        while ((got = archive_read_data(reader, block.data(), block.size())) > 0) {
            content.append(block.data(), static_cast<std::size_t>(got));
        }
    }
    archive_read_free(reader);
    return members;
}

} // namespace intake::test
