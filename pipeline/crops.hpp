/// \file
/// Pictures of doubtful places for the question sheet, cut in workers.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/emit/outputs.hpp"

#include <vector>

namespace intake {

/// Fills `png` of every item whose source is a box on a page. A file that cannot be rendered
/// leaves its items without a picture.
void cut_crops(const Batch& batch, std::vector<ReviewItem>& items);

} // namespace intake
