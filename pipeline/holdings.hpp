/// \file
/// The files of one submission while it is taken in: which paths are taken, what the limits
/// still allow, and what becomes of each file.
#pragma once

#include "pipeline/ingest.hpp"
#include "pipeline/store.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// A file whose outcome may still be open: then `head` is what it begins with.
struct Item {
    InputFile file;
    std::string head;
    bool settled = false;
    int depth = 0; ///< archives around it
};

struct Holdings {
    Store* store = nullptr;
    IngestLimits limits;
    std::uint64_t bytes_left = 0;
    int entries_left = 0;
    std::map<std::string, std::string> taken; ///< path -> SHA-256
    std::vector<Item> items;
};

[[nodiscard]] Holdings holdings_of(Store& store, const IngestLimits& limits);

/// Quarantined with the code's reason and remedy; `reason` replaces the code's own.
void quarantine(InputFile& file, std::string_view code, std::string_view reason = "");

void ignore(InputFile& file, std::string_view code, std::string_view reason);

/// Adds a stored file. A path that is taken gets a number; the same bytes under the same path
/// are ignored. Droppings are ignored, empty files quarantined; the rest stays open.
void keep(Holdings& holdings, const std::string& path, StoredCopy&& blob, int depth);

/// Adds a file that was not stored. `bytes` as far as they are known.
void refuse(Holdings& holdings, const std::string& path, std::string_view code,
            std::uint64_t bytes, std::string_view reason = "");

/// The outcome by format: read, or needs_conversion and unknown_format with a remedy.
void settle(InputFile& file);

} // namespace intake
