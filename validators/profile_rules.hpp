/// \file
/// The sections of a profile, one function each. Every problem goes into `loading`.
#pragma once

#include "validators/profile_section.hpp"

namespace intake {

[[nodiscard]] DocumentRule read_document_rule(const TomlNode& table, Loading& loading);
[[nodiscard]] FieldRule read_field_rule(const TomlNode& table, Loading& loading);
[[nodiscard]] ListRule read_list_rule(const TomlNode& table, Loading& loading);
[[nodiscard]] CheckRule read_check_rule(const TomlNode& table, Loading& loading);
[[nodiscard]] LetterRule read_letter_rule(const TomlNode& table, Loading& loading);
[[nodiscard]] ScoringRule read_scoring_rule(const TomlNode& table, Loading& loading);

/// Days off and days of work against the week.
[[nodiscard]] std::map<Date, bool> read_calendar(const TomlNode& table, Loading& loading);

} // namespace intake
