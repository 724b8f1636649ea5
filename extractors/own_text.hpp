/// \file
/// A file's own text layer against what its page shows. Letters are ideographs, Latin letters
/// and digits; all else may be missed by either side.
#pragma once

#include "pipeline/model/document.hpp"

#include <cstddef>
#include <string_view>

namespace intake {

[[nodiscard]] std::size_t letters_in(std::u32string_view text);

/// Part of the letters of `layer` that `seen` holds as well, 0..1; 1 for none.
[[nodiscard]] double agreement(std::u32string_view layer, std::u32string_view seen);

/// Of a page whose layer was read: what it shows, where so many letters are not to be seen.
[[nodiscard]] OwnText own_text_of(std::size_t unseen);

/// Of a scan under a layer of someone else's making: against what was read there.
[[nodiscard]] OwnText own_text_of(std::u32string_view layer, std::u32string_view seen);

} // namespace intake
