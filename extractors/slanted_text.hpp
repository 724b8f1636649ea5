/// \file
/// Text that runs across the page at a slant: watermarks. The layer gives its glyphs upright
/// boxes, and some of them fall into the lines they cross.
#pragma once

#include "extractors/text_layer.hpp"

#include <vector>

namespace intake {

struct SlantedText {
    std::vector<Word> upright; ///< the words without the slanted glyphs, in their order
    std::vector<Box> slanted;  ///< of the glyphs left out
};

/// Takes out glyphs that stand end to end and climb or fall by the same angle, four or more of
/// them. What a scanner's skew leaves of an angle is not a slant.
[[nodiscard]] SlantedText without_slanted(const std::vector<Word>& words);

} // namespace intake
