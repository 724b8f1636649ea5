#include "pipeline/emit/names.hpp"

#include "pipeline/model/unicode.hpp"
#include "tests/support/batch_builder.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(Names, KeepChineseAndMinorityNamesAsTheyAre) {
    EXPECT_EQ(safe_name("浦东新区质量协会（本部）", "单位"), "浦东新区质量协会（本部）");
    EXPECT_EQ(safe_name("阿依古丽·买买提", "候选人"), "阿依古丽·买买提");
}

TEST(Names, ReplaceWhatFileSystemsReserve) {
    EXPECT_EQ(safe_name("a/b\\c:d?e\"f<g>h|i*j", "x"), "a_b_c_d_e_f_g_h_ixj");
    EXPECT_EQ(safe_name("../../etc", "x"), "_.._etc");
}

TEST(Names, DropControlAndBidiCharacters) {
    EXPECT_EQ(safe_name("王\n建\x7F国", "x"), "王建国");
    EXPECT_EQ(safe_name("王\u202E建\u2066国\u200B", "x"), "王建国");
}

TEST(Names, NeverStartOrEndWithDotsOrSpaces) {
    EXPECT_EQ(safe_name(" .hidden. ", "x"), "hidden");
    EXPECT_EQ(safe_name(" . ", "候选人"), "候选人");
    EXPECT_EQ(safe_name("王　 建国", "x"), "王 建国");
}

TEST(Names, AreCutBetweenCharacters) {
    std::string longest;
    for (int i = 0; i < 60; ++i) {
        longest += "质";
    }
    const std::string name = safe_name(longest, "x");
    EXPECT_EQ(name.size(), 75U);
    EXPECT_TRUE(is_valid_utf8(name));
    const std::vector<std::string> two = distinct_names({name, name});
    EXPECT_LE(two.at(1).size(), 76U);
    EXPECT_TRUE(two.at(1).ends_with("-2"));
    EXPECT_TRUE(is_valid_utf8(two.at(1)));
}

TEST(Names, HideIdNumbers) {
    const std::string name = safe_name("王建国310101197805120314", "x");
    EXPECT_EQ(name.find("197805120"), std::string::npos);
    EXPECT_EQ(name.find('*'), std::string::npos);
    EXPECT_TRUE(name.starts_with("王建国"));
}

TEST(Names, AvoidDevicesOfWindows) {
    EXPECT_EQ(safe_name("CON", "x"), "_CON");
    EXPECT_EQ(safe_name("lpt1.txt", "x"), "_lpt1.txt");
    EXPECT_EQ(safe_name("concert", "x"), "concert");
}

TEST(Names, NumberCollisionsOfCaseWidthAndText) {
    const std::vector<std::string> expected{"ABC", "abc-2", "ＡＢＣ-3", "abc-2-2"};
    EXPECT_EQ(distinct_names({"ABC", "abc", "ＡＢＣ", "abc-2"}), expected);
}

TEST(Names, OfUnitsFallBackToTheSubmission) {
    Batch batch = test::small_batch();
    batch.reviews.at(1).subject.unit.clear();
    batch.reviews.push_back(batch.reviews.front());
    const std::vector<std::string> expected{"浦东新区质量协会", "静安区", "浦东新区质量协会-2"};
    EXPECT_EQ(unit_folders(batch), expected);
}

TEST(Names, OfNamesakesAreNumbered) {
    Review review = test::faulty_review();
    review.subject.dossiers.at(1).candidate = "王建国";
    const std::vector<std::string> expected{"王建国", "王建国-2", "阿依古丽·买买提"};
    EXPECT_EQ(packet_names(review), expected);
}

} // namespace intake
