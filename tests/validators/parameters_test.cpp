#include "validators/parameters.hpp"

#include "pipeline/model/unicode.hpp"
#include "tests/support/cases.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace intake::test {

namespace {

const std::string sources = INTAKE_SOURCE_DIR "/";

bool is_asker(const std::string& name) {
    return name.ends_with(".cpp") && name != "parameters.cpp" && !name.starts_with("profile_");
}

/// Everything that may ask for parameters, one after the other.
std::string askers() {
    std::ostringstream all;
    for (const auto& entry : std::filesystem::directory_iterator(sources + "validators")) {
        if (is_asker(entry.path().filename())) {
            all << std::ifstream(entry.path()).rdbuf();
        }
    }
    for (const auto* name : {"secrecy.cpp", "seal_names.cpp"}) {
        all << std::ifstream(sources + "pipeline/" + name).rdbuf();
    }
    return all.str();
}

constexpr ParameterKind kinds[] = {ParameterKind::number, ParameterKind::words,
                                   ParameterKind::text};

} // namespace

TEST(Parameters, ThatAreKnownAreNamedWhereChecksAsk) {
    const std::string all = askers();
    std::size_t known = 0;
    for (const CheckRule& rule : shipped_profile().checks) {
        for (const ParameterKind kind : kinds) {
            for (const std::string& name : parameters_of(rule.id, kind).names) {
                EXPECT_TRUE(contains(all, "\"" + name + "\"")) << rule.id << " " << name;
                ++known;
            }
        }
    }
    EXPECT_GT(known, 100U);
}

TEST(Parameters, OfTheShippedProfileAreKnown) {
    for (const CheckRule& rule : shipped_profile().checks) {
        for (const auto& [name, number] : rule.numbers) {
            EXPECT_TRUE(is_parameter(rule.id, ParameterKind::number, name)) << rule.id << name;
        }
        for (const auto& [name, words] : rule.words) {
            EXPECT_TRUE(is_parameter(rule.id, ParameterKind::words, name)) << rule.id << name;
        }
        for (const auto& [name, text] : rule.texts) {
            EXPECT_TRUE(is_parameter(rule.id, ParameterKind::text, name)) << rule.id << name;
        }
    }
}

} // namespace intake::test
