#include "extractors/worker.hpp"

#include "pipeline/model/error.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <set>
#include <thread>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace intake {

namespace {

struct Observed {
    Ending ending;
    std::vector<std::string> frames;
};

Observed run(const std::function<void(Sink&)>& work, const Limits& limits = {}) {
    Observed result;
    const Job job{"test", work,
                  [&result](std::string&& frame) { result.frames.push_back(std::move(frame)); },
                  limits};
    result.ending = run_jobs({job}, 1).at(0);
    return result;
}

Limits short_wall() {
    Limits limits;
    limits.wall = std::chrono::seconds(1);
    return limits;
}

std::string raw_head(char kind, std::size_t size) {
    std::string head(1, kind);
    for (int i = 0; i < 8; ++i) {
        head.push_back(static_cast<char>((size >> (8 * i)) & 0xFFU));
    }
    return head;
}

void write_raw(const std::string& bytes) {
    // Descriptor 3 is the child's end of the pipe.
    if (write(3, bytes.data(), bytes.size()) < 0) {
        _exit(9);
    }
}

} // namespace

TEST(Worker, FramesArriveWholeAndInOrder) {
    const std::string large(3'000'001, 'x');
    const Observed result = run([&large](Sink& sink) {
        sink.send("a");
        sink.send("");
        sink.send(large);
    });
    EXPECT_EQ(result.ending.code, "");
    ASSERT_EQ(result.frames.size(), 3U);
    EXPECT_EQ(result.frames[1], "");
    EXPECT_EQ(result.frames[2], large);
    EXPECT_GT(result.ending.peak_memory, 0U);
}

TEST(Worker, AnInputErrorBecomesTheEnding) {
    const Observed result =
        run([](Sink&) { throw InputError("encrypted", "needs a password"); });
    EXPECT_EQ(result.ending.code, "encrypted");
    EXPECT_EQ(result.ending.message, "needs a password");
}

TEST(Worker, AnyOtherExceptionIsAFailure) {
    EXPECT_EQ(run([](Sink&) { throw std::runtime_error("x"); }).ending.code, "failed");
    EXPECT_EQ(run([](Sink&) { throw 1; }).ending.code, "failed");
}

TEST(Worker, ACrashIsOneEnding) {
    const Observed result = run([](Sink& sink) {
        sink.send("before");
        std::raise(SIGSEGV);
    });
    EXPECT_EQ(result.ending.code, "crashed");
    EXPECT_EQ(result.ending.signal, SIGSEGV);
    EXPECT_EQ(result.frames.size(), 1U);
    EXPECT_EQ(run([](Sink&) { std::abort(); }).ending.signal, SIGABRT);
    EXPECT_EQ(run([](Sink&) { _exit(0); }).ending.code, "crashed");
}

TEST(Worker, AStreamThatIsNotOursIsACrash) {
    EXPECT_EQ(run([](Sink&) { write_raw("garbage garbage"); }).ending.code, "crashed");
    EXPECT_EQ(run([](Sink&) {
                  write_raw(raw_head('D', 100) + "half a frame");
                  _exit(0);
              }).ending.code,
              "crashed");
    EXPECT_EQ(run([](Sink& sink) {
                  write_raw(raw_head('E', 1) + std::string(1, '\0'));
                  sink.send("after the end");
              }).ending.code,
              "crashed");
}

TEST(Worker, AHangEndsAtTheWallClock) {
    EXPECT_EQ(run([](Sink&) { pause(); }, short_wall()).ending.code, "timed_out");
    EXPECT_EQ(run(
                  [](Sink&) {
                      close(3);
                      pause();
                  },
                  short_wall())
                  .ending.code,
              "timed_out");
}

TEST(Worker, ABusyLoopEndsAtTheProcessorLimit) {
    Limits limits;
    limits.cpu = std::chrono::seconds(1);
    const Observed result = run(
        [](Sink&) {
            for (;;) {
                (void)getppid();
            }
        },
        limits);
    EXPECT_EQ(result.ending.code, "timed_out");
    EXPECT_EQ(result.ending.signal, SIGXCPU);
}

#ifndef __SANITIZE_ADDRESS__ // under which the address space is not limited: it maps terabytes
TEST(Worker, MoreMemoryThanAllowedIsOutOfMemory) {
    Limits limits;
    limits.memory = 64U << 20U;
    const Observed result =
        run([](Sink& sink) { sink.send(std::string(256U << 20U, 'x')); }, limits);
    EXPECT_EQ(result.ending.code, "out_of_memory");
}
#endif

TEST(Worker, MoreOutputThanAllowedIsTooLarge) {
    Limits limits;
    limits.output = 1000;
    const Observed result = run(
        [](Sink& sink) {
            for (;;) {
                sink.send(std::string(300, 'x'));
            }
        },
        limits);
    EXPECT_EQ(result.ending.code, "too_large");
    EXPECT_EQ(result.frames.size(), 3U);
    EXPECT_EQ(run([](Sink&) { write_raw(raw_head('D', ~std::size_t{0})); }).ending.code,
              "too_large");
}

