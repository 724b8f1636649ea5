/// \file
/// What a person must look at: one item a look, most consequential first.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/ledger.hpp"

#include <string>
#include <vector>

namespace intake {

/// A question with what the sheet shows of it.
struct ReviewItem {
    std::string id; ///< stable: sixteen hex digits
    std::string submission;
    std::string unit;
    std::string candidate;                 ///< empty: unit level
    std::string title;                     ///< field or rule, Chinese
    std::string place;                     ///< file and page, or cell
    std::string reading;                   ///< in full: it is compared with the picture
    std::vector<std::string> alternatives; ///< "值（来源）", never the reading again
    std::string reason;
    Severity severity = Severity::required;
    std::vector<Source> sources;       ///< what to show; a file may be empty
    std::vector<std::string> pictures; ///< PNG, in step with `sources`; empty: none
    std::vector<Option> options;       ///< offered as a dropdown
    std::string field;                 ///< not empty: any value of this field may be typed
    std::vector<Topic> topics;         ///< what the answer settles
    bool needed = true;                ///< false: no check and no verdict waits for it
};

/// Everything a person must decide and has not decided yet, without pictures.
///
/// Asked are: the unit's name where it is in doubt; values that a check or a verdict waits for;
/// doubts of checks that no value settles; pages and documents whose type or owner is unknown;
/// files that could not be used and may be what is missing. Doubts that rest on one page or
/// file are one item.
[[nodiscard]] std::vector<ReviewItem> review_items(const Batch& batch);

/// Values in doubt of which no item of `asked` speaks and for which nothing waits, not
/// `needed`. Running text is not among them: the packet shows its page.
[[nodiscard]] std::vector<ReviewItem> further_items(const Batch& batch,
                                                    const std::vector<ReviewItem>& asked);

/// The questions of the items, as the ledger keeps them.
[[nodiscard]] std::vector<Question> questions_of(const std::vector<ReviewItem>& items);

} // namespace intake
