/// \file
/// Files that live as long as a test.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intake::test {

/// A file of its own folder, removed with it.
class TemporaryFile {
public:
    TemporaryFile(std::string_view name, std::string_view bytes);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The bytes of a zip archive with these members, {name, content}.
[[nodiscard]] std::string zip_of(
    const std::vector<std::pair<std::string, std::string>>& members);

} // namespace intake::test
