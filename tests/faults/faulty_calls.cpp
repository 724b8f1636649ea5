/// \file
/// A library to preload: counts the calls by which a program changes files, and at one of them
/// ends the program with SIGKILL or lets the call fail. Only the first process counts: what
/// happens to workers is tested elsewhere.
///
/// FAULT_COUNT=FILE   at the end, the number of calls is written to FILE
/// FAULT_AT=N         the call it happens at, from 1
/// FAULT_KIND=kill | an errno as a number; a call that fails has done nothing
/// FAULT_FOLDER=DIR   calls on paths or descriptors elsewhere are not counted

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

/// What the environment asks for, and how many calls there were.
struct Plan {
    pid_t process = getpid();
    long at = 0;
    long seen = 0;
    int error = 0; ///< 0: kill
    std::string folder;
    std::string count_file;

    Plan() {
        const auto text = [](const char* name) {
            const char* value = std::getenv(name);
            return std::string(value == nullptr ? "" : value);
        };
        at = std::atol(text("FAULT_AT").c_str());
        error = std::atoi(text("FAULT_KIND").c_str());
        folder = text("FAULT_FOLDER");
        count_file = text("FAULT_COUNT");
    }

    ~Plan() {
        if (getpid() == process && !count_file.empty()) {
            if (std::FILE* file = std::fopen(count_file.c_str(), "w")) {
                std::fprintf(file, "%ld\n", seen);
                std::fclose(file);
            }
        }
    }

    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;
    Plan(Plan&&) = delete;
    Plan& operator=(Plan&&) = delete;
};

Plan& plan() {
    static Plan the_plan;
    return the_plan;
}

/// Whether this call is to fail; errno says with what.
bool strikes(const char* path) {
    Plan& now = plan();
    if (getpid() != now.process || std::strncmp(path, now.folder.c_str(), now.folder.size())) {
        return false;
    }
    if (++now.seen != now.at) {
        return false;
    }
    if (now.error == 0) {
        kill(getpid(), SIGKILL);
    }
    errno = now.error;
    return true;
}

bool strikes(int descriptor) {
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    char path[PATH_MAX + 1] = {};
    return readlink(link.c_str(), path, PATH_MAX) > 0 && strikes(path);
}

template <typename Function> Function real(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool makes(int flags) {
    return (flags & (O_CREAT | O_TRUNC)) != 0;
}

} // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const auto mode = static_cast<mode_t>(makes(flags) ? va_arg(rest, int) : 0);
    va_end(rest);
    static const auto call = real<int (*)(const char*, int, ...)>("open");
    return makes(flags) && strikes(path) ? -1 : call(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const auto mode = static_cast<mode_t>(makes(flags) ? va_arg(rest, int) : 0);
    va_end(rest);
    static const auto call = real<int (*)(const char*, int, ...)>("open64");
    return makes(flags) && strikes(path) ? -1 : call(path, flags, mode);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
    static const auto call = real<ssize_t (*)(int, const void*, size_t)>("write");
    return strikes(descriptor) ? -1 : call(descriptor, bytes, size);
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
    static const auto call = real<ssize_t (*)(int, const iovec*, int)>("writev");
    return strikes(descriptor) ? -1 : call(descriptor, parts, count);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
    static const auto call = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    return strikes(descriptor) ? -1 : call(descriptor, bytes, size, at);
}

int fsync(int descriptor) {
    static const auto call = real<int (*)(int)>("fsync");
    return strikes(descriptor) ? -1 : call(descriptor);
}

int fdatasync(int descriptor) {
    static const auto call = real<int (*)(int)>("fdatasync");
    return strikes(descriptor) ? -1 : call(descriptor);
}

int rename(const char* from, const char* to) {
    static const auto call = real<int (*)(const char*, const char*)>("rename");
    return strikes(to) ? -1 : call(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) {
    static const auto call =
        real<int (*)(int, const char*, int, const char*, unsigned)>("renameat2");
    return strikes(to) ? -1 : call(from_folder, from, to_folder, to, flags);
}

int mkdir(const char* path, mode_t mode) {
    static const auto call = real<int (*)(const char*, mode_t)>("mkdir");
    return strikes(path) ? -1 : call(path, mode);
}

int unlink(const char* path) {
    static const auto call = real<int (*)(const char*)>("unlink");
    return strikes(path) ? -1 : call(path);
}

int unlinkat(int folder, const char* path, int flags) {
    static const auto call = real<int (*)(int, const char*, int)>("unlinkat");
    return (path[0] == '/' ? strikes(path) : strikes(folder)) ? -1 : call(folder, path, flags);
}

int ftruncate64(int descriptor, off64_t size) {
    static const auto call = real<int (*)(int, off64_t)>("ftruncate64");
    return strikes(descriptor) ? -1 : call(descriptor, size);
}

} // extern "C"
