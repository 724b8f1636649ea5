#include "pipeline/drop_folder.hpp"
#include "pipeline/model/error.hpp"
#include "tests/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

namespace intake {

namespace {

std::string fingerprint_of(const ScratchFolder& place) {
    const std::vector<Drop> drops = drops_in(place.path());
    return drops.size() == 1 ? drops[0].fingerprint : "";
}

} // namespace

TEST(DropFolder, FoldersAndArchivesAreEntriesByName) {
    const ScratchFolder place;
    place.write("b.zip", "PK");
    place.write("a/王建国/推荐表.pdf", "%PDF");
    const std::vector<Drop> drops = drops_in(place.path());
    ASSERT_EQ(drops.size(), 2U);
    EXPECT_EQ(drops[0].name, "a");
    EXPECT_EQ(drops[1].name, "b.zip");
    EXPECT_FALSE(drops[0].is_ready || drops[1].is_ready);
}

TEST(DropFolder, AFolderWithNothingInItIsNoEntryYet) {
    const ScratchFolder place;
    std::filesystem::create_directories(place.path() / "a" / "b");
    place.write("c/Thumbs.db", "litter");
    EXPECT_TRUE(drops_in(place.path()).empty());
}

TEST(DropFolder, WhatGrowsArrivesOrIsRenamedChangesTheFingerprint) {
    const ScratchFolder place;
    place.write("a/1.pdf", "one");
    const std::string first = fingerprint_of(place);
    EXPECT_EQ(fingerprint_of(place), first);
    place.write("a/1.pdf", "one and more");
    const std::string grown = fingerprint_of(place);
    EXPECT_NE(grown, first);
    place.write("a/b/2.pdf", "two");
    const std::string more = fingerprint_of(place);
    EXPECT_NE(more, grown);
    std::filesystem::rename(place.path() / "a/b/2.pdf", place.path() / "a/b/3.pdf");
    EXPECT_NE(fingerprint_of(place), more);
}

TEST(DropFolder, AMarkMakesReadyAndChangesNothingElse) {
    const ScratchFolder place;
    place.write("a/1.pdf", "one");
    place.write("b.zip", "PK");
    const std::vector<Drop> before = drops_in(place.path());
    place.write("a/.ready", "");
    place.write("b.zip.ready", "");
    const std::vector<Drop> after = drops_in(place.path());
    ASSERT_EQ(after.size(), 2U);
    EXPECT_TRUE(after[0].is_ready && after[1].is_ready);
    EXPECT_EQ(after[0].fingerprint, before[0].fingerprint);
    EXPECT_EQ(after[1].fingerprint, before[1].fingerprint);
}

TEST(DropFolder, AMarkHoldsForWhatCameBeforeIt) {
    const ScratchFolder place;
    place.write("a/1.pdf", "one");
    place.write("a/.ready", "");
    EXPECT_TRUE(drops_in(place.path()).at(0).is_ready);
    usleep(20'000);
    place.write("a/2.pdf", "two");
    EXPECT_FALSE(drops_in(place.path()).at(0).is_ready);
    usleep(20'000);
    place.write("a/.ready", "again");
    EXPECT_TRUE(drops_in(place.path()).at(0).is_ready);
}

TEST(DropFolder, ALinkIsAnEntryThatIsNotFollowed) {
    const ScratchFolder place;
    const ScratchFolder other;
    other.write("1.pdf", "one");
    std::filesystem::create_symlink(other.path(), place.path() / "link");
    const std::string before = fingerprint_of(place);
    EXPECT_FALSE(before.empty());
    other.write("2.pdf", "two");
    EXPECT_EQ(fingerprint_of(place), before);
}

TEST(DropFolder, AFolderThatIsGoneIsTheMachinesFault) {
    const ScratchFolder place;
    EXPECT_THROW((void)drops_in(place.path() / "none"), SystemError);
}

} // namespace intake
