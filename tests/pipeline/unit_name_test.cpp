#include "pipeline/unit_name.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::blank_page;
using testing::document_of;
using testing::line_at;
using testing::ocr_at;

/// A letter that names its unit nowhere but above the date, under its seal.
Case letter_signed(const std::string& line, const std::string& ring) {
    Page page = blank_page(Origin::ocr);
    page.lines = {line_at("推荐人选已进行公示", 60, 300), ocr_at(line, 380, 500, 12, 0.98)};
    Case subject{.submission = "某文件夹"};
    subject.documents = {document_of({page}, "推荐函.jpg")};
    Part part{.type = "L", .file = "推荐函.jpg", .pages = {0}};
    part.seals = {{.page = 1, .text = ring, .field = "unit_seal", .confidence = 0.9}};
    subject.unit_parts = {part};
    return subject;
}

} // namespace

TEST(UnitName, IsTheLineThatTheSealBesideItRepeats) {
    Case subject = letter_signed("上海市某某质量协会", "東上海市某某质量协会");
    name_unit(subject, {});
    EXPECT_EQ(subject.unit, "上海市某某质量协会");
    EXPECT_EQ(subject.unit_state, State::accepted);
    EXPECT_EQ(subject.unit_source.file, "推荐函.jpg");
    EXPECT_FALSE(subject.unit_source.box.empty());
}

TEST(UnitName, IsTheFoldersInDoubtWhereNothingAgrees) {
    Case subject = letter_signed("上海市某某质量协会", "北京不知名的研究所");
    name_unit(subject, {});
    EXPECT_EQ(subject.unit, "某文件夹");
    EXPECT_EQ(subject.unit_state, State::review);
}

TEST(UnitName, IsNotTakenFromALineTheReadersSeeDifferently) {
    Case subject = letter_signed("上海市某某质量协会", "上海市某某质量协会");
    subject.documents[0].pages[0].lines[1].second = "上海市某果质量协会";
    name_unit(subject, {});
    EXPECT_EQ(subject.unit_state, State::review);
}

} // namespace intake
