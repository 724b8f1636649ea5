/// \file
/// What `watch` took and what came of it: OUT/watch.json, "watch/1".
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace intake {

/// One entry of the drop folder as it was last taken.
struct Taken {
    std::string name;        ///< of its folder in OUT, for people
    std::string fingerprint; ///< of the Drop that was taken
    int runs = 0;            ///< outputs made so far: OUT/<name>/1, 2, …
    int status = 0;          ///< exit status of the last run, or 128 + signal
    std::string reason;      ///< why it was set aside; empty: it was not
};

using TakenByKey = std::map<std::string, Taken>; ///< by key_of_entry()

/// Stands for an entry in records and logs, where its name must not.
[[nodiscard]] std::string key_of_entry(const std::string& name);

/// Nothing where there is no record yet. \throws UsageError when it cannot be understood
[[nodiscard]] TakenByKey load_record(const std::filesystem::path& file);

/// Whole and in one step. \throws SystemError
void save_record(const std::filesystem::path& file, const TakenByKey& taken);

} // namespace intake
