#include "pipeline/ingest.hpp"

#include "extractors/archive.hpp"
#include "pipeline/containers.hpp"
#include "pipeline/folder.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/filename.hpp"

#include <algorithm>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace intake {

namespace {

constexpr std::string_view lone_reason = "收件箱中的单个文件既不是文件夹也不是压缩包，未读取";
constexpr std::string_view lone_remedy = "请把材料放入文件夹或打成压缩包后报送";

class Folder {
public:
    explicit Folder(int number) : number_(number) {}

    ~Folder() {
        if (number_ >= 0) {
            close(number_);
        }
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;

    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

std::vector<InputFile> files_of(Holdings&& holdings) {
    std::vector<InputFile> files;
    for (Item& item : holdings.items) {
        files.push_back(std::move(item.file));
    }
    std::ranges::sort(files, {}, &InputFile::path);
    return files;
}

// A folder opens a submission; so does a file that is an archive or is called one.
struct Reception {
    Store store;
    IngestLimits limits;
    std::set<std::string> names;
    Inbox inbox;
};

void add_submission(Reception& reception, const std::string& name, Holdings&& holdings) {
    std::string own = name;
    for (int number = 2; !reception.names.insert(own).second; ++number) {
        own = name + " (" + std::to_string(number) + ")";
    }
    reception.inbox.submissions.push_back({own, files_of(std::move(holdings))});
}

void take_submission_folder(Reception& reception, int folder, const std::string& name) {
    Holdings holdings = holdings_of(reception.store, reception.limits);
    const bool dropping = name == "__MACOSX";
    take_folder(holdings, folder, dropping ? name + "/" : "");
    settle_all(holdings);
    if (!dropping) {
        add_submission(reception, name, std::move(holdings));
        return;
    }
    for (InputFile& file : files_of(std::move(holdings))) {
        reception.inbox.strays.push_back(std::move(file));
    }
}

void take_lone_file(Reception& reception, int folder, const std::string& name) {
    const std::string path = display_name(name);
    IngestLimits limits = reception.limits;
    limits.member_bytes = limits.total_bytes; // for the archive itself; members as ever
    Holdings holdings = holdings_of(reception.store, limits);
    take_file(holdings, folder, name, path);
    identify(holdings.items);
    Item item = std::move(holdings.items.front());
    const bool archive = is_archive(item.file.format) || is_named_archive(path);
    const bool kept_out =
        item.file.outcome == Outcome::ignored || item.file.code == "not_regular" || !archive;
    if (kept_out) {
        if (item.file.outcome == Outcome::processed) {
            quarantine(item.file, "unknown_format", lone_reason);
            item.file.remedy = lone_remedy;
        }
        reception.inbox.strays.push_back(std::move(item.file));
        return;
    }
    holdings = holdings_of(reception.store, reception.limits);
    if (item.settled) {
        holdings.items.push_back(std::move(item));
    } else if (!is_archive(item.file.format)) {
        quarantine(item.file, "damaged");
        item.settled = true;
        holdings.items.push_back(std::move(item));
    } else {
        take_archive(holdings, std::move(item), "");
        settle_all(holdings);
    }
    add_submission(reception, without_archive_ending(path), std::move(holdings));
}

} // namespace

Inbox ingest(const std::filesystem::path& inbox, const std::filesystem::path& scratch,
             const IngestLimits& limits, std::string_view only) {
    const Folder folder(open(inbox.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0) {
        throw UsageError("不是文件夹：" + inbox.string());
    }
    Reception reception{Store(scratch), limits, {}, {}};
    for (const std::string& name : entries_of(folder.get())) {
        if (!only.empty() && name != only) {
            continue;
        }
        const Folder inner(openat(folder.get(), name.c_str(),
                                  O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (inner.get() >= 0) {
            take_submission_folder(reception, inner.get(), display_name(name));
        } else {
            take_lone_file(reception, folder.get(), name);
        }
    }
    std::ranges::sort(reception.inbox.submissions, {}, &Submission::name);
    std::ranges::sort(reception.inbox.strays, {}, &InputFile::path);
    return std::move(reception.inbox);
}

} // namespace intake
