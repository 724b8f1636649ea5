#include "extractors/sniff.hpp"

#include "extractors/archive.hpp"
#include "extractors/ole2.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

namespace intake {

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::size_t at;
    std::string_view bytes;
    Format format;
};

constexpr std::array magics{
    Magic{0, "\xFF\xD8\xFF"sv, Format::jpeg},
    Magic{0, "\x89PNG\r\n\x1A\n"sv, Format::png},
    Magic{0, "II*\0"sv, Format::tiff},
    Magic{0, "MM\0*"sv, Format::tiff},
    Magic{0, "GIF8"sv, Format::gif},
    Magic{0, "PK\3\4"sv, Format::zip},
    Magic{0, "PK\5\6"sv, Format::empty}, // a zip without members
    Magic{0, "PK\7\x8PK\3\4"sv, Format::zip},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, Format::seven_zip},
    Magic{0, "Rar!\x1A\x07"sv, Format::rar},
    Magic{257, "ustar"sv, Format::tar},
    Magic{0, "\x1F\x8B"sv, Format::compressed},
    Magic{0, "BZh"sv, Format::compressed},
    Magic{0, "\xFD\x37zXZ\0"sv, Format::compressed},
    Magic{0, "\x28\xB5\x2F\xFD"sv, Format::compressed},
    Magic{0, "\x04\x22\x4D\x18"sv, Format::compressed},
    Magic{0, "\x1F\x9D"sv, Format::compressed},
    Magic{0, R"({\rtf)"sv, Format::doc},
    Magic{0, "\x1A\x45\xDF\xA3"sv, Format::video},
    Magic{0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, Format::video},
    Magic{0, "FLV\x01"sv, Format::video},
    Magic{0, "\0\0\1\xBA"sv, Format::video},
    Magic{0, "\0\0\1\xB3"sv, Format::video},
};

constexpr std::string_view ole2_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::size_t pdf_within = 1024;

bool has(std::string_view head, std::size_t at, std::string_view bytes) {
    return head.size() >= at && head.substr(at).starts_with(bytes);
}

bool is_bmp(std::string_view head) {
    // Two reserved words of zero, then a header of one of the known sizes.
    constexpr std::string_view sizes = "\x0C\x28\x34\x38\x40\x6C\x7C";
    return head.size() >= 26 && head.starts_with("BM") && has(head, 6, "\0\0\0\0"sv) &&
           contains(sizes, head.substr(14, 1)) && has(head, 15, "\0\0\0"sv);
}

Format format_of_brand(std::string_view brand) {
    constexpr std::array pictures{"heic"sv, "heix"sv, "hevc"sv, "hevx"sv, "heim"sv,
                                  "heis"sv, "mif1"sv, "msf1"sv, "avif"sv};
    return std::ranges::find(pictures, brand) == pictures.end() ? Format::video : Format::heic;
}

// Old tar archives carry no name, only the sum of their header's bytes.
bool is_old_tar(std::string_view head) {
    constexpr std::size_t block = 512;
    constexpr std::size_t sum_at = 148;
    constexpr std::size_t sum_size = 8;
    if (head.size() < block || head[0] == '\0') {
        return false;
    }
    unsigned int sum = sum_size * ' ';
    unsigned int stated = 0;
    for (std::size_t i = 0; i < block; ++i) {
        const auto byte = static_cast<unsigned char>(head[i]);
        if (i < sum_at || i >= sum_at + sum_size) {
            sum += byte;
        } else if (byte >= '0' && byte <= '7') {
            stated = stated * 8 + (byte - '0');
        }
    }
    return sum == stated;
}

