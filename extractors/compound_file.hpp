/// \file
/// Compound files (OLE2), the container of .xls: streams in sectors chained by a table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// A view on bytes that outlive it. Only the streams directly under the root are seen: those of
/// embedded objects are not the document's own.
class CompoundFile {
public:
    [[nodiscard]] static bool is_one(std::string_view bytes);

    /// \throws InputError "damaged"
    explicit CompoundFile(std::string_view bytes);

    [[nodiscard]] bool has(std::string_view name) const; ///< ASCII, without case

    /// The whole stream, or nothing when there is none of this name.
    /// \throws InputError "damaged" when its chain leaves the file or runs in a circle.
    [[nodiscard]] std::optional<std::string> read(std::string_view name) const;

private:
    struct Stream {
        std::string name;
        std::uint32_t start = 0;
        std::uint64_t size = 0;
    };

    [[nodiscard]] std::string_view sector(std::uint32_t number) const;
    [[nodiscard]] std::string chain(std::uint32_t start) const;
    [[nodiscard]] std::string small_chain(const Stream& stream) const;
    [[nodiscard]] const Stream* find(std::string_view name) const;
    void read_table();
    void read_directory();

    std::string_view bytes_;
    std::size_t sector_size_ = 512;
    std::vector<std::uint32_t> table_;       ///< the next sector of each sector
    std::vector<std::uint32_t> small_table_; ///< the same for the 64-byte ones
    std::string small_sectors_;
    std::vector<Stream> streams_;
};

} // namespace intake
