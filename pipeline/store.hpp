/// \file
/// Private copies of what came in: numbered files in a scratch folder, hashed while written.
#pragma once

#include "pipeline/model/digest.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace intake {

/// A stored copy. Belongs to the scratch folder.
struct StoredCopy {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::string sha256;
    std::string head; ///< first sniff_bytes
};

/// A copy being written. One that is never finished leaves no file.
class Copy {
public:
    /// \throws SystemError when the file cannot be made.
    explicit Copy(std::filesystem::path path);

    ~Copy();

    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    Copy(Copy&&) = delete;
    Copy& operator=(Copy&&) = delete;

    /// \throws SystemError when the disk does not take it.
    void add(std::string_view bytes);

    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// Call once, last. \throws SystemError when the disk does not take it.
    [[nodiscard]] StoredCopy finish();

private:
    std::filesystem::path path_;
    std::ofstream stream_;
    Digest digest_;
    std::string head_;
    std::uint64_t size_ = 0;
};

/// Hands out the numbers.
class Store {
public:
    /// \throws SystemError when the folder cannot be made.
    explicit Store(std::filesystem::path folder);

    /// The next free name in the folder.
    [[nodiscard]] std::filesystem::path next();

private:
    std::filesystem::path folder_;
    int count_ = 0;
};

} // namespace intake
