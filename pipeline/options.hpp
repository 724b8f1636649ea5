/// \file
/// What a command line asks for: one value, checked before any work is done.
#pragma once

#include "pipeline/model/date.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace intake {

struct Options {
    std::vector<std::string> inputs; ///< positional: INBOX, FILE…, PROFILE, ID or OUT
    std::filesystem::path out;
    std::string profile;     ///< empty: the shipped one
    std::string registers;   ///< folder; empty: none
    std::string ledger;      ///< folder; empty: none
    std::string only;        ///< bytes of the one inbox entry to take; empty: all
    Date as_of;              ///< default: today
    bool as_of_today = true; ///< whether it is the default
    int settle = 60;         ///< seconds without a change until `watch` takes a submission
    int poll = 5;            ///< seconds between two looks of `watch`
    int jobs = 0;            ///< 0: one a core
    bool findings_exit_0 = false;
    bool quiet = false;
    bool blind = false; ///< packets without names and units
    bool json = false;  ///< JSON lines instead of a table
    bool once = false;  ///< `watch` ends when all there is was taken
    bool yes = false;   ///< `purge` deletes, not only counts
    bool help = false;
};

/// \param arguments what follows the command's name
/// \throws UsageError naming the option and what is expected
[[nodiscard]] Options parse_options(const std::vector<std::string>& arguments);

/// By the system's clock, in UTC.
[[nodiscard]] Date today();

/// One inbox; OUT and the ledger outside it, and nothing that is given inside OUT, which is
/// replaced whole. Links are followed. \throws UsageError with an example of the command
void check_places(const Options& options, const std::string& command);

/// The options as `--help` prints them.
[[nodiscard]] std::string describe_options();

/// The profile asked for, or the shipped one: beside the installed program, else in the sources
/// the program was built from. \throws UsageError when there is none.
[[nodiscard]] std::string profile_path(const Options& options);

} // namespace intake
