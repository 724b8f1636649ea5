/// \file
/// Certificates copied onto one page, one above the other.
#pragma once

#include "pipeline/model/document.hpp"
#include "pipeline/model/profile.hpp"

namespace intake {

/// The document with each such page as two, upper and lower (Page::part 1 and 2, the same
/// number): where two large lines, each alone in its row, are titles of proofs of the profile,
/// both have text enough to be one, and no table runs across the gap between them. Every other
/// page stays as it is.
[[nodiscard]] Document split_stacks(Document document, const Profile& profile);

} // namespace intake
