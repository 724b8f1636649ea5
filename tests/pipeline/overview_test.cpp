#include "pipeline/emit/html.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/tally.hpp"
#include "tests/support/batch_builder.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

/// The number in the element with this id.
int number(const std::string& page, const std::string& id) {
    const std::string mark = "id=\"" + id + "\">";
    const std::size_t at = page.find(mark);
    return at == std::string::npos ? -1 : std::atoi(page.c_str() + at + mark.size());
}

int occurrences(const std::string& text, std::string_view part) {
    int count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos;
         at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

bool has(const std::string& text, std::string_view part) {
    return occurrences(text, part) > 0;
}

} // namespace

TEST(Overview, HasNumbersThatAddUp) {
    const std::string page = overview_html(test::small_batch());
    EXPECT_EQ(number(page, "submissions"), 2);
    EXPECT_EQ(number(page, "inputs"), 11);
    EXPECT_EQ(number(page, "inputs"), number(page, "processed") + number(page, "quarantined") +
                                          number(page, "ignored"));
    EXPECT_EQ(number(page, "pages"),
              number(page, "pages-read") + number(page, "pages-unreadable"));
    EXPECT_EQ(number(page, "candidates"), 4);
    EXPECT_EQ(number(page, "candidates"),
              number(page, "complete") + number(page, "deficient") + number(page, "in-review"));
    EXPECT_EQ(number(page, "queue"), 2);
    EXPECT_EQ(number(page, "queue"), number(page, "queue-blocking") +
                                         number(page, "queue-required") +
                                         number(page, "queue-advisory"));
}

TEST(Overview, CountsTheVerdictsItShows) {
    Batch batch = test::small_batch();
    batch.reviews.at(0).subject.dossiers.at(1).verdict = "complete"; // with a blocking fault
    const std::string page = overview_html(batch);
    EXPECT_EQ(occurrences(page, "<span class=\"chip good\">"), number(page, "complete"));
    EXPECT_EQ(number(page, "complete"), 2);
    EXPECT_EQ(number(page, "deficient"), 1);
}

TEST(Overview, SaysWhenOneReaderReadAlone) {
    Batch batch = test::small_batch();
    EXPECT_TRUE(has(overview_html(batch), "仅用一个识别引擎"));
    batch.engines.push_back({"onnxruntime", "1.28.2", "rec", std::string(64, 'e')});
    EXPECT_FALSE(has(overview_html(batch), "仅用一个识别引擎"));
}

TEST(Overview, IsOneFileWithoutScripts) {
    const std::string page = overview_html(test::small_batch());
    EXPECT_TRUE(has(page, "Content-Security-Policy"));
    EXPECT_FALSE(has(page, "<script"));
    EXPECT_FALSE(has(page, "src="));
    EXPECT_FALSE(has(page, "url("));
    EXPECT_FALSE(has(page, "http://"));
    EXPECT_FALSE(has(page, "https://"));
}

TEST(Overview, EscapesEverythingThatCameIn) {
    Batch batch = test::small_batch();
    const std::string evil =
        "<img src=x onerror=alert(1)>\"'&\u202E\u2067\u200F\u061C\uFEFF\x1B";
    Review& review = batch.reviews.at(0);
    review.submission.name = evil;
    review.subject.unit = evil;
    review.subject.dossiers.at(0).candidate = evil;
    review.verdicts.findings.at(0).message = evil;
    review.verdicts.findings.at(0).source.file = evil;
    review.submission.files.at(5).path = evil;
    review.submission.files.at(5).reason = evil;
    batch.profile.title = evil;
    const std::string page = overview_html(batch);
    EXPECT_FALSE(has(page, "<img"));
    for (const char* hidden : {"\u202E", "\u2067", "\u200F", "\u061C", "\uFEFF", "\x1B"}) {
        EXPECT_FALSE(has(page, hidden));
    }
    EXPECT_TRUE(has(page, "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"));
}

TEST(Overview, LinksToWhatIsThere) {
    Batch batch = test::small_batch();
    std::erase_if(batch.packets,
                  [](const std::string& path) { return path.ends_with("李敏.pdf"); });
    const std::string page = overview_html(batch);
    EXPECT_TRUE(has(page, "href=\"units/%E6%B5%A6%E4%B8%9C%E6%96%B0%E5%8C%BA%E8%B4%A8%E9%87%8F"
                          "%E5%8D%8F%E4%BC%9A/%E8%A1%A5%E6%AD%A3%E9%80%9A%E7%9F%A5.pdf\""));
    EXPECT_TRUE(has(page, "%E7%8E%8B%E5%BB%BA%E5%9B%BD.pdf\">评审材料册</a>"));
    EXPECT_EQ(occurrences(page, "未生成"), 1);
}

TEST(Overview, MasksPersonalNumbers) {
    Batch batch = test::small_batch();
    batch.strays.at(0).path = "王建国310101197805120314.ofd";
    const std::string page = overview_html(batch);
    EXPECT_FALSE(has(page, "310101197805120314"));
    EXPECT_FALSE(has(page, "13800000000"));
}

TEST(Overview, StandsWithoutAnything) {
    Batch batch;
    batch.as_of = test::small_batch().as_of;
    const std::string page = overview_html(batch);
    EXPECT_EQ(number(page, "candidates"), 0);
    EXPECT_TRUE(has(page, "没有需要补正、核对或重新提供的事项"));
}

TEST(Overview, SaysWhatToDoNextAboutEveryCandidate) {
    const std::string page = overview_html(test::small_batch());
    EXPECT_TRUE(has(page, "发补正通知，等补正材料"));
    EXPECT_TRUE(has(page, "核对 2 项，再定结论"));
    EXPECT_TRUE(has(page, "可送评审"));
    EXPECT_TRUE(has(page, "2026-004"));
}

TEST(Overview, SaysWhichChecksWereNotDecidedAndWhy) {
    Batch batch = test::small_batch();
    EXPECT_TRUE(has(overview_html(batch), "所有检查都有结论"));
    for (Review& review : batch.reviews) {
        review.verdicts.answers.push_back(
            {"FORM-05", "李敏", Result::undetermined, "印章不清"});
        review.verdicts.answers.push_back({"FORM-05", "王建国", Result::pass, ""});
    }
    const std::string page = overview_html(batch);
    EXPECT_TRUE(has(page, "<small>FORM-05</small></td><td>2</td><td>印章不清</td>"));
}

TEST(Overview, HasATitleWithoutRepetition) {
    Batch batch = test::small_batch();
    batch.profile.title = "2026年度“上海质量工匠”推荐材料";
    EXPECT_FALSE(has(overview_html(batch), "材料材料"));
}

TEST(Tally, AddsUpOverUnits) {
    const Batch batch = test::small_batch();
    Tally sum = tally(batch.strays);
    for (const Review& review : batch.reviews) {
        sum += tally(review);
    }
    EXPECT_EQ(sum, tally(batch));
    EXPECT_EQ(sum.findings, sum.blocking + sum.required + sum.advisory);
    EXPECT_EQ(sum.findings, sum.for_unit + sum.for_secretariat);
}

} // namespace intake
