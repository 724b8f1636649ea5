#include "pipeline/people.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::blank_page;
using testing::document_of;
using testing::small_profile;

Reading reading(const std::string& field, const std::string& value,
                State state = State::accepted) {
    return {.field = field, .document = "F", .raw = value, .value = value, .state = state};
}

Part part(const std::string& type, const std::string& file, const std::string& person = "",
          State state = State::accepted) {
    Part out{.type = type, .file = file, .pages = {0}, .person = person};
    if (!person.empty()) {
        out.readings.push_back(reading("name", person, state));
    }
    return out;
}

Case case_of(const std::vector<std::string>& names) {
    Case subject;
    subject.documents.push_back(document_of({blank_page()}));
    int row = 3;
    for (const std::string& name : names) {
        subject.table.rows.push_back({row++, {reading("name", name)}});
    }
    subject.table.found = true;
    return subject;
}

} // namespace

TEST(People, FoldersJoinDocumentsToRows) {
    Case subject = case_of({"王建国", "李芳"});
    join_people(subject, {part("F", "1王建国/表.pdf"), part("K", "2李芳/证.jpg")},
                small_profile());
    ASSERT_EQ(subject.dossiers.size(), 2U);
    EXPECT_EQ(subject.dossiers[0].parts.at(0).type, "F");
    EXPECT_EQ(subject.dossiers[1].parts.at(0).type, "K");
    EXPECT_TRUE(subject.dossiers[0].in_table);
}

TEST(People, FileNamesJoinInAFlatFolder) {
    Case subject = case_of({"王建", "王建国"});
    join_people(subject, {part("K", "王建国_身份证.jpg"), part("K", "王建_身份证.jpg")},
                small_profile());
    EXPECT_EQ(subject.dossiers[0].parts.at(0).file, "王建_身份证.jpg");
    EXPECT_EQ(subject.dossiers[1].parts.at(0).file, "王建国_身份证.jpg");
}

TEST(People, NeighboursInOneFileBelongTogether) {
    Case subject = case_of({"王建国"});
    join_people(subject, {part("F", "材料.pdf", "王建国"), part("K", "材料.pdf")},
                small_profile());
    EXPECT_EQ(subject.dossiers[0].parts.size(), 2U);
}

TEST(People, ASlipOfRecognitionIsForgivenWhenOnlyOnePersonIsNear) {
    Case subject = case_of({"赵昉", "钱明远"});
    join_people(subject, {part("F", "扫描1.pdf", "赵防", State::review)}, small_profile());
    EXPECT_EQ(subject.dossiers[0].parts.size(), 1U);
}

TEST(People, WhatNothingJoinsStaysLoose) {
    Case subject = case_of({"王建国", "李芳"});
    join_people(subject, {part("K", "扫描1.pdf")}, small_profile());
    EXPECT_EQ(subject.loose_parts.size(), 1U);
    EXPECT_TRUE(subject.dossiers[0].parts.empty());
}

TEST(People, AFormOfSomebodyTheTableDoesNotListMakesADossierOfItsOwn) {
    Case subject = case_of({"王建国"});
    join_people(subject, {part("F", "孙丽/表.pdf", "孙丽")}, small_profile());
    ASSERT_EQ(subject.dossiers.size(), 2U);
    EXPECT_EQ(subject.dossiers[1].candidate, "孙丽");
    EXPECT_FALSE(subject.dossiers[1].in_table);
}

TEST(People, ANameInDoubtIsOneWhereTheFileBearsItToo) {
    Case subject = case_of({"王建国"});
    join_people(subject,
                {part("F", "杨焱博_推荐表.pdf", "杨淼博", State::review),
                 part("K", "杨焱博_身份证.jpg"),
                 part("F", "推荐表_孙丽.pdf", "周明", State::review),
                 part("F", "申报表钱小芳.pdf", "钱小芳", State::review)},
                small_profile());
    ASSERT_EQ(subject.dossiers.size(), 3U);
    EXPECT_EQ(subject.dossiers[1].candidate, "杨焱博");
    EXPECT_EQ(subject.dossiers[1].parts.size(), 2U);
    EXPECT_EQ(subject.loose_parts.size(), 1U) << "file and form say different names";
}

TEST(People, AFolderAmongThoseOfKnownPeopleBeginsWithItsPersonsName) {
    Case subject = case_of({"李伟"});
    subject.documents = {document_of({blank_page()}, "2 李伟（某阀门）/表.pdf"),
                         document_of({blank_page()}, "陈昉（某电缆）/表.pdf")};
    Part second = part("F", "陈昉（某电缆）/表.pdf", "陈防", State::review);
    second.document = 1;
    join_people(subject, {part("F", "2 李伟（某阀门）/表.pdf"), second}, small_profile());
    ASSERT_EQ(subject.dossiers.size(), 2U);
    EXPECT_EQ(subject.dossiers[1].candidate, "陈昉");
    EXPECT_FALSE(subject.dossiers[1].in_table);
}

TEST(People, ANumberJoinsWhatTheTableWritesOtherwise) {
    Case subject = case_of({"梁刚峻", "李芳"});
    subject.table.rows[0].cells.push_back(reading("id_number", "310101197805120314"));
    Part card = part("K", "梁刚敬/证.jpg", "梁刚敬");
    card.readings.push_back(reading("id_number", "310101197805120314"));
    join_people(subject,
                {part("F", "梁刚敬/表.pdf", "梁刚敬"), card, part("P", "梁刚敬_承诺.pdf")},
                small_profile());
    ASSERT_EQ(subject.dossiers.size(), 2U);
    EXPECT_EQ(subject.dossiers[0].candidate, "梁刚敬") << "as his papers say";
    EXPECT_EQ(subject.dossiers[0].parts.size(), 3U);
    EXPECT_TRUE(subject.dossiers[0].in_table);
}

TEST(People, ANumberOfAnotherPaperJoinsNobodyElsesForm) {
    Case subject = case_of({"梁刚峻"});
    subject.table.rows[0].cells.push_back(reading("id_number", "310101197805120314"));
    Part card = part("K", "王芳/证.jpg", "王芳");
    card.readings.push_back(reading("id_number", "310101197805120314"));
    join_people(subject, {part("F", "李芳/表.pdf", "李芳"), card}, small_profile());
    EXPECT_EQ(subject.dossiers.size(), 2U);
    EXPECT_EQ(subject.dossiers[1].candidate, "李芳");
}

} // namespace intake
