#include "tests/support/temporary_file.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <zip.h>

namespace intake::test {

TemporaryFile::TemporaryFile(std::string_view name, std::string_view bytes) {
    std::string folder =
        (std::filesystem::temp_directory_path() / "intake-test-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    path_ = std::filesystem::path(folder) / name;
    std::ofstream(path_, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

TemporaryFile::~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove_all(path_.parent_path(), ignored);
}

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members) {
    const TemporaryFile place("x.zip", "");
    std::filesystem::remove(place.path());
    int error = 0;
    zip_t* const archive = zip_open(place.path().c_str(), ZIP_CREATE, &error);
    for (const auto& [name, content] : members) {
        zip_source_t* const source =
            zip_source_buffer(archive, content.data(), content.size(), 0);
        zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    }
    if (zip_close(archive) != 0) {
        throw std::runtime_error("no zip");
    }
    std::ostringstream bytes;
    bytes << std::ifstream(place.path(), std::ios::binary).rdbuf();
    return bytes.str();
}

} // namespace intake::test
