#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

Reading& add_cell(World& world, const std::string& candidate, const std::string& field,
                  const std::string& cell, const std::string& value) {
    Reading reading = make_value(field, "U2", "推荐汇总表.xlsx", value);
    reading.source.cell = cell;
    reading.source.origin = Origin::cell;
    auto& cells = row_of(world, candidate).cells;
    cells.push_back(reading);
    return cells.back();
}

void spoil(Reading& cell, const std::string& raw) {
    cell.raw = raw;
    cell.value = "";
    cell.state = raw.empty() ? State::absent : State::review;
}

/// The scan shows the rows of the table, as its text layer or as recognised.
void show_rows(World& world, Origin origin) {
    Part& scan = part_of(world, "", "U2");
    scan.entries.clear();
    for (const TableRow& row : world.subject.table.rows) {
        Entry entry{"table", row.cells};
        for (Reading& column : entry.columns) {
            column.source = {.file = scan.file, .page = 1, .origin = origin};
            column.state = origin == Origin::ocr ? State::review : State::accepted;
        }
        scan.entries.push_back(std::move(entry));
    }
}

World without_table() {
    World world = complete_world();
    world.subject.table = {};
    return world;
}

} // namespace

TEST(TableColumns, UnderUnknownHeadingsMayBeTheMissingOnes) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "SUM-01"), "pass");
    std::erase(world.subject.table.columns, "mobile");
    EXPECT_EQ(answer(world, "SUM-01"), "fail");
    world.subject.table.unknown_columns = {"移动通讯"};
    EXPECT_EQ(answer(world, "SUM-01"), "undetermined");
    EXPECT_EQ(answer(without_table(), "SUM-01"), "not_applicable");
}

TEST(TableCells, AreAskedForWhereTheProfileRequiresThem) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "SUM-02"), "pass");
    spoil(add_cell(world, person, "email", "H4", ""), "");
    EXPECT_EQ(answer(world, "SUM-02"), "pass");
    spoil(cell_of(world, person, "mobile"), "");
    EXPECT_EQ(outline(world, "SUM-02"), "fail unit SUM-02 王建国 汇总表第4行“手机”未填写\n");
    EXPECT_EQ(answer(without_table(), "SUM-02"), "not_applicable");
}

TEST(TableCount, InsideASentenceMayCountSomethingElse) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "SUM-03"), "not_applicable");
    Reading count = make_value("stated_count", "U2", "推荐汇总表.xlsx", "2");
    world.subject.table.footer = {count};
    EXPECT_EQ(answer(world, "SUM-03"), "pass");
    world.subject.table.footer[0].value = "3";
    world.subject.table.footer[0].raw = "共3人";
    EXPECT_EQ(answer(world, "SUM-03"), "fail");
    world.subject.table.footer[0].raw = "注：每个推荐单位名额一般不超过共3人";
    EXPECT_EQ(answer(world, "SUM-03"), "undetermined");
}

TEST(TableSerials, FollowEachOther) {
    World world = complete_world();
    add_cell(world, person, "serial", "Z4", "1");
    EXPECT_EQ(answer(world, "SUM-03"), "not_applicable"); // the other row has none
    Reading& second = add_cell(world, "李敏", "serial", "Z5", "2");
    EXPECT_EQ(answer(world, "SUM-03"), "pass");
    second.value = second.raw = "1"; // a group of its own
    EXPECT_EQ(answer(world, "SUM-03"), "pass");
    second.value = second.raw = "3";
    EXPECT_EQ(outline(world, "SUM-03"),
              "fail unit SUM-03 李敏 汇总表第5行的序号“3”与前一人不连续，请核对\n");
    second.value = second.raw = "1";
    add_person(world, "赵强", id_of("31010119900101001"));
    add_cell(world, "赵强", "serial", "Z6", "1");
    EXPECT_EQ(answer(world, "SUM-03"), "pass");
    world.subject.table.rows.pop_back();
    cell_of(world, "李敏", "serial").value = cell_of(world, "李敏", "serial").raw = "3";
    World apart = world;
    row_of(apart, "李敏").row = 6; // a row without a name lies between
    EXPECT_EQ(answer(apart, "SUM-03"), "undetermined");
    world.subject.table.example_rows = 1;
    EXPECT_EQ(answer(world, "SUM-03"), "undetermined");
    cell_of(world, person, "serial").value = "2107"; // some other number
    EXPECT_EQ(answer(world, "SUM-03"), "not_applicable");
}

TEST(TableNumbers, KeptAsNumbersHaveLostTheirTail) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "SUM-04"), "pass");
    cell_of(world, person, "id_number").as_number = true;
    EXPECT_EQ(answer(world, "SUM-04"), "fail");
    cell_of(world, person, "id_number").raw = "310101780512031"; // 15 digits fit a number
    EXPECT_EQ(answer(world, "SUM-04"), "pass");
    EXPECT_EQ(answer(without_table(), "SUM-04"), "not_applicable");
}

TEST(TableDates, MustSayOneThing) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "SUM-05"), "pass");
    Reading& optional = add_cell(world, person, "assessment_date", "H4", "无");
    optional.state = State::review;
    EXPECT_EQ(answer(world, "SUM-05"), "pass");
    spoil(cell_of(world, person, "birth"), "1985.1");
    EXPECT_EQ(answer(world, "SUM-05"), "fail");
    EXPECT_EQ(answer(without_table(), "SUM-05"), "not_applicable");
}

