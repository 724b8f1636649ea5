#include "pipeline/watched_run.hpp"

#include "extractors/worker.hpp"
#include "pipeline/commands.hpp"
#include "pipeline/durable.hpp"
#include "pipeline/guarded.hpp"
#include "pipeline/model/error.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <iostream>
#include <thread>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace intake {

namespace {

constexpr std::chrono::milliseconds nap{200};
constexpr std::size_t longest_complaint = 4096; // a pipe holds it without a reader

[[noreturn]] void run_in_child(const Options& options, pid_t parent, int pipe) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) {
        ::_exit(Exit::interrupt);
    }
    std::string complaint;
    const int status = guarded([&] { return run_command(options); }, complaint);
    std::cout.flush();
    complaint.resize(std::min(complaint.size(), longest_complaint));
    const bool sent = ::write(pipe, complaint.data(), complaint.size()) >= 0;
    ::_exit(sent ? status : Exit::machine);
}

std::string read_all(int pipe) {
    std::array<char, longest_complaint> buffer{};
    const ssize_t size = ::read(pipe, buffer.data(), buffer.size());
    return {buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

int wait_for(pid_t child, const std::function<void()>& meanwhile) {
    int status = 0;
    bool told = false;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (interrupted() && !told) {
            ::kill(child, SIGTERM);
            told = true;
        }
        meanwhile();
        std::this_thread::sleep_for(nap);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

RunEnd run_apart(const Options& options, const std::function<void()>& meanwhile) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        throw SystemError("无法建立管道，请关闭其他程序后重试");
    }
    std::cout.flush();
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        run_in_child(options, parent, pipe[1]);
    }
    ::close(pipe[1]);
    if (child < 0) {
        ::close(pipe[0]);
        throw SystemError("无法启动新进程，请关闭其他程序后重试");
    }
    RunEnd end{.status = wait_for(child, meanwhile), .complaint = ""};
    end.complaint = read_all(pipe[0]);
    ::close(pipe[0]);
    return end;
}

} // namespace intake
