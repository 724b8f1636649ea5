#include "pipeline/emit/review_items.hpp"

#include "pipeline/topics.hpp"
#include "tests/support/batch_builder.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {

namespace {

Finding& doubt_of(Batch& batch) {
    return batch.reviews.at(0).verdicts.findings.at(2);
}

Field& mobile_of(Batch& batch) {
    return batch.reviews.at(0).subject.dossiers.at(2).fields.at(2);
}

const ReviewItem* item_titled(const std::vector<ReviewItem>& items, const std::string& title) {
    const auto at = std::ranges::find(items, title, &ReviewItem::title);
    return at == items.end() ? nullptr : &*at;
}

std::vector<std::string> labels_of(const ReviewItem& item) {
    std::vector<std::string> labels;
    for (const Option& option : item.options) {
        labels.push_back(option.label);
    }
    return labels;
}

/// A ledger in which somebody gave this answer to every topic of the item.
Ledger ledger_with(const ReviewItem& item, Said said, const std::string& value = "") {
    std::string lines;
    for (const Topic& topic : item.topics) {
        lines += to_line(Statement{.topic = topic, .said = said, .value = value});
    }
    return ledger_from(lines);
}

} // namespace

TEST(ReviewItems, AskAboutDoubtOnceAndTheGraveFirst) {
    const Batch batch = test::small_batch();
    const std::vector<ReviewItem> items = review_items(batch);
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items.at(0).title, "身份证号无法判定");
    EXPECT_EQ(items.at(1).title, "《推荐表》手机");
    EXPECT_EQ(items.at(1).reading, "13800000000");
    EXPECT_EQ(items.at(1).reason, "最后一位不清晰");
    const std::vector<std::string> labels{"同读数", "13800000006", "空白", "无法辨认"};
    EXPECT_EQ(labels_of(items.at(1)), labels);
}

TEST(ReviewItems, DoNotRepeatTheReadingAmongTheOtherReadings) {
    const std::vector<ReviewItem> items = review_items(test::small_batch());
    const std::vector<std::string> others{"13800000006（推荐表第1页）"};
    EXPECT_EQ(items.at(1).alternatives, others);
}

TEST(ReviewItems, LeaveOutWhatNoCheckAndNoVerdictNeeds) {
    const Batch batch = test::small_batch();
    EXPECT_EQ(batch.reviews.at(0).subject.dossiers.at(2).fields.at(3).state, State::unreadable);
    EXPECT_EQ(item_titled(review_items(batch), "学历"), nullptr);
}

TEST(ReviewItems, ListEveryOtherDoubtfulPlaceApart) {
    Batch batch = test::small_batch();
    Field& field = batch.reviews.at(0).subject.dossiers.at(2).fields.at(3);
    ASSERT_EQ(field.name, "education");
    field.readings = {{.field = "education",
                       .document = "C1",
                       .source = {.file = "推荐表.pdf",
                                  .page = 1,
                                  .box = {1, 1, 9, 9},
                                  .origin = Origin::ocr},
                       .raw = "大专",
                       .value = "大专",
                       .state = State::review}};
    const std::vector<ReviewItem> asked = review_items(batch);
    EXPECT_EQ(item_titled(asked, "《推荐表》学历"), nullptr);
    const std::vector<ReviewItem> further = further_items(batch, asked);
    const ReviewItem* item = item_titled(further, "《推荐表》学历");
    ASSERT_NE(item, nullptr);
    EXPECT_FALSE(item->needed);
    EXPECT_EQ(item_titled(further, "《推荐表》手机"), nullptr) << "asked already";
}

TEST(ReviewItems, AskForTheValueThatSettlesAFinding) {
    Batch batch = test::small_batch();
    doubt_of(batch).field = "mobile";
    const std::vector<ReviewItem> items = review_items(batch);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items.front().title, "《推荐表》手机");
    EXPECT_EQ(items.front().severity, Severity::required);
    EXPECT_EQ(items.front().field, "mobile");
}

TEST(ReviewItems, ShowSeveralPlacesOfOneValueTogether) {
    Batch batch = test::small_batch();
    Field& mobile = mobile_of(batch);
    Reading second = mobile.readings.front();
    second.document = "C2";
    second.source.page = 2;
    mobile.readings.push_back(second);
    mobile.readings.push_back(
        test::reading("mobile", "U2", test::in_cell("推荐汇总表.xlsx", "K6"), "13800000009"));
    const std::vector<ReviewItem> items = review_items(batch);
    const ReviewItem* item = item_titled(items, "手机（2处）");
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item->topics.size(), 2U);
    EXPECT_EQ(item->sources.size(), 2U);
    EXPECT_EQ(item->options.front().label, "各处都是：13800000009");
    batch.ledger = ledger_with(*item, Said::split);
    EXPECT_EQ(review_items(batch).size(), 3U);
}

TEST(ReviewItems, AskWhatAPageIsAndWhatMayBeOnItInOneRow) {
    Batch batch = test::small_batch();
    Review& review = batch.reviews.at(0);
    review.submission.files.push_back(test::input_file("散页.pdf", 3));
    review.submission.files.back().sha256 = std::string(64, 'b');
    review.subject.documents.push_back(test::document("散页.pdf", 3));
    review.subject.unrecognised = {{review.subject.documents.size() - 1, 0},
                                   {review.subject.documents.size() - 1, 1}};
    Finding missing = doubt_of(batch);
    missing.id = "00000000000000a9";
    missing.field.clear();
    missing.document = "C2";
    missing.severity = Severity::blocking;
    missing.source = {.file = "散页.pdf", .page = 1};
    review.verdicts.findings.push_back(missing);
    const std::vector<ReviewItem> items = review_items(batch);
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items.at(0).title, "这几页是什么材料？");
    EXPECT_EQ(items.at(0).place, "散页.pdf 第1–2页");
    EXPECT_EQ(items.at(0).severity, Severity::blocking);
    EXPECT_NE(items.at(0).reason.find("《身份证》"), std::string::npos);
    batch.ledger = ledger_with(items.at(0), Said::split);
    EXPECT_EQ(review_items(batch).size(), 4U);
}

