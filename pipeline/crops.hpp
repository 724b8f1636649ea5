/// \file
/// Pictures of doubtful places for the question sheet, cut in workers.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/emit/outputs.hpp"

#include <vector>

namespace intake {

/// Fills `pictures` of every item: the place with a little around it, or the whole page where
/// only the page is known. A file that cannot be rendered leaves its places without a picture.
void cut_crops(const Batch& batch, std::vector<ReviewItem>& items);

} // namespace intake
