/// \file
/// OUT appears whole or not at all: written beside, made durable, then put in place in one
/// step.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/emit/outputs.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// Whether `folder` is an OUT of this program: it holds a run.json of ours.
[[nodiscard]] bool is_output(const std::filesystem::path& folder);

/// Owns the lock on OUT and the partial folder beside it from construction to destruction.
///
/// Beside `dir/name` stand `dir/.name.lock` and `dir/.name.partial-<pid>` while a run lives.
/// Files are 0600 and folders 0700. What was not committed is removed again.
class OutputFolder {
public:
    /// Takes the lock, checks that OUT may be replaced, removes what dead runs left, and makes
    /// the partial folder.
    /// \throws BusyError when another run holds OUT; UsageError when `out` is a file or a
    /// folder
    ///         that is neither empty nor ours (no run.json); SystemError when the disk refuses.
    explicit OutputFolder(const std::filesystem::path& out);
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;
    OutputFolder(OutputFolder&&) = delete;
    OutputFolder& operator=(OutputFolder&&) = delete;

    /// Writes one file, durably. \throws SystemError, which tells of a file in a folder the
    /// folder and the number only; std::logic_error for a path that is absolute, climbs, or was
    /// written before.
    void write(std::string_view path, std::string_view bytes);

    /// Everything written so far, in order, but run.json and timing.json: what run_json()
    /// lists.
    [[nodiscard]] const std::vector<WrittenFile>& written() const { return written_; }

    /// Writes run.json last and puts OUT in place of the old one, which is then removed; what
    /// people changed in it or laid into it is kept beside it first.
    /// \throws SystemError; OUT is then as it was.
    void commit(std::string_view run_json);

private:
    void make_folders(const std::filesystem::path& folder);
    void sync_folders() const;

    std::filesystem::path out_;
    std::filesystem::path partial_;
    std::filesystem::path lock_path_;
    int lock_ = -1;
    std::vector<std::filesystem::path> folders_; ///< made inside partial_, parents first
    std::vector<WrittenFile> written_;
};

} // namespace intake
