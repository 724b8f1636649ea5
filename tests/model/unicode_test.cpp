#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(Unicode, FoldMakesFullWidthFormsPlain) {
    EXPECT_EQ(fold("Ａ１２　（上海）"), "A12 (上海)");
}

TEST(Unicode, SqueezeDropsPaddingInsideNames) {
    EXPECT_EQ(squeeze("姓　 名"), "姓名");
    EXPECT_EQ(squeeze("买买提•艾力"), squeeze("买买提·艾力"));
}

TEST(Unicode, SkeletonKeepsOnlyLettersDigitsAndIdeographs) {
    EXPECT_EQ(skeleton("沪质协〔2026〕12号："), "沪质协202612号");
}

TEST(Unicode, IllFormedBytesBecomeReplacementCharacters) {
    EXPECT_FALSE(is_valid_utf8("\xff\xfe"));
    EXPECT_EQ(decode("a\xff"), U"a\xFFFD");
}

TEST(Unicode, EditDistanceStopsAtItsLimit) {
    EXPECT_EQ(edit_distance(U"出生年月", U"出生年用", 2), 1U);
    EXPECT_EQ(edit_distance(U"出生年月", U"通讯地址", 2), 3U);
}

TEST(Unicode, PersonalNumbersInsideASentenceAreMasked) {
    EXPECT_EQ(mask_personal("号码310101197805120314，电话13812345678。"),
              "号码3101**********0314，电话138****5678。");
    EXPECT_EQ(mask_personal("34052419800101001X"), "3405**********001X");
    EXPECT_EQ(mask_personal("2026年5月，共12人"), "2026年5月，共12人");
}

TEST(Unicode, ControlCharactersAreSpelledOut) {
    EXPECT_EQ(printable("a\n\xE2\x80\xAE"
                        "b"),
              "a\\u{a}\\u{202e}b");
}

} // namespace intake
