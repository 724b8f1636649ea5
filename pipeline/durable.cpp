#include "pipeline/durable.hpp"

#include "pipeline/model/error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace intake {

namespace {

namespace fs = std::filesystem;

void write_all(int descriptor, std::string_view bytes, const std::string& where) {
    while (!bytes.empty()) {
        const ssize_t got = ::write(descriptor, bytes.data(), bytes.size());
        if (got < 0 && errno != EINTR) {
            fail("无法写入文件", where);
        }
        bytes.remove_prefix(got < 0 ? 0 : static_cast<std::size_t>(got));
    }
}

bool same_file(int descriptor, const fs::path& path) {
    struct stat held {};

    struct stat found {};

    return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &found) == 0 &&
           held.st_dev == found.st_dev && held.st_ino == found.st_ino;
}

} // namespace

Descriptor::Descriptor(const fs::path& path, int flags, mode_t mode)
    : value_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode)) {
}

Descriptor::~Descriptor() {
    close();
}

int Descriptor::release() {
    return std::exchange(value_, -1);
}

bool Descriptor::close() {
    return value_ < 0 || ::close(release()) == 0;
}

void fail(const std::string& what, const std::string& where) {
    const int cause = errno;
    throw SystemError(what + "：" + where + "（" + std::generic_category().message(cause) +
                      "）");
}

void sync_folder(const fs::path& folder, const std::string& told) {
    const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
    if (descriptor.get() < 0 || (::fsync(descriptor.get()) != 0 && errno != EINVAL)) {
        fail("无法将文件夹写入磁盘", told.empty() ? folder.string() : told);
    }
}

void write_file(const fs::path& path, std::string_view bytes, const std::string& told) {
    const std::string where = told.empty() ? path.string() : told;
    Descriptor descriptor(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (descriptor.get() < 0) {
        fail("无法创建文件", where);
    }
    write_all(descriptor.get(), bytes, where);
    if (::fsync(descriptor.get()) != 0 || !descriptor.close()) {
        fail("无法将文件写入磁盘", where);
    }
}

void replace_file(const fs::path& path, std::string_view bytes) {
    const fs::path partial = path.parent_path() / ("." + path.filename().string() + ".partial");
    std::error_code ignored;
    fs::remove(partial, ignored);
    write_file(partial, bytes);
    if (::rename(partial.c_str(), path.c_str()) != 0) {
        fail("无法替换文件", path);
    }
    sync_folder(path.parent_path());
}

int take_lock(const fs::path& path, const std::string& busy) {
    while (true) {
        Descriptor descriptor(path, O_RDWR | O_CREAT, 0600);
        if (descriptor.get() < 0) {
            fail("无法创建锁文件", path);
        }
        if (::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK) {
                throw BusyError(busy);
            }
            fail("无法锁定文件夹", path);
        }
        // Its owner may remove the lock file: a lock won on a removed file does not count.
        if (same_file(descriptor.get(), path)) {
            return descriptor.release();
        }
    }
}

} // namespace intake
