#include "pipeline/scratch.hpp"

#include "pipeline/model/error.hpp"

#include <unistd.h>

namespace intake {

namespace {

namespace fs = std::filesystem;

std::string prefix_of(const fs::path& out) {
    return "." + out.filename().string() + ".scratch-";
}

/// What killed runs left. The caller holds the lock on OUT, so nobody else uses them.
void sweep(const fs::path& parent, const std::string& prefix) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(parent, error)) {
        if (entry.path().filename().string().starts_with(prefix)) {
            fs::remove_all(entry.path(), error);
        }
    }
}

} // namespace

Scratch::Scratch(const fs::path& out) {
    fs::path whole = fs::absolute(out).lexically_normal();
    whole = whole.has_filename() ? whole : whole.parent_path();
    const std::string prefix = prefix_of(whole);
    sweep(whole.parent_path(), prefix);
    path_ = whole.parent_path() / (prefix + std::to_string(::getpid()));
    std::error_code error;
    fs::create_directories(path_, error);
    if (!error) {
        fs::permissions(path_, fs::perms::owner_all, error);
    }
    if (error) {
        throw SystemError("无法在“" + whole.parent_path().string() +
                          "”中建立临时文件夹，请检查磁盘空间和权限");
    }
}

Scratch::~Scratch() {
    std::error_code error;
    fs::remove_all(path_, error);
}

} // namespace intake
