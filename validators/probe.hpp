/// \file
/// What a check is: a function from what is known of one subject to one of four answers.
#pragma once

#include "validators/check.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace intake {

/// What a check looks at: one candidate, or the unit when `dossier` is null.
struct Subject {
    const Evidence& evidence;
    const CheckRule& rule;
    const Dossier* dossier = nullptr;
};

/// One thing found wrong, or one thing that cannot be told.
struct Hit {
    Result result = Result::fail; ///< fail or undetermined
    std::string document;         ///< type code
    Source source;
    std::string field;
    std::string found; ///< masked by the framework
    std::string expected;
    std::string slot;      ///< tells this hit from others of the same check, document and field
    std::string candidate; ///< of a unit-level check about one person; else empty
    std::string reason;    ///< undetermined: why, Chinese
    std::string wording;   ///< which of the rule's `wordings` tells it; "": its message
    std::map<std::string, std::string> words; ///< fill the {placeholders} of message and remedy
};

/// A check's answer. With hits, `result` is the worst of them.
struct Reply {
    Result result = Result::pass;
    std::string reason; ///< why not applicable or undetermined
    std::vector<Hit> hits;
};

[[nodiscard]] Reply pass();
[[nodiscard]] Reply not_applicable(std::string reason);
[[nodiscard]] Reply undetermined(std::string reason);
[[nodiscard]] Reply from_hits(std::vector<Hit> hits); ///< pass if there are none

/// The value at a place is what the check cannot do without.
[[nodiscard]] Hit doubt_at(const Reading& reading, std::string reason);
[[nodiscard]] Hit doubt_at(const Field& field, std::string reason);
[[nodiscard]] Reply undetermined_at(const Reading& reading, std::string reason);
[[nodiscard]] Reply undetermined_at(const Field& field, std::string reason);

/// A row of the catalogue.
struct Check {
    std::string_view id;
    std::string_view summary; ///< Chinese
    Level level = Level::candidate;
    Reply (*function)(const Subject&);
    bool without_papers = false; ///< judges the table's cells and registers too
};

/// The families, each a table in its own file, in catalogue order.
[[nodiscard]] std::span<const Check> package_checks();     ///< PKG
[[nodiscard]] std::span<const Check> unit_checks();        ///< UNIT
[[nodiscard]] std::span<const Check> table_checks();       ///< SUM
[[nodiscard]] std::span<const Check> identity_checks();    ///< ID
[[nodiscard]] std::span<const Check> form_checks();        ///< FORM
[[nodiscard]] std::span<const Check> evidence_checks();    ///< EVD
[[nodiscard]] std::span<const Check> narrative_checks();   ///< NAR
[[nodiscard]] std::span<const Check> procedure_checks();   ///< PROC
[[nodiscard]] std::span<const Check> cultivation_checks(); ///< CULT
[[nodiscard]] std::span<const Check> eligibility_checks(); ///< ELIG
[[nodiscard]] std::span<const Check> agreement_checks();   ///< X
[[nodiscard]] std::span<const Check> prior_checks();       ///< XU, of one submission

/// A parameter of the rule, or `fallback` where the profile leaves it unset.
[[nodiscard]] double number_of(const CheckRule& rule, const std::string& name, double fallback);
[[nodiscard]] bool has_number(const CheckRule& rule, const std::string& name);
[[nodiscard]] const std::vector<std::string>& words_of(const CheckRule& rule,
                                                       const std::string& name);
[[nodiscard]] std::string text_of(const CheckRule& rule, const std::string& name);

/// Whether the profile words this fault. A check asks for less than its whole rule where the
/// profile has no sentence to say it in.
[[nodiscard]] bool has_wording(const CheckRule& rule, const std::string& name);

/// `text` with every {key} replaced; keys without a word stay empty.
[[nodiscard]] std::string fill(std::string_view text,
                               const std::map<std::string, std::string>& words);

} // namespace intake
