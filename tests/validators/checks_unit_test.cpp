#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

World registered_world(const std::string& name, std::optional<int> quota = std::nullopt) {
    World world = complete_world();
    world.registers.units = {{name, "行业", quota, ""}};
    return world;
}

void remove_name(World& world, const std::string& type, const std::string& name) {
    std::erase_if(page_of(world, part_of(world, "", type)).lines,
                  [&](const Text& line) { return line.text == name; });
}

void give_rank(World& world, const std::string& candidate, const std::string& value) {
    row_of(world, candidate)
        .cells.push_back(make_value("rank", "U2", "推荐汇总表.xlsx", value));
}

} // namespace

TEST(UnitRegister, KnowsTheUnitByItsFullName) {
    EXPECT_EQ(answer(complete_world(), "UNIT-01"), "not_applicable");
    EXPECT_EQ(answer(complete_world(), "UNIT-02"), "not_applicable");
    World world = registered_world("上海市某某行业协会");
    EXPECT_EQ(answer(world, "UNIT-01"), "pass");
    EXPECT_EQ(answer(world, "UNIT-02"), "pass");
    world = registered_world("另一个协会");
    EXPECT_EQ(answer(world, "UNIT-01"), "fail");
    world.subject.unit_state = State::review;
    EXPECT_EQ(answer(world, "UNIT-01"), "undetermined");
}

TEST(UnitRegister, GivesTheFullNameOfAShortOne) {
    World world = registered_world("上海市某某精密制造行业协会");
    EXPECT_EQ(answer(world, "UNIT-01"), "pass");
    EXPECT_EQ(answer(world, "UNIT-02"), "fail");
    world.subject.unit_state = State::review;
    EXPECT_EQ(answer(world, "UNIT-02"), "undetermined");
}

TEST(CreditCode, IsHeldAgainstItsCheckCharacter) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "UNIT-03"), "not_applicable");
    give(world, person, "credit_code", "C1", "91512081MA62K0260E");
    EXPECT_EQ(answer(world, "UNIT-03"), "pass");
    give(world, person, "credit_code", "C1", "91350100M000100Y4Z");
    EXPECT_EQ(answer(world, "UNIT-03"), "fail");
    make_doubtful(reading_of(world, person, "credit_code", "C1"));
    EXPECT_EQ(answer(world, "UNIT-03"), "undetermined");
}

TEST(Quota, CountsThePeopleOfTheTable) {
    EXPECT_EQ(answer(complete_world(), "UNIT-04"), "not_applicable");
    EXPECT_EQ(answer(registered_world("上海市某某行业协会"), "UNIT-04"), "not_applicable");
    EXPECT_EQ(answer(registered_world("上海市某某行业协会", 2), "UNIT-04"), "pass");
    World world = registered_world("上海市某某行业协会", 1);
    EXPECT_EQ(answer(world, "UNIT-04"), "fail");
    dossier_of(world, person).in_table = false;
    EXPECT_EQ(answer(world, "UNIT-04"), "pass");
    world.subject.table.found = false;
    EXPECT_EQ(answer(world, "UNIT-04"), "undetermined");
}

TEST(Ranking, IsAskedForWhereItWasBegun) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "UNIT-05"), "not_applicable");
    world.subject.table.columns.emplace_back("rank");
    EXPECT_EQ(answer(world, "UNIT-05"), "not_applicable");
    give_rank(world, person, "1");
    EXPECT_EQ(answer(world, "UNIT-05"), "undetermined");
    World twice = world;
    give_rank(twice, "李敏", "1");
    EXPECT_EQ(answer(twice, "UNIT-05"), "fail");
    give_rank(world, "李敏", "2");
    EXPECT_EQ(answer(world, "UNIT-05"), "pass");
}

TEST(Ranking, HasNoPlaceThatNobodyHolds) {
    World world = complete_world();
    world.subject.table.columns.emplace_back("rank");
    give_rank(world, person, "1");
    give_rank(world, "李敏", "3");
    EXPECT_EQ(outline(world, "UNIT-05"), "fail unit UNIT-05 汇总表“推荐排序”缺第2位，请补正\n");
    cell_of(world, "李敏", "rank").state = State::review;
    EXPECT_EQ(answer(world, "UNIT-05"), "undetermined");
    cell_of(world, "李敏", "rank") = make_value("rank", "U2", "推荐汇总表.xlsx", "备选");
    EXPECT_EQ(answer(world, "UNIT-05"), "undetermined");
    rule_of(world, "UNIT-05").wordings.clear();
    EXPECT_EQ(answer(world, "UNIT-05"), "pass");
}

