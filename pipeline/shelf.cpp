#include "pipeline/shelf.hpp"

#include "pipeline/durable.hpp"
#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"

#include <fstream>
#include <sstream>

namespace intake {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t digest_size = 64;

/// Empty when the file cannot be read.
std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return file ? std::move(bytes).str() : "";
}

/// A change of the program may change what it reads: its own bytes are its version.
std::string edition_of(const std::vector<EngineInfo>& engines) {
    Digest digest;
    digest.add(bytes_of("/proc/self/exe"));
    for (const EngineInfo& engine : engines) {
        digest.add(engine.name + "\n" + engine.version + "\n" + engine.model + "\n" +
                   engine.model_sha256 + "\n");
    }
    return digest.hex().substr(0, 16);
}

void make_private(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all, error);
    if (error) {
        throw SystemError("无法建立读取结果文件夹：" + folder.string());
    }
}

void remove_others(const fs::path& folder, const fs::path& edition) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path() != edition) {
            fs::remove_all(entry.path(), ignored);
        }
    }
}

} // namespace

Shelf::Shelf(fs::path folder, const std::vector<EngineInfo>& engines)
    : edition_(folder / edition_of(engines)) {
    make_private(folder);
    remove_others(folder, edition_);
    make_private(edition_);
}

fs::path Shelf::place_of(const InputFile& file) const {
    return edition_ / file.sha256.substr(0, 2) /
           (file.sha256 + "." + std::string(name_of(file.format)));
}

std::optional<std::string> Shelf::take(const InputFile& file) const {
    std::string kept = bytes_of(place_of(file));
    if (kept.size() < digest_size ||
        sha256_hex(std::string_view(kept).substr(digest_size)) != kept.substr(0, digest_size)) {
        return std::nullopt;
    }
    return kept.substr(digest_size);
}

void Shelf::put(const InputFile& file, std::string_view reading) const {
    const fs::path place = place_of(file);
    make_private(place.parent_path());
    replace_file(place, sha256_hex(reading) + std::string(reading));
}

} // namespace intake
