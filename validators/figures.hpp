/// \file
/// Numbers in prose: "授权专利3项", and sentences that differ in their numbers alone.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace intake {

/// The numbers that stand for "{n}" where one of `patterns` ("专利{n}项") is found, Arabic or
/// Chinese ones up to 99. A clause that holds one of `unless` speaks of something else.
[[nodiscard]] std::set<int> figures_in(const std::string& text,
                                       const std::vector<std::string>& patterns,
                                       const std::vector<std::string>& unless);

/// The clauses of a text, without spaces and line breaks.
[[nodiscard]] std::vector<std::string> clauses_of(const std::string& text);

/// Clauses of `a` and `b` that are the same but for their numbers, `least` ideographs long and
/// more. A clause of `a` that `b` holds literally too is no difference.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> unlike_figures(
    const std::string& a, const std::string& b, std::size_t least);

} // namespace intake
