#include "pipeline/kept_changes.hpp"

#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/filename.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace intake {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return std::move(bytes).str();
}

/// Digests by path; a run.json of another shape lists nothing.
std::map<std::string, std::string> listed_files(const fs::path& out) {
    std::map<std::string, std::string> listed;
    const Json run = Json::parse(bytes_of(out / "run.json"), nullptr, false);
    try {
        for (const Json& entry : run.at("outputs")) {
            listed[entry.at("path").get<std::string>()] = entry.at("sha256").get<std::string>();
        }
    } catch (const Json::exception&) {
        listed.clear();
    }
    return listed;
}

fs::path free_folder(const fs::path& out) {
    for (int number = 1;; ++number) {
        fs::path folder = out;
        folder += "-留存-" + std::to_string(number);
        if (!fs::exists(fs::symlink_status(folder))) {
            return folder;
        }
    }
}

} // namespace

std::vector<fs::path> changed_files(const fs::path& out) {
    const std::map<std::string, std::string> listed = listed_files(out);
    std::vector<fs::path> changed;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(out)) {
        const fs::path path = entry.path().lexically_relative(out);
        const std::string name = path.filename().string();
        const bool ours = path == "run.json" || path == "timing.json";
        if (entry.is_symlink() || !entry.is_regular_file() || ours ||
            is_system_dropping(path.generic_string()) || name.starts_with(".~lock.")) {
            continue;
        }
        const auto at = listed.find(path.generic_string());
        if (at == listed.end() || at->second != sha256_hex(bytes_of(entry.path()))) {
            changed.push_back(path);
        }
    }
    std::ranges::sort(changed);
    return changed;
}

fs::path keep_changes(const fs::path& out) {
    try {
        const std::vector<fs::path> changed = changed_files(out);
        if (changed.empty()) {
            return {};
        }
        fs::path folder = free_folder(out);
        for (const fs::path& path : changed) {
            fs::create_directories((folder / path).parent_path());
            fs::copy_file(out / path, folder / path);
        }
        fs::permissions(folder, fs::perms::owner_all);
        return folder;
    } catch (const fs::filesystem_error& error) {
        throw SystemError("无法另存输出文件夹中后来改动的文件：" + error.code().message());
    }
}

} // namespace intake
