/// \file
/// The page at the head of a bound set that lists what the set holds (目录). It names every
/// document and is none of them.
#pragma once

#include "pipeline/model/document.hpp"
#include "pipeline/model/profile.hpp"

#include <cstddef>
#include <optional>

namespace intake {

/// The document rule (DocumentRule::contents) the page is a list of contents by: headed as one,
/// and most of its lines name documents of the profile, of three kinds or more. A paper's own
/// contents and a form's list of enclosures are none.
[[nodiscard]] std::optional<std::size_t> contents_page(const Page& page,
                                                       const Profile& profile);

} // namespace intake
