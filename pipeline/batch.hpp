/// \file
/// What one run knows, from inbox to outputs: plain data handed from stage to stage.
#pragma once

#include "extractors/ocr.hpp"
#include "pipeline/ledger.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/registers.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/round.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace intake {

/// Everything about one submission, in step: files, what was understood, what the checks say.
struct Review {
    Submission submission; ///< with the files of earlier rounds that still count
    Case subject;
    Verdicts verdicts;
    Round round; ///< number 0 without a ledger
};

/// The files that came in by this run's inbox.
[[nodiscard]] std::vector<InputFile> files_received(const Review& review);

/// A page that goes into no packet and is no unit document, and why (run.json "excluded").
struct Exclusion {
    std::string submission;
    std::string file;
    int page = 0;
    std::string reason; ///< Chinese
};

/// Where a page of a processed file went (run.json "packets", "unit_documents").
struct Placement {
    std::string submission;
    std::string file;
    int page = 0;
    std::string where; ///< packet's path in OUT; empty: a document of the unit
};

/// A page of a blind packet that may still show who the candidate is, and why.
struct Unproved {
    std::string packet; ///< path in OUT
    std::string submission;
    std::string file;
    int page = 0;       ///< of the file
    std::string reason; ///< Chinese
};

struct Batch {
    std::vector<Review> reviews;   ///< by submission name
    std::vector<InputFile> strays; ///< inbox entries that are no submission; path = entry name
    std::vector<Exclusion> exclusions;
    std::vector<Placement> placements; ///< with exclusions: every page of every processed file
    Profile profile;
    Registers registers;
    Date as_of;
    std::vector<EngineInfo> engines;
    std::optional<Ledger> ledger; ///< what people said before this run, with --ledger
    int parallel = 1;
    bool blind = false;             ///< packets without names and units
    std::vector<Unproved> unproved; ///< of blind packets, as the packets have them
    std::set<std::string> packets;  ///< paths of those that were made
    int unmade = 0;                 ///< packets that could not be made
};

/// A file of OUT, relative path and bytes, before anything is written.
struct OutputFile {
    std::string path; ///< '/' separated, relative to OUT
    std::string bytes;
};

} // namespace intake
