#include "extractors/labels.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

const std::vector<std::vector<std::string>> labels{
    {"姓名"}, {"出生年月", "出生日期"}, {"学历", "学历学位"}, {"学位", "学历学位"}};

} // namespace

TEST(Labels, PaddingColonsAndRemarksAreForgiven) {
    const auto forms = label_forms(labels);
    EXPECT_EQ(owners_of_label("姓　　名：", forms, false), std::vector<std::size_t>{0});
    EXPECT_EQ(owners_of_label("出生\n年月", forms, false), std::vector<std::size_t>{1});
    EXPECT_EQ(owners_of_label("（一）出生年月（岁）", forms, false),
              std::vector<std::size_t>{1});
    EXPECT_EQ(owners_of_label("出生\n（阳历）\n年月", forms, false),
              std::vector<std::size_t>{1});
}

TEST(Labels, OneLabelMayNameTwoFields) {
    const auto forms = label_forms(labels);
    EXPECT_EQ(owners_of_label("学历/学位", forms, false), (std::vector<std::size_t>{2, 3}));
}

TEST(Labels, SlipsAreForgivenOnlyWhereAskedAndNeverInShortLabels) {
    const auto forms = label_forms(labels);
    EXPECT_TRUE(owners_of_label("出生年用", forms, false).empty());
    EXPECT_EQ(owners_of_label("出生年用", forms, true), std::vector<std::size_t>{1});
    EXPECT_TRUE(owners_of_label("姓石", forms, true).empty());
}

TEST(Labels, SlipsLeaveTheEndWhichSaysWhatIsAskedFor) {
    const std::vector<std::vector<std::string>> opinion{{"上海市质量协会意见"}};
    const auto forms = label_forms(opinion);
    EXPECT_TRUE(owners_of_label("上海市质量协会制", forms, true).empty());
    EXPECT_FALSE(owners_of_label("上海市贡量协会意见", forms, true).empty());
}

TEST(Labels, AValueIsNoLabel) {
    const auto forms = label_forms(labels);
    EXPECT_TRUE(owners_of_label("姓名牌制造有限公司", forms, true).empty());
}

TEST(Labels, RunningTextGivesEachLabelAndWhereItsValueBegins) {
    const auto forms = label_forms(labels);
    const std::u32string text = U"姓名：王芳\t出生年月：1985年3月";
    const auto hits = labels_in(text, forms);
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_EQ(hits[0].value, 3U);
    EXPECT_EQ(hits[1].owner, 1U);
    EXPECT_TRUE(hits[1].colon);
}

TEST(Labels, TheGroupBeforeADashIsNotPartOfTheLabel) {
    const auto forms = label_forms(labels);
    EXPECT_EQ(owners_of_label("十、“基本情况”——出生年月", forms, false),
              std::vector<std::size_t>{1});
    EXPECT_EQ(owners_of_label("十、“基本情况”一一出生年月", forms, true),
              std::vector<std::size_t>{1});
    EXPECT_TRUE(owners_of_label("填表人——王芳", forms, true).empty());
}

TEST(Labels, ADashAtTheHeadOfALineStandsForAColon) {
    const std::vector<std::vector<std::string>> forces{{"引领力"}, {"推荐单位"}};
    const auto forms = label_forms(forces);
    for (const std::u32string text :
         {U"◇引领力——以党员标准要求自己", U"引领力一以党员标准要求自己"}) {
        const auto hits = labels_in(text, forms);
        ASSERT_EQ(hits.size(), 1U);
        EXPECT_TRUE(hits[0].colon);
        EXPECT_EQ(text.substr(hits[0].value), U"以党员标准要求自己");
    }
    for (const std::u32string text : {U"引领力一直是他的长处所在之处",
                                      U"推荐单位一栏填写单位的全称字样", U"推荐单位一览"}) {
        const auto hits = labels_in(text, forms);
        EXPECT_TRUE(hits.empty() || !hits[0].colon);
    }
}

TEST(Labels, ALabelInQuotationMarksIsOnlyMentioned) {
    const auto forms = label_forms(labels);
    EXPECT_TRUE(labels_in(U"4.“出生年月”栏按身份证填写", forms).empty());
}

TEST(Labels, ARemarkAtTheEndOfItsLineBelongsToTheLabel) {
    const auto forms = label_forms(labels);
    const auto hits = labels_in(U"出生年月（年月日）\n1985年3月", forms);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].value, 9U);
    EXPECT_EQ(hits[0].to, 9U);
}

} // namespace intake
