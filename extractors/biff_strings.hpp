/// \file
/// The strings of .xls records: UTF-16 or its low bytes in version 8, a code page before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// A record's body and those of the CONTINUE records behind it, read as one.
///
/// Where characters run over into the next body, that begins with a new flag byte.
/// Every function throws InputError "damaged" at the end of the last body.
class BiffPieces {
public:
    explicit BiffPieces(std::vector<std::string_view> pieces) : pieces_(std::move(pieces)) {}

    [[nodiscard]] bool at_end() const;
    [[nodiscard]] std::uint8_t byte();
    [[nodiscard]] std::uint16_t two();
    [[nodiscard]] std::uint32_t four();
    void skip(std::size_t bytes);

    /// `length` UTF-16 units behind their flags, formatting runs passed over.
    [[nodiscard]] std::string unicode(std::size_t length);
    [[nodiscard]] std::string bytes(std::size_t length);

private:
    [[nodiscard]] bool at_boundary() const;

    std::vector<std::string_view> pieces_;
    std::size_t piece_ = 0;
    std::size_t at_ = 0;
};

/// What the workbook says about its strings.
struct BiffText {
    bool unicode = true; ///< version 8
    std::uint16_t code_page = 1252;

    /// A string with its length in `length_bytes` (1 or 2) bytes before it.
    /// \throws InputError "damaged" also for bytes the code page does not have.
    [[nodiscard]] std::string read(BiffPieces& pieces, int length_bytes) const;
};

} // namespace intake
