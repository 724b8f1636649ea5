#include "pipeline/emit/json.hpp"

#include <algorithm>
#include <cmath>

namespace intake {

namespace {

/// The double nearest to `value` at `scale` steps per unit, so that it prints short.
double rounded(double value, double scale) {
    const double steps = std::isfinite(value) ? std::round(value * scale) : 0;
    return steps == 0 ? 0 : steps / scale;
}

} // namespace

Json text_or_null(std::string_view text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json page_or_null(int page) {
    return page > 0 ? Json(page) : Json(nullptr);
}

Json box_json(const Box& box) {
    if (box.empty()) {
        return nullptr;
    }
    return Json::array({rounded(box.left, 10), rounded(box.top, 10), rounded(box.right, 10),
                        rounded(box.bottom, 10)});
}

Json confidence_json(double confidence) {
    return rounded(std::clamp(std::isfinite(confidence) ? confidence : 0, 0.0, 1.0), 100);
}

std::string compact(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string input_path(const std::string& submission, const InputFile& file) {
    return file.path.empty() ? submission : submission + "/" + file.path;
}

} // namespace intake
