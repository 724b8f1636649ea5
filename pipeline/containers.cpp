#include "pipeline/containers.hpp"

#include "extractors/archive.hpp"
#include "extractors/piecework.hpp"
#include "extractors/sniff.hpp"
#include "extractors/worker.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/outcome.hpp"

#include <algorithm>
#include <memory>
#include <thread>

namespace intake {

namespace {

constexpr std::uint64_t unpack_memory = 2ULL << 30U;
constexpr std::uint64_t identify_memory = 512ULL << 20U;
constexpr std::uint64_t identify_output = 256;
constexpr std::uint64_t frame_overhead = 256ULL << 20U;
constexpr unsigned int most_parallel = 4;
constexpr std::string_view nothing_inside = "压缩包内没有文件";

int parallel_jobs() {
    return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, most_parallel));
}

Limits identify_limits() {
    Limits limits;
    limits.memory = identify_memory;
    limits.output = identify_output;
    limits.cpu = std::chrono::seconds(60);
    limits.wall = std::chrono::seconds(120);
    return limits;
}

void stop(Item& item, std::string_view code, std::string_view reason = "") {
    if (!code.empty()) {
        quarantine(item.file, code, reason);
        item.settled = true;
    }
}

Job identify_job(Item& item) {
    Job job;
    job.label = item.file.blob.filename();
    job.work = [blob = item.file.blob, name = item.file.path](Sink& sink) {
        sink.send(to_frame(look_inside(blob, name)));
    };
    job.receive = [&item](std::string&& frame) {
        const SniffedFormat identity = identity_from(frame);
        item.file.format = identity.format;
        stop(item, identity.code);
    };
    job.limits = identify_limits();
    return job;
}

/// Has one worker look at how the files begin. Returns the containers.
std::vector<Item*> guess_formats(std::vector<Item>& items) {
    std::vector<Item*> open;
    for (Item& item : items) {
        if (!item.settled) {
            open.push_back(&item);
        }
    }
    std::vector<Item*> containers;
    Piecework pieces{.label = "identify", .count = open.size()};
    pieces.limits = identify_limits();
    pieces.work = [&open](std::size_t i) {
        return to_frame(sniff(open[i]->head, open[i]->file.path));
    };
    pieces.receive = [&](std::size_t i, std::string&& frame) {
        const Guess guess = guess_from(frame);
        open[i]->file.format = guess.format;
        if (guess.format == Format::empty) {
            stop(*open[i], "empty", nothing_inside);
        } else if (guess.container) {
            containers.push_back(open[i]);
        }
    };
    const std::vector<std::string> codes = run_pieces(pieces);
    for (std::size_t i = 0; i < open.size(); ++i) {
        stop(*open[i], codes[i]);
    }
    return containers;
}

/// The parent's end of unpack(): members become files of the store.
class Receiver {
public:
    Receiver(Holdings& holdings, std::string prefix, int depth)
        : holdings_(holdings), prefix_(std::move(prefix)), depth_(depth) {}

    void take(std::string_view frame) {
        const Piece piece = piece_from(frame);
        if ((piece.kind == Piece::Kind::begin) == (copy_ != nullptr)) {
            throw InputError("crashed", "pieces out of order");
        }
        if (piece.kind == Piece::Kind::begin) {
            member_ = member_path(display_name(piece.text));
            copy_ = std::make_unique<Copy>(holdings_.store->next());
        } else if (piece.kind == Piece::Kind::bytes) {
            add(piece.text);
        } else {
            finish(piece);
        }
    }

    /// The member that the worker was at when it ended goes with it.
    void abandon(std::string_view code) {
        if (copy_) {
            refuse(holdings_, prefix_ + member_.path, code, 0);
            copy_.reset();
        }
    }

    [[nodiscard]] int members() const { return members_; }

private:
    void add(std::string_view bytes) {
        const std::uint64_t size = copy_->size() + bytes.size();
        if (size > holdings_.limits.member_bytes || size > holdings_.bytes_left) {
            throw InputError("too_large", "unpacks to too much");
        }
        copy_->add(bytes);
    }

