#include "extractors/line_order.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

Text line(const std::string& text, const Box& box, double confidence) {
    return {.text = text, .box = box, .confidence = confidence, .origin = Origin::ocr};
}

std::string text_of(const std::vector<Text>& lines) {
    std::string all;
    for (const Text& line : lines) {
        all += line.text + "|";
    }
    return all;
}

} // namespace

TEST(LineOrder, TheTipsOfALinesGlyphsAreNoLineOfTheirOwn) {
    const std::vector<Text> lines{line("AS", {186, 368.5, 193, 372.1}, 0.87),
                                  line("带头践行质量第一理念", {58, 368.6, 513, 379}, 0.99),
                                  line("注", {520, 368.5, 526, 372.1}, 0.87),
                                  line("（盖章）", {180, 380, 220, 389}, 0.5)};
    EXPECT_EQ(text_of(without_fragments(lines)), "带头践行质量第一理念|注|（盖章）|");
}

TEST(LineOrder, ASmallLineThatIsSurerThanTheOneAroundItStays) {
    const std::vector<Text> lines{line("合格", {100, 104, 120, 112}, 0.99),
                                  line("竺一", {80, 100, 300, 130}, 0.3)};
    EXPECT_EQ(text_of(without_fragments(lines)), "合格|竺一|");
}

TEST(LineOrder, ATablesLinesStandWhereTheTableStands) {
    const Grid grid{.box = {50, 100, 500, 200}};
    const std::vector<Text> inside{line("格一", {60, 110, 90, 120}, 1),
                                   line("格二", {60, 150, 90, 160}, 1)};
    const std::vector<Text> outside{line("右", {300, 51, 330, 61}, 1),
                                    line("下", {60, 220, 90, 230}, 1),
                                    line("左", {60, 50, 90, 60}, 1)};
    EXPECT_EQ(text_of(in_reading_order({grid}, inside, outside)), "左|右|格一|格二|下|");
}

} // namespace intake
