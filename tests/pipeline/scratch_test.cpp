#include "pipeline/scratch.hpp"

#include "tests/support/temp_dir.hpp"

#include <unistd.h>

#include <gtest/gtest.h>

namespace intake {

namespace {

namespace fs = std::filesystem;
using test::TempDir;

TEST(Scratch, IsPrivateAndGoneAtTheEnd) {
    const TempDir place;
    fs::path path;
    {
        const Scratch scratch(place / "out");
        path = scratch.path();
        EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_all);
    }
    EXPECT_FALSE(fs::exists(path));
}

TEST(Scratch, ClearsWhatAKilledRunLeftAndLeavesARunningOneAlone) {
    const TempDir place;
    const fs::path running = place / (".out.scratch-" + std::to_string(getppid()));
    const fs::path killed = place / ".out.scratch-999999999";
    fs::create_directories(running / "inbox");
    fs::create_directories(killed / "inbox");
    const Scratch scratch(place / "out");
    EXPECT_TRUE(fs::exists(running / "inbox"));
    EXPECT_FALSE(fs::exists(killed));
}

} // namespace

} // namespace intake
