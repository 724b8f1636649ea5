#include "pipeline/round_items.hpp"

#include "pipeline/emit/letter.hpp"
#include "pipeline/topics.hpp"
#include "tests/support/batch_builder.hpp"
#include "validators/check.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

Finding fault(const std::string& check, const std::string& candidate, const std::string& file,
              const std::string& slot = "") {
    Finding finding{.check = check};
    finding.submission = "浦东";
    finding.candidate = candidate;
    finding.document = "C1";
    finding.source.file = file;
    finding.slot = slot;
    finding.message = "问题" + check;
    finding.id = finding_id(finding);
    return finding;
}

/// As the letter of round 1 recorded it.
RoundItem asked(int number, const Finding& finding, const std::string& sha256) {
    RoundItem item{.number = number, .finding = finding.id};
    item.state = ItemState::fresh;
    item.since = 1;
    item.check = finding.check;
    item.candidate = finding.candidate;
    item.document = finding.document;
    item.slot = finding.slot;
    item.file = finding.source.file;
    item.sha256 = sha256;
    item.problem = finding.message;
    return item;
}

InputFile file(const std::string& path, char content) {
    InputFile out = test::input_file(path, 1);
    out.sha256 = std::string(64, content);
    return out;
}

/// Round 2: old.pdf (a) is kept, new.pdf (b) came.
Review second_round(std::vector<RoundItem> before) {
    Review review;
    review.submission.name = "浦东补正";
    review.submission.files = {file("new.pdf", 'b'), file("old.pdf", 'a')};
    review.round.number = 2;
    review.round.unit = 3;
    review.round.home = "浦东";
    review.round.kept = {{.file = file("old.pdf", 'a'), .round = 1, .document = ""}};
    review.round.earlier_content = {std::string(64, 'a')};
    review.round.last_item = static_cast<int>(before.size());
    review.round.before = std::move(before);
    return review;
}

ItemState state_of(const Review& review, int number) {
    for (const RoundItem& item : review.round.items) {
        if (item.number == number) {
            return item.state;
        }
    }
    return ItemState::settled;
}

const Batch batch = test::small_batch();
const Finding seal = fault("FORM-05", "王建国", "old.pdf");

} // namespace

TEST(Rounds, KeepTheNumberOfWhatIsStillOpen) {
    Review review = second_round({asked(7, seal, std::string(64, 'a'))});
    review.verdicts.findings = {seal};
    settle_items(review, batch);
    ASSERT_EQ(review.round.items.size(), 1U);
    EXPECT_EQ(review.round.items[0].number, 7);
    EXPECT_EQ(review.round.items[0].state, ItemState::open);
}

TEST(Rounds, CloseWhatNewMaterialCured) {
    Review review = second_round({asked(1, seal, std::string(64, 'a'))});
    review.round.earlier_faults = {seal.id};
    settle_items(review, batch);
    EXPECT_EQ(state_of(review, 1), ItemState::cured);
    EXPECT_EQ(review.round.items.at(0).until, 2);
}

TEST(Rounds, CallNothingCuredThatTheEarlierMaterialNoLongerShowsEither) {
    Review review = second_round({asked(1, seal, std::string(64, 'a'))});
    settle_items(review, batch);
    EXPECT_EQ(state_of(review, 1), ItemState::settled);
}

TEST(Rounds, ContinueTheNumbersForFaultsOfNewMaterial) {
    Review review = second_round({asked(1, seal, std::string(64, 'a'))});
    review.verdicts.findings = {seal, fault("FORM-09", "王建国", "new.pdf")};
    settle_items(review, batch);
    ASSERT_EQ(review.round.items.size(), 2U);
    EXPECT_EQ(review.round.items[1].number, 2);
    EXPECT_EQ(review.round.items[1].state, ItemState::fresh);
}

TEST(Rounds, RaiseNothingThatTheFirstRoundOverlooked) {
    const Finding overlooked = fault("FORM-09", "王建国", "old.pdf");
    Review review = second_round({});
    review.verdicts.findings = {overlooked};
    review.round.earlier_faults = {overlooked.id};
    settle_items(review, batch);
    EXPECT_TRUE(review.round.items.empty());
    EXPECT_EQ(review.verdicts.findings[0].audience, Audience::secretariat);
    EXPECT_NE(review.verdicts.findings[0].message.find("前一轮"), std::string::npos);
}

TEST(Rounds, RaiseTheSameFaultInADocumentThatIsNew) {
    const Finding again = fault("FORM-09", "王建国", "new.pdf");
    Review review = second_round({});
    review.verdicts.findings = {again};
    review.round.earlier_faults = {again.id}; // the document it replaces had it too
    settle_items(review, batch);
    ASSERT_EQ(review.round.items.size(), 1U);
    EXPECT_EQ(review.round.items[0].state, ItemState::fresh);
}

TEST(Rounds, WaitForAPersonWhereTheNewMaterialIsInDoubt) {
    Review review = second_round({asked(1, seal, std::string(64, 'a'))});
    Finding doubt = seal;
    doubt.result = Result::undetermined;
    doubt.audience = Audience::secretariat;
    review.verdicts.findings = {doubt};
    settle_items(review, batch);
    EXPECT_EQ(state_of(review, 1), ItemState::review);
}

