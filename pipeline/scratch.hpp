/// \file
/// A private folder for copies of the input, beside OUT, gone when the run ends.
#pragma once

#include <filesystem>

namespace intake {

/// Owns the folder. \throws SystemError when it cannot be made.
class Scratch {
public:
    explicit Scratch(const std::filesystem::path& out);
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    Scratch(Scratch&&) = delete;
    Scratch& operator=(Scratch&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace intake
