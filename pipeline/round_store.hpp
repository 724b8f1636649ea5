/// \file
/// The rounds on the disk: an SQLite file whose rows are only ever added, and beside it the
/// files that came in, by content.
#pragma once

#include "pipeline/database.hpp"
#include "pipeline/round.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace intake {

/// What a run adds about one unit: a new round, or another letter of the last one.
struct RoundRecord {
    Round round;
    std::string name;     ///< of the unit
    std::string name_key; ///< empty: not certain
    std::string folder_key;
    std::string submission;
    Date sent{};
    Date due{};
    std::vector<std::pair<InputFile, std::string>> files; ///< with what was read (wire)
};

/// DIR/rounds.sqlite and DIR/files/<two digits>/<sha256>[.read].
///
/// Not safe against other writers: LedgerFolder holds the lock. Readers need none.
class RoundStore {
public:
    /// Makes the file if it is not there, but for reading.
    /// \throws UsageError when it is none of ours, or of a later program; SystemError
    RoundStore(const std::filesystem::path& folder, Database::Access access);

    /// standing: rounds and the last one's items, all that status needs.
    enum class Detail { all, standing };

    /// Every unit, by number. \throws SystemError
    [[nodiscard]] std::vector<UnitHistory> units(Detail detail = Detail::all) const;

    /// The number the next new letter gets.
    [[nodiscard]] int next_letter() const;

    /// The unit's files of rounds 1 to `last`, oldest first. \throws SystemError
    [[nodiscard]] std::vector<KeptFile> files(int unit, int last) const;

    /// Everything of one run in one transaction that commit() ends; whatever goes wrong before,
    /// nothing was written but files nobody refers to. A letter like the last one adds nothing.
    /// \throws SystemError
    void record(const std::vector<RoundRecord>& records);

    /// After record(), once the outputs are published. \throws SystemError
    void commit();

private:
    void add(const RoundRecord& record);
    void keep_file(const InputFile& file, const std::string& document) const;
    [[nodiscard]] std::filesystem::path blob(const std::string& sha256) const;

    std::filesystem::path folder_;
    Database database_;
};

/// Where the units of the ledger in the folder stand, for those who only look; none if it keeps
/// no rounds. \throws UsageError, BusyError, SystemError
[[nodiscard]] std::vector<UnitHistory> units_in(const std::filesystem::path& folder);

} // namespace intake
