#include "pipeline/emit/conflicts.hpp"

#include "pipeline/emit/letter.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/scoring_workbook.hpp"
#include "tests/support/batch_builder.hpp"
#include "tests/support/unzip.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// 王建国 with an employer and a mentor read with doubt.
Batch batch_with(std::vector<Expert> experts) {
    Batch batch = test::small_batch();
    Dossier& first = batch.reviews.at(0).subject.dossiers.at(0);
    first.fields.push_back(
        test::field("employer", State::accepted, "上海澜工（集团）有限公司", {}));
    first.fields.push_back(test::field("mentor", State::review, "周师傅", {}));
    batch.registers.experts = std::move(experts);
    return batch;
}

std::string relations_of(const Batch& batch) {
    std::string out;
    for (const Conflict& conflict : conflicts_of_interest(batch)) {
        out += conflict.expert + "-" + conflict.candidate + "：" + conflict.relation + "\n";
    }
    return out;
}

} // namespace

TEST(Conflicts, TellExpertsWhoBearTheNameOfACandidateOrMentor) {
    EXPECT_EQ(relations_of(batch_with({{"王 建国", ""}, {"周师傅", ""}, {"钱一", ""}})),
              "王 建国-王建国：与候选人同名\n周师傅-王建国：与候选人的mentor同名（待核对）\n");
}

TEST(Conflicts, TellExpertsOfTheEmployerHoweverItsBracketsAreWritten) {
    EXPECT_EQ(relations_of(batch_with({{"钱一", "上海澜工(集团)有限公司"}})),
              "钱一-王建国：与employer相同\n");
}

TEST(Conflicts, TellExpertsOfTheRecommendingUnitForEachOfItsCandidates) {
    EXPECT_EQ(conflicts_of_interest(batch_with({{"钱一", "浦东新区质量协会"}})).size(), 3U);
}

TEST(Conflicts, TellThatOneNameInsideAnotherMayBeAParent) {
    EXPECT_EQ(
        relations_of(batch_with({{"钱一", "上海澜工（集团）有限公司闵行分公司"}})),
        "钱一-王建国：与employer“上海澜工（集团）有限公司”名称相互包含，可能有隶属关系\n");
    EXPECT_EQ(relations_of(batch_with({{"钱一", "上海"}})), "");
}

TEST(Conflicts, StandInTheOverviewsAndTheScoringWorkbookAndInNoLetter) {
    const Batch batch = batch_with({{"钱一", "静安区总工会"}});
    EXPECT_TRUE(has(overview_html(batch), "回避提示"));
    for (const std::string& book : {overview_workbook(batch), scoring_workbook({}, batch)}) {
        const std::string words = test::unzip(book).at("xl/sharedStrings.xml");
        EXPECT_TRUE(has(words, "钱一"));
        EXPECT_TRUE(has(words, "仅供秘书处"));
    }
    const Letter letter = compose_letter(batch.reviews.at(1), batch, 1);
    EXPECT_FALSE(has(
        test::unzip(list_workbook(letter, batch.profile)).at("xl/sharedStrings.xml"), "钱一"));
}

TEST(Conflicts, AreNotSpokenOfWithoutARegisterOfExperts) {
    const Batch batch = test::small_batch();
    EXPECT_FALSE(has(overview_html(batch), "回避提示"));
    EXPECT_FALSE(has(test::unzip(overview_workbook(batch)).at("xl/workbook.xml"), "回避提示"));
    EXPECT_TRUE(conflicts_of_interest(batch).empty());
}

TEST(Conflicts, SayThatNobodyWasFound) {
    EXPECT_TRUE(has(overview_html(batch_with({{"钱一", ""}})), "没有发现与候选人同名"));
}

} // namespace intake
