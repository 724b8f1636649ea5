/// \file
/// Checks of claims against proofs as a whole: what is proved but not claimed, claimed twice,
/// or counted otherwise than listed.
#pragma once

#include "validators/probe.hpp"

namespace intake {

/// EVD-02: a proof that calls itself by a number or a title which the form says nowhere.
[[nodiscard]] Reply proofs_claimed(const Subject& subject);

/// EVD-21: one thing in two rows of one form.
[[nodiscard]] Reply claims_counted_once(const Subject& subject);

/// "授权专利3项" in the prose of the form, with another number of rows in its list.
[[nodiscard]] Reply counts_as_listed(const Subject& subject);

} // namespace intake
