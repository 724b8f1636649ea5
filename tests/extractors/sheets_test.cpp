#include "extractors/sheets.hpp"

#include "pipeline/model/error.hpp"
#include "tests/support/temporary_file.hpp"

#include <bit>
#include <cstdint>

#include <gtest/gtest.h>

namespace intake {

namespace {

std::filesystem::path sample(const std::string& name) {
    return std::filesystem::path(INTAKE_TEST_DATA) / "sheets" / name;
}

std::vector<Sheet> read(std::string_view name, std::string_view bytes) {
    const test::TemporaryFile file(name, bytes);
    return read_xls(file.path());
}

std::string code_of(const std::filesystem::path& file) {
    try {
        (void)read_xls(file);
    } catch (const InputError& error) {
        return error.code;
    }
    return "";
}

std::string code_of_bytes(std::string_view bytes) {
    const test::TemporaryFile file("表.xls", bytes);
    return code_of(file.path());
}

std::string two(unsigned value) {
    return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8 & 0xFF)};
}

std::string record(unsigned id, const std::string& body) {
    return two(id) + two(static_cast<unsigned>(body.size())) + body;
}

std::string eight(double value) {
    auto bits = std::bit_cast<std::uint64_t>(value);
    std::string out;
    for (int i = 0; i < 8; ++i, bits >>= 8) {
        out.push_back(static_cast<char>(bits & 0xFF));
    }
    return out;
}

/// A version 5 workbook of code page 936 with one sheet.
std::string excel_95(const std::string& cells) {
    const std::string name("\xB1\xED", 2); // 表
    const std::string opening = record(0x809, two(0x500) + two(5) + two(0) + two(0)) +
                                record(0x42, two(936)) +
                                record(0x41E, two(176) + "\x09yyyy\"\xC4\xEA\"m") +
                                record(0xE0, two(0) + two(176) + std::string(12, '\0')) +
                                record(0xE0, two(0) + two(0) + std::string(12, '\0'));
    const auto tab = [&](std::size_t offset) {
        return record(0x85, two(static_cast<unsigned>(offset)) + two(0) +
                                std::string("\x01\x00\x02", 3) + name) +
               record(0x0A, "");
    };
    const std::size_t offset = opening.size() + tab(0).size();
    return opening + tab(offset) + record(0x809, two(0x500) + two(0x10) + two(0) + two(0)) +
           cells + record(0x0A, "");
}

} // namespace

TEST(Sheets, KnowsHiddenSheetsInEveryFormat) {
    for (const char* name :
         {"sheet_visibility.ods", "sheet_visibility.xlsx", "sheet_visibility_strict.xlsx"}) {
        const auto sheets = read_xlsx(sample(name));
        ASSERT_EQ(sheets.size(), 3U) << name;
        EXPECT_FALSE(sheets[0].hidden) << name;
        EXPECT_TRUE(sheets[1].hidden) << name;
        EXPECT_EQ(sheets[0].cells.at(0).text, "v") << name;
    }
}

TEST(Sheets, ReadsMergedRangesInEveryFormat) {
    for (const char* name : {"merge_cells.ods", "merge_cells.xls"}) {
        const auto sheets = read_xls(sample(name));
        const std::vector<SheetCell>& cells = sheets.at(0).cells;
        ASSERT_EQ(cells.size(), 6U) << name;
        EXPECT_EQ(cells[0].text, "A1:B2");
        EXPECT_EQ(cells[0].row_span, 2);
        EXPECT_EQ(cells[0].column_span, 2);
        EXPECT_EQ(cells[3].column_span, 2);
    }
}

TEST(Sheets, ReadsDatesAlikeFromXlsAndXlsx) {
    for (const char* name : {"testEXCEL_dateFormats.xls", "testEXCEL_dateFormats.xlsx"}) {
        const auto sheets = read_xls(sample(name));
        EXPECT_EQ(sheets.at(0).cells.at(1).text, "2018-09-20") << name;
        EXPECT_EQ(sheets.at(0).cells.at(2).type, CellType::date) << name;
    }
    EXPECT_EQ(read_xls(sample("1904DateWindowing.xls")).at(0).cells.at(0).text, "2000-01-01");
}

TEST(Sheets, SaysWhenAPasswordIsNeeded) {
    EXPECT_EQ(code_of(sample("testEXCEL_protected_passtika.xlsx")), "encrypted");
    EXPECT_EQ(code_of(sample("xor-encryption-abc.xls")), "encrypted");
}

TEST(Sheets, RefusesBombsAndBrokenContainers) {
    EXPECT_EQ(code_of(sample("poc-xmlbomb-empty.xlsx")), "damaged");
    EXPECT_EQ(code_of(sample("fuzzed_container.xls")), "damaged");
    EXPECT_EQ(code_of_bytes("PK\x03\x04"), "damaged");
    EXPECT_EQ(code_of_bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "damaged");
    EXPECT_EQ(code_of_bytes(""), "empty");
}

