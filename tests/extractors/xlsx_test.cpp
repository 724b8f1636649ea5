#include "extractors/sheets.hpp"

#include "pipeline/model/error.hpp"
#include "tests/support/temporary_file.hpp"
#include "tests/zip_bytes.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

struct Parts {
    std::string rows;     ///< inside sheetData
    std::string layout;   ///< behind sheetData
    std::string strings;  ///< inside sst
    std::string formats;  ///< inside numFmts
    std::string styles;   ///< inside cellXfs
    std::string workbook; ///< attributes of workbookPr
    std::string sheet_target = "worksheets/sheet1.xml";
};

std::string relationship(const std::string& id, const std::string& type,
                         const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"http://schemas.example/" + type +
           "\" Target=\"" + target + "\"/>";
}

Members members_of(const Parts& parts) {
    return {{"_rels/.rels", "<Relationships>" +
                                relationship("rId1", "officeDocument", "xl/workbook.xml") +
                                "</Relationships>"},
            {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><workbookPr " + parts.workbook +
                                    "/><sheets><sheet name=\"汇总\" sheetId=\"1\" "
                                    "r:id=\"rId1\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships>" + relationship("rId1", "worksheet", parts.sheet_target) +
                 relationship("rId2", "styles", "styles.xml") +
                 relationship("rId3", "sharedStrings", "sharedStrings.xml") +
                 "</Relationships>"},
            {"xl/styles.xml", "<styleSheet><numFmts>" + parts.formats +
                                  "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                                  "<cellXfs>" +
                                  parts.styles + "</cellXfs></styleSheet>"},
            {"xl/sharedStrings.xml", "<sst>" + parts.strings + "</sst>"},
            {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + parts.rows +
                                             "</sheetData>" + parts.layout + "</worksheet>"}};
}

std::vector<Sheet> read(const Members& members) {
    const test::TemporaryFile file("表.xlsx", test::zip_of(members));
    return read_xlsx(file.path());
}

std::vector<SheetCell> cells_of(const Parts& parts) {
    return read(members_of(parts)).at(0).cells;
}

std::string code_of_file(const std::filesystem::path& file) {
    try {
        (void)read_xlsx(file);
    } catch (const InputError& error) {
        return error.code;
    }
    return "";
}

std::string code_of(const Members& members) {
    const test::TemporaryFile file("表.xlsx", test::zip_of(members));
    return code_of_file(file.path());
}

} // namespace

TEST(Xlsx, JoinsRunsAndLeavesPhoneticGuidesOut) {
    const auto cells = cells_of(
        {.rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                 "<c r=\"B1\" t=\"inlineStr\"><is><t>王_x000D_</t></is></c></row>",
         .strings =
             "<si><r><t>张</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 三</t></r>"
             "<rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si>"});
    ASSERT_EQ(cells.size(), 2U);
    EXPECT_EQ(cells[0].text, "张 三");
    EXPECT_EQ(cells[1].text, "王\r");
}

TEST(Xlsx, KeepsAnIdNumberStoredAsANumberVisible) {
    const auto cells = cells_of(
        {.rows = "<row r=\"4\"><c r=\"J4\"><v>4.201061986112346E+17</v></c>"
                 "<c r=\"K4\" t=\"str\"><f>A1</f><v>420106198611234610</v></c></row>"});
    ASSERT_EQ(cells.size(), 2U);
    EXPECT_EQ(cells[0].type, CellType::number);
    EXPECT_EQ(cells[0].text, "420106198611234600");
    EXPECT_EQ(cells[1].type, CellType::text);
    EXPECT_TRUE(cells[1].formula);
}

TEST(Xlsx, ReadsDatesByTheStyleOfTheCell) {
    const Parts parts{.rows = "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>28622</v></c>"
                              "<c r=\"B1\" s=\"1\"><v>28611</v></c>"
                              "<c r=\"C1\" s=\"2\"><v>28622</v></c>"
                              "<c r=\"D1\" t=\"d\"><v>1978-05-12T00:00:00</v></c></row>",
                      .formats = "<numFmt numFmtId=\"176\" "
                                 "formatCode=\"[$-804]yyyy&quot;年&quot;m&quot;月&quot;\"/>",
                      .styles = "<xf numFmtId=\"31\"/><xf numFmtId=\"176\"/>"
                                "<xf numFmtId=\"0\"/>"};
    const auto cells = cells_of(parts);
    ASSERT_EQ(cells.size(), 4U);
    EXPECT_EQ(cells[0].text, "1978-05-12");
    EXPECT_EQ(cells[0].type, CellType::date);
    EXPECT_EQ(cells[1].text, "1978-05");
    EXPECT_EQ(cells[2].text, "28622");
    EXPECT_EQ(cells[2].type, CellType::number);
    EXPECT_EQ(cells[3].text, "1978-05-12");
}

TEST(Xlsx, CountsFrom1904WhenTheWorkbookSaysSo) {
    const auto cells = cells_of({.rows = "<row><c s=\"0\"><v>27160</v></c></row>",
                                 .styles = "<xf numFmtId=\"14\"/>",
                                 .workbook = "date1904=\"1\""});
    ASSERT_EQ(cells.size(), 1U);
    EXPECT_EQ(cells[0].text, "1978-05-12");
}

