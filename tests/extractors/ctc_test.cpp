#include "extractors/ctc.hpp"

#include <gtest/gtest.h>

#include <array>

namespace intake {

namespace {

/// Steps x 4 classes (blank and three characters), `sure` where the step says which.
std::vector<float> chances(const std::vector<std::pair<std::size_t, float>>& steps) {
    std::vector<float> out;
    for (const auto& [symbol, sure] : steps) {
        std::array<float, 4> row{};
        row.fill((1 - sure) / 3);
        row.at(symbol) = sure;
        out.insert(out.end(), row.begin(), row.end());
    }
    return out;
}

LineReading line_of(const std::u32string& text) {
    const std::vector<double> ones(text.size(), 1.0);
    return {text, ones, ones};
}

} // namespace

TEST(Ctc, JoinsRepeatsAndDropsBlanks) {
    const auto line =
        decode_ctc(chances({{0, .9F}, {1, .8F}, {1, .9F}, {0, .9F}, {2, .7F}}), 4, U"甲乙丙");
    EXPECT_EQ(line.text, U"甲乙");
    EXPECT_NEAR(line.chances[0], 0.9, 1e-6);
    EXPECT_NEAR(line.chances[1], 0.7, 1e-6);
    EXPECT_NEAR(line.weakest(), 0.7, 1e-6);
    EXPECT_NEAR(line.mean(), 0.8, 1e-6);
}

TEST(Ctc, ABlankPartsTwoOfAKind) {
    EXPECT_EQ(decode_ctc(chances({{3, .9F}, {0, .9F}, {3, .9F}}), 4, U"甲乙丙").text, U"丙丙");
}

TEST(Ctc, SaysWhereEachCharacterStands) {
    const auto line =
        decode_ctc(chances({{1, .9F}, {0, .9F}, {0, .9F}, {2, .9F}}), 4, U"甲乙丙");
    ASSERT_EQ(line.centres.size(), 2U);
    EXPECT_DOUBLE_EQ(line.centres[0], 0.125);
    EXPECT_DOUBLE_EQ(line.centres[1], 0.875);
}

TEST(Ctc, NothingComesOfNothing) {
    EXPECT_TRUE(decode_ctc({}, 4, U"甲乙丙").text.empty());
    EXPECT_TRUE(decode_ctc({}, 0, U"").text.empty());
    EXPECT_EQ(LineReading{}.mean(), 0);
    EXPECT_EQ(LineReading{}.weakest(), 0);
}

TEST(Ctc, ClassesBeyondTheAlphabetAreNoCharacters) {
    EXPECT_TRUE(decode_ctc(chances({{3, .9F}}), 4, U"甲乙").text.empty());
}

TEST(Ctc, ForeignLookAlikesBecomeTheSignsThatArePrinted) {
    EXPECT_EQ(as_printed(line_of(U"质量丶安全°")).text, U"质量、安全。");
    EXPECT_EQ(as_printed(line_of(U"25°")).text, U"25°");
}

TEST(Ctc, SpacesStayBetweenWordsOnly) {
    EXPECT_EQ(as_printed(line_of(U" 上海 质量 QC  circle ")).text, U"上海质量QC circle");
}

} // namespace intake
