#include "extractors/stacked_pages.hpp"

#include "extractors/recognise.hpp"
#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::blank_page;
using testing::document_of;
using testing::line_at;

Profile profile() {
    Profile rules;
    rules.documents = {
        {.code = "C3", .title = "毕业证书", .titles = {"毕业证书"}, .section = "evidence"},
        {.code = "C6", .title = "荣誉证书", .titles = {"荣誉证书"}, .section = "evidence"}};
    return rules;
}

void add_certificate(Page& page, const std::string& title, double top) {
    page.lines.push_back(line_at(title, 220, top, 26));
    for (int i = 0; i < 4; ++i) {
        page.lines.push_back(line_at("某某某同志修完全部课程成绩合格", 80, top + 60 + 30 * i));
    }
}

Page two_certificates() {
    Page page = blank_page(Origin::ocr);
    add_certificate(page, "毕业证书", 60);
    add_certificate(page, "荣誉证书", 480);
    page.marks.imprints.push_back({.box = {380, 620, 460, 700}});
    page.marks.codes.push_back({.box = {60, 200, 100, 240}});
    return page;
}

std::vector<Page> pages_of(Page page) {
    return split_stacks(document_of({std::move(page)}), profile()).pages;
}

} // namespace

TEST(StackedPages, AreTwoDocuments) {
    const Document document = split_stacks(document_of({two_certificates()}), profile());
    ASSERT_EQ(document.pages.size(), 2U);
    const Recognition found = recognise(document, 0, profile());
    ASSERT_EQ(found.parts.size(), 2U);
    EXPECT_EQ(found.parts[0].type, "C3");
    EXPECT_EQ(found.parts[1].type, "C6");
    EXPECT_EQ(document.pages[1].number, 1);
}

TEST(StackedPages, KeepEveryLineAndItsPlaceInTheFile) {
    const Page whole = two_certificates();
    const auto pages = pages_of(whole);
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(pages[0].lines.size() + pages[1].lines.size(), whole.lines.size());
    const Text& title = pages[1].lines.front();
    EXPECT_EQ(title.text, "荣誉证书");
    EXPECT_LT(title.box.top, 200);
    EXPECT_EQ(apply(pages[1].to_file, title.box), whole.lines[5].box);
    ASSERT_EQ(pages[1].marks.imprints.size(), 1U);
    EXPECT_EQ(apply(pages[1].to_file, pages[1].marks.imprints[0].box),
              whole.marks.imprints[0].box);
    EXPECT_TRUE(pages[0].marks.imprints.empty());
    EXPECT_EQ(pages[0].marks.codes.size(), 1U);
}

TEST(StackedPages, AreCutBetweenTheDocuments) {
    Page page = two_certificates();
    page.lines.push_back(line_at("编号：A1", 80, 270));        // of the upper
    page.lines.push_back(line_at("中华人民共和国", 220, 455)); // of the lower
    const auto pages = pages_of(page);
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(pages[0].lines.back().text, "编号：A1");
    EXPECT_EQ(pages[1].lines.back().text, "中华人民共和国");
}

TEST(StackedPages, AreNotSeenInCoversListsAndTables) {
    Page cover = blank_page(Origin::ocr);
    cover.lines.push_back(line_at("荣誉证书", 220, 60, 26));
    add_certificate(cover, "荣誉证书", 480);
    EXPECT_EQ(pages_of(cover).size(), 1U) << "a cover above the certificate";
    Page list = two_certificates();
    list.lines[0].box.bottom = list.lines[0].box.top + 12;
    list.lines[5].box.bottom = list.lines[5].box.top + 12;
    EXPECT_EQ(pages_of(list).size(), 1U) << "names of documents, no titles";
    Page table = two_certificates();
    table.grids.push_back({.box = {60, 100, 540, 600}, .rows = 1, .columns = 1});
    EXPECT_EQ(pages_of(table).size(), 1U);
    Page beside = two_certificates();
    beside.lines.push_back(line_at("名称", 60, 488));
    EXPECT_EQ(pages_of(beside).size(), 1U) << "a value beside its label";
}

} // namespace intake
