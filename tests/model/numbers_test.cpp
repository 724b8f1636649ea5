#include "pipeline/model/numbers.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(IdNumber, PublishedSamplesHold) {
    EXPECT_TRUE(id_check_holds("11010519491231002X"));
    EXPECT_TRUE(id_check_holds("440524188001010014"));
    EXPECT_TRUE(id_check_holds("34052419800101001X"));
}

TEST(IdNumber, AWrongCheckCharacterDoesNotHold) {
    EXPECT_FALSE(id_check_holds("110105194912310021"));
    EXPECT_FALSE(id_check_holds("11010519491231002x"));
    EXPECT_FALSE(id_check_holds("1101051949123100"));
}

TEST(IdNumber, CarriesBirthAndSex) {
    EXPECT_EQ(to_string(*birth_of_id("34052419800101001X")), "1980-01-01");
    EXPECT_EQ(sex_of_id("34052419800101001X"), "男");
    EXPECT_EQ(sex_of_id("11010519491231002X"), "女");
    EXPECT_FALSE(birth_of_id("34052419801301001X"));
}

TEST(CreditCode, TheStandardsWorkedExampleFailsAndAGoodOneHolds) {
    EXPECT_FALSE(credit_code_holds("91350100M000100Y4Z"));
    EXPECT_TRUE(credit_code_holds("91350100M000100Y43"));
    EXPECT_TRUE(credit_code_holds("91512081MA62K0260E"));
}

} // namespace intake
