/// \file
/// The table of commands. To add one: a function, a row here, a test, a paragraph in the man
/// page.
#pragma once

#include "pipeline/options.hpp"

#include <span>
#include <string_view>

namespace intake {

struct Command {
    std::string_view name;
    std::string_view usage;
    std::string_view summary;        ///< Chinese, one line
    int (*function)(const Options&); ///< returns the exit status
};

[[nodiscard]] std::span<const Command> commands(); ///< by name

int apply_command(const Options& options);
int doctor_command(const Options& options);
int purge_command(const Options& options);
int run_command(const Options& options);
int status_command(const Options& options);
int show_command(const Options& options);
int lint_command(const Options& options);
int explain_command(const Options& options);
int verify_command(const Options& options);
int watch_command(const Options& options);

/// The exit statuses of the contract.
enum Exit {
    done = 0,
    findings = 1,
    usage = 2,
    machine = 3,
    quarantined = 4,
    busy = 5,
    interrupt = 130
};

} // namespace intake
