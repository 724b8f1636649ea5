#include "pipeline/page_likeness.hpp"

#include "tests/support/batch_builder.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

constexpr const char* opinions =
    "所在单位意见同意推荐该同志事迹真实无违纪违法情况公示期间未收到异议负责人签名单位盖章年月日"
    "推荐单位意见经审核材料齐全符合培育选树条件同意推荐参加上海质量工匠评选负责人签名";
constexpr const char* resume =
    "工作简历起止年月工作单位及岗位证明人二零零七年七月至今上海砚溪精密仪器有限公司精密装配部"
    "主要荣誉称号获奖名称授予单位获奖时间专利标准论文带徒情况技能等级证书编号手机邮箱地址";

void print(Document& document, std::size_t page, const std::string& text) {
    Text line;
    line.text = text;
    document.pages.at(page).lines.push_back(line);
}

Dossier with_form(Case& subject, const std::string& name) {
    Dossier dossier = test::dossier(name, "310101197805120314", "deficient");
    dossier.parts.front().document = subject.documents.size();
    subject.documents.push_back(test::document(name + "/推荐表.pdf", 2));
    print(subject.documents.back(), 0, std::string(resume) + name);
    print(subject.documents.back(), 1, std::string(opinions) + name);
    return dossier;
}

/// Two candidates' forms, and a page that came alone.
Case two_forms(const std::string& owner) {
    Case subject;
    for (const char* name : {"王建国", "李敏"}) {
        subject.dossiers.push_back(with_form(subject, name));
    }
    subject.documents.push_back(test::document("盖章页.pdf", 1));
    print(subject.documents.back(), 0, std::string(opinions) + "同意");
    Unrecognised rest;
    rest.document = 2;
    rest.candidate = owner;
    subject.unrecognised = {rest};
    return subject;
}

const std::set<std::string> kept{"王建国/推荐表.pdf", "李敏/推荐表.pdf"};

} // namespace

TEST(PageLikeness, KnowsTheEarlierPageOfTheSamePerson) {
    const auto again = pages_sent_again(two_forms("李敏"), kept);
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].first.file, "盖章页.pdf");
    EXPECT_EQ(again[0].second.file, "李敏/推荐表.pdf");
    EXPECT_EQ(again[0].second.page, 2);
}

TEST(PageLikeness, NamesNoneWhereTwoPeoplesPagesAreAlike) {
    EXPECT_TRUE(pages_sent_again(two_forms(""), kept).empty());
}

TEST(PageLikeness, LooksAtEarlierFilesOnly) {
    EXPECT_TRUE(pages_sent_again(two_forms("李敏"), {"王建国/推荐表.pdf"}).empty());
    EXPECT_TRUE(pages_sent_again(two_forms("李敏"), {}).empty());
}

TEST(PageLikeness, SaysNothingOfPagesWithLittleText) {
    Case subject = two_forms("李敏");
    subject.documents.back().pages[0].lines[0].text = "单位盖章";
    EXPECT_TRUE(pages_sent_again(subject, kept).empty());
}

} // namespace intake
