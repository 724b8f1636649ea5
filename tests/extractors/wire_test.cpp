#include "extractors/wire.hpp"

#include "pipeline/model/error.hpp"

#include <gtest/gtest.h>

namespace intake {
namespace {

Document sample() {
    Document document;
    document.path = "王建国/推荐表.pdf";
    document.page_count = 3;
    Page page;
    page.number = 2;
    page.part = 1;
    page.width = 595.27559055118115;
    page.height = 0.1 + 0.2;
    page.to_file = {0, 1, -1, 0, 841.88976377952758, 1e-17};
    page.origin = Origin::ocr;
    page.note = "含“引号”与\n换行";
    page.lines.push_back({"姓名",
                          {10, 20, 34.000000000000007, 32},
                          {10, 22, 34.5},
                          0.93,
                          0.5,
                          0.25,
                          Origin::ocr});
    page.grids.push_back(
        {{1, 2, 3, 4}, 2, 2, {{0, 1, 2, 1, {1, 2, 3, 4}, Ink::unreadable, {0}}}});
    page.portraits.push_back({400, 100, 480, 210});
    page.marks.colour = true;
    page.marks.imprints.push_back({{300, 500, 410, 610},
                                   SealShape::oval,
                                   true,
                                   "上海某某有限公司",
                                   0.75,
                                   true,
                                   "合同专用章"});
    page.marks.codes.push_back({{1, 2, 30, 40}, "https://example.org/引"});
    page.marks.blots.push_back({1, 2, 3, 4.5});
    page.marks.strokes.push_back({5, 6, 7, 8});
    document.pages.push_back(page);
    document.sheets.push_back({"汇总表",
                               true,
                               {{4, 10, "1985.1", CellType::number, 1985.1, true, 2, 3}},
                               {5},
                               {7, 8}});
    document.faults.push_back({"damaged", 3, "第3页无法读取"});
    return document;
}

std::string with(std::string_view from, std::string_view to) {
    std::string message = to_wire(sample());
    const auto at = message.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return message.replace(at, from.size(), to);
}

std::string code_of(std::string_view message) {
    try {
        static_cast<void>(from_wire(message));
    } catch (const InputError& error) {
        return error.code;
    }
    return "accepted";
}

} // namespace

TEST(Wire, ADocumentComesBackExactlyAsItWas) {
    const Document back = from_wire(to_wire(sample()));
    EXPECT_EQ(to_wire(back), to_wire(sample()));
    const Page& page = back.pages.at(0);
    const Page was = sample().pages.at(0);
    EXPECT_EQ(back.path, sample().path);
    EXPECT_EQ(page.width, was.width);
    EXPECT_EQ(page.height, was.height);
    EXPECT_EQ(page.to_file, was.to_file);
    EXPECT_EQ(page.note, was.note);
    EXPECT_TRUE(page.marks.colour);
    EXPECT_EQ(page.marks.imprints.at(0).ring, "上海某某有限公司");
    EXPECT_EQ(page.marks.imprints.at(0).shape, SealShape::oval);
    EXPECT_EQ(page.marks.codes.at(0).text, was.marks.codes.at(0).text);
    EXPECT_EQ(page.marks.codes.at(0).box, was.marks.codes.at(0).box);
    EXPECT_EQ(page.marks.blots, was.marks.blots);
    EXPECT_EQ(page.marks.strokes, was.marks.strokes);
    EXPECT_EQ(page.lines.at(0).text, "姓名");
    EXPECT_EQ(page.lines.at(0).box, was.lines.at(0).box);
    EXPECT_EQ(page.lines.at(0).edges, was.lines.at(0).edges);
    EXPECT_EQ(page.grids.at(0).cells.at(0).ink, Ink::unreadable);
    EXPECT_EQ(page.grids.at(0).cells.at(0).lines, std::vector<int>{0});
    EXPECT_EQ(back.sheets.at(0).cells.at(0).number, 1985.1);
    EXPECT_EQ(back.sheets.at(0).hidden_columns, (std::vector<int>{7, 8}));
    EXPECT_EQ(back.faults.at(0).page, 3);
}

TEST(Wire, AnEmptyDocumentComesBack) {
    EXPECT_EQ(to_wire(from_wire(to_wire({}))), to_wire({}));
}

TEST(Wire, IllFormedTextIsSentAsReplacementCharacters) {
    Document document;
    document.path = "a\xff";
    EXPECT_EQ(from_wire(to_wire(document)).path, "a\uFFFD");
}

TEST(Wire, WhatIsNotOurMessageIsRefused) {
    EXPECT_EQ(code_of(""), "failed");
    EXPECT_EQ(code_of("null"), "failed");
    EXPECT_EQ(code_of("[]"), "failed");
    EXPECT_EQ(code_of("{}"), "failed");
    EXPECT_EQ(code_of(std::string(100'000, '[')), "failed");
    EXPECT_EQ(code_of(to_wire(sample()) + "x"), "failed");
    EXPECT_EQ(code_of(with("document/1", "document/2")), "failed");
}

TEST(Wire, AMessageLongerThanAnyOfOursIsNotEvenParsed) {
    EXPECT_EQ(code_of(std::string(most_wire_bytes + 1, ' ')), "too_large");
}

TEST(Wire, AMessageOfMoreValuesThanAnyOfOursIsRefused) {
    const std::string message = to_wire(sample());
    EXPECT_NO_THROW((void)from_wire(message, message.size()));
    EXPECT_THROW((void)from_wire(message, 20), InputError);
}

TEST(Wire, FurtherMissingAndRepeatedKeysAreRefused) {
    EXPECT_EQ(code_of(with("\"path\":", "\"pfad\":")), "failed");
    EXPECT_EQ(code_of(with("\"page_count\":3", R"("page_count":3,"x":1)")), "failed");
    EXPECT_EQ(code_of(with("\"page_count\":3", R"("page_count":3,"page_count":3)")), "failed");
}

TEST(Wire, ValuesOutOfRangeAreRefused) {
    EXPECT_EQ(code_of(with("\"confidence\":0.93", "\"confidence\":1.5")), "failed");
    EXPECT_EQ(code_of(with("\"confidence\":0.93", "\"confidence\":null")), "failed");
    EXPECT_EQ(code_of(with("\"confidence\":0.93", "\"confidence\":1e999")), "failed");
    EXPECT_EQ(code_of(with("\"number\":2", "\"number\":4")), "failed");
    EXPECT_EQ(code_of(with("\"number\":2", "\"number\":99999999999999999999")), "failed");
    EXPECT_EQ(code_of(with("\"part\":1", "\"part\":3")), "failed");
    EXPECT_EQ(code_of(with("\"part\":1", "\"part\":true")), "failed");
    EXPECT_EQ(code_of(with("\"unreadable\"", "\"empty\"")), "failed");
}

TEST(Wire, IndicesThatPointNowhereAreRefused) {
    EXPECT_EQ(code_of(with("\"lines\":[0]", "\"lines\":[1]")), "failed");
    EXPECT_EQ(code_of(with("\"lines\":[0]", "\"lines\":[-1]")), "failed");
    EXPECT_EQ(code_of(with("\"column\":1", "\"column\":2")), "failed");
    EXPECT_EQ(code_of(with("\"row_span\":2", "\"row_span\":3")), "failed");
}

TEST(Wire, EdgesMustFitTheText) {
    EXPECT_EQ(code_of(with("\"姓名\"", "\"姓\"")), "failed");
}

TEST(Wire, EveryCutMessageIsRefused) {
    const std::string message = to_wire(sample());
    for (std::size_t size = 0; size < message.size(); ++size) {
        EXPECT_EQ(code_of(std::string_view(message).substr(0, size)), "failed") << size;
    }
}

} // namespace intake
