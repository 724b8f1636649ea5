#include "extractors/binding.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::blank_page;
using testing::document_of;
using testing::line_at;
using testing::small_profile;

Document titled(const std::string& path, const std::string& title) {
    Page page = blank_page();
    const double width = 20 * static_cast<double>(decode(title).size());
    page.lines = {line_at(title, (595 - width) / 2, 60, 20), line_at("正文一行", 60, 200),
                  line_at("正文又一行", 60, 220)};
    return document_of({page}, path);
}

Document untitled(const std::string& path) {
    Page page = blank_page();
    page.lines = {line_at("这一页只有接着上一页写下来的正文内容没有标题", 60, 60),
                  line_at("又是一行同样大小的正文内容写到这里为止就完了", 60, 80)};
    return document_of({page}, path);
}

std::vector<std::string> bound(std::vector<Document> documents) {
    std::vector<std::string> out;
    for (const Document& one : bind_pages_of_files(std::move(documents), small_profile())) {
        out.push_back(one.path + " " + std::to_string(one.page_count));
    }
    return out;
}

} // namespace

TEST(Binding, NumberedPagesOfAFormAreOneDocument) {
    EXPECT_EQ(bound({titled("甲/推荐表1.jpg", "候选人推荐表"), untitled("甲/推荐表2.jpg"),
                     untitled("甲/推荐表3.jpg")}),
              std::vector<std::string>{"甲/推荐表1.jpg 3"});
}

TEST(Binding, EveryPageRemembersItsFile) {
    const auto whole = bind_pages_of_files(
        {titled("推荐表-第1页.jpg", "候选人推荐表"), untitled("推荐表-第2页.jpg")},
        small_profile());
    ASSERT_EQ(whole.size(), 1U);
    EXPECT_EQ(whole[0].pages.at(1).number, 2);
    const Source place = place_of(whole[0], whole[0].pages.at(1));
    EXPECT_EQ(place.file, "推荐表-第2页.jpg");
    EXPECT_EQ(place.page, 1);
    EXPECT_EQ(place_of(whole[0], 2).file, "推荐表-第2页.jpg");
}

TEST(Binding, ANameWithoutNumberComesFirst) {
    EXPECT_EQ(bound({titled("推荐表.jpg", "候选人推荐表"), untitled("推荐表(2).jpg")}),
              std::vector<std::string>{"推荐表.jpg 2"});
}

TEST(Binding, AGapOrAnotherFolderEndsTheRow) {
    EXPECT_EQ(bound({titled("推荐表1.jpg", "候选人推荐表"), untitled("推荐表3.jpg")}).size(),
              2U);
    EXPECT_EQ(
        bound({titled("甲/推荐表1.jpg", "候选人推荐表"), untitled("乙/推荐表2.jpg")}).size(),
        2U);
}

TEST(Binding, FilesThatBeginDocumentsOfTheirOwnStayApart) {
    EXPECT_EQ(
        bound({titled("推荐表1.jpg", "候选人推荐表"), titled("推荐表2.jpg", "候选人推荐表")})
            .size(),
        2U);
}

TEST(Binding, FilesOfSeveralPagesAreNoPages) {
    Document two = titled("推荐表1.pdf", "候选人推荐表");
    two.pages.push_back(two.pages.front());
    two.page_count = 2;
    EXPECT_EQ(bound({two, untitled("推荐表2.pdf")}).size(), 2U);
}

} // namespace intake
