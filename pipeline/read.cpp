#include "pipeline/read.hpp"

#include "extractors/wire.hpp"
#include "pipeline/model/dossier.hpp"
#include "pipeline/model/outcome.hpp"
#include "pipeline/pieces.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

namespace intake {

namespace {

/// A content to be read once, however many files hold it.
struct Task {
    const InputFile* file = nullptr; ///< the first of them
    std::optional<Document> document;
    std::string code; ///< why there is none
};

using Key = std::pair<std::string, Format>;
using Tasks = std::map<Key, Task>;

Key key_of(const InputFile& file) {
    return {file.sha256, file.format};
}

Tasks tasks_of(const Inbox& inbox) {
    Tasks tasks;
    for (const Submission& submission : inbox.submissions) {
        for (const InputFile& file : submission.files) {
            if (file.outcome == Outcome::processed) {
                tasks.try_emplace(key_of(file), Task{.file = &file});
            }
        }
    }
    return tasks;
}

/// Where readings go, and which may not.
struct Keeping {
    const Shelf* shelf = nullptr;
    const Secrecy& secrecy;
};

/// What bears a mark of secrecy is forgotten at once.
void stop_if_secret(Task& task, const Secrecy& secrecy) {
    task.code = secrecy_code(*task.document, task.file->sha256, secrecy);
    if (!task.code.empty()) {
        task.document.reset();
    }
}

/// What the shelf has is not read again. Longest work first keeps the last worker from running
/// alone at the end.
std::vector<Task*> still_to_read(Tasks& tasks, const Keeping& keeping) {
    std::vector<Task*> left;
    const Shelf* shelf = keeping.shelf;
    for (auto& [key, task] : tasks) {
        if (const auto kept = shelf == nullptr ? std::nullopt : shelf->take(*task.file)) {
            task.document = from_wire(*kept);
            stop_if_secret(task, keeping.secrecy);
        } else {
            left.push_back(&task);
        }
    }
    std::ranges::stable_sort(left, std::ranges::greater(),
                             [](const Task* task) { return task->file->bytes; });
    return left;
}

void finish(Task& task, Document&& document, const Keeping& keeping, bool complete) {
    task.document = std::move(document);
    stop_if_secret(task, keeping.secrecy);
    if (keeping.shelf == nullptr || !task.document || !complete) {
        return;
    }
    const std::string reading = to_wire(*task.document);
    if (reading.size() <= most_wire_bytes) { // else nobody could take it off again
        keeping.shelf->put(*task.file, reading);
    }
}

/// One page that brings its worker down must not cost the file.
void try_again(std::vector<PagePiece>& firsts, const Recognizer& recognizer, int parallel) {
    std::vector<PagePiece> again;
    for (const PagePiece& first : firsts) {
        if (const auto second = second_try(first)) {
            again.push_back(*second);
        }
    }
    read_pieces(again, recognizer, parallel, [](PagePiece&) {});
    for (PagePiece& piece : again) {
        const bool long_file = piece.document && piece.document->page_count > 1;
        const auto at = std::ranges::find(firsts, piece.file, &PagePiece::file);
        if (long_file) {
            *at = std::move(piece);
        }
    }
}

/// What the first pieces of long files left, and each page of what failed once more.
std::vector<PagePiece> read_rest(const std::vector<PagePiece>& firsts,
                                 const Recognizer& recognizer, int parallel) {
    std::vector<PagePiece> rest;
    for (const PagePiece& first : firsts) {
        std::ranges::move(further_pieces(first), std::back_inserter(rest));
    }
    const auto wait = [](PagePiece&) {};
    read_pieces(rest, recognizer, parallel, wait);
    std::vector<PagePiece> again;
    for (const PagePiece& piece : rest) {
        if (!piece.document) {
            std::ranges::move(single_pages(piece), std::back_inserter(again));
        }
    }
    read_pieces(again, recognizer, parallel, wait);
    std::erase_if(rest, [](const PagePiece& piece) { return !piece.document; });
    std::ranges::move(again, std::back_inserter(rest));
    return rest;
}

void read_all(const std::vector<Task*>& tasks, const Recognizer& recognizer,
              const Keeping& keeping, int parallel) {
    std::vector<PagePiece> firsts;
    firsts.reserve(tasks.size());
    for (const Task* task : tasks) {
        firsts.push_back(first_piece(*task->file));
    }
    read_pieces(firsts, recognizer, parallel, [&](PagePiece& piece) {
        Task& task = *tasks[static_cast<std::size_t>(&piece - firsts.data())];
        task.code = piece.code;
        if (piece.document && further_pieces(piece).empty()) {
            finish(task, std::move(*piece.document), keeping, true);
            piece.document.reset();
        }
    });
    try_again(firsts, recognizer, parallel);
    std::vector<PagePiece> rest = read_rest(firsts, recognizer, parallel);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (!firsts[i].document) {
            continue;
        }
        std::vector<PagePiece> pieces{std::move(firsts[i])};
        std::ranges::copy_if(rest, std::back_inserter(pieces), [&](const PagePiece& piece) {
            return piece.file == tasks[i]->file;
        });
        const bool complete = std::ranges::all_of(
            pieces, [](const PagePiece& piece) { return piece.document.has_value(); });
        tasks[i]->code.clear();
        finish(*tasks[i], joined(pieces), keeping, complete);
    }
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
    for (int number = 1; number <= document.page_count; ++number) {
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

/// The document of one of the files that hold this content, or the file's quarantine.
std::optional<Document> document_for(InputFile& file, const Task& task) {
    if (!task.document) {
        quarantine(file, task.code);
        return std::nullopt;
    }
    Document document = *task.document;
    document.path = file.path;
    add_missing_pages(document);
    count_pages(file, document);
    return document;
}

} // namespace

std::vector<Documents> read_inbox(Inbox& inbox, const Recognizer& recognizer,
                                  const Shelf* shelf, const Secrecy& secrecy, int parallel) {
    const Keeping keeping{shelf, secrecy};
    Tasks tasks = tasks_of(inbox);
    read_all(still_to_read(tasks, keeping), recognizer, keeping, parallel);
    std::vector<Documents> documents(inbox.submissions.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
        for (InputFile& file : inbox.submissions[i].files) {
            const auto task = tasks.find(key_of(file));
            if (file.outcome != Outcome::processed || task == tasks.end()) {
                continue;
            }
            if (auto document = document_for(file, task->second)) {
                documents[i].push_back(std::move(*document));
            }
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
        const int now = static_cast<int>(unread[file.path].size());
        file.pages_unreadable = std::min(file.pages_unreadable, now);
        if (file.outcome == Outcome::processed) {
            file.pages_read = file.pages_total - file.pages_unreadable;
        }
    }
}

} // namespace intake