TEST(Ranking, MayGoOnInRowsThatWereLeftOut) {
    World world = complete_world();
    world.subject.table.columns.emplace_back("rank");
    give_rank(world, person, "2");
    give_rank(world, "李敏", "3");
    EXPECT_EQ(answer(world, "UNIT-05"), "fail");
    World hidden = world;
    hidden.subject.table.hidden_rows = 1;
    EXPECT_EQ(answer(hidden, "UNIT-05"), "undetermined");
    world.subject.documents.at(0).sheets.resize(2);
    world.subject.unit_parts.push_back({.type = "U2", .file = "汇总表.xlsx", .sheet = 0});
    world.subject.unit_parts.push_back({.type = "U2", .file = "汇总表.xlsx", .sheet = 1});
    EXPECT_EQ(answer(world, "UNIT-05"), "undetermined");
}

void set_line(World& world, const std::string& type, const std::string& from,
              const std::string& to) {
    for (Text& line : page_of(world, part_of(world, "", type)).lines) {
        line.text = line.text == from ? to : line.text;
    }
}

TEST(Letter, IsDated) {
    World world = complete_world();
    set_line(world, "U1", "2026年5月12日", "二〇二六年五月十二日");
    EXPECT_EQ(answer(world, "UNIT-06"), "pass");
    set_line(world, "U1", "二〇二六年五月十二日",
             "上海市某某行业协会（此处加盖单位公章有效）二〇二六年五月十二日");
    EXPECT_EQ(answer(world, "UNIT-06"), "pass");
    set_line(world, "U1", "上海市某某行业协会（此处加盖单位公章有效）二〇二六年五月十二日",
             "2026年  月  日");
    EXPECT_EQ(answer(world, "UNIT-06"), "undetermined"); // ink may stand there
    Part& letter = part_of(world, "", "U1");
    letter.readings = {make_value("document_date", "U1", letter.file, "")};
    letter.readings.front().state = State::absent;
    EXPECT_EQ(outline(world, "UNIT-06"), "fail unit UNIT-06 《推荐函》未写明日期\n");
    World scanned = world;
    make_scan(scanned, "", "U1");
    EXPECT_EQ(answer(scanned, "UNIT-06"), "undetermined");
    make_doubtful(letter.readings.front());
    EXPECT_EQ(answer(world, "UNIT-06"), "pass"); // whoever needs the day asks for it
}

TEST(Letter, IsAddressedToWhomTheProfileNames) {
    World world = complete_world();
    set_line(world, "U1", "上海市质量协会：", "上海质量协会：");
    EXPECT_EQ(answer(world, "UNIT-06"), "pass"); // a character left out
    set_line(world, "U1", "上海质量协会：", "市总工会：");
    EXPECT_EQ(answer(world, "UNIT-06"), "undetermined"); // a name may be a short one
    EXPECT_TRUE(contains(outline(world, "UNIT-06"), "主送处读作“市总工会”"));
    set_line(world, "U1", "市总工会：", "现函报如下");
    EXPECT_EQ(outline(world, "UNIT-06"),
              "fail unit UNIT-06 《推荐函》没有写明主送上海市质量协会\n");
    World scanned = world;
    make_scan(scanned, "", "U1");
    EXPECT_EQ(answer(scanned, "UNIT-06"), "undetermined");
    rule_of(world, "UNIT-06").words.clear();
    EXPECT_EQ(answer(world, "UNIT-06"), "pass");
}

TEST(Letter, IsThereAndSealed) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "UNIT-06"), "pass");
    part_of(world, "", "U1").seals.clear();
    EXPECT_EQ(answer(world, "UNIT-06"), "undetermined");
    remove_document(world, "", "U1");
    EXPECT_EQ(answer(world, "UNIT-06"), "fail");
    EXPECT_EQ(answer(world, "UNIT-08"), "not_applicable");
}

TEST(NamesInUnitDocuments, AreMissingOnlyWhereOthersStand) {
    for (const auto& [check, type] : std::vector<std::pair<std::string, std::string>>{
             {"UNIT-08", "U1"}, {"UNIT-12", "U5"}, {"CULT-01", "U4"}}) {
        World world = complete_world();
        EXPECT_EQ(answer(world, check), "pass");
        remove_name(world, type, person);
        EXPECT_EQ(answer(world, check), "fail") << check;
        World unread = world;
        add_unread_page(unread, "扫描.pdf");
        EXPECT_EQ(answer(unread, check), "undetermined") << check;
        World nobody = world;
        remove_name(nobody, type, "李敏"); // the names stand in an annex
        EXPECT_EQ(answer(nobody, check), "undetermined") << check;
        make_scan(world, "", type);
        EXPECT_EQ(answer(world, check), "fail") << check;
        page_of(world, part_of(world, "", type)).lines.back().weakest = 0.3;
        EXPECT_EQ(answer(world, check), "undetermined") << check;
        remove_document(world, "", type);
        EXPECT_EQ(answer(world, check), "not_applicable") << check;
    }
}

