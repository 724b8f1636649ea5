/// \file
/// The numbers of a run, counted once: run.json, the overviews and their tests share them.
#pragma once

#include "pipeline/batch.hpp"

#include <string>
#include <vector>

namespace intake {

/// Sums of one submission or of the batch.
/// \invariant inputs == processed + quarantined + ignored; pages_total == pages_read +
/// pages_unreadable; candidates == complete + deficient + in_review; findings == blocking +
/// required + advisory == for_unit + for_secretariat.
struct Tally {
    int inputs = 0;
    int processed = 0;
    int quarantined = 0;
    int ignored = 0;
    int pages_total = 0;
    int pages_read = 0;
    int pages_unreadable = 0;
    int candidates = 0;
    int complete = 0;
    int deficient = 0;
    int in_review = 0;
    int findings = 0;
    int blocking = 0;
    int required = 0;
    int advisory = 0;
    int for_unit = 0;
    int for_secretariat = 0;
    int undetermined = 0; ///< of the findings

    Tally& operator+=(const Tally& other);
    bool operator==(const Tally&) const = default;
};

[[nodiscard]] Tally tally(const std::vector<InputFile>& files); ///< inputs and pages only
[[nodiscard]] Tally tally(const Review& review);
[[nodiscard]] Tally tally(const Batch& batch); ///< with the strays

/// Whether the finding keeps its subject from being complete: a unit must act, or a person
/// look.
[[nodiscard]] bool is_open(const Finding& finding);

/// The verdict outputs may show: the dossier's own, but never "complete" beside an open finding
/// of the candidate, and "review" where none was set.
[[nodiscard]] std::string shown_verdict(const Review& review, const Dossier& dossier);

} // namespace intake
