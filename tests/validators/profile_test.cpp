#include "validators/profile.hpp"

#include "pipeline/model/error.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

const std::string shipped =
    INTAKE_SOURCE_DIR "/validators/profiles/shanghai-quality-craftsman-2026.toml";

} // namespace

TEST(Profile, ShippedOneHasNoProblems) {
    try {
        const Profile profile = load_profile(shipped);
        EXPECT_EQ(profile.id, "shanghai-quality-craftsman-2026");
        EXPECT_EQ(profile.documents.size(), 29U);
    } catch (const UsageError& error) {
        FAIL() << error.what();
    }
}

} // namespace intake
