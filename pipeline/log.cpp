#include "pipeline/log.hpp"

#include "pipeline/model/unicode.hpp"

#include <cstdio>

namespace intake {

namespace {

LogLevel& level() {
    static LogLevel current = LogLevel::normal;
    return current;
}

} // namespace

void set_log_level(LogLevel to) {
    level() = to;
}

void log_line(std::string_view message) {
    if (level() == LogLevel::normal) {
        std::fprintf(stderr, "dossier-intake: %s\n", printable(message).c_str());
    }
}

void log_progress(std::string_view stage, std::size_t done, std::size_t all) {
    if (level() == LogLevel::normal) {
        std::fprintf(stderr, "dossier-intake: %.*s %zu/%zu\n", static_cast<int>(stage.size()),
                     stage.data(), done, all);
    }
}

} // namespace intake
