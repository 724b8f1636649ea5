/// \file
/// A drop folder under guard: each submission is taken once it is whole, in a run of its own.
#pragma once

#include "pipeline/options.hpp"

namespace intake {

/// Looks at `options.inputs[0]` every `options.poll` seconds and runs what was not taken yet
/// and is marked ready, or has not changed for `options.settle` seconds since it was first seen
/// so. One run at a time, each in a process of its own, into OUT/<entry>/1, 2, …
///
/// OUT/watch.json       what was taken (watch_record.hpp)
/// OUT/heartbeat.json   "heartbeat/1": the time and what is being done, anew at every look
/// OUT/<entry>/未能处理.txt  why an entry was set aside, until it changes and comes through
///
/// An entry that failed is tried again when it changes, and once at the next start.
/// Ends after SIGINT or SIGTERM, when the run in hand has stopped, with 0. With `options.once`
/// it ends when nothing is left to take, with the gravest of what it took: 3 (set aside), 4, 1,
/// 0; or with 130. The log has keys of entries, never their names.
///
/// \throws BusyError when another process guards for OUT; UsageError; SystemError
[[nodiscard]] int watch(const Options& options);

} // namespace intake
