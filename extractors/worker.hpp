/// \file
/// Isolation: whatever parses a file that came in runs in a child process forked from this one,
/// under limits, without network, and can only send frames of bytes back.
///
/// The parent has loaded the models before it forks, so a child costs a millisecond. The parent
/// never parses a byte of an input: it stores frames or decodes our own messages. A crash, a
/// hang or a bomb is the Ending of that one job.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

struct Limits {
    std::uint64_t memory = 3ULL << 30; ///< bytes of address space beyond the parent's
    std::uint64_t output = 1ULL << 30; ///< bytes sent back
    std::chrono::seconds cpu{600};
    std::chrono::seconds wall{900};
};

/// Where a child sends its results. Frames arrive whole and in order.
/// Ends the child when the parent no longer listens.
class Sink {
public:
    explicit Sink(int descriptor) : descriptor_(descriptor) {}

    void send(std::string_view frame);

private:
    int descriptor_;
};

/// How a job ended. `code` is empty when it finished, else an outcome code: that of the
/// InputError, or crashed, timed_out, out_of_memory, too_large (output limit), failed (any
/// other exception). `message` is for logs.
struct Ending {
    std::string code;
    std::string message;
    int signal = 0;
    double cpu_seconds = 0;
    std::uint64_t peak_memory = 0; ///< bytes resident
};

/// `work` runs in the child; `receive` in the parent, once per frame, while the child runs;
/// `finished`, if there is one, in the parent, once, however the child ended.
/// An InputError that leaves `work` or `receive` becomes the Ending's code and message; after
/// one of `receive`, which means that the frame is none of ours, the child is gone.
struct Job {
    std::string label; ///< an id for logs, never a name
    std::function<void(Sink&)> work;
    std::function<void(std::string&& frame)> receive;
    Limits limits;
    std::function<void(const Ending&)> finished = {};
};

/// Runs the jobs, at most `parallel` at a time, each in its own process and process group.
/// A child has no network, opens files for reading only, starts no program and no process;
/// threads it may have. Its stdin, stdout and stderr are /dev/null.
///
/// \post one ending per job, in the order of `jobs`.
/// \throws SystemError when no process or pipe can be made, or a child cannot be confined;
///         Interrupted when interrupted() turns true. These and other exceptions of `receive`
///         leave after the children are gone.
/// Not for use while other threads run.
std::vector<Ending> run_jobs(const std::vector<Job>& jobs, int parallel);

/// From now on SIGINT and SIGTERM only make interrupted() true.
void install_interrupt_handler();

/// Whether SIGINT or SIGTERM came since install_interrupt_handler().
[[nodiscard]] bool interrupted();

} // namespace intake
