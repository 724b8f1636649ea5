#include "extractors/sheets.hpp"

#include "extractors/compound_file.hpp"
#include "extractors/sheet_formats.hpp"
#include "pipeline/model/error.hpp"

#include <array>
#include <fstream>
#include <sstream>

namespace intake {

namespace {

constexpr std::uintmax_t max_bytes = 256ULL << 20;

std::string read_bytes(const std::filesystem::path& file) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error || size == 0) {
        throw InputError(error ? "failed" : "empty", "文件为空或无法打开");
    }
    if (size > max_bytes) {
        throw InputError("too_large", "表格文件过大");
    }
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::move(bytes).str();
}

/// A workbook's stream outside any container, as Excel 2 to 5 could write it.
bool is_bare_biff(std::string_view bytes) {
    constexpr std::array<std::string_view, 4> openings{{{"\x09\x00\x04\x00", 4},
                                                        {"\x09\x02\x06\x00", 4},
                                                        {"\x09\x04\x06\x00", 4},
                                                        {"\x09\x08\x08\x00", 4}}};
    for (const std::string_view opening : openings) {
        if (bytes.starts_with(opening)) {
            return true;
        }
    }
    return false;
}

/// HTML and XML, which web systems like to call .xls.
bool is_markup(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return (first != std::string_view::npos && bytes[first] == '<') ||
           bytes.starts_with("MIME-Version:") ||
           bytes.starts_with(std::string_view("\xFF\xFE<\0", 4));
}

std::vector<Sheet> read_zip(const std::filesystem::path& file) {
    ZipParts parts(file);
    return parts.has("content.xml") ? read_open_document(parts) : read_office_open(parts);
}

std::vector<Sheet> read_compound(const std::string& bytes) {
    const CompoundFile file(bytes);
    for (const char* name : {"Workbook", "Book"}) {
        if (const auto stream = file.read(name)) {
            return read_biff(*stream);
        }
    }
    if (file.has("EncryptedPackage") || file.has("EncryptionInfo")) {
        throw InputError("encrypted", "工作簿已加密");
    }
    throw InputError("needs_conversion", "不是Excel工作簿");
}

/// By what the file is, whatever it is called.
std::vector<Sheet> read_any(const std::filesystem::path& file) {
    const std::string bytes = read_bytes(file);
    if (bytes.starts_with("PK")) {
        return read_zip(file);
    }
    if (CompoundFile::is_one(bytes)) {
        return read_compound(bytes);
    }
    if (is_bare_biff(bytes)) {
        return read_biff(bytes);
    }
    if (is_markup(bytes)) {
        throw InputError("needs_conversion", "文件内容是网页或XML，不是工作簿");
    }
    return read_delimited(bytes);
}

} // namespace

std::vector<Sheet> read_xlsx(const std::filesystem::path& file) {
    return read_any(file);
}

std::vector<Sheet> read_xls(const std::filesystem::path& file) {
    return read_any(file);
}

std::vector<Sheet> read_ods(const std::filesystem::path& file) {
    return read_any(file);
}

std::vector<Sheet> read_csv(const std::filesystem::path& file) {
    return read_any(file);
}

} // namespace intake
