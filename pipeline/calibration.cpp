#include "pipeline/calibration.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace intake {

namespace {

/// The share that was right where the recognisers stated 0, 1/4, 1/2, 3/4 and 1.
using Curve = std::array<double, 5>;

constexpr double steps = 4; // of a curve
constexpr Curve accepted_curve{0.97, 0.98, 0.99, 0.99, 0.995};
constexpr Curve alike_curve{0.6, 0.65, 0.7, 0.9, 0.99};
constexpr Curve alone_curve{0.3, 0.4, 0.5, 0.65, 0.97};
constexpr Curve differing_curve{0.3, 0.45, 0.7, 0.86, 0.9};
constexpr Curve unclear_curve{0.1, 0.15, 0.2, 0.2, 0.3};

const Curve& curve_of(State state, Backing backing) {
    if (state == State::accepted) {
        return accepted_curve;
    }
    switch (backing) {
    case Backing::alike:
        return alike_curve;
    case Backing::alone:
        return alone_curve;
    case Backing::differing:
        return differing_curve;
    case Backing::unclear:
        break;
    }
    return unclear_curve;
}

double at(const Curve& curve, double confidence) {
    const double place = std::clamp(confidence, 0.0, 1.0) * steps;
    const auto left = std::min(static_cast<std::size_t>(place), curve.size() - 2);
    return std::lerp(curve.at(left), curve.at(left + 1), place - static_cast<double>(left));
}

} // namespace

double calibrated(State state, Origin origin, Backing backing, double confidence) {
    const bool valued = state == State::accepted || state == State::review;
    return origin == Origin::ocr && valued && std::isfinite(confidence)
               ? at(curve_of(state, backing), confidence)
               : confidence;
}

double calibrated(const Reading& reading) {
    return calibrated(reading.state, reading.source.origin, reading.backing,
                      reading.confidence);
}

double calibrated(const Field& field) {
    return calibrated(field.state, field.source.origin, field.backing, field.confidence);
}

} // namespace intake