TEST(Sheets, AsksForConversionOfPagesCalledXls) {
    EXPECT_EQ(code_of_bytes("<html><table><tr><td>1</td></tr></table></html>"),
              "needs_conversion");
    EXPECT_EQ(code_of_bytes("\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook/>"),
              "needs_conversion");
    EXPECT_EQ(code_of_bytes(std::string("\x09\x04\x06\x00\x00\x00", 6) + std::string(8, '\0')),
              "needs_conversion");
}

TEST(Sheets, ReadsATextTableCalledXls) {
    EXPECT_EQ(read("表.xls", "姓名\t性别\n张三\t男\n").at(0).cells.at(3).text, "男");
}

TEST(Xls, ReadsStringsAndDatesOfACodePage) {
    const std::string place = two(0) + two(0) + two(0);
    const auto sheets =
        read("表.xls",
             excel_95(record(0x204, place + two(4) + "\xD5\xC5\xC8\xFD") +
                      record(0x203, two(1) + two(0) + two(0) + eight(28611)) +
                      record(0x203, two(1) + two(1) + two(1) + eight(310101197805120314.0))));
    ASSERT_EQ(sheets.size(), 1U);
    EXPECT_EQ(sheets[0].name, "表");
    EXPECT_TRUE(sheets[0].hidden);
    ASSERT_EQ(sheets[0].cells.size(), 3U);
    EXPECT_EQ(sheets[0].cells[0].text, "张三");
    EXPECT_EQ(sheets[0].cells[1].text, "1978-05");
    EXPECT_EQ(sheets[0].cells[2].text, "310101197805120300");
    EXPECT_EQ(sheets[0].cells[2].type, CellType::number);
}

TEST(Xls, RefusesBytesTheCodePageDoesNotHave) {
    const std::string place = two(0) + two(0) + two(0);
    EXPECT_EQ(code_of_bytes(excel_95(record(0x204, place + two(2) + "\xFF\xFF"))), "damaged");
    EXPECT_EQ(code_of_bytes(excel_95(record(0x204, place + two(9) + "x"))), "damaged");
    const std::string whole = excel_95("");
    EXPECT_EQ(code_of_bytes(whole.substr(0, whole.size() - 4)), "damaged");
}

TEST(Ods, ReadsTypesRepeatsAndHiddenRows) {
    const std::string content =
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">"
        "<office:body><office:spreadsheet><table:table table:name=\"表\">"
        "<table:table-column table:number-columns-repeated=\"16384\"/>"
        "<table:table-row table:visibility=\"collapse\"><table:table-cell "
        "office:value-type=\"float\" office:value=\"310101197805120314\"/>"
        "<table:table-cell office:value-type=\"date\" office:date-value=\"1978-05-01\">"
        "<text:p>1978年5月</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\">"
        "<office:annotation><text:p>批注</text:p></office:annotation>"
        "<text:p>甲<text:s text:c=\"2\"/>乙</text:p><text:p>丙</text:p></table:table-cell>"
        "</table:table-row><table:table-row table:number-rows-repeated=\"1048575\">"
        "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>";
    const auto sheets = read("表.ods", test::zip_of({{"content.xml", content}}));
    ASSERT_EQ(sheets.size(), 1U);
    const Sheet& sheet = sheets[0];
    ASSERT_EQ(sheet.cells.size(), 4U);
    EXPECT_EQ(sheet.cells[0].text, "310101197805120314");
    EXPECT_EQ(sheet.cells[0].type, CellType::number);
    EXPECT_EQ(sheet.cells[1].text, "1978-05");
    EXPECT_EQ(sheet.cells[3].text, "甲  乙\n丙");
    EXPECT_EQ(sheet.cells[3].column, 4);
    EXPECT_EQ(sheet.hidden_rows, std::vector<int>{1});
}

TEST(Ods, RefusesAFilledCellRepeatedWithoutEnd) {
    const std::string content =
        "<d xmlns:table=\"t\" xmlns:text=\"x\"><spreadsheet><table:table><table:table-row "
        "table:number-rows-repeated=\"1048576\"><table:table-cell "
        "table:number-columns-repeated=\"16384\"><text:p>1</text:p></table:table-cell>"
        "</table:table-row></table:table></spreadsheet></d>";
    EXPECT_EQ(code_of_bytes(test::zip_of({{"content.xml", content}})), "too_large");
}

TEST(Ods, SaysWhenAPasswordIsNeeded) {
    EXPECT_EQ(code_of_bytes(test::zip_of(
                  {{"content.xml", "garbage"},
                   {"META-INF/manifest.xml",
                    "<manifest><file-entry><encryption-data/></file-entry></manifest>"}})),
              "encrypted");
}

} // namespace intake