    void finish(const Piece& piece) {
        StoredCopy blob = copy_->finish();
        copy_.reset();
        ++members_;
        const std::string path = prefix_ + member_.path;
        if (piece.text.empty() && member_.safe) {
            keep(holdings_, path, std::move(blob), depth_);
            return;
        }
        std::filesystem::remove(blob.path);
        refuse(holdings_, path, piece.text.empty() ? "unsafe_path" : piece.text,
               piece.text.empty() ? blob.bytes : piece.claimed);
        if (piece.text.empty()) {
            holdings_.items.back().file.sha256 = blob.sha256;
        }
    }

    Holdings& holdings_;
    std::string prefix_;
    int depth_;
    MemberPath member_;
    std::unique_ptr<Copy> copy_;
    int members_ = 0;
};

Job unpack_job(const Holdings& holdings, const Item& item, Receiver& receiver) {
    UnpackLimits limits;
    limits.entries = std::max(holdings.entries_left, 0);
    limits.member_bytes = holdings.limits.member_bytes;
    limits.total_bytes = holdings.bytes_left;
    limits.ratio = holdings.limits.ratio;
    Job job;
    job.label = item.file.blob.filename();
    job.work = [file = item.file, limits](Sink& sink) {
        const std::string name = file.path.substr(file.path.rfind('/') + 1);
        unpack(file.blob, file.format, name, limits, sink);
    };
    job.receive = [&receiver](std::string&& frame) { receiver.take(frame); };
    job.limits.memory = unpack_memory;
    job.limits.output = limits.total_bytes + limits.total_bytes / 1024 + frame_overhead;
    return job;
}

std::string reason_of(std::string_view code, int members) {
    const std::string reason(outcome_code(code).reason);
    return members == 0 ? reason : reason + "，其余内容未能解压";
}

} // namespace

void identify(std::vector<Item>& items) {
    std::vector<Job> jobs;
    std::vector<Item*> opened;
    for (Item* item : guess_formats(items)) {
        jobs.push_back(identify_job(*item));
        opened.push_back(item);
    }
    const std::vector<Ending> endings = run_jobs(jobs, parallel_jobs());
    for (std::size_t i = 0; i < endings.size(); ++i) {
        stop(*opened[i], endings[i].code);
    }
}

void take_archive(Holdings& holdings, Item&& item, const std::string& prefix) {
    Receiver receiver(holdings, prefix, item.depth + 1);
    const std::string code = run_jobs({unpack_job(holdings, item, receiver)}, 1).front().code;
    receiver.abandon(code);
    if (code.empty() && receiver.members() > 0) {
        std::filesystem::remove(item.file.blob);
        return;
    }
    if (code.empty()) {
        quarantine(item.file, "empty", nothing_inside);
    } else {
        quarantine(item.file, code, reason_of(code, receiver.members()));
    }
    item.settled = true;
    holdings.items.push_back(std::move(item));
}

/// Unpacks an item, or settles it as it is.
void take(Holdings& holdings, Item&& item, std::vector<Item>& done) {
    if (item.settled || !is_archive(item.file.format)) {
        if (!item.settled) {
            settle(item.file);
        }
        item.settled = true;
        done.push_back(std::move(item));
    } else if (item.depth > holdings.limits.depth) {
        quarantine(item.file, "too_deep");
        done.push_back(std::move(item));
    } else {
        const std::string prefix = item.file.path + "/";
        take_archive(holdings, std::move(item), prefix);
    }
}

void settle_all(Holdings& holdings) {
    std::vector<Item> done;
    while (!holdings.items.empty()) {
        std::vector<Item> open = std::move(holdings.items);
        holdings.items.clear();
        identify(open);
        for (Item& item : open) {
            take(holdings, std::move(item), done);
        }
    }
    holdings.items = std::move(done);
}

} // namespace intake
