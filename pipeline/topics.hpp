/// \file
/// What a question hangs on: the content of the files it rests on, never their names.
#pragma once

#include "pipeline/ledger.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/submission.hpp"

#include <map>
#include <string>
#include <vector>

namespace intake {

/// The ledger as one submission sees it.
struct Testimony {
    const Ledger* ledger = nullptr;            ///< null: nobody ever said anything
    std::map<std::string, std::string> hashes; ///< SHA-256 by path, of every file that counts
};

[[nodiscard]] Testimony testimony_of(const Ledger* ledger, const Submission& submission);

/// What a person said about the topic, or null.
[[nodiscard]] const Statement* said_about(const Testimony& testimony, const Topic& topic);

/// Where the reading stands: file, page or cell, field.
[[nodiscard]] Topic topic_of(const Reading& reading, const Testimony& testimony);

/// The finding, with what it says. One that speaks of a document that is there hangs on that
/// file; one that misses something hangs on every file that may be the candidate's.
[[nodiscard]] Topic topic_of(const Finding& finding, const Case& subject,
                             const Testimony& testimony);

/// What absences hang on, by candidate, for one unchanging case.
using Absences = std::map<std::string, std::string>;

/// The same for many findings of one case: `known` grows by what had to be digested.
[[nodiscard]] Topic topic_of(const Finding& finding, const Case& subject,
                             const Testimony& testimony, Absences& known);

/// What a page is ("type") or whose it is ("owner").
[[nodiscard]] Topic topic_of_page(const std::string& file, int page, const std::string& name,
                                  const Testimony& testimony);

/// The recommending unit's name.
[[nodiscard]] Topic topic_of_unit(const Case& subject, const Testimony& testimony);

/// Fills `spot` of readings that share file, page, cell and field with another at another box.
void mark_spots(std::vector<Part>& parts);

} // namespace intake
