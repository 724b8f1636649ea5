/// \file
/// How long each stage took: timing.json, the one output that may differ between two runs.
#pragma once

#include "pipeline/emit/outputs.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace intake {

class Stopwatch {
public:
    /// Ends the stage that began at the last lap.
    void lap(const std::string& name) {
        const auto now = std::chrono::steady_clock::now();
        laps_.push_back({name, std::chrono::duration<double>(now - start_).count()});
        start_ = now;
    }

    [[nodiscard]] const std::vector<Timing>& laps() const { return laps_; }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::vector<Timing> laps_;
};

} // namespace intake
