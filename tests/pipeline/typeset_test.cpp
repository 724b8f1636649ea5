#include "pipeline/emit/typeset.hpp"

#include <gtest/gtest.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <memory>

namespace intake {

namespace {

Manuscript manuscript(Block block) {
    Manuscript out;
    out.date = *parse_date("2026-05-15");
    out.blocks.push_back(std::move(block));
    return out;
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

std::string words_of(const std::string& pdf) {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
    const std::unique_ptr<poppler::page> page(document->create_page(0));
    const poppler::byte_array bytes = page->text().to_utf8();
    const poppler::byte_array title = document->get_title().to_utf8();
    return std::string(title.begin(), title.end()) + std::string(bytes.begin(), bytes.end());
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(Typeset, KnowsRareCharactersOfNames) {
    const Typeset set = typeset(manuscript(Paragraph{{{"王㛃𠮷𫖯·买买提○①〔2026〕"}}, {}}));
    EXPECT_EQ(set.unknown_glyphs, 0);
}

TEST(Typeset, CountsWhatNoFontHas) {
    const Typeset set = typeset(manuscript(Paragraph{{{"\U000F1234"}}, {}}));
    EXPECT_GT(set.unknown_glyphs, 0);
}

TEST(Typeset, BreaksLongParagraphsOverPages) {
    EXPECT_EQ(typeset(manuscript(Paragraph{{{"短"}}, {}})).pages, 1);
    EXPECT_EQ(typeset(manuscript(Paragraph{{{repeated("质量工匠", 280)}}, {}})).pages, 2);
}

TEST(Typeset, CutsARowNoPageHolds) {
    const Table table{.columns = {{"问题", 60, Align::left}, {"要求", 100, Align::left}},
                      .rows = {{{repeated("长", 900), "短"}}}};
    EXPECT_GT(typeset(manuscript(table)).pages, 2);
}

TEST(Typeset, BreaksTablesBetweenRows) {
    Table table{.columns = {{"问题", 100, Align::left}}};
    for (int i = 0; i < 60; ++i) {
        table.rows.push_back({{"一行"}});
    }
    EXPECT_EQ(typeset(manuscript(table)).pages, 3);
}

TEST(Typeset, SurvivesIllFormedText) {
    EXPECT_EQ(typeset(manuscript(Paragraph{{{"a\xff\x01\n b"}}, {}})).pages, 1);
}

TEST(Typeset, SpellsOutWhatWouldTurnTheSentenceAround) {
    Manuscript out = manuscript(Paragraph{{{"file a\u202Eb\u2067c\uFEFF is not sealed"}}, {}});
    out.title = "t\u202E";
    std::string words = words_of(typeset(out).pdf);
    std::erase(words, ' '); // which a justified line has more of
    EXPECT_TRUE(has(words, "t\\u{202e}")) << words;
    EXPECT_TRUE(has(words, "filea\\u{202e}b\\u{2067}c\\u{feff}isnotsealed")) << words;
}

TEST(Typeset, ANameFromRightToLeftDoesNotTurnItsSentence) {
    const auto left_of = [](const std::string& text) {
        const std::string pdf = typeset(manuscript(Paragraph{{{text}}, {}})).pdf;
        const std::unique_ptr<poppler::document> document(
            poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
        const std::unique_ptr<poppler::page> page(document->create_page(0));
        return page->text_list().front().bbox().x();
    };
    EXPECT_LT(left_of("\u05D0\u05D1 材料"), 200);
}

TEST(Typeset, StartsNameThePageOfABlock) {
    Manuscript out = manuscript(Paragraph{{{"一"}}, {}});
    out.blocks.emplace_back(PageBreak{});
    out.blocks.emplace_back(Paragraph{{{"二"}}, {}});
    EXPECT_EQ(typeset(out).starts, (std::vector<int>{1, 1, 2}));
}

TEST(Typeset, FeetHaveOnePageEach) {
    const std::string pdf = typeset_feet({{.right = "第1页/共2页"}, {.right = "第2页/共2页"}},
                                         *parse_date("2026-05-15"));
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    EXPECT_NE(pdf.find("/Count 2"), std::string::npos);
}

TEST(Typeset, NoPageBeginsOrEndsWithALoneLine) {
    const auto pages_and_lines = [](int lines_before) {
        Manuscript out = manuscript(Gap{28.0 * lines_before});
        out.blocks.emplace_back(Paragraph{{{repeated("质量工匠", 18)}}, {}}); // three lines
        out.blocks.emplace_back(Paragraph{{{"后"}}, {}});
        return typeset(out);
    };
    EXPECT_EQ(pages_and_lines(19).starts.at(2), 1); // 22 lines a page: all three fit
    EXPECT_EQ(pages_and_lines(20).starts.at(2), 2); // two fit: one goes before, two after
    EXPECT_EQ(pages_and_lines(21).starts.at(2), 2); // one fits: none stays
}

TEST(Typeset, ACaptionAndAHeadingGoWithTheirRows) {
    Table table{.columns = {{"问题", 300, Align::left}},
                .rows = {{{}, "王建国（1项）"}, {{repeated("长", 200)}}},
                .caption = "表一"};
    Manuscript out = manuscript(Gap{28.0 * 20});
    out.blocks.emplace_back(table);
    out.blocks.emplace_back(Paragraph{{{"后"}}, {}});
    const Typeset set = typeset(out);
    Manuscript alone = manuscript(table);
    alone.blocks.insert(alone.blocks.begin(), PageBreak{});
    EXPECT_EQ(set.pages, 2);
    EXPECT_EQ(typeset(alone).pages, 2);
}

} // namespace intake
