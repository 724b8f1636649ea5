#include "extractors/worker.hpp"

#include "extractors/sandbox.hpp"
#include "pipeline/model/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <memory>
#include <new>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace intake {

namespace {

using Clock = std::chrono::steady_clock;

// A frame on the pipe: its kind, eight bytes of size (lowest first), and the bytes.
constexpr char kind_data = 'D';
constexpr char kind_end = 'E';    // outcome code, NUL, message
constexpr char kind_refuse = 'R'; // the child could not be confined
constexpr std::size_t head_size = 9;
constexpr std::size_t read_size = 1U << 16U; // what a pipe holds
constexpr std::uint64_t end_size = 1U << 16U;
constexpr std::chrono::milliseconds longest_wait{200};

volatile std::sig_atomic_t interrupt_seen = 0;

void note_interrupt(int /*number*/) {
    interrupt_seen = 1;
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

void send_frame(int descriptor, char kind, std::string_view frame) {
    std::array<char, head_size> head{kind};
    for (std::size_t i = 1; i < head_size; ++i) {
        head.at(i) = static_cast<char>((frame.size() >> (8 * (i - 1))) & 0xFFU);
    }
    if (!write_all(descriptor, {head.data(), head.size()}) || !write_all(descriptor, frame)) {
        _exit(1);
    }
}

std::string ending_of(const Job& job, Sink& sink) {
    const auto ending = [](std::string code, std::string_view message) {
        code.push_back('\0');
        return code.append(message.substr(0, end_size / 2));
    };
    try {
        job.work(sink);
        return ending("", "");
    } catch (const InputError& error) {
        return ending(error.code, error.what());
    } catch (const std::bad_alloc&) {
        return ending("out_of_memory", "");
    } catch (const std::exception& error) {
        return ending("failed", error.what());
    } catch (...) {
        return ending("failed", "");
    }
}

// Nothing of the parent's may run here at the end: no destructors of its objects, no atexit,
// no flush of its streams.
[[noreturn]] void run_child(const Job& job, int pipe, std::uint64_t inherited, pid_t parent) {
    setpgid(0, 0);
    try {
        pipe = keep_only(pipe);
        confine(job.limits, inherited, parent);
    } catch (const std::exception& error) {
        send_frame(pipe, kind_refuse, error.what());
        _exit(1);
    }
    Sink sink(pipe);
    send_frame(pipe, kind_end, ending_of(job, sink));
    _exit(0);
}

class Child {
public:
    Child(const Job& job, std::size_t index, std::uint64_t inherited);

    ~Child();

    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    Child(Child&&) = delete;
    Child& operator=(Child&&) = delete;

    /// Reads what is there and hands whole frames on. False when the child is to be ended.
    bool advance();

    /// Kills what is left of the child's group and says how it went.
    Ending end();

    [[nodiscard]] int pipe() const { return pipe_; }

    [[nodiscard]] std::size_t index() const { return index_; }

    [[nodiscard]] Clock::time_point deadline() const { return deadline_; }

private:
    bool take_frames();

    bool take_frame(char kind, std::string&& frame);

    void receive(std::string&& frame);

    int reap(rusage& usage);

    const Job& job_;
    std::size_t index_;
    pid_t process_ = -1;
    int pipe_ = -1;
    Clock::time_point deadline_;
    std::string buffer_;
    std::uint64_t received_ = 0;
    std::optional<Ending> said_;    // by the child
    std::optional<Ending> decided_; // by us
};

Child::Child(const Job& job, std::size_t index, std::uint64_t inherited)
    : job_(job), index_(index), deadline_(Clock::now() + job.limits.wall) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw SystemError("cannot make a pipe for a worker");
    }
    const pid_t parent = getpid();
    process_ = fork();
    if (process_ == 0) {
        run_child(job, ends[1], inherited, parent);
    }
    close(ends[1]);
    pipe_ = ends[0];
    if (process_ < 0) {
        close(pipe_);
        throw SystemError("cannot start a worker process");
    }
    setpgid(process_, process_); // the child does it too: whoever comes first
    fcntl(pipe_, F_SETFL, O_NONBLOCK);
}

Child::~Child() {
    rusage usage{};
    if (process_ > 0) {
        reap(usage);
    }
    close(pipe_);
}

