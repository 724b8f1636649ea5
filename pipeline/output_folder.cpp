#include "pipeline/output_folder.hpp"

#include "pipeline/durable.hpp"
#include "pipeline/kept_changes.hpp"
#include "pipeline/log.hpp"
#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace intake {

namespace {

namespace fs = std::filesystem;

/// The folder OUT will be, with links followed and without a trailing slash.
fs::path resolve(const fs::path& out) {
    std::error_code error;
    fs::path path = fs::weakly_canonical(fs::absolute(out), error);
    if (error || out.empty()) {
        throw UsageError("输出文件夹路径无效：" + out.string());
    }
    if (!path.has_filename()) {
        path = path.parent_path();
    }
    if (!path.has_filename()) {
        throw UsageError("不能把根目录用作输出文件夹");
    }
    fs::create_directories(path.parent_path(), error);
    if (!fs::is_directory(path.parent_path())) {
        throw SystemError("无法创建文件夹：" + path.parent_path().string());
    }
    return path;
}

void check_replaceable(const fs::path& out) {
    std::error_code error;
    if (!fs::exists(out, error)) {
        return;
    }
    if (!fs::is_directory(out, error)) {
        throw UsageError("输出位置已有同名文件，不是文件夹：" + out.string());
    }
    const bool empty = fs::is_empty(out, error);
    if (error) {
        throw SystemError("无法读取输出文件夹：" + out.string());
    }
    if (!empty && !is_output(out)) {
        throw UsageError("输出文件夹不是空的，也不是以前的输出（没有run.json），不予覆盖：" +
                         out.string());
    }
}

std::string partial_prefix(const fs::path& out) {
    return "." + out.filename().string() + ".partial-";
}

/// Under the lock no other run on this OUT lives, so whatever is there was left behind.
void remove_stale(const fs::path& out) {
    const std::string prefix = partial_prefix(out);
    std::vector<fs::path> stale;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(out.parent_path(), error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix) &&
            name.find_first_not_of("0123456789", prefix.size()) == std::string::npos) {
            stale.push_back(entry.path());
        }
    }
    for (const fs::path& path : stale) {
        fs::remove_all(path, error);
        if (error) {
            throw SystemError("无法清除上次中断留下的文件夹：" + path.string());
        }
    }
}

void make_folder(const fs::path& folder, const std::string& told) {
    if (::mkdir(folder.c_str(), 0700) != 0) {
        fail("无法创建文件夹", told);
    }
}

/// What may be told of a path in OUT: further down stand names of units and people.
std::string top_of(const fs::path& out, const fs::path& relative) {
    return (out / *relative.begin()).string();
}

/// One step where the file system can exchange; else two, undone when the second fails.
void replace(const fs::path& partial, const fs::path& out) {
    if (::renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, out.c_str(), RENAME_EXCHANGE) == 0) {
        return;
    }
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) {
        fail("无法替换输出文件夹", out);
    }
    fs::path aside = partial;
    aside += "0";
    if (::rename(out.c_str(), aside.c_str()) != 0) {
        fail("无法替换输出文件夹", out);
    }
    if (::rename(partial.c_str(), out.c_str()) != 0) {
        const int cause = errno;
        static_cast<void>(::rename(aside.c_str(), out.c_str()));
        errno = cause;
        fail("无法替换输出文件夹", out);
    }
    static_cast<void>(::rename(aside.c_str(), partial.c_str()));
}

bool is_plain(const fs::path& path) {
    return !path.empty() && path.is_relative() && path == path.lexically_normal() &&
           path.has_filename() && *path.begin() != "..";
}

} // namespace

bool is_output(const fs::path& folder) {
    std::ifstream in(folder / "run.json", std::ios::binary);
    std::string start(64, '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    return start.find(R"("schema":"run/)") != std::string::npos;
}

OutputFolder::OutputFolder(const fs::path& out) : out_(resolve(out)) {
    const std::string name = out_.filename().string();
    check_replaceable(out_);
    lock_path_ = out_.parent_path() / ("." + name + ".lock");
    lock_ = take_lock(lock_path_, "另一次运行正在使用该输出文件夹，请待其结束后再试");
    try {
        check_replaceable(out_);
        remove_stale(out_);
        const fs::path partial =
            out_.parent_path() / (partial_prefix(out_) + std::to_string(::getpid()));
        make_folder(partial, partial.string());
        partial_ = partial;
    } catch (...) {
        ::unlink(lock_path_.c_str());
        ::close(lock_);
        throw;
    }
}

OutputFolder::~OutputFolder() {
    std::error_code ignored;
    if (!partial_.empty()) {
        fs::remove_all(partial_, ignored);
    }
    ::unlink(lock_path_.c_str());
    ::close(lock_);
}

void OutputFolder::make_folders(const fs::path& folder) {
    if (folder.empty() || std::ranges::find(folders_, folder) != folders_.end()) {
        return;
    }
    make_folders(folder.parent_path());
    make_folder(partial_ / folder, top_of(out_, folder));
    folders_.push_back(folder);
}

void OutputFolder::write(std::string_view path, std::string_view bytes) {
    const fs::path relative(path);
    if (!is_plain(relative)) {
        throw std::logic_error("not a path inside OUT");
    }
    if (std::ranges::find(written_, path, &WrittenFile::path) != written_.end()) {
        throw std::logic_error("written into OUT twice");
    }
    make_folders(relative.parent_path());
    write_file(partial_ / relative, bytes,
               top_of(out_, relative) + "（第" + std::to_string(written_.size() + 1) +
                   "个输出文件）");
    if (path != "timing.json" && path != "run.json") {
        written_.push_back({std::string(path), bytes.size(), sha256_hex(bytes)});
    }
}

void OutputFolder::sync_folders() const {
    for (auto folder = folders_.rbegin(); folder != folders_.rend(); ++folder) {
        sync_folder(partial_ / *folder, top_of(out_, *folder));
    }
    sync_folder(partial_);
}

void OutputFolder::commit(std::string_view run_json) {
    sync_folders();
    write("run.json", run_json);
    sync_folder(partial_);
    if (fs::exists(out_)) {
        check_replaceable(out_);
        if (const fs::path kept = keep_changes(out_); !kept.empty()) {
            log_line("输出文件夹中有后来改动或加入的文件，已另存到“" +
                     kept.filename().string() + "”");
        }
        replace(partial_, out_);
    } else if (::rename(partial_.c_str(), out_.c_str()) != 0) {
        fail("无法建立输出文件夹", out_);
    }
    sync_folder(out_.parent_path());
    std::error_code error;
    fs::remove_all(partial_, error);
    partial_.clear();
}

} // namespace intake
