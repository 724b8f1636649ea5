#include "validators/certificate_numbers.hpp"

#include "pipeline/model/numbers.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(PatentNumber, CheckCharacterHoldsForPublishedNumbers) {
    for (const auto* number :
         {"ZL201310699744.2", "ZL 2017 1 0601862.3", "95115608.X", "97101765.4"}) {
        EXPECT_TRUE(patent_check_holds(bare_patent_number(number))) << number;
    }
}

TEST(PatentNumber, EveryOtherCheckCharacterIsRefused) {
    for (const char check : std::string("013456789X")) {
        EXPECT_FALSE(patent_check_holds(std::string("201310699744") + check)) << check;
    }
    EXPECT_FALSE(patent_check_holds(""));
    EXPECT_FALSE(patent_check_holds("2013106997442X"));
}

TEST(PatentNumber, KindStandsBehindTheYear) {
    EXPECT_EQ(kind_of_patent("2013106997442"), '1');
    EXPECT_EQ(kind_of_patent("97101765X"), '1');
    EXPECT_EQ(kind_of_patent("20131"), '\0');
}

TEST(SkillNumber, HasALetterAnd21Digits) {
    const std::string good = "Y0031000012345231000123";
    ASSERT_EQ(good.size(), 23U);
    EXPECT_FALSE(is_skill_number(good));
    const std::string number = good.substr(0, 22);
    EXPECT_TRUE(is_skill_number(number));
    EXPECT_TRUE(is_skill_number("S" + number.substr(1)));
    EXPECT_FALSE(is_skill_number("Z" + number.substr(1)));
    EXPECT_EQ(year_of_skill_number(number), number.substr(13, 2));
    EXPECT_EQ(level_of_skill_number(number), number[15]);
}

TEST(SkillNumber, OfAMasterHasTwoLettersAndNoLevel) {
    const std::string number = "YT" + std::string(20, '1');
    EXPECT_TRUE(is_skill_number(number));
    EXPECT_EQ(level_of_skill_number(number), '\0');
    EXPECT_EQ(year_of_skill_number(number), "");
}

TEST(QualificationNumber, LevelIsTheEleventhDigit) {
    EXPECT_EQ(level_of_qualification_number("1309030000101234"), '1');
    EXPECT_EQ(level_of_qualification_number("13090300001012345"), '\0');
    EXPECT_FALSE(is_qualification_number("13090300001O1234"));
}

TEST(IdNumber, PublishedSampleHolds) {
    EXPECT_TRUE(id_check_holds("11010519491231002X"));
    EXPECT_FALSE(id_check_holds("110105194912310021"));
    EXPECT_FALSE(birth_of_id("110105194902310026"));
}

TEST(CreditCode, WorkedExampleOfTheStandardMustFail) {
    EXPECT_FALSE(credit_code_holds("91350100M000100Y4Z"));
    EXPECT_TRUE(credit_code_holds("91350100M000100Y43"));
    EXPECT_TRUE(credit_code_holds("91512081MA62K0260E"));
}

} // namespace intake