int Child::reap(rusage& usage) {
    int status = 0;
    kill(-process_, SIGKILL);
    kill(process_, SIGKILL); // should it have no group of its own yet
    while (wait4(process_, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return status;
}

bool Child::advance() {
    std::array<char, read_size> chunk; // NOLINT(*-member-init): filled by read
    const ssize_t got = read(pipe_, chunk.data(), chunk.size());
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) {
        return false;
    }
    buffer_.append(chunk.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (!take_frames()) {
        return false;
    }
    if (Clock::now() > deadline_) {
        decided_ = Ending{"timed_out", "wall clock", 0, 0, 0};
    }
    return !decided_;
}

bool Child::take_frames() {
    std::size_t at = 0;
    while (buffer_.size() - at >= head_size && !decided_) {
        std::uint64_t size = 0;
        for (std::size_t i = head_size - 1; i > 0; --i) {
            size = (size << 8U) | static_cast<unsigned char>(buffer_[at + i]);
        }
        const char kind = buffer_[at];
        const std::uint64_t most =
            kind == kind_data ? job_.limits.output - received_ : end_size;
        const bool known = kind == kind_data || kind == kind_end || kind == kind_refuse;
        if (known && size > most) {
            decided_ = Ending{"too_large", "output", 0, 0, 0};
        } else if (known && buffer_.size() - at - head_size < size) {
            break;
        } else if (known && take_frame(kind, buffer_.substr(at + head_size, size))) {
            at += head_size + size;
        } else {
            decided_ = Ending{"crashed", "broken stream", 0, 0, 0};
        }
    }
    buffer_.erase(0, at);
    return !decided_;
}

bool Child::take_frame(char kind, std::string&& frame) {
    if (said_) {
        return false;
    }
    if (kind == kind_data) {
        received_ += frame.size();
        receive(std::move(frame));
        return true;
    }
    const std::size_t split = frame.find('\0');
    if (kind == kind_end && split != std::string::npos) {
        said_ = Ending{frame.substr(0, split), frame.substr(split + 1), 0, 0, 0};
        return true;
    }
    if (kind == kind_refuse) {
        throw SystemError(frame);
    }
    return false;
}

void Child::receive(std::string&& frame) {
    try {
        job_.receive(std::move(frame));
    } catch (const InputError& error) {
        decided_ = Ending{error.code, error.what(), 0, 0, 0};
    }
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Ending ending_by(int signal, bool cpu_used_up) {
    if (signal == SIGXCPU || (signal == SIGKILL && cpu_used_up)) {
        return {"timed_out", "processor time", signal, 0, 0};
    }
    if (signal == SIGKILL) {
        return {"out_of_memory", "killed by the system", signal, 0, 0};
    }
    return {"crashed", signal == 0 ? "ended early" : "signal", signal, 0, 0};
}

Ending Child::end() {
    // By now the pipe is closed or the child is to be stopped. One that closed it and lives on
    // gets no time to end by itself, one that is dying has its cause of death already.
    rusage usage{};
    siginfo_t state{};
    const bool dying = !decided_ && !said_;
    if (dying) {
        while (Clock::now() < deadline_ && !interrupted() &&
               waitid(P_PID, static_cast<id_t>(process_), &state,
                      WEXITED | WNOHANG | WNOWAIT) == 0 &&
               state.si_pid == 0) {
            poll(nullptr, 0, 1);
        }
        if (state.si_pid == 0) {
            decided_ = Ending{"timed_out", "wall clock", 0, 0, 0};
        }
    }
    const int status = reap(usage);
    const double cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    const int signal = dying && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    const bool cpu_used_up = cpu >= static_cast<double>(job_.limits.cpu.count());
    Ending ending = decided_                   ? *decided_
                    : said_ && buffer_.empty() ? *said_
                                               : ending_by(signal, cpu_used_up);
    ending.cpu_seconds = cpu;
    ending.peak_memory = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024U;
    return ending;
}

using Children = std::vector<std::unique_ptr<Child>>;

void wait_for_news(const Children& children) {
    std::vector<pollfd> watched;
    auto until = Clock::now() + longest_wait;
    for (const auto& child : children) {
        watched.push_back({child->pipe(), POLLIN, 0});
        until = std::min(until, child->deadline() + std::chrono::milliseconds(1));
    }
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    poll(watched.data(), watched.size(), static_cast<int>(std::max<decltype(left)>(left, 0)));
}

} // namespace

void Sink::send(std::string_view frame) {
    send_frame(descriptor_, kind_data, frame);
}

std::vector<Ending> run_jobs(const std::vector<Job>& jobs, int parallel) {
    std::vector<Ending> endings(jobs.size());
    Children children;
    const std::uint64_t inherited = address_space();
    const auto most = static_cast<std::size_t>(std::max(parallel, 1));
    std::size_t next = 0;
    while (next < jobs.size() || !children.empty()) {
        while (next < jobs.size() && children.size() < most) {
            children.push_back(std::make_unique<Child>(jobs[next], next, inherited));
            ++next;
        }
        if (interrupted()) {
            throw Interrupted("interrupted");
        }
        wait_for_news(children);
        std::erase_if(children, [&endings, &jobs](const std::unique_ptr<Child>& child) {
            if (child->advance()) {
                return false;
            }
            endings.at(child->index()) = child->end();
            if (const auto& finished = jobs[child->index()].finished) {
                finished(endings.at(child->index()));
            }
            return true;
        });
    }
    return endings;
}

void install_interrupt_handler() {
    struct sigaction action {};

    action.sa_handler = note_interrupt;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
    return interrupt_seen != 0;
}

} // namespace intake
