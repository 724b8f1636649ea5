#include "pipeline/judge.hpp"

#include "pipeline/round_items.hpp"
#include "pipeline/testimony.hpp"
#include "validators/check.hpp"
#include "validators/unseen_fields.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

namespace {

std::vector<Verdicts> verdicts_across(const Batch& batch) {
    std::vector<Case> cases;
    for (const Review& review : batch.reviews) {
        // What a later round of the same unit stands for is no second recommendation.
        cases.push_back(review.round.outdated ? Case{} : review.subject);
    }
    return check_across(cases, batch.profile, batch.registers);
}

template <typename T> void append(std::vector<T>& more, std::vector<T>& all) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

/// Ids rest on the name of the unit's first submission, outputs show this one's.
void name_submission(Review& review, const std::string& name) {
    review.subject.submission = name;
    for (Finding& finding : review.verdicts.findings) {
        finding.submission = name;
    }
}

/// What may lie in a file nobody could use is not absent.
void doubt_unseen(Review& review, const Evidence& evidence) {
    for (Dossier& dossier : review.subject.dossiers) {
        for (const std::string& name : fields_in_doubt(evidence, dossier)) {
            std::ranges::find(dossier.fields, name, &Field::name)->state = State::unreadable;
        }
    }
}

void judge_alone(Review& review, const Batch& batch) {
    if (!review.round.later.empty()) {
        return;
    }
    if (!review.round.home.empty()) {
        review.subject.submission = review.round.home;
    }
    const Evidence evidence{review.subject,  review.submission, batch.profile,
                            batch.registers, batch.as_of,       received_by(review.round)};
    review.verdicts = check(evidence);
    doubt_unseen(review, evidence);
    recall_ids(review);
}

/// People's answers, then the rounds, then answers to what the rounds asked.
void settle(Review& review, const Batch& batch) {
    if (!review.round.later.empty()) {
        return;
    }
    const Ledger* ledger = batch.ledger ? &*batch.ledger : nullptr;
    const Testimony testimony = testimony_of(ledger, review.submission);
    confirm_findings(review, testimony, batch.profile);
    settle_items(review, batch);
    if (review.round.number > 1 || !review.round.doubt.empty()) {
        confirm_findings(review, testimony, batch.profile);
    }
    name_submission(review, review.submission.name);
    for (Dossier& dossier : review.subject.dossiers) {
        dossier.verdict = verdict_of(dossier, review.verdicts.findings, batch.profile);
    }
}

} // namespace

void judge(Batch& batch) {
    for (Review& review : batch.reviews) {
        judge_alone(review, batch);
    }
    std::vector<Verdicts> across = verdicts_across(batch);
    for (std::size_t i = 0; i < batch.reviews.size(); ++i) {
        Review& review = batch.reviews[i];
        append(across.at(i).answers, review.verdicts.answers);
        append(across.at(i).findings, review.verdicts.findings);
        settle(review, batch);
    }
}

} // namespace intake
