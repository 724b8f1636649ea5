/// \file
/// The ledger on the disk, held by one process at a time.
#pragma once

#include "pipeline/ledger.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace intake {

/// Whether a ledger lies in `folder`.
[[nodiscard]] bool is_ledger(const std::filesystem::path& folder);

/// Owns the lock on DIR from construction to destruction.
///
/// DIR/answers.jsonl      what people said, one line each ("answer/1"); the last word on a
/// topic
///                        counts; only `apply` writes it, whole and in one step
/// DIR/asked/<run>.jsonl  the questions of one run's sheet ("question/1"); only `run` writes it
/// DIR/rounds.sqlite, DIR/files/  what units sent and were told (RoundStore)
/// DIR/readings/           what was read from files, by content (Shelf): no history, may go
/// DIR/.lock
class LedgerFolder {
public:
    /// Makes DIR if it is not there.
    /// \throws BusyError when another run holds it; UsageError when DIR is a file, holds other
    ///         things but no ledger, or cannot be understood; SystemError
    explicit LedgerFolder(std::filesystem::path folder);
    ~LedgerFolder();
    LedgerFolder(const LedgerFolder&) = delete;
    LedgerFolder& operator=(const LedgerFolder&) = delete;
    LedgerFolder(LedgerFolder&&) = delete;
    LedgerFolder& operator=(LedgerFolder&&) = delete;

    /// What answers.jsonl says. \throws UsageError
    [[nodiscard]] Ledger load() const;

    /// Keeps what a sheet asks. A run that asks the same again changes nothing.
    void remember(const std::vector<Question>& questions) const;

    /// The questions of the sheet with this fingerprint.
    /// \throws UsageError when no run with this ledger made such a sheet
    [[nodiscard]] std::vector<Question> asked(const std::string& run) const;

    /// All or nothing. \throws SystemError
    void append(const std::vector<Statement>& statements) const;

private:
    std::filesystem::path folder_;
    int lock_ = -1;
};

} // namespace intake
