/// \file
/// The parts of a zip-based workbook, unpacked one at a time under limits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace intake {

inline constexpr std::uint64_t max_part_bytes = 256ULL << 20;  ///< of one part, unpacked
inline constexpr std::uint64_t max_parts_bytes = 512ULL << 20; ///< of all parts read

class ZipParts {
public:
    /// \throws InputError "damaged"
    explicit ZipParts(const std::filesystem::path& file);

    /// Names are compared without case, as the packaging standard says.
    [[nodiscard]] bool has(const std::string& name) const;

    /// \throws InputError "damaged" (also when there is no such part), "encrypted", "too_large"
    [[nodiscard]] std::string read(const std::string& name);

private:
    struct Deleter {
        void operator()(void* archive) const;
    };

    std::unique_ptr<void, Deleter> archive_;
    std::uint64_t left_ = max_parts_bytes;
};

} // namespace intake
