/// \file
/// Which format a file has, by what is in it; its name only decides between formats that share
/// a container (xls and et, docx and wps) and whether lines of text are a table.
#pragma once

#include "pipeline/model/submission.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace intake {

/// How many first bytes sniff() wants.
inline constexpr std::size_t sniff_bytes = 8192;

/// A look at the first bytes, for workers. `container`: a zip or a compound file, which only
/// look_inside() can tell apart; the format is then zip or unknown. A zip without members is
/// empty.
struct Guess {
    Format format = Format::unknown;
    bool container = false;
};

/// \param head the first sniff_bytes of the file, or all of a smaller one
/// \param name only the ending counts
[[nodiscard]] Guess sniff(std::string_view head, std::string_view name);

/// A guess as a frame, and back. \throws InputError "crashed" when it is none.
[[nodiscard]] std::string to_frame(const Guess& guess);
[[nodiscard]] Guess guess_from(std::string_view frame);

/// What a container holds. `code` is an outcome code ("encrypted", "damaged") or empty.
struct SniffedFormat {
    Format format = Format::unknown;
    std::string code;
};

/// Opens a container. For workers.
[[nodiscard]] SniffedFormat look_inside(const std::filesystem::path& blob,
                                        std::string_view name);

/// The identity as a frame, and back. \throws InputError "crashed" when it is none.
[[nodiscard]] std::string to_frame(const SniffedFormat& identity);
[[nodiscard]] SniffedFormat identity_from(std::string_view frame);

} // namespace intake