TEST(Rounds, AskAPersonWhatANewFileStandsFor) {
    Review review = second_round({asked(1, seal, std::string(64, 'a'))});
    review.verdicts.findings = {seal};
    review.round.unclear = {{"王建国", "C6", "old.pdf", "new.pdf", "可能替换“old.pdf”"}};
    settle_items(review, batch);
    EXPECT_EQ(state_of(review, 1), ItemState::review);
    for (const Finding& finding : review.verdicts.findings) {
        EXPECT_EQ(finding.audience, Audience::secretariat);
    }
    EXPECT_EQ(review.verdicts.findings.back().result, Result::undetermined);
}

TEST(Rounds, BelieveAPersonWhoCallsANewCertificateAnAddition) {
    Review review = second_round({asked(1, seal, std::string(64, 'a'))});
    review.verdicts.findings = {seal};
    review.round.unclear = {{"王建国", "C6", "old.pdf", "new.pdf", "可能替换“old.pdf”"}};
    Review answered = review;
    Batch with_answer = test::small_batch();
    DocumentRule proof;
    proof.code = "C6";
    proof.section = "evidence";
    with_answer.profile.documents.push_back(proof);
    settle_items(review, with_answer);
    const Finding& question = review.verdicts.findings.back();
    with_answer.ledger.emplace();
    Statement statement{.said = Said::pass};
    statement.topic = topic_of(question, review.subject,
                               testimony_of(&*with_answer.ledger, review.submission));
    with_answer.ledger->statements.emplace(key_of(statement.topic), statement);
    settle_items(answered, with_answer);
    EXPECT_EQ(state_of(answered, 1), ItemState::open);
    EXPECT_EQ(answered.verdicts.findings.size(), 1U);
}

TEST(Rounds, KnowADefectWhoseFileCameUnderAnotherName) {
    const Finding before = fault("PKG-08", "", "材料/old.pdf", "材料/old.pdf");
    Review review = second_round({asked(4, before, std::string(64, 'a'))});
    review.verdicts.findings = {fault("PKG-08", "", "old.pdf", "old.pdf")};
    EXPECT_NE(review.verdicts.findings[0].id, before.id);
    recall_ids(review);
    EXPECT_EQ(review.verdicts.findings[0].id, before.id);
    settle_items(review, batch);
    EXPECT_EQ(state_of(review, 4), ItemState::open);
}

TEST(Rounds, GiveARecordedRoundTheNumbersItHad) {
    const Finding fresh = fault("FORM-09", "王建国", "new.pdf");
    Review review = second_round({});
    review.round.recorded = true;
    review.round.last_item = 9;
    review.round.recorded_items = {asked(5, fresh, std::string(64, 'b'))};
    review.verdicts.findings = {fresh};
    settle_items(review, batch);
    ASSERT_EQ(review.round.items.size(), 1U);
    EXPECT_EQ(review.round.items[0].number, 5);
}

TEST(Rounds, TellAUnitNothingWhileNobodyKnowsWhoseTheMaterialIs) {
    Review review = second_round({});
    review.round.doubt = "未能确定是哪家单位报送";
    review.verdicts.findings = {seal};
    settle_items(review, batch);
    EXPECT_TRUE(review.round.items.empty());
    ASSERT_EQ(review.verdicts.findings.size(), 2U);
    for (const Finding& finding : review.verdicts.findings) {
        EXPECT_EQ(finding.audience, Audience::secretariat);
    }
}

TEST(Rounds, WriteALetterThatSaysWhatBecameOfEveryItem) {
    const Finding gone = fault("FORM-06", "王建国", "old.pdf");
    Review review = second_round(
        {asked(1, seal, std::string(64, 'a')), asked(2, gone, std::string(64, 'a'))});
    review.round.earlier_faults = {gone.id};
    review.verdicts.findings = {fault("FORM-09", "王建国", "new.pdf"), seal};
    for (Finding& finding : review.verdicts.findings) {
        finding.submission = review.submission.name;
    }
    settle_items(review, batch);
    const Letter letter = compose_letter(review, batch, 1);
    ASSERT_EQ(letter.earlier.size(), 2U);
    EXPECT_EQ(letter.earlier[0].number, "BZ-03-001");
    EXPECT_EQ(letter.earlier[0].state, "仍需补正");
    EXPECT_EQ(letter.earlier[1].state, "已补正");
    ASSERT_EQ(letter.candidate_items.size(), 2U);
    EXPECT_EQ(letter.candidate_items[0].number, "BZ-03-001");
    EXPECT_EQ(letter.candidate_items[1].number, "BZ-03-003");
    EXPECT_EQ(letter.candidate_items[1].state, "新发现");
    ASSERT_EQ(letter.received.size(), 1U);
    EXPECT_EQ(letter.received[0].path, "new.pdf");
}

TEST(Rounds, SendNoDeficiencyLetterWhenAllIsCured) {
    EXPECT_EQ(letter_path("浦东", true, 2), "units/浦东/补正通知.pdf");
    EXPECT_EQ(letter_path("浦东", false, 1), "units/浦东/补正通知.pdf");
    EXPECT_EQ(letter_path("浦东", false, 2), "units/浦东/形式审查情况通知.pdf");
}

} // namespace intake
