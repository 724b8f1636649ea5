/// \file
/// Where every unit stands: its rounds, what is open, and who is late.
#pragma once

#include "pipeline/model/calendar.hpp"
#include "pipeline/round.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

struct UnitStatus {
    int unit = 0; ///< number, as in BZ-03-012
    std::string name;
    int round = 0;
    Date received{}; ///< the last round's
    Date sent{};     ///< its last letter's
    Date due{};      ///< as that letter says; not set when nothing is open
    int open = 0;
    int cured = 0;
    int settled = 0;
    int review = 0;
    int overdue = 0; ///< working days since the deadline, 0 on the day itself
    std::vector<std::string> open_items; ///< "BZ-03-012"
    std::vector<PastRound> rounds;       ///< without items
};

/// By the units' numbers.
[[nodiscard]] std::vector<UnitStatus> status_of(const std::vector<UnitHistory>& units,
                                                Date as_of, const Calendar& calendar);

/// Columns a text takes on a terminal: ideographs and full-width signs take two.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// A table for people, Chinese, columns aligned, with a line of sums.
[[nodiscard]] std::string status_text(const std::vector<UnitStatus>& units, Date as_of);

/// "status/1", one line a unit.
[[nodiscard]] std::string status_jsonl(const std::vector<UnitStatus>& units, Date as_of);

} // namespace intake
