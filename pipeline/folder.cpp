#include "pipeline/folder.hpp"

#include "extractors/worker.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/filename.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace intake {

namespace {

constexpr std::size_t read_size = 1U << 18U;
constexpr int most_levels = 128;
constexpr std::string_view unreadable = "没有读取权限或读取出错";

struct CloseFolder {
    void operator()(DIR* folder) const { closedir(folder); }
};

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}

    ~Descriptor() {
        if (number_ >= 0) {
            close(number_);
        }
    }

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

// All bytes of the file, or nothing when it cannot be read or grows beyond `most`.
std::optional<StoredCopy> copied(int file, const std::filesystem::path& to,
                                 std::uint64_t most) {
    Copy copy(to);
    std::string buffer(read_size, '\0');
    for (;;) {
        const ssize_t got = read(file, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 || copy.size() + static_cast<std::uint64_t>(got) > most) {
            return std::nullopt;
        }
        if (got == 0) {
            return copy.finish();
        }
        copy.add({buffer.data(), static_cast<std::size_t>(got)});
        if (interrupted()) {
            throw Interrupted("interrupted");
        }
    }
}

void take_level(Holdings& holdings, int folder, const std::string& prefix, int level) {
    for (const std::string& name : entries_of(folder)) {
        const std::string path = prefix + display_name(name);

        struct stat state {};

        const bool known = fstatat(folder, name.c_str(), &state, AT_SYMLINK_NOFOLLOW) == 0;
        if (!known || !S_ISDIR(state.st_mode)) {
            take_file(holdings, folder, name, path);
        } else if (level >= most_levels) {
            refuse(holdings, path, "too_deep", 0, "文件夹层数超过上限，其中的文件未读取");
        } else {
            const Descriptor inner(
                openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
            if (inner.get() < 0) {
                refuse(holdings, path, "failed", 0, unreadable);
            } else {
                take_level(holdings, inner.get(), path + "/", level + 1);
            }
        }
    }
}

} // namespace

std::vector<std::string> entries_of(int folder) {
    const int own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, CloseFolder> stream(own < 0 ? nullptr : fdopendir(own));
    if (!stream) {
        throw SystemError("cannot list a folder of the inbox");
    }
    std::vector<std::string> names;
    while (const dirent* entry = readdir(stream.get())) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") {
            names.push_back(name);
        }
    }
    std::ranges::sort(names);
    return names;
}

void take_folder(Holdings& holdings, int folder, const std::string& prefix) {
    take_level(holdings, folder, prefix, 1);
}

void take_file(Holdings& holdings, int folder, const std::string& name,
               const std::string& path) {
    // Without O_NONBLOCK a pipe that nobody writes to would hold us for ever.
    const Descriptor file(openat(folder, name.c_str(),
                                 O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    const int problem = errno;

    struct stat state {};

    if (file.get() < 0) {
        const bool link = problem == ELOOP || problem == ENXIO;
        refuse(holdings, path, link ? "not_regular" : "failed", 0, link ? "" : unreadable);
        return;
    }
    if (fstat(file.get(), &state) != 0 || !S_ISREG(state.st_mode)) {
        refuse(holdings, path, "not_regular", 0);
        return;
    }
    const auto size = static_cast<std::uint64_t>(state.st_size);
    const std::uint64_t most = std::min(holdings.limits.member_bytes, holdings.bytes_left);
    if (holdings.entries_left <= 0) {
        refuse(holdings, path, "too_many", size);
    } else if (size > most) {
        refuse(holdings, path, "too_large", size);
    } else if (auto blob = copied(file.get(), holdings.store->next(), most)) {
        keep(holdings, path, std::move(*blob), 0);
    } else {
        refuse(holdings, path, "failed", size, unreadable);
    }
}

} // namespace intake