TEST(TablePeople, OfOneNameAreOnePersonOnlyByTheirNumber) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "SUM-06"), "pass");
    add_person(world, person, id_of("31010119900101001"));
    EXPECT_EQ(answer(world, "SUM-06"), "pass");
    Reading& number = world.subject.table.rows.back().cells.at(3);
    number.as_number = true;
    EXPECT_EQ(answer(world, "SUM-06"), "undetermined");
    number.as_number = false;
    number.value = cell_of(world, person, "id_number").value;
    EXPECT_EQ(outline(world, "SUM-06"),
              "fail unit SUM-06 王建国 汇总表第4行与第6行为同一人，请删除重复行\n");
    EXPECT_EQ(answer(without_table(), "SUM-06"), "not_applicable");
}

TEST(TableScan, RecognisedDifferentlyIsOneQuestionARow) {
    World world = complete_world();
    show_rows(world, Origin::ocr);
    EXPECT_EQ(answer(world, "SUM-07"), "pass");
    auto& columns = part_of(world, "", "U2").entries.at(0).columns;
    columns.at(5).value = "斑长";
    columns.at(6).value = "13800000007";
    const std::vector<Finding> found = findings_of(judged(world), "SUM-07");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].result, Result::undetermined);
    EXPECT_TRUE(contains(found[0].message, "手机") && contains(found[0].message, "职务"));
}

TEST(TableScan, OfWhichRowsWereNotFoundIsOneQuestion) {
    World world = complete_world();
    auto& entries = part_of(world, "", "U2").entries;
    entries.pop_back();
    EXPECT_TRUE(contains(outline(world, "SUM-07"), "电子版第5行（李敏）在扫描件中未能对上"));
    entries.clear();
    EXPECT_EQ(findings_of(judged(world), "SUM-07").size(), 1U);
    EXPECT_TRUE(contains(outline(world, "SUM-07"), "没有一行能与电子版对上"));
    EXPECT_EQ(answer(world, "SUM-07"), "undetermined");
}

TEST(TableScan, OfLettersThatLookAlikeIsNoQuestion) {
    World world = complete_world();
    auto& cell = world.subject.table.rows.at(0).cells.at(5);
    cell.value = cell.raw = "Oil 1 班长";
    show_rows(world, Origin::ocr);
    auto& seen = part_of(world, "", "U2").entries.at(0).columns.at(5);
    seen.value = "0iI l 班长";
    EXPECT_EQ(answer(world, "SUM-07"), "pass");
    seen.state = State::accepted;
    seen.source.origin = Origin::text;
    EXPECT_EQ(answer(world, "SUM-07"), "fail");
}

TEST(TableScan, OfAStrokeForNothingIsNoQuestion) {
    World world = complete_world();
    auto& cell = world.subject.table.rows.at(0).cells.at(5);
    cell.raw = "/";
    cell.value = "无";
    show_rows(world, Origin::ocr);
    auto& seen = part_of(world, "", "U2").entries.at(0).columns.at(5);
    seen.value = seen.raw = "1";
    EXPECT_EQ(answer(world, "SUM-07"), "pass");
    seen.value = seen.raw = "11";
    EXPECT_EQ(answer(world, "SUM-07"), "undetermined");
}

TEST(TableScan, OfADashIsNoQuestion) {
    World world = complete_world();
    auto& cell = world.subject.table.rows.at(0).cells.at(5);
    cell.value = cell.raw = "新兴产业——装备";
    show_rows(world, Origin::ocr);
    auto& seen = part_of(world, "", "U2").entries.at(0).columns.at(5);
    for (const char* read : {"新兴产业一一装备", "新兴产业—一装备", "新兴产业-装备"}) {
        seen.value = seen.raw = read;
        EXPECT_EQ(answer(world, "SUM-07"), "pass") << read;
    }
    seen.value = seen.raw = "新兴产业三装备";
    EXPECT_EQ(answer(world, "SUM-07"), "undetermined");
}

TEST(TableScan, WithATextLayerSaysWhatItSays) {
    World world = complete_world();
    show_rows(world, Origin::text);
    part_of(world, "", "U2").entries.at(0).columns.at(6).value = "13800000007";
    EXPECT_EQ(answer(world, "SUM-07"), "fail");
    remove_document(world, "", "U2");
    EXPECT_EQ(answer(world, "SUM-07"), "not_applicable");
}

TEST(TableValues, OnTheListUnlessTwoFieldsShareTheCell) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "SUM-09"), "pass");
    add_cell(world, person, "education", "H4", "大学本科");
    spoil(add_cell(world, person, "degree", "H4", ""), "大学本科/无学位证");
    EXPECT_EQ(answer(world, "SUM-09"), "pass");
    spoil(cell_of(world, person, "sex"), "先生");
    EXPECT_EQ(outline(world, "SUM-09"),
              "fail unit SUM-09 王建国 汇总表第4行“性别”填写“先生”，请按规范填写\n");
    EXPECT_EQ(answer(without_table(), "SUM-09"), "not_applicable");
}

TEST(TableScan, SealIsSeenOrAPersonsToSee) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "SUM-10"), "pass");
    part_of(world, "", "U2").seals.clear();
    EXPECT_EQ(answer(world, "SUM-10"), "undetermined");
}

} // namespace intake::test
