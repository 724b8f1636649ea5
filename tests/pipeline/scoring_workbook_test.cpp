#include "pipeline/emit/scoring_workbook.hpp"

#include "tests/support/batch_builder.hpp"
#include "tests/support/unzip.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string words_of(const std::string& book) {
    return test::unzip(book).at("xl/sharedStrings.xml");
}

Batch scored_batch() {
    Batch batch = test::small_batch();
    batch.profile.conditions_title = "三项标准";
    batch.profile.conditions = {"手艺", "口碑"};
    batch.profile.forces_title = "两种本领";
    batch.profile.forces = {"教人"};
    batch.profile.scoring = {.condition_grades = {"好", "不好"},
                             .force_points = 7.5,
                             .force_weights = {2},
                             .conclusions = {"选", "不选"}};
    return batch;
}

std::vector<PlannedPacket> packets_of(const Batch& batch) {
    PlannedPacket plan;
    plan.packet.number = "2026-001";
    plan.packet.candidate = batch.reviews.at(0).subject.dossiers.at(0).candidate;
    plan.packet.unit = batch.reviews.at(0).subject.unit;
    PacketItem proof{.section = "evidence", .type = "C15", .title = "专利证书", .pages = {{}}};
    proof.evidence = {
        .claim = "一种夹具", .listed = {}, .condition = "手艺", .forces = {"教人"}};
    plan.packet.items = {proof};
    PlannedPacket lost = plan;
    lost.packet.number = "2026-002";
    lost.made = false;
    return {plan, lost};
}

} // namespace

TEST(ScoringWorkbook, AsksWhatTheProfileScoresAndNothingElse) {
    const Batch batch = scored_batch();
    const std::string words = words_of(scoring_workbook(packets_of(batch), batch));
    for (const char* word : {"手艺", "口碑", "教人（0～7.5分，权重2）", "评审结论", "2026-001",
                             "三项标准", "两种本领", "专利证书", "一种夹具"}) {
        EXPECT_TRUE(has(words, word)) << word;
    }
    EXPECT_FALSE(has(words, "五力"));
    EXPECT_FALSE(has(words, "2026-002")); // could not be made
}

TEST(ScoringWorkbook, LeavesOutWhatTheProfileDoesNotScore) {
    Batch batch = scored_batch();
    batch.profile.forces.clear();
    batch.profile.scoring.force_weights.clear();
    const std::string words = words_of(scoring_workbook(packets_of(batch), batch));
    EXPECT_TRUE(has(words, "手艺"));
    EXPECT_FALSE(has(words, "（0～"));
}

TEST(PublicationDraft, HoldsNameAndEmployerAndNothingElse) {
    const Batch batch = test::small_batch();
    const std::string words = words_of(publication_draft(batch));
    EXPECT_TRUE(has(words, "王建国"));
    EXPECT_TRUE(has(words, "赵铁柱"));
    for (const Dossier& dossier : batch.reviews.at(0).subject.dossiers) {
        const Field* number = find_field(dossier, "id_number");
        EXPECT_TRUE(number == nullptr || number->value.empty() || !has(words, number->value));
    }
    EXPECT_FALSE(has(words, batch.reviews.at(0).subject.unit));
}

TEST(PublicationDraft, ListsCompleteCandidatesOnlyAndSaysHowManyItDoesNot) {
    const std::string words = words_of(publication_draft(test::small_batch()));
    EXPECT_FALSE(has(words, "李敏"));     // must cure something
    EXPECT_FALSE(has(words, "阿依古丽")); // a person must look first
    EXPECT_TRUE(has(words, "另有2名需补正或待核对，未列入"));
}

TEST(PublicationDraft, SaysThatNothingIsDecided) {
    auto files = test::unzip(publication_draft(test::small_batch()));
    EXPECT_TRUE(has(files.at("xl/sharedStrings.xml"), "草稿：未经评审决定，不得公布"));
    EXPECT_TRUE(has(files.at("xl/workbook.xml"), "草稿，未经评审决定"));
}

} // namespace intake
