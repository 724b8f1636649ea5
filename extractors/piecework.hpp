/// \file
/// Many small pieces of work in one worker, where one worker each would cost more than the
/// work.
#pragma once

#include "extractors/worker.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace intake {

/// `work` runs in a child and makes the one frame of a piece, `receive` in the parent.
struct Piecework {
    std::string label;
    std::size_t count = 0;
    std::function<std::string(std::size_t piece)> work;
    std::function<void(std::size_t piece, std::string&& frame)> receive;
    Limits limits; ///< of a worker; `output` is that of a piece
};

/// Runs the pieces in order. One that ends its worker, or whose frame `receive` refuses, is
/// alone in that: the next worker goes on behind it.
///
/// \return one code per piece, as in Ending.
/// \throws what run_jobs() throws.
[[nodiscard]] std::vector<std::string> run_pieces(const Piecework& pieces);

} // namespace intake
