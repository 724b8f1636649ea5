/// \file
/// What a recommending unit sent, file by file, and what became of each file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace intake {

/// By content, never by extension alone.
enum class Format {
    unknown,
    empty,
    pdf,
    jpeg,
    png,
    tiff,
    bmp,
    gif,
    xlsx,
    xls,
    ods,
    csv,
    zip,
    seven_zip,
    rar,
    tar,
    compressed,
    doc,
    docx,
    wps,
    et,
    ofd,
    heic,
    ppt,
    video,
    text
};

enum class Outcome { processed, quarantined, ignored };

/// One input file. `path` is for people and outputs; bytes are only ever opened through `blob`.
struct InputFile {
    std::string path;           ///< UTF-8, '/' separated, relative to the submission
    std::filesystem::path blob; ///< private copy (numbered name), empty if nothing was stored
    std::uint64_t bytes = 0;
    std::string sha256; ///< hex, of the bytes as received
    Format format = Format::unknown;
    Outcome outcome = Outcome::processed;
    std::string code;   ///< outcome code when not processed (outcome.hpp), else empty
    std::string reason; ///< Chinese, one sentence; empty when processed
    std::string remedy; ///< Chinese, what the unit can do; empty when processed
    int pages_total = 0;
    int pages_read = 0;
    int pages_unreadable = 0;
};

/// One entry of the inbox. Files are sorted by path.
struct Submission {
    std::string name; ///< folder name, or archive name without its ending
    std::vector<InputFile> files;
};

[[nodiscard]] std::string_view name_of(Format format);   ///< "pdf", "xlsx", ...
[[nodiscard]] std::string_view name_of(Outcome outcome); ///< "processed", ...

} // namespace intake
