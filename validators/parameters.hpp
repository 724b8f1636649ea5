/// \file
/// The parameters that each check asks of its rule: `numbers`, `words` and `texts` in a
/// profile.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intake {

enum class ParameterKind { number, words, text };

/// Parameters of one kind. Some checks take words under titles or names the profile gives too.
struct Parameters {
    std::vector<std::string> names;
    bool topics = false; ///< the titles of its conditions and forces
    bool lists = false;  ///< the names of its lists
};

/// None for a check that asks for none. What number_of(), words_of() and text_of() are asked
/// for stands here, or they fail an assertion.
[[nodiscard]] Parameters parameters_of(std::string_view check, ParameterKind kind);

[[nodiscard]] bool is_parameter(std::string_view check, ParameterKind kind,
                                std::string_view name);

} // namespace intake
