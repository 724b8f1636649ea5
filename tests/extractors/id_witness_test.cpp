#include "extractors/id_witness.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

constexpr const char* male_of_1978 = "310101197805120314";

Reading recognised(const std::string& field, const std::string& value, State state) {
    Reading reading;
    reading.field = field;
    reading.value = value;
    reading.state = state;
    reading.confidence = 0.7;
    reading.backing = Backing::differing;
    reading.note = "两个识别引擎读出的内容不一致";
    reading.alternatives = {"别的"};
    return reading;
}

std::vector<Reading> beside(const Reading& reading, State number = State::accepted) {
    return backed_by_id_number({recognised("id_number", male_of_1978, number), reading},
                               testing::small_profile());
}

} // namespace

TEST(IdWitness, WhatTheProvenNumberSaysTooIsAccepted) {
    const Reading birth = beside(recognised("birth", "1978-05", State::review))[1];
    EXPECT_EQ(birth.state, State::accepted);
    EXPECT_TRUE(birth.note.empty());
    EXPECT_TRUE(birth.alternatives.empty());
    EXPECT_EQ(beside(recognised("sex", "男", State::review))[1].state, State::accepted);
}

TEST(IdWitness, WhatTheNumberContradictsStaysAsItWasRead) {
    const Reading birth = beside(recognised("birth", "1979-05", State::review))[1];
    EXPECT_EQ(birth.state, State::review);
    EXPECT_EQ(birth.value, "1979-05");
    EXPECT_EQ(beside(recognised("sex", "女", State::review))[1].state, State::review);
    EXPECT_EQ(beside(recognised("name", "男", State::review))[1].state, State::review);
}

TEST(IdWitness, ANumberInDoubtAndAMereGuessProveNothing) {
    const Reading birth = recognised("birth", "1978-05", State::review);
    EXPECT_EQ(beside(birth, State::review)[1].state, State::review);
    Reading guess = birth;
    guess.confidence = 0.3;
    EXPECT_EQ(beside(guess)[1].state, State::review);
    Reading unclear = birth;
    unclear.backing = Backing::unclear;
    EXPECT_EQ(beside(unclear)[1].state, State::review);
}

TEST(IdWitness, TwoProvenNumbersProveNothing) {
    const std::vector<Reading> readings{
        recognised("id_number", male_of_1978, State::accepted),
        recognised("id_number", "110101199003070038", State::accepted),
        recognised("birth", "1978-05", State::review)};
    EXPECT_EQ(backed_by_id_number(readings, testing::small_profile())[2].state, State::review);
}

} // namespace intake
