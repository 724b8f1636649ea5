#include "validators/registers.hpp"

#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"
#include "tests/support/temp_dir.hpp"
#include "validators/csv_table.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace intake {

namespace {

std::string complaint_of(const std::string& folder) {
    try {
        static_cast<void>(load_registers(folder));
    } catch (const UsageError& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST(CsvTable, QuotedCellsHoldCommasQuotesAndLineEnds) {
    const CsvTable table =
        parse_csv("a,b\r\n\"x,1\",\"he said \"\"no\"\"\"\n\"two\nlines\",z\n");
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].cells, (std::vector<std::string>{"x,1", "he said \"no\""}));
    EXPECT_EQ(table.rows[1].cells, (std::vector<std::string>{"two\nlines", "z"}));
}

TEST(CsvTable, RowsKnowTheirLine) {
    const CsvTable table = parse_csv("a,b\n\n\"two\nlines\",1\n,\nlast,2");
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].line, 3U);
    EXPECT_EQ(table.rows[1].line, 6U);
}

TEST(CsvTable, ByteOrderMarkIsNoPartOfTheHeader) {
    EXPECT_EQ(parse_csv("\xEF\xBB\xBFname,id\n").header.at(0), "name");
    EXPECT_TRUE(parse_csv("").header.empty());
}

TEST(Registers, AbsentOneIsNotAnEmptyOne) {
    const test::TempDir folder;
    std::ofstream(folder.path() / "winners.csv") << "name,id_number,year,title\n";
    const Registers registers = load_registers(folder.path().string());
    ASSERT_TRUE(registers.winners);
    EXPECT_TRUE(registers.winners->empty());
    EXPECT_FALSE(registers.units);
    EXPECT_FALSE(load_registers("").holidays);
}

TEST(Registers, ColumnsMayStandInAnyOrder) {
    const test::TempDir folder;
    std::ofstream(folder.path() / "recommending_units.csv")
        << "quota,name,credit_code,channel\n3,某某协会,,行业\n,某某区,,区\n";
    const auto units = load_registers(folder.path().string()).units;
    ASSERT_TRUE(units);
    EXPECT_EQ(units->at(0).name, "某某协会");
    EXPECT_EQ(units->at(0).quota, 3);
    EXPECT_EQ(units->at(1).quota, std::nullopt);
}

TEST(Registers, ExpertsHaveANameAndMayHaveAUnit) {
    const test::TempDir folder;
    EXPECT_FALSE(load_registers(folder.path().string()).experts);
    std::ofstream(folder.path() / "experts.csv") << "unit,name\n某某大学,钱一\n,孙二\n";
    const auto experts = load_registers(folder.path().string()).experts;
    ASSERT_TRUE(experts);
    EXPECT_EQ(experts->at(0).name, "钱一");
    EXPECT_EQ(experts->at(0).unit, "某某大学");
    EXPECT_EQ(experts->at(1).unit, "");
    std::ofstream(folder.path() / "experts.csv") << "name,unit\n钱一,\n,某某大学\n";
    EXPECT_TRUE(contains(complaint_of(folder.path().string()), "experts.csv:3"));
}

TEST(Registers, MistakesNameFileAndLine) {
    const test::TempDir folder;
    std::ofstream(folder.path() / "holidays.csv")
        << "date,kind\n2026-05-01,off\n2026-13-01,off\n";
    EXPECT_TRUE(contains(complaint_of(folder.path().string()), "holidays.csv:3"));
    std::ofstream(folder.path() / "holidays.csv") << "date,what\n";
    EXPECT_TRUE(contains(complaint_of(folder.path().string()), "holidays.csv:1"));
    std::ofstream(folder.path() / "recommending_units.csv")
        << "name,channel,quota,credit_code\n某某协会,行业,三,\n";
    EXPECT_TRUE(contains(complaint_of(folder.path().string()), "recommending_units.csv:2"));
    EXPECT_NE(complaint_of((folder.path() / "nowhere").string()), "");
}

TEST(Registers, OtherEncodingsAreRefused) {
    const test::TempDir folder;
    std::ofstream(folder.path() / "revoked.csv") << "name,id_number,date,reason\n\xB2\xE2,,,\n";
    EXPECT_TRUE(contains(complaint_of(folder.path().string()), "UTF-8"));
}

} // namespace intake
