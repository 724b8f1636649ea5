#include "pipeline/commands.hpp"
#include "pipeline/ingest.hpp"
#include "pipeline/log.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/read.hpp"
#include "pipeline/scratch.hpp"
#include "pipeline/show.hpp"
#include "validators/profile.hpp"

#include <iostream>

namespace intake {

namespace {

namespace fs = std::filesystem;

/// The files as one submission, each a private copy.
Inbox inbox_of(const std::vector<std::string>& files, const fs::path& scratch) {
    const fs::path folder = scratch / "inbox" / "show";
    fs::create_directories(folder);
    int number = 0;
    for (const std::string& file : files) {
        if (!fs::is_regular_file(file)) {
            throw UsageError("没有“" + file + "”这个文件");
        }
        const fs::path name = fs::path(file).filename();
        const fs::path place = folder / std::to_string(++number);
        fs::create_directories(place);
        fs::copy_file(file, place / name);
    }
    return ingest(scratch / "inbox", scratch);
}

} // namespace

int show_command(const Options& options) {
    if (options.inputs.empty()) {
        throw UsageError("show 需要至少一个文件");
    }
    const Profile profile = load_profile(profile_path(options));
    const Scratch scratch(fs::temp_directory_path() / "dossier-intake-show");
    Inbox inbox = inbox_of(options.inputs, scratch.path());
    const Recognizer recognizer;
    set_log_level(LogLevel::quiet);
    const std::vector<Documents> documents =
        read_inbox(inbox, recognizer, nullptr, {}, options.jobs);
    bool unusable = false;
    for (std::size_t i = 0; i < inbox.submissions.size(); ++i) {
        for (const InputFile& file : inbox.submissions[i].files) {
            unusable = unusable || file.outcome == Outcome::quarantined;
            std::cout << describe(file, documents[i], profile);
        }
    }
    return unusable ? Exit::quarantined : Exit::done;
}

} // namespace intake
