#include "extractors/recognise.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::add_grid;
using testing::blank_page;
using testing::document_of;
using testing::line_at;
using testing::small_profile;

Page titled(const std::string& title, int number = 1) {
    Page page = blank_page();
    page.number = number;
    const double width = 20 * static_cast<double>(decode(title).size());
    page.lines = {line_at(title, (595 - width) / 2, 60, 20), line_at("正文一行", 60, 200),
                  line_at("正文又一行", 60, 220)};
    return page;
}

Page untitled(int number) {
    Page page = blank_page();
    page.number = number;
    page.lines = {line_at("这一页只有接着上一页写下来的正文内容没有标题", 60, 60),
                  line_at("又是一行同样大小的正文内容写到这里为止就完了", 60, 80)};
    return page;
}

std::vector<std::string> types(const Recognition& found) {
    std::vector<std::string> out;
    for (const Part& part : found.parts) {
        out.push_back(part.type + std::to_string(part.pages.size()));
    }
    return out;
}

} // namespace

TEST(Recognise, ATitleDecidesWhateverTheNameSays) {
    const Document document = document_of({titled("候选人推荐表")}, "身份证.pdf");
    EXPECT_EQ(types(recognise(document, 0, small_profile())), std::vector<std::string>{"F1"});
}

TEST(Recognise, AnAllInOneFileIsCutAtItsTitles) {
    const Document document =
        document_of({titled("推荐函", 1), titled("候选人推荐表", 2), untitled(3)});
    EXPECT_EQ(types(recognise(document, 0, small_profile())),
              (std::vector<std::string>{"L1", "F2"}));
}

TEST(Recognise, ATitleMayHoldAWordMore) {
    EXPECT_EQ(types(recognise(document_of({titled("居民临时身份证")}), 0, small_profile())),
              std::vector<std::string>{"K1"});
}

TEST(Recognise, APageNumberInTwoPiecesKeepsItsPage) {
    Page later = titled("推荐函", 2);
    later.lines.front().box.top = 400; // no title up there
    later.lines.front().box.bottom = 412;
    later.lines.push_back(line_at("-", 290, 800));
    later.lines.push_back(line_at("2-", 304, 800));
    EXPECT_EQ(
        types(recognise(document_of({titled("候选人推荐表"), later}), 0, small_profile())),
        std::vector<std::string>{"F2"});
}

TEST(Recognise, APageWithAnotherHeadingMayBeAnotherDocument) {
    const auto found = recognise(
        document_of({titled("候选人推荐表"), titled("推荐事由说明", 2)}), 0, small_profile());
    EXPECT_EQ(types(found), std::vector<std::string>{"F2"});
    EXPECT_EQ(found.parts[0].possible, (std::vector<std::string>{"F", "L"}));
    const auto running =
        recognise(document_of({titled("候选人推荐表"), untitled(2)}), 0, small_profile());
    EXPECT_TRUE(running.parts[0].possible.empty());
}

TEST(Recognise, ASectionCalledLikeADocumentIsNone) {
    const Document document =
        document_of({titled("候选人推荐表", 1), titled("十一、推荐函", 2), untitled(3)});
    EXPECT_EQ(types(recognise(document, 0, small_profile())), std::vector<std::string>{"F3"});
}

TEST(Recognise, ATableOfFormsIsNotAForm) {
    const Document document = document_of({titled("推荐表汇总表")});
    EXPECT_EQ(types(recognise(document, 0, small_profile())), std::vector<std::string>{"T1"});
}

TEST(Recognise, ACardIsKnownByItsWords) {
    Page page = blank_page();
    page.lines = {line_at("姓名王芳", 100, 300), line_at("住址上海市", 100, 330),
                  line_at("公民身份号码440524188001010014", 100, 360),
                  line_at("签发机关某某分局", 100, 500), line_at("有效期限长期", 100, 520)};
    EXPECT_EQ(types(recognise(document_of({page}, "IMG_001.jpg"), 0, small_profile())),
              std::vector<std::string>{"K1"});
}

TEST(Recognise, AnUnreadPageStaysUnknownAndMayBeAnything) {
    Page page = blank_page(Origin::ocr);
    page.state = PageState::unreadable;
    const Recognition found =
        recognise(document_of({page}, "扫描0001.pdf"), 0, small_profile());
    EXPECT_TRUE(found.parts.empty());
    ASSERT_EQ(found.rest.size(), 1U);
    EXPECT_EQ(found.rest[0].possible, std::vector<std::string>{"*"});
}

