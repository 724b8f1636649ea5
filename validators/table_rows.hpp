/// \file
/// Rows and cells of the summary table, as the checks speak of them.
#pragma once

#include "validators/probe.hpp"

#include <string>

namespace intake {

[[nodiscard]] const SummaryTable& table_of(const Subject& subject);

[[nodiscard]] std::string candidate_of(const TableRow& row);

/// Rows move between rounds, names do not: the number is used only where a name does not tell.
[[nodiscard]] std::string slot_of(const SummaryTable& table, const TableRow& row);

/// Whether the rows are all there are: none was left out as an example or for being hidden, and
/// no other sheet lists people.
[[nodiscard]] bool is_only_table(const Subject& subject);

[[nodiscard]] Hit hit_of_cell(const Subject& subject, const TableRow& row,
                              const Reading& reading);

/// The ID number of a row if it is whole, else "".
[[nodiscard]] std::string number_of(const TableRow& row);

} // namespace intake
