/// \file
/// What a check across submissions is: a function from the whole batch to an answer for each of
/// its subjects.
#pragma once

#include "validators/probe.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// A candidate of a case, or the case's unit when `dossier` is null.
struct Place {
    std::size_t index = 0; ///< of the case
    const Dossier* dossier = nullptr;
};

/// What a check across submissions looks at.
struct Across {
    const std::vector<Case>& cases; ///< one without a submission's name takes no part
    const Profile& profile;
    const Registers& registers;
    const CheckRule& rule;
    std::vector<Place> subjects; ///< all of the check's level, in order
};

/// A row of the catalogue.
struct AcrossCheck {
    std::string_view id;
    std::string_view summary; ///< Chinese
    Level level = Level::candidate;
    std::vector<Reply> (*function)(const Across&); ///< one reply a subject
};

/// The families, each a table in its own file.
[[nodiscard]] std::span<const AcrossCheck> people_across(); ///< XU-01 to 05, NAR-04
[[nodiscard]] std::span<const AcrossCheck> units_across();  ///< UNIT-11, XU-06, XU-08

/// All of them.
[[nodiscard]] std::span<const AcrossCheck> across_checks();

/// Whether there is no second submission to compare with.
[[nodiscard]] bool is_alone(const std::vector<Case>& cases);

/// "Not applicable" for every subject.
[[nodiscard]] std::vector<Reply> nothing_to_compare(
    const Across& across, const std::string& reason = "本批只有一份报送材料，无从比对");

using Indices = std::vector<std::size_t>;

/// Those of whom one thing is so, surely or if what was read is right.
struct Holders {
    Indices sure;
    Indices doubtful;
};

/// What holding one thing together means: who surely do and collide, fail; who collide only if
/// what is in doubt was read right, are undetermined. Whom it does not concern is not in it.
[[nodiscard]] std::map<std::size_t, Result> collisions(
    const Holders& holders, const std::function<bool(const Indices&)>& collide,
    const std::function<bool(const Indices&)>& may_collide);

} // namespace intake
