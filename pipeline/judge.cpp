#include "pipeline/judge.hpp"

#include "pipeline/testimony.hpp"
#include "validators/check.hpp"

#include <iterator>

namespace intake {

namespace {

std::vector<std::vector<Finding>> findings_across(const Batch& batch) {
    std::vector<Case> cases;
    for (const Review& review : batch.reviews) {
        cases.push_back(review.subject);
    }
    return check_across(cases, batch.profile, batch.registers);
}

} // namespace

void judge(Batch& batch) {
    for (Review& review : batch.reviews) {
        review.verdicts = check(
            {review.subject, review.submission, batch.profile, batch.registers, batch.as_of});
    }
    std::vector<std::vector<Finding>> across = findings_across(batch);
    for (std::size_t i = 0; i < batch.reviews.size(); ++i) {
        Review& review = batch.reviews[i];
        std::vector<Finding>& findings = review.verdicts.findings;
        findings.insert(findings.end(), std::make_move_iterator(across.at(i).begin()),
                        std::make_move_iterator(across.at(i).end()));
        const Ledger* ledger = batch.ledger ? &*batch.ledger : nullptr;
        confirm_findings(review, testimony_of(ledger, review.submission), batch.profile);
        for (Dossier& dossier : review.subject.dossiers) {
            dossier.verdict = verdict_of(dossier, findings, batch.profile);
        }
    }
}

} // namespace intake
