#include "pipeline/model/finding.hpp"

#include <array>

namespace intake {

std::string_view name_of(Result result) {
    constexpr std::array<std::string_view, 4> names{"pass", "fail", "undetermined",
                                                    "not_applicable"};
    return names.at(static_cast<std::size_t>(result));
}

std::string_view name_of(Severity severity) {
    constexpr std::array<std::string_view, 3> names{"blocking", "required", "advisory"};
    return names.at(static_cast<std::size_t>(severity));
}

std::string_view name_of(Audience audience) {
    return audience == Audience::unit ? "unit" : "secretariat";
}

} // namespace intake
