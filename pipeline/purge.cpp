#include "pipeline/purge.hpp"

#include "pipeline/durable.hpp"
#include "pipeline/ledger_folder.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/output_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <vector>

namespace intake {

namespace {

namespace fs = std::filesystem;

fs::path without_slash(const fs::path& folder) {
    const fs::path path = fs::weakly_canonical(fs::absolute(folder));
    return path.has_filename() ? path : path.parent_path();
}

/// An OUT of `watch` holds OUTs two levels down: 单位/轮次.
bool is_watch_out(const fs::path& folder) {
    bool any = false;
    for (const fs::directory_entry& unit : fs::directory_iterator(folder)) {
        for (const fs::directory_entry& round :
             unit.is_directory() ? fs::directory_iterator(unit) : fs::directory_iterator()) {
            any = any || is_output(round.path());
        }
    }
    return any;
}

void check_ours(const fs::path& folder) {
    if (fs::is_symlink(folder) || !fs::is_directory(folder)) {
        throw UsageError("purge 需要输出文件夹或台账文件夹：" + folder.string());
    }
    if (!is_output(folder) && !is_ledger(folder) && !is_watch_out(folder)) {
        throw UsageError("“" + folder.string() + "”不是本程序的输出，也不是台账，不予删除");
    }
}

/// Every entry, folders after what they hold.
std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        entries.push_back(entry.path());
    }
    std::ranges::sort(entries, std::ranges::greater());
    return entries;
}

void overwrite(const fs::path& path, std::uintmax_t bytes, const std::string& told) {
    static constexpr std::array<char, 65536> zeros{};
    Descriptor file(path, O_WRONLY | O_NOFOLLOW);
    if (file.get() < 0) {
        fail("无法覆写", told);
    }
    for (std::uintmax_t left = bytes; left > 0;) {
        const ssize_t wrote =
            ::write(file.get(), zeros.data(), std::min<std::uintmax_t>(left, zeros.size()));
        if (wrote <= 0) {
            fail("无法覆写", told);
        }
        left -= static_cast<std::uintmax_t>(wrote);
    }
    if (::fsync(file.get()) != 0) {
        fail("无法覆写", told);
    }
}

void take_away(const fs::path& path, const std::string& told) {
    std::error_code error;
    if (!fs::remove(path, error) || error) {
        throw SystemError("无法删除：" + told + "（" + error.message() + "）");
    }
}

void forget(const fs::path& path, const fs::path& folder, bool really, Purged& purged) {
    const std::string told =
        folder.string() + "，第" + std::to_string(purged.files + 1) + "个文件";
    if (fs::is_regular_file(fs::symlink_status(path))) {
        const std::uintmax_t bytes = fs::file_size(path);
        const bool shared = fs::hard_link_count(path) > 1;
        ++purged.files;
        purged.bytes += bytes;
        purged.linked += shared ? 1 : 0;
        if (really && !shared) {
            overwrite(path, bytes, told);
        }
    }
    if (really) {
        take_away(path, told);
    }
}

/// ".name.lock" and ".name.partial-123" beside an OUT.
std::vector<fs::path> left_beside(const fs::path& folder) {
    const std::string start = "." + folder.filename().string() + ".";
    std::vector<fs::path> left;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.parent_path())) {
        const std::string name = entry.path().filename().string();
        if (name == start + "lock" || name.starts_with(start + "partial-")) {
            left.push_back(entry.path());
        }
    }
    return left;
}

} // namespace

Purged purge(const fs::path& given, bool really) {
    const fs::path folder = without_slash(given);
    check_ours(folder);
    const fs::path beside = folder.parent_path() / ("." + folder.filename().string() + ".lock");
    const fs::path lock = is_ledger(folder) ? folder / ".lock" : beside;
    const Descriptor held(take_lock(lock, "另一次运行正在使用“" + folder.string() + "”"));
    Purged purged;
    std::vector<fs::path> all = entries_of(folder);
    all.push_back(folder);
    for (const fs::path& left : left_beside(folder)) {
        if (fs::is_directory(left)) {
            std::ranges::move(entries_of(left), std::back_inserter(all));
        }
        all.push_back(left);
    }
    for (const fs::path& path : all) {
        forget(path, folder, really, purged);
    }
    if (really) {
        sync_folder(folder.parent_path());
    }
    return purged;
}

} // namespace intake