// The end of `head` may cut a character in two.
bool is_gb18030(std::string_view head) {
    const auto byte = [&head](std::size_t i) { return static_cast<unsigned char>(head[i]); };
    for (std::size_t i = 0; i < head.size();) {
        if (byte(i) < 0x80) {
            ++i;
            continue;
        }
        if (byte(i) == 0x80 || byte(i) == 0xFF) {
            return false;
        }
        if (i + 1 >= head.size()) {
            break;
        }
        const bool four = byte(i + 1) >= 0x30 && byte(i + 1) <= 0x39;
        if (!four && (byte(i + 1) < 0x40 || byte(i + 1) == 0x7F || byte(i + 1) == 0xFF)) {
            return false;
        }
        i += four ? 4 : 2;
    }
    return true;
}

bool is_utf8_so_far(std::string_view head) {
    for (std::size_t cut = 0; cut < 4 && cut <= head.size(); ++cut) {
        if (is_valid_utf8(head.substr(0, head.size() - cut))) {
            return true;
        }
    }
    return false;
}

bool is_text(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
        return head.size() % 2 == 0;
    }
    const bool binary = std::ranges::any_of(head, [](char c) {
        return c >= 0 && c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f';
    });
    return !binary && (is_utf8_so_far(head) || is_gb18030(head));
}

std::string plain_lower(std::string_view head) {
    std::string out;
    for (const char c : head) {
        if (c != '\0') { // UTF-16 becomes readable enough
            out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    return out;
}

// At least two whole lines, each with the same number (not zero) of the same separator.
bool is_table(std::string_view text, char separator) {
    std::vector<std::ptrdiff_t> counts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos) {
            break;
        }
        counts.push_back(std::ranges::count(text.substr(at, end - at), separator));
        at = end + 1;
    }
    return counts.size() >= 2 && counts.front() > 0 &&
           std::ranges::all_of(counts, [&](auto count) { return count == counts.front(); });
}

Format format_of_text(std::string_view head, std::string_view name) {
    const std::string text = plain_lower(head);
    if (contains(text, "urn:schemas-microsoft-com:office:spreadsheet") ||
        contains(text, "progid=\"excel.sheet\"")) {
        return contains(text, "<html") ? Format::text : Format::xls;
    }
    if (contains(text, "progid=\"word.document\"")) {
        return Format::doc;
    }
    if (contains(text, "<html") || contains(text, "<!doctype") || contains(text, "<?xml")) {
        return Format::text;
    }
    const bool table = is_table(text, '\t') || is_table(text, ',');
    return extension_of(name) == "csv" || table ? Format::csv : Format::text;
}

struct Ending {
    std::string_view extension;
    Format format;
};

constexpr std::array endings{
    Ending{"xlsx", Format::xlsx}, Ending{"xlsm", Format::xlsx}, Ending{"xls", Format::xls},
    Ending{"ods", Format::ods},   Ending{"doc", Format::doc},   Ending{"docx", Format::docx},
    Ending{"wps", Format::wps},   Ending{"wpt", Format::wps},   Ending{"et", Format::et},
    Ending{"ett", Format::et},    Ending{"ppt", Format::ppt},   Ending{"pptx", Format::ppt},
    Ending{"dps", Format::ppt},   Ending{"ofd", Format::ofd},   Ending{"zip", Format::zip}};

Format by_ending(std::string_view name) {
    const auto* at = std::ranges::find(endings, extension_of(name), &Ending::extension);
    return at == endings.end() ? Format::unknown : at->format;
}

// WPS writes the containers of its models and tells them apart by the ending only.
Format of_maker(Format found, std::string_view name) {
    const Format named = by_ending(name);
    const bool sheet = found == Format::xls || found == Format::xlsx;
    const bool letter = found == Format::doc || found == Format::docx;
    return (sheet && named == Format::et) || (letter && named == Format::wps) ? named : found;
}

bool any(const std::vector<std::string>& names, std::string_view wanted) {
    return std::ranges::find(names, wanted) != names.end();
}

bool any_under(const std::vector<std::string>& names, std::string_view folder) {
    return std::ranges::any_of(names,
                               [&](const auto& name) { return name.starts_with(folder); });
}

