#include "extractors/contents_page.hpp"

#include "extractors/recognise.hpp"
#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::blank_page;
using testing::document_of;
using testing::line_at;

Profile profile_of_sets() {
    Profile profile;
    DocumentRule contents{.code = "T", .title = "目录", .level = Level::unit};
    contents.titles = {"目录"};
    contents.contents = true;
    profile.documents = {contents};
    for (const std::string title : {"推荐表", "居民身份证", "承诺书", "事迹材料"}) {
        DocumentRule rule{.code = "D" + std::to_string(profile.documents.size())};
        rule.title = title;
        rule.titles = {title};
        profile.documents.push_back(rule);
    }
    return profile;
}

Page page_of_lines(const std::vector<std::string>& lines, int number = 1) {
    Page page = blank_page();
    page.number = number;
    double top = 140;
    for (const std::string& line : lines) {
        page.lines.push_back(line_at(line, 60, top));
        top += 24;
    }
    return page;
}

Page set_of_contents(const std::vector<std::string>& entries) {
    Page page = page_of_lines(entries);
    page.lines.insert(page.lines.begin(), line_at("目 录", 270, 60, 20));
    return page;
}

const std::vector<std::string> entries{"一、推荐表", "居民身份证", "承诺书 …… 7", "其他证明",
                                       "8"};

std::vector<std::string> types(const Document& document) {
    std::vector<std::string> out;
    for (const Part& part : recognise(document, 0, profile_of_sets()).parts) {
        out.push_back(part.type + std::to_string(part.pages.size()));
    }
    return out;
}

} // namespace

TEST(ContentsPage, IsNoneOfTheDocumentsItLists) {
    EXPECT_EQ(types(document_of({set_of_contents(entries)})), std::vector<std::string>{"T1"});
}

TEST(ContentsPage, MayBeHeadedByCharactersSetFarApart) {
    Page page = page_of_lines(entries);
    page.lines.push_back(line_at("录", 350, 62, 20));
    page.lines.push_back(line_at("目", 220, 60, 20));
    EXPECT_EQ(contents_page(page, profile_of_sets()), 0U);
}

TEST(ContentsPage, OfAPaperListsNoDocuments) {
    const Page page = set_of_contents({"摘要", "第一章 绪论", "第二章 方法", "参考文献"});
    EXPECT_FALSE(contents_page(page, profile_of_sets()).has_value());
    EXPECT_FALSE(contents_page(page_of_lines(entries), profile_of_sets()).has_value());
}

TEST(ContentsPage, TakesNoPageAfterIt) {
    const Page after = page_of_lines({"这一页没有标题，写的是别的内容。"}, 2);
    const Document document = document_of({set_of_contents(entries), after});
    EXPECT_EQ(types(document), std::vector<std::string>{"T1"});
    EXPECT_EQ(recognise(document, 0, profile_of_sets()).rest.size(), 1U);
}

} // namespace intake
