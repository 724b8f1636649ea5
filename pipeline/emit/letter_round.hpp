/// \file
/// What a letter of a later round says more than the first: what came, and what became of each
/// item of the letters before.
#pragma once

#include "pipeline/emit/letter.hpp"
#include "pipeline/emit/typeset.hpp"

#include <string>
#include <utility>

namespace intake {

/// The title in two lines, parted between phrases. `award` is “…”（2026年度）, `material` what
/// the units send.
[[nodiscard]] std::pair<std::string, std::string> round_title(const Letter& letter,
                                                              const std::string& award,
                                                              const std::string& material);

/// How many items of earlier letters are cured, still open, waiting; how many are new.
[[nodiscard]] std::string round_summary(const Letter& letter);

[[nodiscard]] Table received_table(const Letter& letter, double width);

/// Every item of earlier letters that was open: number, what it was, what became of it.
[[nodiscard]] Table earlier_table(const Letter& letter, double width);

} // namespace intake
