/// \file
/// Pictures of doubtful places for the question sheet, cut in workers.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/emit/outputs.hpp"

#include <string>
#include <vector>

namespace intake {

/// A picture that a worker is to send: of which item, which of its places.
struct Want {
    std::size_t item = 0;
    std::size_t place = 0;
};

/// Gives a worker's frame, the `next`th, to the place that waits for it.
/// \throws InputError "crashed" for a frame too many, or one that is neither empty nor a PNG.
void take_picture(std::string&& frame, std::size_t next, const std::vector<Want>& wanted,
                  std::vector<ReviewItem>& items);

/// Fills `pictures` of every item: the place with a little around it, or the whole page where
/// only the page is known. A file that cannot be rendered leaves its places without a picture,
/// and a line in the log.
void cut_crops(const Batch& batch, std::vector<ReviewItem>& items);

} // namespace intake