TEST(ReviewItems, AskOnceForPagesSideBySideThatWereNotReadForOneReason) {
    Batch batch = test::small_batch();
    Review& review = batch.reviews.at(0);
    review.submission.files.push_back(test::input_file("厚册.pdf", 6));
    review.submission.files.back().sha256 = std::string(64, 'c');
    review.subject.documents.push_back(test::document("厚册.pdf", 6));
    std::vector<Page>& pages = review.subject.documents.back().pages;
    for (std::size_t i = 1; i < pages.size(); ++i) {
        pages[i].state = PageState::unreadable;
        pages[i].note = i < 5 ? "超过上限，未读取" : "画面全黑";
    }
    const std::size_t before = review_items(test::small_batch()).size();
    const std::vector<ReviewItem> items = review_items(batch);
    ASSERT_EQ(items.size(), before + 2);
    const ReviewItem* several = item_titled(items, "这几页未能识读，请查看原件");
    ASSERT_NE(several, nullptr);
    EXPECT_EQ(several->place, "厚册.pdf 第2–5页");
    EXPECT_EQ(several->reason, "超过上限，未读取");
    EXPECT_EQ(several->topics.size(), 4U);
    EXPECT_EQ(several->sources.size(), 3U);
    ASSERT_NE(item_titled(items, "本页未能识读，请查看原件"), nullptr);
    batch.ledger = ledger_with(*several, Said::pass);
    EXPECT_EQ(review_items(batch).size(), before + 1);
}

TEST(ReviewItems, AskOnceForAllThatAnUnusableFileMayBe) {
    Batch batch = test::small_batch();
    for (const char* id : {"00000000000000b1", "00000000000000b2"}) {
        Finding missing = doubt_of(batch);
        missing.id = id;
        missing.field.clear();
        missing.document = "C2";
        missing.source = {.file = "李敏/作品.heic"};
        batch.reviews.at(0).verdicts.findings.push_back(missing);
    }
    const std::vector<ReviewItem> items = review_items(batch);
    const ReviewItem* item = item_titled(items, "该文件未能打开，是所缺的材料吗？");
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item->topics.size(), 2U);
    EXPECT_EQ(items.size(), 3U);
}

TEST(ReviewItems, ShowPagesNobodyCouldRead) {
    Batch batch = test::small_batch();
    batch.reviews.at(0).subject.documents.at(1) = test::document("推荐函.pdf", 1, 1);
    const std::vector<ReviewItem> items = review_items(batch);
    ASSERT_EQ(items.size(), 3U);
    EXPECT_NE(item_titled(items, "本页未能识读，请查看原件"), nullptr);
}

TEST(ReviewItems, AskWhoseALooseDocumentIs) {
    Batch batch = test::small_batch();
    Part part;
    part.type = "C2";
    part.file = "推荐函.pdf";
    part.document = 1;
    part.pages = {0};
    batch.reviews.at(0).subject.loose_parts = {part};
    const std::vector<ReviewItem> items = review_items(batch);
    const ReviewItem* item = item_titled(items, "《身份证》属于哪位候选人？");
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item->options.front().value, "王建国");
}

TEST(ReviewItems, AskForTheUnitsNameWhenItIsInDoubt) {
    Batch batch = test::small_batch();
    batch.reviews.at(1).subject.unit_state = State::review;
    EXPECT_NE(item_titled(review_items(batch), "报送单位全称"), nullptr);
}

TEST(ReviewItems, DoNotAskAgainWhatAPersonAnswered) {
    Batch batch = test::small_batch();
    const std::vector<ReviewItem> items = review_items(batch);
    for (const ReviewItem& item : items) {
        batch.ledger = ledger_with(item, Said::illegible);
        EXPECT_EQ(review_items(batch).size(), items.size() - 1) << item.title;
    }
}

TEST(ReviewItems, AskAgainWhenTheFileChanged) {
    Batch batch = test::small_batch();
    const std::vector<ReviewItem> items = review_items(batch);
    batch.ledger = ledger_with(items.at(1), Said::illegible);
    for (InputFile& file : batch.reviews.at(0).submission.files) {
        file.sha256 = std::string(64, 'f');
    }
    EXPECT_EQ(review_items(batch).size(), items.size());
}

TEST(ReviewItems, KeepTheirAnswersWhenFilesAreRenamed) {
    Batch batch = test::small_batch();
    Review& review = batch.reviews.at(0);
    batch.ledger = ledger_with(review_items(batch).at(1), Said::illegible);
    for (InputFile& file : review.submission.files) {
        file.path = "新/" + file.path;
    }
    for (Dossier& dossier : review.subject.dossiers) {
        for (Field& field : dossier.fields) {
            for (Reading& reading : field.readings) {
                reading.source.file = "新/" + reading.source.file;
            }
        }
    }
    EXPECT_EQ(item_titled(review_items(batch), "《推荐表》手机"), nullptr);
}

TEST(ReviewItems, HaveIdsThatNoTwoShare) {
    const std::vector<ReviewItem> items = review_items(test::small_batch());
    EXPECT_NE(items.at(0).id, items.at(1).id);
    EXPECT_EQ(items.at(0).id.size(), 16U);
}

} // namespace intake
