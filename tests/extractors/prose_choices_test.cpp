#include "extractors/fields.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::blank_page;
using testing::document_of;
using testing::line_at;
using testing::ocr_at;

Profile profile_of_diplomas() {
    FieldRule level{.name = "education", .title = "学历", .kind = Kind::choice};
    level.labels = {"学历"};
    level.documents = {"F", "D"};
    level.choices = {{"大学本科", {"本科"}}, {"大学专科", {"专科"}}};
    level.prose = {"制{值}学习"};
    level.prose_in = {"D"};
    Profile profile;
    profile.fields = {level};
    DocumentRule form{.code = "F", .title = "推荐表"};
    DocumentRule diploma{.code = "D", .title = "毕业证书"};
    profile.documents = {form, diploma};
    return profile;
}

Reading level_in(std::vector<Text> lines, const std::string& type = "D") {
    Page page = blank_page(lines.front().origin);
    page.lines = std::move(lines);
    const Document document = document_of({std::move(page)});
    const Part part = read_part({.type = type, .file = "a.pdf", .pages = {0}}, document,
                                profile_of_diplomas());
    const Reading* reading = find_reading(part.readings, "education");
    return reading == nullptr ? Reading{.value = "(none)"} : *reading;
}

} // namespace

TEST(ProseChoices, AreReadOutOfASentenceThatBreaksAnywhere) {
    const Reading level = level_in({line_at("在本校机械专业三年制专", 60, 100),
                                    line_at("科学习，成绩合格，准予毕业。", 60, 120)});
    EXPECT_EQ(level.value, "专科");
    EXPECT_EQ(level.state, State::accepted);
    EXPECT_EQ(level_in({line_at("四年制（本科）学习", 60, 100)}).value, "本科");
}

TEST(ProseChoices, AreOnlyThoseOfTheListWhereTheSentenceIsWhole) {
    EXPECT_EQ(level_in({line_at("三年制夜大学习", 60, 100)}).value, "(none)");
    EXPECT_EQ(level_in({line_at("专科毕业后参加学习", 60, 100)}).value, "(none)");
}

TEST(ProseChoices, StandInTheDocumentsThatTellThem) {
    EXPECT_EQ(level_in({line_at("1999年至2002年三年制专科学习", 60, 100)}, "F").value,
              "(none)");
}

TEST(ProseChoices, GiveWayToALabel) {
    EXPECT_EQ(
        level_in({line_at("学历：本科", 60, 100), line_at("三年制专科学习", 60, 120)}).value,
        "本科");
}

TEST(ProseChoices, OnScansNeedBothReaders) {
    Text line = ocr_at("三年制专科学习", 60, 100, 200, 0.99);
    line.second = "三年制专科学习";
    EXPECT_EQ(level_in({line}).state, State::accepted);
    line.second = "三年制本科学习";
    EXPECT_EQ(level_in({line}).state, State::review);
    line.second = "三年制等科学习";
    EXPECT_EQ(level_in({line}).state, State::review);
}

} // namespace intake
