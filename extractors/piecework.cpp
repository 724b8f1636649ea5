#include "extractors/piecework.hpp"

#include "pipeline/model/error.hpp"

namespace intake {

namespace {

/// A worker for the pieces from `next` on; `next` moves along with what was received.
Job job_from(const Piecework& pieces, std::size_t& next) {
    Job job;
    job.label = pieces.label;
    job.limits = pieces.limits;
    job.limits.output *= pieces.count - next;
    job.work = [&pieces, first = next](Sink& sink) {
        for (std::size_t piece = first; piece < pieces.count; ++piece) {
            sink.send(pieces.work(piece));
        }
    };
    job.receive = [&pieces, &next](std::string&& frame) {
        if (next == pieces.count || frame.size() > pieces.limits.output) {
            throw InputError("crashed", "more than was asked for");
        }
        pieces.receive(next, std::move(frame));
        ++next;
    };
    return job;
}

} // namespace

std::vector<std::string> run_pieces(const Piecework& pieces) {
    std::vector<std::string> codes(pieces.count);
    std::size_t next = 0;
    while (next < pieces.count) {
        const std::string code = run_jobs({job_from(pieces, next)}, 1).front().code;
        if (next < pieces.count) {
            codes[next++] = code.empty() ? "crashed" : code;
        }
    }
    return codes;
}

} // namespace intake
