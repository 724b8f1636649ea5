#include "pipeline/scratch.hpp"

#include "pipeline/model/error.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace intake {

namespace {

namespace fs = std::filesystem;

std::string prefix_of(const fs::path& out) {
    return "." + out.filename().string() + ".scratch-";
}

bool is_running(std::string_view number) {
    pid_t process = 0;
    const auto [end, problem] =
        std::from_chars(number.data(), number.data() + number.size(), process);
    return problem == std::errc() && process > 0 && (::kill(process, 0) == 0 || errno == EPERM);
}

/// What killed runs left.
void sweep(const fs::path& parent, const std::string& prefix) {
    std::vector<fs::path> stale;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(parent, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix) && !is_running(name.substr(prefix.size()))) {
            stale.push_back(entry.path());
        }
    }
    for (const fs::path& path : stale) {
        fs::remove_all(path, error);
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
