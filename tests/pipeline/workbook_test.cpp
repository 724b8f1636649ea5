#include "pipeline/emit/workbook.hpp"

#include "pipeline/emit/outputs.hpp"
#include "tests/support/batch_builder.hpp"
#include "tests/support/unzip.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace intake {

namespace {

/// 2 x 1 grey pixels at 150 dpi.
const std::string& small_png() {
    static const std::string png(
        "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000"
        "\000\002\000\000\000\001\010\000\000\000\000\321\111\040\126\000\000\000"
        "\011\160\110\131\163\000\000\027\022\000\000\027\022\001\147\237\322\122"
        "\000\000\000\013\111\104\101\124\170\332\143\370\137\017\000\002\200\001"
        "\177\237\315\205\206\000\000\000\000\111\105\116\104\256\102\140\202",
        89);
    return png;
}

Letter small_letter() {
    Letter letter;
    letter.unit = "浦东新区质量协会";
    letter.date = test::small_batch().as_of;
    letter.due = letter.date;
    letter.unit_items = {
        {"BZ-01-001", "", "推荐函", "缺少加盖公章的推荐函", "细则", "请补报", "必补", "a1"}};
    letter.candidate_items = {{"BZ-01-002", "李敏", "《推荐表》第2页", "=cmd|'/c calc'!A1",
                               "细则", "+1", "建议", "a2"}};
    return letter;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string sheet_of(const std::string& book, const std::string& name = "sheet1") {
    return test::unzip(book).at("xl/worksheets/" + name + ".xml");
}

} // namespace

TEST(Workbook, KeepsTextThatLooksLikeAFormulaText) {
    Workbook book("t");
    book.add_sheet("s", {{"h", 10}});
    int row = 1;
    for (const char* text : {"=1+1", "+1", "-1", "@x", "\tx", "310101197805120314",
                             "http://example.org", "{=1}"}) {
        book.text(row++, 0, text);
    }
    const std::string bytes = book.finish();
    const std::string sheet = sheet_of(bytes);
    EXPECT_FALSE(has(sheet, "<f>"));
    EXPECT_FALSE(has(sheet, "hyperlink"));
    for (int cell = 2; cell < row + 1; ++cell) {
        const std::string name = "<c r=\"A" + std::to_string(cell) + "\"";
        const std::size_t at = sheet.find(name);
        ASSERT_NE(at, std::string::npos);
        EXPECT_TRUE(has(sheet.substr(at, 40), "t=\"s\"")) << name;
    }
    EXPECT_TRUE(has(test::unzip(bytes).at("xl/sharedStrings.xml"), ">310101197805120314<"));
}

TEST(Workbook, KeepsCellsTextWhenTheyAreEdited) {
    Workbook book("t");
    book.add_sheet("s", {{"h", 10}});
    book.choices(1, 0, {"a", "b"});
    EXPECT_TRUE(has(test::unzip(book.finish()).at("xl/styles.xml"), "numFmtId=\"49\""));
}

TEST(Workbook, GivesTheSameBytesTwice) {
    const auto make = [] {
        Workbook book("t");
        book.add_sheet("s", {{"h", 10}, {"p", 20}});
        book.text(1, 0, "x");
        EXPECT_TRUE(book.picture(1, 1, small_png(), 100));
        return book.finish();
    };
    const std::string first = make();
    ::setenv("TZ", "Asia/Shanghai", 1);
    EXPECT_EQ(first, make());
    ::unsetenv("TZ");
}

TEST(Workbook, SurvivesTextThatXmlCannotHold) {
    Workbook book("\x01");
    book.add_sheet("s", {{"h", 10}});
    book.text(1, 0,
              "a\x01\xFF\x7F"
              "b");
    book.text(2, 0, std::string(100'000, 'x'));
    EXPECT_TRUE(
        has(test::unzip(book.finish()).at("xl/sharedStrings.xml"), "a\\u{1}\uFFFD\\u{7f}b"));
}

TEST(Workbook, SpellsOutWhatWouldTurnTextAround) {
    Workbook book("题\u202E");
    book.add_sheet("s", {{"h\u2066", 10}});
    book.text(1, 0, "附件\u202Efdp.\u200F行\n二");
    book.choices(2, 0, {"甲\u061C"});
    const auto members = test::unzip(book.finish());
    std::string all;
    for (const auto& [name, bytes] : members) {
        all += bytes;
    }
    for (const char* hidden : {"\u202E", "\u2066", "\u200F", "\u061C"}) {
        EXPECT_FALSE(has(all, hidden));
    }
    EXPECT_TRUE(has(members.at("xl/sharedStrings.xml"), "附件\\u{202e}fdp.\\u{200f}行\n二"));
}

TEST(Workbook, RefusesPicturesThatAreNone) {
    Workbook book("t");
    book.add_sheet("s", {{"h", 10}});
    EXPECT_FALSE(book.picture(1, 0, "", 100));
    EXPECT_FALSE(book.picture(1, 0, "GIF89a, or so it says, at some length", 100));
    EXPECT_FALSE(book.picture(1, 0, small_png().substr(0, 20), 100));
    static_cast<void>(book.finish());
}

TEST(Workbook, MayBeGivenUpHalfWay) {
    Workbook book("t");
    book.add_sheet("s", {{"h", 10}});
}

TEST(ListWorkbook, CarriesTheLettersNumbers) {
    const std::string bytes = list_workbook(small_letter(), test::small_profile());
    const std::string strings = test::unzip(bytes).at("xl/sharedStrings.xml");
    EXPECT_TRUE(has(strings, ">BZ-01-001<"));
    EXPECT_TRUE(has(strings, ">BZ-01-002<"));
    EXPECT_TRUE(has(strings, "=cmd|"));
    EXPECT_FALSE(has(sheet_of(bytes), "<f>"));
}

TEST(ReviewWorkbook, OffersAlternativesBesideThePicture) {
    const Batch batch = test::small_batch();
    std::vector<ReviewItem> items = review_items(batch);
    items.at(1).pictures = {small_png()};
    const auto members = test::unzip(review_workbook(items, batch));
    const std::string& sheet = members.at("xl/worksheets/sheet1.xml");
    EXPECT_TRUE(members.contains("xl/media/image1.png"));
    EXPECT_TRUE(has(sheet, "<dataValidation type=\"list\""));
    EXPECT_TRUE(has(sheet, "!$A$2:$D$2</formula1>"));
    EXPECT_TRUE(has(sheet, "orientation=\"landscape\""));
    EXPECT_TRUE(has(sheet, "state=\"frozen\""));
    EXPECT_TRUE(has(sheet, "<sheetProtection"));
    const std::string& strings = members.at("xl/sharedStrings.xml");
    EXPECT_TRUE(has(strings, ">13800000006<"));
    EXPECT_TRUE(has(strings, ">" + items.at(1).id + "<"));
    EXPECT_TRUE(has(strings, fingerprint_of(questions_of(items))));
}

TEST(ReviewWorkbook, LetsPeopleWriteTheAnswerWhoTheyAreAndWhy) {
    const Batch batch = test::small_batch();
    const std::string sheet = sheet_of(review_workbook(review_items(batch), batch));
    const auto style_of = [&](const std::string& cell) {
        const std::size_t at = sheet.find("<c r=\"" + cell + "\" s=\"");
        return at == std::string::npos ? "none" : sheet.substr(at + cell.size() + 11, 3);
    };
    EXPECT_NE(style_of("I2"), "none");
    EXPECT_EQ(style_of("J2"), style_of("I2"));
    EXPECT_EQ(style_of("K2"), style_of("I2"));
    EXPECT_NE(style_of("H2"), style_of("I2")) << "all else is locked";
}

TEST(ReviewWorkbook, ShowsSeveralPlacesInOneCell) {
    Workbook book("t");
    book.add_sheet("s", {{"p", 20}});
    EXPECT_TRUE(book.pictures(1, 0, {small_png(), "", small_png()}, 100));
    EXPECT_FALSE(book.pictures(2, 0, {"", ""}, 100));
    EXPECT_TRUE(has(test::unzip(book.finish()).at("xl/drawings/drawing1.xml"), "Picture 2"));
}

TEST(ReviewWorkbook, StandsWithoutItems) {
    EXPECT_FALSE(review_workbook({}, test::small_batch()).empty());
}

TEST(OverviewWorkbook, NeverBlursTheStates) {
    const auto members = test::unzip(overview_workbook(test::small_batch()));
    const std::string& strings = members.at("xl/sharedStrings.xml");
    EXPECT_TRUE(has(strings, ">【待核】13800000000<"));
    EXPECT_TRUE(has(strings, ">【未能识读】<"));
    EXPECT_TRUE(has(strings, ">【空缺】<"));
    EXPECT_EQ(members.count("xl/worksheets/sheet6.xml"), 1U);
}

} // namespace intake
