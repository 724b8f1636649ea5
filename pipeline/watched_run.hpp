/// \file
/// One `run` in a process of its own, so that nothing it does ends the one that waits.
#pragma once

#include "pipeline/options.hpp"

#include <functional>
#include <string>

namespace intake {

struct RunEnd {
    int status = 0;        ///< exit status, or 128 + signal
    std::string complaint; ///< what the run said when it failed
};

/// Calls `meanwhile` about five times a second. When interrupted() turns true the run is told
/// to stop, and is waited for. \throws SystemError when no process can be made
[[nodiscard]] RunEnd run_apart(const Options& options, const std::function<void()>& meanwhile);

} // namespace intake