SniffedFormat identify_compound(const std::filesystem::path& blob, std::string_view name) {
    const std::vector<std::string> names = ole2_names(blob);
    if (any(names, "EncryptedPackage")) {
        return {by_ending(name), "encrypted"};
    }
    if (any(names, "Workbook") || any(names, "Book")) {
        return {of_maker(Format::xls, name), ""};
    }
    if (any(names, "WordDocument")) {
        return {of_maker(Format::doc, name), ""};
    }
    return {any(names, "PowerPoint Document") ? Format::ppt : Format::unknown, ""};
}

SniffedFormat identify_zip(const std::filesystem::path& blob, std::string_view name) {
    const ZipListing zip = list_zip(blob);
    if (any(zip.names, "OFD.xml")) {
        return {Format::ofd, ""};
    }
    if (zip.mimetype.starts_with("application/vnd.oasis.opendocument")) {
        const bool sheet = contains(zip.mimetype, "spreadsheet");
        return {sheet ? Format::ods : Format::unknown, ""};
    }
    if (!any(zip.names, "[Content_Types].xml")) {
        return {Format::zip, ""};
    }
    if (any_under(zip.names, "xl/")) {
        const bool binary = any(zip.names, "xl/workbook.bin");
        return {binary ? Format::unknown : of_maker(Format::xlsx, name), ""};
    }
    if (any_under(zip.names, "word/")) {
        return {of_maker(Format::docx, name), ""};
    }
    return {any_under(zip.names, "ppt/") ? Format::ppt : Format::zip, ""};
}

// The first byte of a frame. \throws InputError
Format format_from(std::string_view frame) {
    if (frame.empty() || frame[0] < 0 || frame[0] > static_cast<char>(Format::text)) {
        throw InputError("crashed", "not a format");
    }
    return static_cast<Format>(frame[0]);
}

} // namespace

Guess sniff(std::string_view head, std::string_view name) {
    if (head.empty()) {
        return {Format::empty, false};
    }
    if (head.starts_with(ole2_magic)) {
        return {Format::unknown, true};
    }
    for (const Magic& magic : magics) {
        if (has(head, magic.at, magic.bytes)) {
            return {magic.format, magic.format == Format::zip};
        }
    }
    if (contains(head.substr(0, pdf_within), "%PDF-")) {
        return {Format::pdf, false};
    }
    if (is_bmp(head)) {
        return {Format::bmp, false};
    }
    if (has(head, 4, "ftyp")) {
        return {format_of_brand(head.substr(8, 4)), false};
    }
    if (has(head, 0, "RIFF") && has(head, 8, "AVI ")) {
        return {Format::video, false};
    }
    if (is_old_tar(head)) {
        return {Format::tar, false};
    }
    return {is_text(head) ? format_of_text(head, name) : Format::unknown, false};
}

SniffedFormat look_inside(const std::filesystem::path& blob, std::string_view name) {
    std::string head(ole2_magic.size(), '\0');
    std::ifstream(blob, std::ios::binary)
        .read(head.data(), static_cast<std::streamsize>(head.size()));
    try {
        return head == ole2_magic ? identify_compound(blob, name) : identify_zip(blob, name);
    } catch (const InputError& error) {
        return {by_ending(name), error.code};
    }
}

std::string to_frame(const Guess& guess) {
    return {static_cast<char>(guess.format), guess.container ? '1' : '0'};
}

Guess guess_from(std::string_view frame) {
    if (frame.size() != 2 || (frame[1] != '0' && frame[1] != '1')) {
        throw InputError("crashed", "not a guess");
    }
    return {format_from(frame), frame[1] == '1'};
}

std::string to_frame(const SniffedFormat& identity) {
    return static_cast<char>(identity.format) + identity.code;
}

SniffedFormat identity_from(std::string_view frame) {
    return {format_from(frame), std::string(frame.substr(1))};
}

} // namespace intake
