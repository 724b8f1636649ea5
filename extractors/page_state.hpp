/// \file
/// Whether a scanned page was read, holds something nobody could read, or holds nothing.
#pragma once

#include "extractors/warp.hpp"
#include "pipeline/model/document.hpp"

namespace intake {

/// `upright` is the page as it was read: grey, white-backed, at a known resolution. A page is
/// `blank` only where no ink is larger than dust: glyphs nobody could read, large lettering and
/// pictures make it `unreadable`. What lies along the edge is the lid's shadow.
[[nodiscard]] PageState state_of(const Page& page, const Raster& upright);

} // namespace intake
