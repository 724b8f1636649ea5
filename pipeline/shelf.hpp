/// \file
/// Finished readings, kept by content so that nothing is read twice.
#pragma once

#include "extractors/ocr.hpp"
#include "pipeline/model/submission.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// FOLDER/<edition>/<two digits>/<sha256>.<format>: what a worker sent about a file of that
/// content, behind its own SHA-256. An edition is this very program with these engines and
/// models; what other editions read is of no use to it and goes. No file is history: each may
/// be lost, torn or removed, and costs one reading.
///
/// Not safe against other writers: LedgerFolder holds the lock.
class Shelf {
public:
    /// \throws SystemError when the folder cannot be made
    Shelf(std::filesystem::path folder, const std::vector<EngineInfo>& engines);

    /// What was read, as it was put there; nothing if it never was or is damaged.
    [[nodiscard]] std::optional<std::string> take(const InputFile& file) const;

    /// On the disk when the call returns. \throws SystemError
    void put(const InputFile& file, std::string_view reading) const;

private:
    [[nodiscard]] std::filesystem::path place_of(const InputFile& file) const;

    std::filesystem::path edition_;
};

} // namespace intake
