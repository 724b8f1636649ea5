#include "pipeline/status_table.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace intake {

namespace {

RoundItem item(int number, ItemState state) {
    RoundItem out{.number = number};
    out.state = state;
    return out;
}

UnitHistory unit(int number, const std::string& name, std::vector<RoundItem> items) {
    UnitHistory out{.number = number, .name = name};
    PastRound round{.number = 2, .submission = "材料"};
    round.received = *parse_date("2026-04-20");
    round.sent = *parse_date("2026-04-21");
    round.due = *parse_date("2026-04-29");
    round.items = std::move(items);
    out.rounds = {round};
    return out;
}

/// 1 to 5 May are a holiday, 9 May is worked.
Calendar calendar() {
    Calendar days;
    for (int i = 0; i < 5; ++i) {
        days[add_days(*parse_date("2026-05-01"), i)] = false;
    }
    days[*parse_date("2026-05-09")] = true;
    return days;
}

UnitStatus on(const char* day, std::vector<RoundItem> items) {
    return status_of({unit(1, "单位", std::move(items))}, *parse_date(day), calendar()).at(0);
}

} // namespace

TEST(StatusTable, CountsWhatIsOpenCuredAndWaiting) {
    const UnitStatus status =
        on("2026-04-22", {item(1, ItemState::cured), item(2, ItemState::open),
                          item(3, ItemState::fresh), item(4, ItemState::review)});
    EXPECT_EQ(status.open, 2);
    EXPECT_EQ(status.cured, 1);
    EXPECT_EQ(status.review, 1);
    EXPECT_EQ(status.open_items, (std::vector<std::string>{"BZ-01-002", "BZ-01-003"}));
}

TEST(StatusTable, CountsLatenessInWorkingDays) {
    const std::vector<RoundItem> open{item(1, ItemState::open)};
    EXPECT_EQ(on("2026-04-29", open).overdue, 0);
    EXPECT_EQ(on("2026-04-30", open).overdue, 1);
    EXPECT_EQ(on("2026-05-05", open).overdue, 1) << "the holiday counts nothing";
    EXPECT_EQ(on("2026-05-09", open).overdue, 5) << "a Saturday that is worked";
}

TEST(StatusTable, KnowsNoDeadlineWhereNothingIsOpen) {
    const UnitStatus status = on("2026-06-01", {item(1, ItemState::cured)});
    EXPECT_FALSE(status.due.ok());
    EXPECT_EQ(status.overdue, 0);
}

TEST(StatusTable, CountsWideCharactersTwice) {
    EXPECT_EQ(display_width("BZ-01"), 5U);
    EXPECT_EQ(display_width("单位（A）"), 9U);
    EXPECT_EQ(display_width("𠮷"), 2U);
}

TEST(StatusTable, AlignsItsColumns) {
    const std::string text =
        status_text(status_of({unit(1, "甲", {}), unit(12, "很长的单位名称", {})},
                              *parse_date("2026-05-15"), {}),
                    *parse_date("2026-05-15"));
    std::set<std::size_t> places;
    std::size_t lines = 0;
    for (std::size_t from = 0; from < text.size(); from = text.find('\n', from) + 1) {
        const std::string line = text.substr(from, text.find('\n', from) - from);
        const std::size_t at = line.find("2026-04-20");
        if (at != std::string::npos) {
            places.insert(display_width(line.substr(0, at)));
            ++lines;
        }
    }
    EXPECT_EQ(lines, 2U);
    EXPECT_EQ(places.size(), 1U);
}

TEST(StatusTable, GivesOneJsonLineAUnit) {
    const auto units = status_of({unit(1, "甲", {item(1, ItemState::open)})},
                                 *parse_date("2026-04-22"), calendar());
    const auto line = nlohmann::json::parse(status_jsonl(units, *parse_date("2026-04-22")));
    EXPECT_EQ(line["schema"], "status/1");
    EXPECT_EQ(line["due"], "2026-04-29");
    EXPECT_EQ(line["open_items"], nlohmann::json::array({"BZ-01-001"}));
    EXPECT_EQ(line["rounds"][0]["round"], 2);
}

} // namespace intake
