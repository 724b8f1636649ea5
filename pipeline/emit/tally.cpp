#include "pipeline/emit/tally.hpp"

#include <algorithm>
#include <string_view>

namespace intake {

namespace {

void count_input(const InputFile& file, Tally& sum) {
    ++sum.inputs;
    sum.processed += file.outcome == Outcome::processed ? 1 : 0;
    sum.quarantined += file.outcome == Outcome::quarantined ? 1 : 0;
    sum.ignored += file.outcome == Outcome::ignored ? 1 : 0;
    sum.pages_total += file.pages_total;
    sum.pages_read += file.pages_read;
    sum.pages_unreadable += file.pages_unreadable;
}

void count_verdict(std::string_view verdict, Tally& sum) {
    ++sum.candidates;
    sum.complete += verdict == "complete" ? 1 : 0;
    sum.deficient += verdict == "deficient" ? 1 : 0;
    sum.in_review += verdict == "review" ? 1 : 0;
}

void count_finding(const Finding& finding, Tally& sum) {
    ++sum.findings;
    sum.blocking += finding.severity == Severity::blocking ? 1 : 0;
    sum.required += finding.severity == Severity::required ? 1 : 0;
    sum.advisory += finding.severity == Severity::advisory ? 1 : 0;
    sum.for_unit += finding.audience == Audience::unit ? 1 : 0;
    sum.for_secretariat += finding.audience == Audience::secretariat ? 1 : 0;
    sum.undetermined += finding.result == Result::undetermined ? 1 : 0;
}

} // namespace

Tally& Tally::operator+=(const Tally& other) {
    inputs += other.inputs;
    processed += other.processed;
    quarantined += other.quarantined;
    ignored += other.ignored;
    pages_total += other.pages_total;
    pages_read += other.pages_read;
    pages_unreadable += other.pages_unreadable;
    candidates += other.candidates;
    complete += other.complete;
    deficient += other.deficient;
    in_review += other.in_review;
    findings += other.findings;
    blocking += other.blocking;
    required += other.required;
    advisory += other.advisory;
    for_unit += other.for_unit;
    for_secretariat += other.for_secretariat;
    undetermined += other.undetermined;
    return *this;
}

Tally tally(const std::vector<InputFile>& files) {
    Tally sum;
    for (const InputFile& file : files) {
        count_input(file, sum);
    }
    return sum;
}

Tally tally(const Review& review) {
    Tally sum = tally(files_received(review));
    for (const Dossier& dossier : review.subject.dossiers) {
        count_verdict(shown_verdict(review, dossier), sum);
    }
    for (const Finding& finding : review.verdicts.findings) {
        count_finding(finding, sum);
    }
    return sum;
}

Tally tally(const Batch& batch) {
    Tally sum;
    for (const Review& review : batch.reviews) {
        sum += tally(review);
    }
    sum += tally(batch.strays);
    return sum;
}

bool is_open(const Finding& finding) {
    return finding.result == Result::undetermined ||
           (finding.result == Result::fail && finding.audience == Audience::unit &&
            finding.severity != Severity::advisory);
}

std::string shown_verdict(const Review& review, const Dossier& dossier) {
    const auto has = [&](Result result) {
        return std::ranges::any_of(review.verdicts.findings, [&](const Finding& finding) {
            return finding.candidate == dossier.candidate && is_open(finding) &&
                   finding.result == result;
        });
    };
    if (dossier.verdict == "deficient" || has(Result::fail)) {
        return "deficient";
    }
    if (dossier.verdict != "complete" || has(Result::undetermined)) {
        return "review";
    }
    return "complete";
}

} // namespace intake