TEST(Recognise, AFoldedSheetBeginsOnItsRightHalf) {
    Page back = untitled(1);
    back.part = 1;
    Page front = titled("候选人推荐表", 1);
    front.part = 2;
    Page second = untitled(2);
    second.part = 1;
    Page third = untitled(2);
    third.part = 2;
    const Recognition found =
        recognise(document_of({back, front, second, third}), 0, small_profile());
    ASSERT_EQ(found.parts.size(), 1U);
    EXPECT_EQ(found.parts[0].pages, (std::vector<std::size_t>{1, 2, 3, 0}));
}

TEST(Recognise, AFormWithoutTitleTakesTheCoverAndTheInstructionsBeforeIt) {
    Page cover = untitled(1);
    cover.lines.push_back(line_at("工作单位：某厂", 60, 500));
    Page form = blank_page();
    form.number = 2;
    add_grid(form, {{"姓名", "王芳"}, {"工作单位", "某厂"}, {"主要事迹", "做了很多"}});
    const Recognition with = recognise(document_of({cover, form}), 0, small_profile());
    EXPECT_EQ(types(with), std::vector<std::string>{"F2"});
    EXPECT_TRUE(with.rest.empty());
    const Recognition strange = recognise(document_of({untitled(1), form}), 0, small_profile());
    EXPECT_EQ(types(strange), std::vector<std::string>{"F1"});
    EXPECT_EQ(strange.rest.size(), 1U);
}

TEST(Recognise, ANumberAtTheFootKeepsAPageInItsDocument) {
    Page later = blank_page();
    later.number = 2;
    later.lines = {line_at("公民身份号码", 60, 60), line_at("签发机关", 60, 90),
                   line_at("-2-", 290, 800)};
    EXPECT_EQ(
        types(recognise(document_of({titled("候选人推荐表"), later}), 0, small_profile())),
        std::vector<std::string>{"F2"});
}

TEST(Recognise, OnlyAPageWithInkOnItIsAPortrait) {
    Profile profile = small_profile();
    profile.documents.push_back({.code = "P", .title = "证件照", .picture = true});
    Page page = blank_page();
    page.width = 280; // two inches by three, as scanned
    page.height = 390;
    page.origin = Origin::ocr;
    page.state = PageState::unreadable;
    EXPECT_EQ(types(recognise(document_of({page}, "1.jpg"), 0, profile)),
              std::vector<std::string>{"P1"});
    page.state = PageState::blank;
    EXPECT_TRUE(recognise(document_of({page}, "1.jpg"), 0, profile).parts.empty());
}

TEST(Recognise, APageThatPrintsItsTitleAgainGoesOn) {
    for (const char* title : {"候选人推荐表（续页一）", "候选人推荐表（续）", "推荐表续表"}) {
        const Document document = document_of({titled("候选人推荐表", 1), titled(title, 2)});
        EXPECT_EQ(types(recognise(document, 0, small_profile())),
                  std::vector<std::string>{"F2"})
            << title;
    }
    Page second = titled("候选人推荐表", 2);
    second.lines.push_back(line_at("第2页，共4页", 260, 800));
    const Document numbered = document_of({titled("候选人推荐表", 1), second});
    EXPECT_EQ(types(recognise(numbered, 0, small_profile())), std::vector<std::string>{"F2"});
    const Document two = document_of({titled("候选人推荐表", 1), titled("候选人推荐表", 2)});
    EXPECT_EQ(types(recognise(two, 0, small_profile())),
              (std::vector<std::string>{"F1", "F1"}));
}

TEST(Recognise, AFormIsKnownByItsLabelsUnderATitleNobodyListed) {
    Profile profile = small_profile();
    for (const char* label : {"民族", "籍贯", "学历"}) {
        profile.fields.push_back(
            {.name = label, .title = label, .labels = {label}, .documents = {"F", "T"}});
    }
    Page page = titled("人选呈报材料");
    add_grid(page, {{"姓名", "王芳", "性别", "女"},
                    {"民族", "汉", "籍贯", "上海"},
                    {"学历", "本科", "出生日期", "1980.1"},
                    {"身份证号", "<", "<", "<"},
                    {"所在单位", "<", "<", "<"},
                    {"联系电话", "<", "<", "<"}});
    EXPECT_EQ(types(recognise(document_of({page}, "1.pdf"), 0, profile)),
              std::vector<std::string>{"F1"});
    Page list = titled("人选呈报材料"); // the same words side by side head a list
    add_grid(list,
             {{"姓名", "性别", "民族", "籍贯", "学历", "出生日期", "身份证号", "所在单位"},
              {"王芳", "女", "汉", "上海", "本科", "1980.1", "1", "某某厂"}});
    EXPECT_TRUE(recognise(document_of({list}, "1.pdf"), 0, profile).parts.empty());
}

