#include "validators/unseen_fields.hpp"

#include "tests/support/cases.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

std::vector<std::string> in_doubt(const World& world) {
    return fields_in_doubt(
        {world.subject, world.submission, world.profile, world.registers, world.as_of},
        world.subject.dossiers.at(0));
}

World world_without(const std::string& field) {
    World world = complete_world();
    auto& fields = world.subject.dossiers.at(0).fields;
    std::erase_if(fields, [&](const Field& one) { return one.name == field; });
    fields.push_back({.name = field});
    return world;
}

} // namespace

TEST(UnseenFields, AreAbsentWhereEveryFileAndPageWasRead) {
    EXPECT_TRUE(in_doubt(world_without("ethnicity")).empty());
}

TEST(UnseenFields, AreNotAbsentWhileAFileThatMayHoldThemCouldNotBeUsed) {
    World world = world_without("ethnicity");
    world.submission.files.push_back({.path = "扫描件1.pdf",
                                      .sha256 = "1",
                                      .outcome = Outcome::quarantined,
                                      .code = "encrypted"});
    EXPECT_EQ(in_doubt(world), std::vector<std::string>{"ethnicity"});
}

TEST(UnseenFields, StayAbsentWhereThePlaceWasSeenAndEmpty) {
    World world = world_without("ethnicity");
    world.subject.dossiers.at(0).fields.back().readings.push_back(
        {.field = "ethnicity", .document = "C1", .state = State::absent});
    world.submission.files.push_back({.path = "扫描件1.pdf",
                                      .sha256 = "1",
                                      .outcome = Outcome::quarantined,
                                      .code = "encrypted"});
    EXPECT_TRUE(in_doubt(world).empty());
}

} // namespace intake::test
