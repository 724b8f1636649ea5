#include "extractors/sheets.hpp"

#include "pipeline/model/error.hpp"
#include "tests/support/temporary_file.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

std::vector<SheetCell> cells_of(std::string_view bytes) {
    const test::TemporaryFile file("表.csv", bytes);
    return read_csv(file.path()).at(0).cells;
}

std::string code_of(std::string_view bytes) {
    try {
        (void)cells_of(bytes);
    } catch (const InputError& error) {
        return error.code;
    }
    return "";
}

} // namespace

TEST(Csv, ReadsEveryEncodingUnitsUse) {
    using namespace std::string_literals;
    for (const std::string& bytes : {"姓名,张三\r\n"s, "\xEF\xBB\xBF姓名,张三"s,
                                     "\xD0\xD5\xC3\xFB,\xD5\xC5\xC8\xFD\n"s, // GBK
                                     "\xFF\xFE\xD3\x59\x0D\x54,\0\x20\x5F\x09\x4E"s,
                                     "\xFE\xFF\x59\xD3\x54\x0D\0,\x5F\x20\x4E\x09"s}) {
        const auto cells = cells_of(bytes);
        ASSERT_EQ(cells.size(), 2U);
        EXPECT_EQ(cells[0].text, "姓名");
        EXPECT_EQ(cells[1].text, "张三");
    }
    EXPECT_EQ(cells_of("\x95\x32\x82\x36,\xC4\xD0\n").at(0).text, "𠀀"); // GB18030
}

TEST(Csv, ReadsQuotedFieldsAndEveryLineEnd) {
    const auto cells = cells_of("a,\"b,\"\"c\"\"\nd\"\re,,f\r\ng\nh");
    ASSERT_EQ(cells.size(), 6U);
    EXPECT_EQ(cells[1].text, "b,\"c\"\nd");
    EXPECT_EQ(cells[3].text, "f");
    EXPECT_EQ(cells[3].column, 3);
    EXPECT_EQ(cells[5].row, 4);
}

TEST(Csv, FindsTheDelimiterByVote) {
    EXPECT_EQ(cells_of("a\tb,c\nd\te\nf\tg").at(1).text, "b,c");
    EXPECT_EQ(cells_of("a;b,c\nd;e\nf;g").at(1).text, "b,c");
    EXPECT_EQ(cells_of("sep=;\r\na;b").at(1).text, "b");
    EXPECT_EQ(cells_of("一列\n二").size(), 2U);
}

TEST(Csv, KeepsNumbersAsTheTextTheyAre) {
    const auto cells = cells_of("3.10101E+17,=\"0012\"\n310101197805120314,x");
    EXPECT_EQ(cells.at(0).text, "3.10101E+17");
    EXPECT_EQ(cells.at(0).type, CellType::text);
    EXPECT_EQ(cells.at(1).text, "0012");
    EXPECT_EQ(cells.at(2).text, "310101197805120314");
}

TEST(Csv, RefusesWhatIsNoText) {
    EXPECT_EQ(code_of(std::string_view("a\0b", 3)), "damaged");
    EXPECT_EQ(code_of("\xFF\xFF\xFF,\x81"), "damaged");
    EXPECT_EQ(code_of("a,\"b\nc,d\n"), "damaged");
    EXPECT_EQ(code_of(""), "empty");
}

} // namespace intake
