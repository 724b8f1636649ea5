/// \file
/// Archives, opened by libarchive in workers only: what a zip lists, and all members as frames.
#pragma once

#include "extractors/worker.hpp"
#include "pipeline/model/submission.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// The member names of a zip as far as its directory can be read, and the content of a member
/// "mimetype" (first bytes).
struct ZipListing {
    std::vector<std::string> names; ///< as stored, not decoded
    std::string mimetype;
};

/// \throws InputError "damaged".
[[nodiscard]] ZipListing list_zip(const std::filesystem::path& blob);

/// Whether unpack() knows the format.
[[nodiscard]] bool is_archive(Format format);

struct UnpackLimits {
    int entries = 20'000;
    std::uint64_t member_bytes = 512ULL << 20U;
    std::uint64_t total_bytes = 8ULL << 30U;
    double ratio = 200; ///< unpacked / packed, beyond 64 MiB
};

/// One frame of unpack(): a member begins, some of its bytes, the member ends.
struct Piece {
    enum class Kind : char { begin = 'M', bytes = 'B', end = 'E' };

    Kind kind = Kind::begin;
    std::string_view text;     ///< begin: name decoded as UTF-8 | bytes | end: outcome code
    std::uint64_t claimed = 0; ///< end: size the archive states, 0 if none
};

/// \throws InputError "crashed" when the frame is none of unpack().
[[nodiscard]] Piece piece_from(std::string_view frame);

/// Sends every member that is not a folder. A member that cannot be had ends with its code:
/// damaged, encrypted, not_regular, out_of_memory, too_large; unsafe_path when a NUL is in its
/// name. Of a zip also those that only the directory knows, or knows by another name: damaged.
/// Names are decoded (UTF-8 or GB18030) and otherwise as stored: member_path() judges them.
/// \param name of the archive, for the one member of a file that is merely compressed
/// \throws InputError damaged, encrypted, too_large, too_many: the archive ends here, what was
///         sent stands.
void unpack(const std::filesystem::path& blob, Format format, std::string_view name,
            const UnpackLimits& limits, Sink& sink);

} // namespace intake
