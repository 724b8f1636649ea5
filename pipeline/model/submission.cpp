#include "pipeline/model/submission.hpp"

#include <array>

namespace intake {

std::string_view name_of(Format format) {
    constexpr std::array<std::string_view, 26> names{
        "unknown", "empty", "pdf", "jpeg", "png",  "tiff", "bmp",   "gif",        "xlsx",
        "xls",     "ods",   "csv", "zip",  "7z",   "rar",  "tar",   "compressed", "doc",
        "docx",    "wps",   "et",  "ofd",  "heic", "ppt",  "video", "text"};
    return names.at(static_cast<std::size_t>(format));
}

std::string_view name_of(Outcome outcome) {
    constexpr std::array<std::string_view, 3> names{"processed", "quarantined", "ignored"};
    return names.at(static_cast<std::size_t>(outcome));
}

} // namespace intake