/// As if both readers had read the whole page alike.
void read_clearly(World& world, const std::string& type) {
    for (Text& line : page_of(world, part_of(world, "", type)).lines) {
        line.second = line.text;
    }
}

TEST(NamesInUnitDocuments, AreMissingFromAScanThatWasReadClearly) {
    World world = complete_world();
    remove_name(world, "U5", person);
    make_scan(world, "", "U5");
    EXPECT_EQ(answer(world, "UNIT-12"), "fail");
    read_clearly(world, "U5");
    EXPECT_EQ(answer(world, "UNIT-12"), "fail");
    World otherwise = world;
    page_of(otherwise, part_of(otherwise, "", "U5")).lines.back().second = "王和李敏的名字";
    EXPECT_EQ(answer(otherwise, "UNIT-12"), "undetermined");
    World misread = world;
    auto& lines = page_of(misread, part_of(misread, "", "U5")).lines;
    lines.push_back({.text = "和王建", .box = {60, 600, 500, 612}, .origin = Origin::ocr});
    lines.back().second = "和王建";
    lines.push_back({.text = "因、", .box = {60, 614, 500, 626}, .origin = Origin::ocr});
    lines.back().second = "因、";
    EXPECT_EQ(answer(misread, "UNIT-12"), "undetermined");
    World smudged = world;
    Text& line = page_of(smudged, part_of(smudged, "", "U5")).lines.back();
    line.confidence = 0.7;
    EXPECT_EQ(answer(smudged, "UNIT-12"), "fail") << "it names somebody else, and alike";
    line.second += "等若干人";
    EXPECT_EQ(answer(smudged, "UNIT-12"), "undetermined");
}

TEST(NamesInUnitDocuments, AreNotLookedForUnderASealBelowThem) {
    World world = complete_world();
    remove_name(world, "U5", person);
    make_scan(world, "", "U5");
    Page& page = page_of(world, part_of(world, "", "U5"));
    page.lines.push_back({.text = "公示期间没有收到异议。", .box = {60, 600, 300, 612}});
    page.lines.push_back({.text = "上海某某", .box = {300, 640, 360, 652}});
    page.lines.back().confidence = 0.4;
    for (Text& line : page.lines) {
        line.origin = Origin::ocr;
        line.second = line.text;
    }
    EXPECT_EQ(answer(world, "UNIT-12"), "undetermined");
    page.marks.imprints.push_back({.box = {280, 600, 400, 720}});
    EXPECT_EQ(answer(world, "UNIT-12"), "fail");
    page.lines.erase(page.lines.end() - 2);
    EXPECT_EQ(answer(world, "UNIT-12"), "undetermined") << "the list may run on under it";
}

TEST(NamesInUnitDocuments, StandForOthersBesideThem) {
    World world = complete_world();
    remove_name(world, "U1", person);
    EXPECT_EQ(answer(world, "UNIT-08"), "fail");
    auto& line = page_of(world, part_of(world, "", "U1")).lines.back().text;
    for (const char* rest : {"李敏等2名同志", "李敏等同志", "李敏等三人"}) {
        line = rest;
        EXPECT_EQ(answer(world, "UNIT-08"), "undetermined") << rest;
    }
    line = "李敏等1名同志";
    EXPECT_EQ(answer(world, "UNIT-08"), "fail");
    line = "李敏，名单附后";
    EXPECT_EQ(answer(world, "UNIT-08"), "undetermined");
}

TEST(Renaming, IsAskedForOnlyByASealThatWasRead) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "UNIT-10"), "pass");
    part_of(world, "", "U1").seals.front().text = "上海市旧名协会";
    EXPECT_EQ(answer(world, "UNIT-10"), "fail");
    World unread = world;
    add_unread_page(unread, "扫描.pdf");
    EXPECT_EQ(answer(unread, "UNIT-10"), "undetermined");
    world.subject.unit_parts.push_back(make_part(world, "U8", "更名证明.pdf", {}));
    EXPECT_EQ(answer(world, "UNIT-10"), "pass");
    for (Part& part : world.subject.unit_parts) {
        part.seals.assign(1, Seal{});
    }
    EXPECT_EQ(answer(world, "UNIT-10"), "not_applicable");
}

} // namespace intake::test
