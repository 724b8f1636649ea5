#include "pipeline/drop_folder.hpp"

#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/filename.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include <sys/stat.h>

namespace intake {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = ".ready";

using Moment = std::pair<std::int64_t, std::int64_t>; // seconds, nanoseconds

std::string look_of(const fs::path& path) {
    struct stat status {};

    if (::lstat(path.c_str(), &status) != 0) {
        return "?";
    }
    return std::to_string(status.st_mode) + " " + std::to_string(status.st_size) + " " +
           std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
}

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(fs::symlink_status(path, error));
}

// Folders do not count: a mark laid into one changes its time.
std::set<std::string> looks_in(const fs::path& folder) {
    std::set<std::string> looks;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied,
                                        error);
    for (const auto end = fs::end(at); !error && at != end; at.increment(error)) {
        if (!is_system_dropping(at->path().filename().string()) && !is_folder(at->path())) {
            looks.insert(at->path().string() + '\0' + look_of(at->path()));
        }
    }
    return looks;
}

// "" for a folder with nothing in it.
std::string fingerprint_of(const fs::path& entry) {
    const std::set<std::string> looks =
        is_folder(entry) ? looks_in(entry) : std::set<std::string>{look_of(entry)};
    if (looks.empty()) {
        return "";
    }
    std::string text;
    for (const std::string& look : looks) {
        text += look + '\n';
    }
    return sha256_hex(text).substr(0, 32);
}

// When the file came here or last changed; zero where there is none. The time of the content
// itself may have been copied along.
Moment arrival_of(const fs::path& path) {
    struct stat status {};

    return ::lstat(path.c_str(), &status) != 0
               ? Moment{}
               : Moment{status.st_ctim.tv_sec, status.st_ctim.tv_nsec};
}

Moment last_arrival_in(const fs::path& entry) {
    Moment last = is_folder(entry) ? Moment{} : arrival_of(entry);
    std::error_code error;
    fs::recursive_directory_iterator at(entry, fs::directory_options::skip_permission_denied,
                                        error);
    for (const auto end = fs::end(at); !error && at != end; at.increment(error)) {
        if (!is_system_dropping(at->path().filename().string()) && !is_folder(at->path())) {
            last = std::max(last, arrival_of(at->path()));
        }
    }
    return last;
}

// A mark holds for what came before it.
bool is_marked(const fs::path& entry) {
    fs::path beside = entry;
    beside += mark;
    const Moment marked = std::max(arrival_of(entry / mark), arrival_of(beside));
    return marked != Moment{} && marked >= last_arrival_in(entry);
}

} // namespace

std::vector<Drop> drops_in(const fs::path& folder) {
    std::error_code error;
    std::vector<Drop> drops;
    fs::directory_iterator at(folder, error);
    for (const auto end = fs::end(at); !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        std::string fingerprint = is_system_dropping(name) ? "" : fingerprint_of(at->path());
        if (!fingerprint.empty()) {
            drops.push_back({name, std::move(fingerprint), is_marked(at->path())});
        }
    }
    if (error) {
        throw SystemError("无法查看收件夹“" + folder.string() + "”：" + error.message());
    }
    std::ranges::sort(drops, {}, &Drop::name);
    return drops;
}

} // namespace intake