TEST(Worker, AChildHasNoNetworkNoProgramsAndNoProcesses) {
    const Observed result = run([](Sink& sink) {
        const auto tell = [&sink](const char* what, bool refused) {
            sink.send(std::string(what) + (refused ? " refused" : " allowed"));
        };
        tell("socket", socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM);
        tell("fork", fork() < 0);
        tell("exec", execl("/bin/true", "true", nullptr) < 0 && errno == EPERM);
        tell("kill", kill(getppid(), 0) < 0 && errno == EPERM);
        tell("session", setsid() < 0);
        tell("unlink", unlink("/nonexistent") < 0 && errno == EPERM);
        tell("write", open("/dev/null", O_WRONLY) < 0 && errno == EPERM);
        tell("create", open("/nonexistent", O_RDONLY | O_CREAT, 0600) < 0 && errno == EPERM);
    });
    EXPECT_EQ(result.ending.code, "");
    ASSERT_EQ(result.frames.size(), 8U);
    for (const std::string& frame : result.frames) {
        EXPECT_TRUE(frame.ends_with("refused")) << frame;
    }
}

TEST(Worker, AChildReadsFilesAndHasThreads) {
    const Observed result = run([](Sink& sink) {
        std::string line;
        std::getline(std::ifstream("/proc/self/status"), line);
        std::thread([&sink, &line] { sink.send(line.substr(0, 5)); }).join();
    });
    EXPECT_EQ(result.ending.code, "");
    EXPECT_EQ(result.frames, std::vector<std::string>{"Name:"});
}

TEST(Worker, AChildInheritsNoDescriptorsAndIsSilent) {
    const int mine = open("/dev/null", O_RDONLY);
    const Observed result = run([mine](Sink& sink) {
        sink.send(fcntl(mine, F_GETFD) < 0 || mine == 3 ? "closed" : "open");
        sink.send(isatty(STDOUT_FILENO) != 0 ? "terminal" : "silent");
        std::puts("never seen");
    });
    close(mine);
    EXPECT_EQ(result.frames, (std::vector<std::string>{"closed", "silent"}));
}

TEST(Worker, EndingsAreInTheOrderOfTheJobs) {
    std::vector<Job> jobs;
    jobs.reserve(20);
    for (int i = 0; i < 20; ++i) {
        jobs.push_back({"test",
                        [i](Sink&) {
                            usleep(static_cast<unsigned int>(20 - i) * 500);
                            throw InputError("code " + std::to_string(i), "");
                        },
                        [](std::string&&) {},
                        {}});
    }
    const std::vector<Ending> endings = run_jobs(jobs, 4);
    ASSERT_EQ(endings.size(), jobs.size());
    for (std::size_t i = 0; i < endings.size(); ++i) {
        EXPECT_EQ(endings[i].code, "code " + std::to_string(i));
    }
}

TEST(Worker, AFrameThatIsRefusedEndsItsOwnJobOnly) {
    int taken = 0;
    const Job strange{"test",
                      [](Sink& sink) {
                          sink.send("not ours");
                          sink.send("more of it");
                          pause();
                      },
                      [&taken](std::string&&) {
                          ++taken;
                          throw InputError("crashed", "not a frame of ours");
                      },
                      {}};
    const Job good{"test", [](Sink& sink) { sink.send("x"); }, [](std::string&&) {}, {}};
    const std::vector<Ending> endings = run_jobs({strange, good}, 2);
    EXPECT_EQ(endings[0].code, "crashed");
    EXPECT_EQ(endings[0].message, "not a frame of ours");
    EXPECT_EQ(endings[1].code, "");
    EXPECT_EQ(taken, 1);
}

TEST(Worker, WhatReceiveThrowsLeavesAfterTheChildrenAreGone) {
    const Job throwing{"test",
                       [](Sink& sink) { sink.send("x"); },
                       [](std::string&&) { throw SystemError("disk full"); },
                       {}};
    const Job hanging{"test", [](Sink&) { pause(); }, [](std::string&&) {}, {}};
    EXPECT_THROW(run_jobs({hanging, throwing}, 2), SystemError);
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST(Worker, SaysWhenAJobHasFinishedHoweverItEnded) {
    std::set<std::string> finished;
    const auto count = [&finished](const Ending& ending) { finished.insert(ending.code); };
    const auto ignore = [](std::string&&) {};
    run_jobs({Job{"good", [](Sink& sink) { sink.send("x"); }, ignore, {}, count},
              Job{"bad", [](Sink&) { throw InputError("damaged", ""); }, ignore, {}, count},
              Job{"ugly", [](Sink&) { std::abort(); }, ignore, {}, count}},
             2);
    EXPECT_EQ(finished, (std::set<std::string>{"", "damaged", "crashed"}));
}

TEST(Worker, AnInterruptStopsEverything) {
    // In a process of its own: the flag stays up.
    const pid_t process = fork();
    if (process == 0) {
        install_interrupt_handler();
        const auto work = [](Sink& sink) {
            sink.send("started");
            pause();
        };
        const auto receive = [](std::string&&) { std::raise(SIGTERM); };
        try {
            run_jobs({Job{"test", work, receive, {}}}, 1);
        } catch (const Interrupted&) {
            _exit(interrupted() ? 130 : 1);
        }
        _exit(2);
    }
    int status = 0;
    ASSERT_EQ(waitpid(process, &status, 0), process);
    EXPECT_EQ(WEXITSTATUS(status), 130);
}

} // namespace intake
