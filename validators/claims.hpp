/// \file
/// What a form claims row by row, and which papers lie beside it as proof.
#pragma once

#include "validators/probe.hpp"

#include <string>
#include <string_view>

namespace intake {

/// Nothing, or "无".
[[nodiscard]] bool is_none(std::string_view value);

/// Certificates and the like of the profile: evidence or a qualification.
[[nodiscard]] bool is_evidence(const Subject& subject, const Part& part);

/// Whether every word of the part stands in a text layer or a sheet, all of it read.
[[nodiscard]] bool is_printed(const Subject& subject, const Part& part);

/// The value of a row's column, or what is printed there; "" if there is none.
[[nodiscard]] std::string column_of(const Entry& entry, std::string_view name);

/// What a row claims: its title, or else its number.
[[nodiscard]] std::string claim_of(const Entry& entry);

/// The rule of the row's list if its rows are claims that want a proof; else null.
[[nodiscard]] const ListRule* claim_rule(const Subject& subject, const Entry& entry);

/// How much of `name` stands in `text`, as shared pairs of neighbouring characters, 0..1.
[[nodiscard]] double overlap(std::string_view text, std::string_view name);

/// Whether one of `words` stands in the text, spaces and punctuation aside.
[[nodiscard]] bool says_any(std::string_view text, const std::vector<std::string>& words);

/// The text of the parts, joined.
[[nodiscard]] std::string text_of_all(const Subject& subject,
                                      const std::vector<const Part*>& parts);

} // namespace intake
