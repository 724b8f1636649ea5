/// \file
/// Progress and log lines, to stderr. Ids and counts only, never names of people.
#pragma once

#include <string_view>

namespace intake {

enum class LogLevel { quiet, normal };

/// Set once by main.
void set_log_level(LogLevel level);

void log_line(std::string_view message);
void log_progress(std::string_view stage, std::size_t done, std::size_t all);

} // namespace intake
