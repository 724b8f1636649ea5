/// \file
/// What is an exception. Bad documents are data, not exceptions.
#pragma once

#include <stdexcept>
#include <string>

namespace intake {

/// Command line, profile or register wrong: exit 2, nothing was processed.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The machine cannot do it (language data, disk, memory): exit 3.
struct SystemError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Another run holds OUT or the ledger: exit 5.
struct BusyError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// SIGINT or SIGTERM came: exit 130, run again to resume.
struct Interrupted : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A file cannot be read. Thrown inside readers, caught at the document and page boundaries
/// only.
struct InputError : std::runtime_error {
    InputError(std::string code_, const std::string& message)
        : std::runtime_error(message), code(std::move(code_)) {}

    std::string code; ///< an outcome code of outcome.hpp
};

} // namespace intake
