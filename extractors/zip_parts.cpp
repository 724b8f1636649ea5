#include "extractors/zip_parts.hpp"

#include "pipeline/model/error.hpp"

#include <zip.h>

namespace intake {

namespace {

constexpr zip_flags_t by_name = ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS;

zip_t* native(void* archive) {
    return static_cast<zip_t*>(archive);
}

struct Close {
    void operator()(zip_file_t* part) const { zip_fclose(part); }
};

} // namespace

void ZipParts::Deleter::operator()(void* archive) const {
    zip_discard(native(archive));
}

ZipParts::ZipParts(const std::filesystem::path& file) {
    int error = 0;
    archive_.reset(zip_open(file.c_str(), ZIP_RDONLY, &error));
    if (!archive_) {
        throw InputError("damaged", "工作簿的压缩结构已损坏");
    }
}

bool ZipParts::has(const std::string& name) const {
    return zip_name_locate(native(archive_.get()), name.c_str(), by_name) >= 0;
}

std::string ZipParts::read(const std::string& name) {
    zip_t* const archive = native(archive_.get());
    const zip_int64_t index = zip_name_locate(archive, name.c_str(), by_name);
    zip_stat_t about{};
    if (index < 0 ||
        zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &about) != 0) {
        throw InputError("damaged", "工作簿缺少必要的部分");
    }
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        about.encryption_method != ZIP_EM_NONE) {
        throw InputError("encrypted", "工作簿已加密");
    }
    if (about.size > max_part_bytes || about.size > left_) {
        throw InputError("too_large", "工作簿解压后过大");
    }
    left_ -= about.size;
    const std::unique_ptr<zip_file_t, Close> part(
        zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0));
    std::string bytes(about.size, '\0');
    if (!part || zip_fread(part.get(), bytes.data(), bytes.size()) !=
                     static_cast<zip_int64_t>(bytes.size())) {
        throw InputError("damaged", "工作簿的压缩数据已损坏");
    }
    char beyond = 0;
    if (zip_fread(part.get(), &beyond, 1) != 0) { // also where the checksum is compared
        throw InputError("damaged", "工作簿的压缩数据已损坏");
    }
    return bytes;
}

} // namespace intake