TEST(Recognise, AnUnknownPageWithAPortraitMayHoldTheOneAskedFor) {
    Profile profile = small_profile();
    profile.documents.push_back({.code = "P", .title = "证件照", .picture = true});
    Page page = untitled(1);
    page.portraits = {{400, 100, 480, 200}};
    const Recognition found = recognise(document_of({page}, "1.pdf"), 0, profile);
    ASSERT_EQ(found.rest.size(), 1U);
    EXPECT_EQ(found.rest[0].possible, std::vector<std::string>{"P"});
}

namespace {

/// A page with a running head and "第n页/共3页".
Page leaf(Page page, const std::string& head, int number) {
    page.lines.insert(page.lines.begin(), line_at(head, 400, 30, 8));
    page.lines.push_back(line_at("第" + std::to_string(number) + "页/共3页", 250, 810, 8));
    return page;
}

} // namespace

TEST(Recognise, APageThatStrayedGoesBackToTheDocumentThatLacksIt) {
    const std::string head = "某某人选推荐表　王芳";
    const Document document =
        document_of({titled("推荐函", 1), leaf(untitled(2), head, 3),
                     leaf(titled("候选人推荐表", 3), head, 1), leaf(untitled(4), head, 2)});
    const Recognition found = recognise(document, 0, small_profile());
    EXPECT_EQ(types(found), (std::vector<std::string>{"L1", "F3"}));
    EXPECT_EQ(found.parts.back().pages, (std::vector<std::size_t>{2, 3, 1}));
}

TEST(Recognise, APageStaysWhereNoDocumentLacksIt) {
    const std::string head = "某某人选推荐表　王芳";
    const auto cut = [&](const std::string& other, int number) {
        return types(recognise(
            document_of({titled("推荐函", 1), leaf(untitled(2), other, number),
                         leaf(titled("候选人推荐表", 3), head, 1), leaf(untitled(4), head, 2)}),
            0, small_profile()));
    };
    const std::vector<std::string> stays{"L2", "F2"};
    EXPECT_EQ(cut("某某人选推荐表　李敏敏", 3), stays);
    EXPECT_EQ(cut(head, 2), stays);
}

TEST(Recognise, AValueBesideItsLabelIsNoTitle) {
    Page page = titled("候选人推荐表");
    page.lines.push_back(line_at("证件类型", 60, 260));
    page.lines.push_back(line_at("居民身份证", 120, 258, 20));
    EXPECT_EQ(types(recognise(document_of({page}), 0, small_profile())),
              std::vector<std::string>{"F1"});
    page.lines.erase(page.lines.begin());
    const Recognition found = recognise(document_of({page}), 0, small_profile());
    EXPECT_TRUE(found.parts.empty() || found.parts.front().type != "K");
}

TEST(Recognise, ATitleCutInTwoIsOne) {
    Page page = titled("推荐表");
    page.lines.front() = line_at("候选人", 207, 60, 20);
    page.lines.push_back(line_at("推荐表", 280, 61, 20));
    EXPECT_EQ(types(recognise(document_of({page}), 0, small_profile())),
              std::vector<std::string>{"F1"});
}

TEST(Recognise, ASheetOfNoKnownTypeMayBeWhatItIsCalled) {
    Document document{.path = "附件/候选人推荐表.xlsx"};
    document.sheets.push_back(
        {.name = "Sheet1", .cells = {{.row = 1, .column = 1, .text = "某某情况"}}});
    const Recognition named = recognise(document, 0, small_profile());
    ASSERT_EQ(named.rest.size(), 1U);
    EXPECT_EQ(named.rest.front().possible, std::vector<std::string>{"F"});
    document.path = "附件/1.xlsx";
    EXPECT_TRUE(recognise(document, 0, small_profile()).rest.front().possible.empty());
}

TEST(Recognise, AScanThatWasHardlyReadMayBeAnything) {
    Page page = blank_page(Origin::ocr);
    page.lines = {testing::ocr_at("乃丁工三勹匕", 60, 100, 12, 0.4),
                  testing::ocr_at("口日曰甲由申", 60, 130, 12, 0.5)};
    const auto possible = [&] {
        return recognise(document_of({page}), 0, small_profile()).rest.front().possible;
    };
    EXPECT_EQ(possible(), std::vector<std::string>{"*"});
    page.lines.push_back(testing::ocr_at("关于做好安全生产工作的几点要求", 60, 160, 12, 0.99));
    EXPECT_TRUE(possible().empty());
}

} // namespace intake
