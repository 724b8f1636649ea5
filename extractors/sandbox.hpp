/// \file
/// What a child gives up before it looks at a file that came in.
#pragma once

#include "extractors/worker.hpp"

#include <cstdint>

#include <sys/types.h>

namespace intake {

/// Bytes of address space of this process.
[[nodiscard]] std::uint64_t address_space();

/// Closes every descriptor but `pipe` and makes 0 to 2 /dev/null.
///
/// \return the pipe's new number.
[[nodiscard]] int keep_only(int pipe);

/// Confines the calling process, a fresh child of `parent`: it dies with its parent, stays
/// within `limits` (and `inherited` bytes of address space on top), and a seccomp filter
/// refuses it network, programs, processes, signals to others, mounts and changes to files.
/// \throws SystemError when any of it is refused.
void confine(const Limits& limits, std::uint64_t inherited, pid_t parent);

} // namespace intake
