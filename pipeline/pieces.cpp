#include "pipeline/pieces.hpp"

#include "extractors/reader.hpp"
#include "extractors/worker.hpp"
#include "pipeline/log.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/outcome.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

namespace {

constexpr int piece_pages = 16;

void finish(PagePiece& piece, const std::string& reading, const Ending& ending) {
    if (!ending.code.empty() || reading.empty()) {
        piece.code = ending.code.empty() ? "crashed" : ending.code;
        return;
    }
    try {
        piece.document = from_wire(reading);
    } catch (const InputError& error) {
        piece.code = error.code;
    }
}

void add_unreadable(Document& whole, const PagePiece& piece) {
    const std::string reason(outcome_code(piece.code).reason);
    for (int number = piece.pages.first; number <= piece.pages.last; ++number) {
        Page page{.number = number};
        page.state = PageState::unreadable;
        page.note = reason;
        whole.pages.push_back(std::move(page));
        whole.faults.push_back({piece.code, number, reason});
    }
}

} // namespace

PagePiece first_piece(const InputFile& file) {
    return {.file = &file, .pages = {1, piece_pages}};
}

std::optional<PagePiece> second_try(const PagePiece& first) {
    if (first.code != "crashed" && first.code != "out_of_memory") {
        return std::nullopt;
    }
    return PagePiece{.file = first.file, .pages = {1, 1}};
}

std::vector<PagePiece> further_pieces(const PagePiece& first) {
    std::vector<PagePiece> out;
    const int count = first.document ? first.document->page_count : 0;
    for (int page = first.pages.last + 1; page <= count; page += piece_pages) {
        out.push_back(
            {.file = first.file, .pages = {page, std::min(page + piece_pages - 1, count)}});
    }
    return out;
}

std::vector<PagePiece> single_pages(const PagePiece& piece) {
    std::vector<PagePiece> out;
    for (int page = piece.pages.first; page <= piece.pages.last; ++page) {
        out.push_back({.file = piece.file, .pages = {page, page}});
    }
    return out;
}

void read_pieces(std::vector<PagePiece>& pieces, const Recognizer& recognizer, int parallel,
                 const std::function<void(PagePiece&)>& done) {
    std::vector<std::string> readings(pieces.size());
    std::vector<Job> jobs;
    std::size_t ended = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        PagePiece& piece = pieces[i];
        Job job{.label = piece.file->sha256.substr(0, 12)};
        job.work = [&piece, &recognizer](Sink& sink) {
            sink.send(to_wire(read_document(*piece.file, recognizer, piece.pages)));
        };
        job.limits.output = most_wire_bytes;
        job.receive = [&readings, i](std::string&& frame) { readings[i] = std::move(frame); };
        job.finished = [&, i](const Ending& ending) {
            finish(pieces[i], readings[i], ending);
            std::string().swap(readings[i]);
            done(pieces[i]);
            log_progress("读取文件", ++ended, pieces.size());
        };
        jobs.push_back(std::move(job));
    }
    run_jobs(jobs, parallel);
}

Document joined(const std::vector<PagePiece>& pieces) {
    Document whole = *pieces.front().document;
    for (auto piece = pieces.begin() + 1; piece != pieces.end(); ++piece) {
        if (!piece->document) {
            add_unreadable(whole, *piece);
            continue;
        }
        std::ranges::copy(piece->document->pages, std::back_inserter(whole.pages));
        std::ranges::copy(piece->document->faults, std::back_inserter(whole.faults));
    }
    std::ranges::stable_sort(whole.pages, {}, [](const Page& page) { return page.number; });
    return whole;
}

} // namespace intake