TEST(Xlsx, TellsBooleansErrorsAndFormulasNeverCalculated) {
    const auto cells = cells_of({.rows = "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c>"
                                         "<c r=\"B1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                                         "<c r=\"C1\"><f>A2&amp;\"x\"</f></c>"
                                         "<c r=\"D1\" t=\"str\"><f>A9</f><v></v></c></row>"});
    ASSERT_EQ(cells.size(), 3U);
    EXPECT_EQ(cells[0].type, CellType::boolean);
    EXPECT_EQ(cells[0].text, "TRUE");
    EXPECT_EQ(cells[1].type, CellType::error);
    EXPECT_EQ(cells[2].type, CellType::error);
    EXPECT_EQ(cells[2].text, "=A2&\"x\"");
}

TEST(Xlsx, ReadsMergesAndHiddenRowsAndColumns) {
    const auto sheet =
        read(members_of({.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                                 "<row r=\"3\" hidden=\"1\"><c r=\"B3\"><v>2</v></c></row>"
                                 "<row r=\"9\" hidden=\"1\"/>",
                         .layout = "<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols>"
                                   "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>"}))
            .at(0);
    EXPECT_EQ(sheet.name, "汇总");
    EXPECT_EQ(sheet.cells.at(0).row_span, 2);
    EXPECT_EQ(sheet.cells.at(0).column_span, 3);
    EXPECT_EQ(sheet.hidden_rows, std::vector<int>{3});
    EXPECT_EQ(sheet.hidden_columns, std::vector<int>{2});
}

TEST(Xlsx, FindsPlacesForCellsWithoutReferences) {
    const auto cells = cells_of({.rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
                                         "<row r=\"5\"/><row><c><v>4</v></c></row>"});
    ASSERT_EQ(cells.size(), 3U);
    EXPECT_EQ(cells[1].column, 3);
    EXPECT_EQ(cells[2].row, 6);
}

TEST(Xlsx, FollowsAbsoluteTargetsAndPrefixes) {
    Members members = members_of({.sheet_target = "/xl/worksheets/sheet1.xml"});
    members.back().second =
        "<x:worksheet xmlns:x=\"x\"><x:sheetData><x:row><x:c t=\"inlineStr\">"
        "<x:is><x:t>前缀</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    EXPECT_EQ(read(members).at(0).cells.at(0).text, "前缀");
}

TEST(Xlsx, SpendsNothingOnBlankRowsAndFarCells) {
    std::string rows;
    for (int i = 1; i < 200000; ++i) {
        rows += "<row><c s=\"1\"/></row>";
    }
    rows += R"(<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>)";
    const auto cells = cells_of({.rows = rows});
    ASSERT_EQ(cells.size(), 1U);
    EXPECT_EQ(cells[0].column, 16384);
}

TEST(Xlsx, RefusesPartsThatAreTooLargeBeforeUnpackingThem) {
    std::string bytes = test::zip_of(members_of({}));
    const std::size_t line = bytes.rfind("PK\1\2"); // of the sheet, the last member
    for (const std::uint64_t claimed : {300ULL << 20U, 0xFFFFFFF0ULL}) {
        bytes.replace(line + 24, 4, little(claimed, 4));
        const test::TemporaryFile file("表.xlsx", bytes);
        EXPECT_EQ(code_of_file(file.path()), "too_large");
    }
}

TEST(Xlsx, RefusesMoreCellsThanAnyoneTypes) {
    std::string rows;
    for (std::size_t i = 0; i <= max_cells / 4; ++i) {
        rows += "<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>";
    }
    EXPECT_EQ(code_of(members_of({.rows = rows})), "too_large");
}

TEST(Xlsx, RefusesWhatItCannotTrust) {
    Members doctype = members_of({});
    doctype.back().second =
        "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>";
    EXPECT_EQ(code_of(doctype), "damaged");
    Members cut = members_of({});
    cut.back().second = "<worksheet><sheetData><row>";
    EXPECT_EQ(code_of(cut), "damaged");
    EXPECT_EQ(code_of(members_of({.sheet_target = "worksheets/none.xml"})), "damaged");
    EXPECT_EQ(code_of(members_of({.rows = "<row><c t=\"s\"><v>5</v></c></row>"})), "damaged");
    EXPECT_EQ(code_of(members_of({.rows = "<row><c r=\"A1048577\"><v>5</v></c></row>"})),
              "damaged");
    EXPECT_EQ(code_of(members_of({.rows = "<row><c r=\"A1\"><v>5</v></c>"
                                          "<c r=\"A1\"><v>6</v></c></row>"})),
              "damaged");
    EXPECT_EQ(code_of({{"a.txt", "not a workbook"}}), "damaged");
}

TEST(Xlsx, AsksForConversionOfOtherOfficeFiles) {
    Members word = members_of({});
    word.emplace_back("word/document.xml", "<document/>");
    EXPECT_EQ(code_of(word), "needs_conversion");
}

} // namespace intake
