#include "pipeline/model/error.hpp"
#include "pipeline/watch_record.hpp"
#include "tests/scratch_folder.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(WatchRecord, ComesBackAsItWasSaved) {
    const ScratchFolder place;
    const std::filesystem::path file = place.path() / "watch.json";
    const TakenByKey taken{
        {key_of_entry("b.zip"),
         {.name = "b.zip", .fingerprint = "f", .runs = 2, .status = 4, .reason = ""}},
        {key_of_entry("a"),
         {.name = "a", .fingerprint = "g", .runs = 0, .status = 3, .reason = "磁盘已满"}}};
    save_record(file, taken);
    const TakenByKey back = load_record(file);
    ASSERT_EQ(back.size(), 2U);
    EXPECT_EQ(back.at(key_of_entry("b.zip")).runs, 2);
    EXPECT_EQ(back.at(key_of_entry("b.zip")).status, 4);
    EXPECT_EQ(back.at(key_of_entry("a")).reason, "磁盘已满");
    EXPECT_EQ(back.at(key_of_entry("a")).fingerprint, "g");
}

TEST(WatchRecord, NoneIsEmptyAndABrokenOneIsRefused) {
    const ScratchFolder place;
    EXPECT_TRUE(load_record(place.path() / "watch.json").empty());
    EXPECT_THROW((void)load_record(place.write("torn.json", "{\"schema\":\"watch/1\",")),
                 UsageError);
    EXPECT_THROW((void)load_record(place.write("other.json", "{\"schema\":\"run/1\"}")),
                 UsageError);
}

TEST(WatchRecord, AKeyTellsNoName) {
    EXPECT_EQ(key_of_entry("王建国").size(), 12U);
    EXPECT_NE(key_of_entry("王建国"), key_of_entry("王建国.zip"));
}

} // namespace intake
