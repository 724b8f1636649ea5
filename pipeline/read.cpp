#include "pipeline/read.hpp"

#include "extractors/reader.hpp"
#include "extractors/worker.hpp"
#include "pipeline/log.hpp"
#include "pipeline/model/dossier.hpp"
#include "pipeline/model/outcome.hpp"

#include <algorithm>
#include <climits>
#include <map>
#include <optional>
#include <set>

namespace intake {

namespace {

constexpr int most_listed = 20'000; ///< pages a file may claim and still have listed one by one

struct Task {
    std::size_t submission = 0;
    InputFile* file = nullptr;
    std::optional<Document> document;
};

std::vector<Task> tasks_of(Inbox& inbox) {
    std::vector<Task> tasks;
    for (std::size_t i = 0; i < inbox.submissions.size(); ++i) {
        for (InputFile& file : inbox.submissions[i].files) {
            if (file.outcome == Outcome::processed) {
                tasks.push_back({i, &file, std::nullopt});
            }
        }
    }
    return tasks;
}

void quarantine(InputFile& file, const std::string& code) {
    const OutcomeCode& entry = outcome_code(code);
    file.outcome = Outcome::quarantined;
    file.code = entry.code;
    file.reason = entry.reason;
    file.remedy = entry.remedy;
}

/// Physical pages read and unreadable; a page of two halves is unreadable if a half is.
void count_pages(InputFile& file, const Document& document) {
    std::set<int> bad;
    for (const Page& page : document.pages) {
        if (page.state == PageState::unreadable) {
            bad.insert(page.number);
        }
    }
    std::set<int> seen;
    for (const Page& page : document.pages) {
        seen.insert(page.number);
    }
    file.pages_total = document.page_count;
    const int missed = document.page_count - static_cast<int>(seen.size());
    file.pages_unreadable = static_cast<int>(bad.size()) + std::max(0, missed);
    file.pages_read = file.pages_total - file.pages_unreadable;
}

/// Pages the reader gave up on still count: each gets a place in the document.
void add_missing_pages(Document& document) {
    std::set<int> seen;
    for (const Page& page : document.pages) {
        seen.insert(page.number);
    }
    const auto whole = std::ranges::find(document.faults, 0, &Fault::page);
    const std::string left_out = whole == document.faults.end() ? "" : whole->message;
    for (int number = 1; number <= std::min(document.page_count, most_listed); ++number) {
        if (!seen.contains(number)) {
            Page page{.number = number};
            page.state = PageState::unreadable;
            page.note = left_out;
            document.pages.push_back(std::move(page));
        }
    }
    std::ranges::stable_sort(document.pages, {},
                             [](const Page& p) { return std::pair(p.number, p.part); });
}

void settle(Task& task, const Ending& ending) {
    if (ending.code.empty() && task.document) {
        task.document->path = task.file->path;
        add_missing_pages(*task.document);
        count_pages(*task.file, *task.document);
        return;
    }
    task.document.reset();
    quarantine(*task.file, ending.code.empty() ? "crashed" : ending.code);
}

} // namespace

std::vector<Documents> read_inbox(Inbox& inbox, const Recognizer& recognizer, int parallel) {
    std::vector<Task> tasks = tasks_of(inbox);
    // Longest work first keeps the last worker from running alone at the end.
    std::ranges::stable_sort(tasks, std::ranges::greater(),
                             [](const Task& task) { return task.file->bytes; });
    std::vector<Job> jobs;
    std::size_t done = 0;
    for (Task& task : tasks) {
        Job job{.label = task.file->sha256.substr(0, 12)};
        job.work = [&task, &recognizer](Sink& sink) {
            sink.send(to_wire(read_document(*task.file, recognizer)));
        };
        job.receive = [&task](std::string&& frame) { task.document = from_wire(frame); };
        job.finished = [&done, &tasks] { log_progress("读取文件", ++done, tasks.size()); };
        jobs.push_back(std::move(job));
    }
    const std::vector<Ending> endings = run_jobs(jobs, parallel);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        settle(tasks[i], endings[i]);
    }
    std::ranges::stable_sort(tasks, {}, [](const Task& task) {
        return std::pair(task.submission, task.file->path);
    });
    std::vector<Documents> documents(inbox.submissions.size());
    for (Task& task : tasks) {
        if (task.document) {
            documents[task.submission].push_back(std::move(*task.document));
        }
    }
    return documents;
}

void recount_unread(std::vector<InputFile>& files, const Documents& documents) {
    std::map<std::string, std::set<int>> unread;
    for (const Document& document : documents) {
        for (const Page& page : document.pages) {
            const Source place = place_of(document, page);
            if (page.state == PageState::unreadable) {
                unread[place.file].insert(place.page);
            }
        }
    }
    for (InputFile& file : files) {
        const bool listed = file.pages_total <= most_listed;
        const int now = listed ? static_cast<int>(unread[file.path].size()) : INT_MAX;
        file.pages_unreadable = std::min(file.pages_unreadable, now);
        if (file.outcome == Outcome::processed) {
            file.pages_read = file.pages_total - file.pages_unreadable;
        }
    }
}

} // namespace intake
