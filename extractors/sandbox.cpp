#include "extractors/sandbox.hpp"

#include "pipeline/model/error.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <memory>
#include <string>

#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace intake {

namespace {

constexpr int pipe_number = 3;
constexpr rlim_t open_files = 128;

struct ReleaseFilter {
    void operator()(void* filter) const { seccomp_release(filter); }
};

void require(bool succeeded, const char* what) {
    if (!succeeded) {
        throw SystemError(std::string("cannot confine a worker: ") + what);
    }
}

void reset_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGXCPU}) {
        std::signal(number, SIG_DFL);
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

void limit(int resource, rlim_t soft, rlim_t hard) {
    const rlimit value{soft, hard};
    require(setrlimit(static_cast<__rlimit_resource_t>(resource), &value) == 0,
            "resource limits");
}

void set_limits(const Limits& limits, [[maybe_unused]] std::uint64_t inherited) {
#ifndef __SANITIZE_ADDRESS__ // which maps terabytes
    limit(RLIMIT_AS, inherited + limits.memory, inherited + limits.memory);
#endif
    const auto cpu = static_cast<rlim_t>(limits.cpu.count());
    limit(RLIMIT_CPU, cpu, cpu + 2);
    limit(RLIMIT_FSIZE, 0, 0);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_NOFILE, open_files, open_files);
}

void deny(void* filter, std::initializer_list<int> calls) {
    for (const int call : calls) {
        require(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0, "seccomp");
    }
}

void deny_if(void* filter, int call, scmp_arg_cmp condition) {
    require(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 1, condition) == 0,
            "seccomp");
}

scmp_arg_cmp argument(unsigned int number, scmp_compare compare, scmp_datum_t a,
                      scmp_datum_t b = 0) {
    return scmp_arg_cmp{number, compare, a, b};
}

void deny_network_and_processes(void* filter) {
    deny(filter,
         {SCMP_SYS(socket),     SCMP_SYS(socketpair), SCMP_SYS(connect),  SCMP_SYS(bind),
          SCMP_SYS(listen),     SCMP_SYS(accept),     SCMP_SYS(accept4),  SCMP_SYS(sendto),
          SCMP_SYS(sendmsg),    SCMP_SYS(sendmmsg),   SCMP_SYS(recvfrom), SCMP_SYS(recvmsg),
          SCMP_SYS(execve),     SCMP_SYS(execveat),   SCMP_SYS(fork),     SCMP_SYS(vfork),
          SCMP_SYS(setsid),     SCMP_SYS(setpgid),    SCMP_SYS(setns),    SCMP_SYS(unshare),
          SCMP_SYS(pidfd_open), SCMP_SYS(tkill),      SCMP_SYS(ptrace)});
    deny(filter, {SCMP_SYS(pidfd_send_signal), SCMP_SYS(pidfd_getfd), SCMP_SYS(rt_sigqueueinfo),
                  SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(process_vm_readv),
                  SCMP_SYS(process_vm_writev)});
    // abort() signals its own process; threads are clone with CLONE_THREAD, and a C library
    // that is refused clone3 falls back to clone.
    const auto self = static_cast<scmp_datum_t>(getpid());
    deny_if(filter, SCMP_SYS(kill), argument(0, SCMP_CMP_NE, self));
    deny_if(filter, SCMP_SYS(tgkill), argument(0, SCMP_CMP_NE, self));
    deny_if(filter, SCMP_SYS(clone), argument(0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    require(seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0,
            "seccomp");
}

void deny_machine(void* filter) {
    deny(filter, {SCMP_SYS(mount),           SCMP_SYS(umount2),       SCMP_SYS(pivot_root),
                  SCMP_SYS(chroot),          SCMP_SYS(move_mount),    SCMP_SYS(fsopen),
                  SCMP_SYS(fsmount),         SCMP_SYS(open_tree),     SCMP_SYS(bpf),
                  SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd),   SCMP_SYS(keyctl),
                  SCMP_SYS(add_key),         SCMP_SYS(request_key),   SCMP_SYS(init_module),
                  SCMP_SYS(finit_module),    SCMP_SYS(delete_module), SCMP_SYS(kexec_load),
                  SCMP_SYS(reboot),          SCMP_SYS(swapon),        SCMP_SYS(swapoff),
                  SCMP_SYS(io_uring_setup),  SCMP_SYS(setrlimit),     SCMP_SYS(sethostname),
                  SCMP_SYS(settimeofday),    SCMP_SYS(clock_settime)});
    deny_if(filter, SCMP_SYS(prlimit64), argument(2, SCMP_CMP_NE, 0));
}

void deny_changes(void* filter) {
    deny(filter,
         {SCMP_SYS(creat),     SCMP_SYS(unlink),    SCMP_SYS(unlinkat),  SCMP_SYS(rename),
          SCMP_SYS(renameat),  SCMP_SYS(renameat2), SCMP_SYS(mkdir),     SCMP_SYS(mkdirat),
          SCMP_SYS(rmdir),     SCMP_SYS(link),      SCMP_SYS(linkat),    SCMP_SYS(symlink),
          SCMP_SYS(symlinkat), SCMP_SYS(mknod),     SCMP_SYS(mknodat),   SCMP_SYS(chmod),
          SCMP_SYS(fchmod),    SCMP_SYS(fchmodat),  SCMP_SYS(chown),     SCMP_SYS(fchown),
          SCMP_SYS(lchown),    SCMP_SYS(fchownat),  SCMP_SYS(truncate),  SCMP_SYS(ftruncate),
          SCMP_SYS(setxattr),  SCMP_SYS(lsetxattr), SCMP_SYS(fsetxattr), SCMP_SYS(utimensat),
          SCMP_SYS(openat2)});
    for (const unsigned int mode : {1U, 2U}) { // O_WRONLY, O_RDWR
        deny_if(filter, SCMP_SYS(open), argument(1, SCMP_CMP_MASKED_EQ, O_ACCMODE, mode));
        deny_if(filter, SCMP_SYS(openat), argument(2, SCMP_CMP_MASKED_EQ, O_ACCMODE, mode));
    }
    deny_if(filter, SCMP_SYS(open), argument(1, SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT));
    deny_if(filter, SCMP_SYS(openat), argument(2, SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT));
}

void load_filter() {
    const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ALLOW));
    require(filter != nullptr, "seccomp");
    deny_network_and_processes(filter.get());
    deny_machine(filter.get());
    deny_changes(filter.get());
    require(seccomp_load(filter.get()) == 0, "seccomp");
}

} // namespace

std::uint64_t address_space() {
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

int keep_only(int pipe) {
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    require(null >= 0, "/dev/null");
    // The pipe first moves out of the way of the numbers that are about to be taken.
    const int moved = fcntl(pipe, F_DUPFD, pipe_number + 1);
    require(moved >= 0, "descriptors");
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        require(dup2(null, standard) == standard, "descriptors");
    }
    require(dup2(moved, pipe_number) == pipe_number, "descriptors");
    require(close_range(pipe_number + 1, ~0U, 0) == 0, "descriptors");
    return pipe_number;
}

void confine(const Limits& limits, std::uint64_t inherited, pid_t parent) {
    require(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent, "parent");
    reset_signals();
    // Should the machine run out of memory, the child goes first.
    std::ofstream("/proc/self/oom_score_adj") << 1000;
    set_limits(limits, inherited);
    require(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no new privileges");
    require(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0, "dumpable");
    load_filter();
}

} // namespace intake
