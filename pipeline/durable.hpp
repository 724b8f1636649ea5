/// \file
/// Files that are on the disk when the call returns, and locks that end with their process.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace intake {

/// An open file descriptor, closed at the end of its scope.
class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags, mode_t mode = 0);

    explicit Descriptor(int open) : value_(open) {}

    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] int get() const { return value_; } ///< below 0: could not be opened

    [[nodiscard]] int release();
    bool close();

private:
    int value_;
};

/// \throws SystemError that names what failed, where, and errno's reason
[[noreturn]] void fail(const std::string& what, const std::string& where);

/// Errors end in logs: `told` stands for a path that bears somebody's name.
/// \throws SystemError
void sync_folder(const std::filesystem::path& folder, const std::string& told = "");

/// A new file, 0600; `told` as above. \throws SystemError, also when there is one already
void write_file(const std::filesystem::path& path, std::string_view bytes,
                const std::string& told = "");

/// The file's bytes in one step, whatever happens meanwhile. \throws SystemError
void replace_file(const std::filesystem::path& path, std::string_view bytes);

/// A locked descriptor of `path`, which is made if it is not there.
/// \throws BusyError with `busy` when another process holds it; SystemError
[[nodiscard]] int take_lock(const std::filesystem::path& path, const std::string& busy);

} // namespace intake
