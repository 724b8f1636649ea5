#include "pipeline/round_store.hpp"

#include "pipeline/model/error.hpp"
#include "tests/support/batch_builder.hpp"
#include "tests/support/temp_dir.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using test::TempDir;

RoundItem item(int number, ItemState state, int since = 1) {
    RoundItem out{.number = number, .finding = "finding" + std::to_string(number)};
    out.state = state;
    out.since = since;
    out.check = "FORM-05";
    out.candidate = "王建国";
    out.problem = "未加盖公章";
    return out;
}

RoundRecord record(int round) {
    RoundRecord out;
    out.round.number = round;
    out.round.unit = 3;
    out.round.letter = round;
    out.round.home = "浦东";
    out.round.items = {item(1, ItemState::fresh), item(2, ItemState::fresh)};
    out.name = "浦东新区质量协会";
    out.name_key = "浦东新区质量协会";
    out.folder_key = "浦东";
    out.submission = round == 1 ? "浦东" : "浦东补正";
    out.sent = *parse_date(round == 1 ? "2026-05-15" : "2026-05-22");
    out.due = *parse_date("2026-05-29");
    return out;
}

void keep(RoundStore& store, const RoundRecord& what) {
    store.record({what});
    store.commit();
}

} // namespace

TEST(RoundsStore, KnowsNothingAtFirst) {
    const TempDir place;
    const RoundStore store(place.path(), Database::Access::write);
    EXPECT_TRUE(store.units().empty());
    EXPECT_EQ(store.next_letter(), 1);
    EXPECT_TRUE(units_in(place / "elsewhere").empty());
}

TEST(RoundsStore, GivesBackWhatWasRecorded) {
    const TempDir place;
    RoundRecord first = record(1);
    first.round.code = "12310000425012345X";
    first.round.replacements = {{std::string(64, 'a'), 2, std::string(64, 'b'), 1}};
    {
        RoundStore store(place.path(), Database::Access::write);
        keep(store, first);
    }
    const std::vector<UnitHistory> units =
        RoundStore(place.path(), Database::Access::read).units();
    ASSERT_EQ(units.size(), 1U);
    EXPECT_EQ(units[0].number, 3);
    EXPECT_EQ(units[0].home, "浦东");
    EXPECT_TRUE(units[0].codes.contains("12310000425012345X"));
    EXPECT_TRUE(units[0].names.contains("浦东新区质量协会"));
    ASSERT_EQ(units[0].rounds.size(), 1U);
    EXPECT_EQ(to_string(units[0].rounds[0].due), "2026-05-29");
    EXPECT_EQ(units[0].rounds[0].items, first.round.items);
    EXPECT_EQ(units[0].rounds[0].replacements, first.round.replacements);
    EXPECT_EQ(units[0].last_item, 2);
}

TEST(RoundsStore, ShowsWhereUnitsStandByTheirLastRound) {
    const TempDir place;
    RoundStore store(place.path(), Database::Access::write);
    keep(store, record(1));
    keep(store, record(2));
    const UnitHistory unit = units_in(place.path()).at(0);
    ASSERT_EQ(unit.rounds.size(), 2U);
    EXPECT_TRUE(unit.rounds[0].items.empty());
    EXPECT_EQ(unit.rounds[1].items.size(), 2U);
}

TEST(RoundsStore, ForgetsWhatWasNotCommitted) {
    const TempDir place;
    {
        RoundStore store(place.path(), Database::Access::write);
        store.record({record(1)});
    }
    EXPECT_TRUE(units_in(place.path()).empty());
}

TEST(RoundsStore, AddsNothingForTheSameLetter) {
    const TempDir place;
    RoundStore store(place.path(), Database::Access::write);
    keep(store, record(1));
    keep(store, record(1));
    const Database database(place / "rounds.sqlite", Database::Access::read);
    EXPECT_EQ(database.single_number("SELECT COUNT(*) FROM letter"), 1);
    EXPECT_EQ(database.single_number("SELECT COUNT(*) FROM item"), 2);
}

TEST(RoundsStore, ShowsTheLastLetterOfARound) {
    const TempDir place;
    RoundStore store(place.path(), Database::Access::write);
    keep(store, record(1));
    RoundRecord again = record(1);
    again.round.items = {item(1, ItemState::fresh)};
    keep(store, again);
    const UnitHistory unit = store.units().at(0);
    ASSERT_EQ(unit.rounds.size(), 1U);
    EXPECT_EQ(unit.rounds[0].items.size(), 1U);
    EXPECT_EQ(unit.last_item, 2) << "a number once given is never given again";
}

TEST(RoundsStore, LetsNobodyChangeHistory) {
    const TempDir place;
    RoundStore store(place.path(), Database::Access::write);
    keep(store, record(1));
    Database database(place / "rounds.sqlite", Database::Access::write);
    EXPECT_THROW(database.execute("UPDATE item SET state = 'cured'"), SystemError);
    EXPECT_THROW(database.execute("DELETE FROM letter"), SystemError);
}

TEST(RoundsStore, KeepsFilesByContentWithWhatWasRead) {
    const TempDir place;
    const std::string hash(64, 'a');
    test::spill(place / "blob", "bytes");
    InputFile file = test::input_file("王建国/推荐表.pdf", 2, 1);
    file.blob = place / "blob";
    RoundRecord first = record(1);
    first.files = {{file, "{\"read\":true}"}};
    RoundStore store(place.path(), Database::Access::write);
    keep(store, first);
    const std::vector<KeptFile> kept = store.files(3, 1);
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].round, 1);
    EXPECT_EQ(kept[0].file.path, "王建国/推荐表.pdf");
    EXPECT_EQ(kept[0].file.format, Format::pdf);
    EXPECT_EQ(kept[0].file.pages_unreadable, 1);
    EXPECT_EQ(kept[0].document, "{\"read\":true}");
    EXPECT_EQ(test::slurp(kept[0].file.blob), "bytes");
    EXPECT_TRUE(store.units().at(0).rounds.at(0).content.contains(hash));
}

TEST(RoundsStore, RefusesAFileThatIsDamagedOrOfALaterProgram) {
    const TempDir place;
    test::spill(place / "rounds.sqlite", std::string(2000, 'x'));
    EXPECT_THROW(RoundStore(place.path(), Database::Access::write), UsageError);
    std::filesystem::remove(place / "rounds.sqlite");
    Database(place / "rounds.sqlite", Database::Access::write)
        .execute("PRAGMA user_version=99");
    EXPECT_THROW(RoundStore(place.path(), Database::Access::write), UsageError);
}

} // namespace intake
