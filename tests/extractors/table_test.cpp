#include "extractors/table.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::sheet_of;
using testing::small_profile;

SummaryTable read(Sheet sheet) {
    Document document{.path = "汇总表.xlsx"};
    document.sheets.push_back(std::move(sheet));
    return read_table(document, {.type = "T", .file = document.path, .sheet = 0},
                      small_profile());
}

std::string value(const TableRow& row, const std::string& field) {
    const Reading* reading = find_reading(row.cells, field);
    return reading == nullptr ? "(none)" : reading->value;
}

} // namespace

TEST(Table, TitlesNotesExamplesAndFootersAreNotPeople) {
    const SummaryTable table = read(
        sheet_of({{"2030年推荐汇总表"},
                  {"填报单位：浦江区质量协会"},
                  {"序号", "姓名", "性别", "身份证\n号", "工作单位", "手机"},
                  {"示例", "张三", "男", "11010519491231002X", "某某公司", "13800000000"},
                  {"1", "王芳", "女", "440524188001010014", "上海精工有限公司", "13812345678"},
                  {},
                  {"", "共1人"}}));
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(value(table.rows[0], "name"), "王芳");
    EXPECT_EQ(table.rows[0].row, 5);
    EXPECT_EQ(table.rows[0].cells[0].source.cell, "B5");
    EXPECT_EQ(table.example_rows, 1);
    EXPECT_EQ(find_reading(table.footer, "recommender")->value, "浦江区质量协会");
    EXPECT_EQ(find_reading(table.footer, "stated_count")->value, "1");
}

TEST(Table, WhoFilledItInAndHisTelephoneAreNotAPerson) {
    const SummaryTable table = read(
        sheet_of({{"姓名", "性别", "身份证号", "工作单位", "手机"},
                  {"王芳", "女", "440524188001010014", "上海精工有限公司", "13812345678"},
                  {"", "填报人：李静", "联系电话：021-57820136", "", "共1人"},
                  {"共1人", "填报人：李静", "核对人：周文", "", "联系电话：021-57820136"}}));
    EXPECT_EQ(table.rows.size(), 1U);
}

TEST(Table, TwoLineHeadersAreOneHeader) {
    Sheet sheet = sheet_of({{"姓名", "基本情况", "", "联系方式", ""},
                            {"", "性别", "出生年月", "手机", "身份证号"},
                            {"王芳", "女", "1985.03", "13812345678", "440524188001010014"}});
    sheet.cells[0].row_span = 2;
    sheet.cells[1].column_span = 2;
    const SummaryTable table = read(sheet);
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(value(table.rows[0], "birth"), "1985-03");
    EXPECT_EQ(value(table.rows[0], "mobile"), "13812345678");
}

TEST(Table, ANumberStoredAsANumberIsMarkedAndNotAccepted) {
    Sheet sheet = sheet_of({{"姓名", "性别", "身份证号", "手机"},
                            {"王芳", "女", "440524188001010000", "13812345678"}});
    sheet.cells[6].type = CellType::number;
    const SummaryTable table = read(sheet);
    const Reading* id = find_reading(table.rows.at(0).cells, "id_number");
    EXPECT_TRUE(id->as_number);
    EXPECT_EQ(id->state, State::review);
}

TEST(Table, ASheetWithoutSuchAHeaderIsNoSummaryTable) {
    EXPECT_EQ(type_of_sheet(sheet_of({{"品名", "数量"}, {"螺栓", "12"}}), small_profile()),
              nullptr);
}

} // namespace intake
