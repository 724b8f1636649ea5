#include "pipeline/round_items.hpp"

#include "pipeline/emit/letter.hpp"
#include "pipeline/model/titles.hpp"
#include "pipeline/topics.hpp"
#include "validators/check.hpp"

#include <algorithm>
#include <map>

namespace intake {

namespace {

bool is_for_unit(const Finding& finding) {
    return finding.result == Result::fail && finding.audience == Audience::unit;
}

std::string hash_of(const Review& review, const std::string& path) {
    const auto file = std::ranges::find(review.submission.files, path, &InputFile::path);
    return file == review.submission.files.end() ? "" : file->sha256;
}

/// Where the content of the item's file, or what stands for it now, lies in this round.
std::string path_now(const Review& review, const RoundItem& item) {
    std::string sha256 = item.sha256;
    for (const Replacement& one : review.round.replacements) {
        if (one.sha256 == sha256 && !one.by.empty()) {
            sha256 = one.by;
            break;
        }
    }
    const auto file = std::ranges::find(review.submission.files, sha256, &InputFile::sha256);
    return file == review.submission.files.end() || sha256.empty() ? item.file : file->path;
}

/// The id the same defect has today: ids of some findings rest on the path of a file.
std::string id_now(const Review& review, const RoundItem& item) {
    Finding finding{.check = item.check};
    finding.submission = review.round.home;
    finding.candidate = item.candidate;
    finding.document = item.document;
    finding.field = item.field;
    finding.slot = item.slot;
    const std::size_t at = item.file.empty() ? std::string::npos : item.slot.find(item.file);
    if (at != std::string::npos) {
        finding.slot.replace(at, item.file.size(), path_now(review, item));
    }
    return finding_id(finding);
}

bool is_new_material(const Review& review, const Finding& finding) {
    const std::string sha256 = hash_of(review, finding.source.file);
    return !sha256.empty() && !review.round.earlier_content.contains(sha256);
}

Finding* find_finding(std::vector<Finding>& findings, const std::string& id) {
    const auto at = std::ranges::find(findings, id, &Finding::id);
    return at == findings.end() ? nullptr : &*at;
}

/// Everything the checks say of this round, causes and consequences alike.
std::vector<Finding> unsilenced(const Review& review, const Batch& batch) {
    Profile bare = batch.profile;
    for (CheckRule& rule : bare.checks) {
        rule.silenced_by.clear();
    }
    return check({review.subject, review.submission, bare, batch.registers, batch.as_of})
        .findings;
}

/// A doubt that may be about the item: same check and person, and nothing that tells them
/// apart.
bool may_concern(const Finding& doubt, const RoundItem& item) {
    const auto fits = [](const std::string& a, const std::string& b) {
        return a.empty() || a == b;
    };
    return doubt.result == Result::undetermined && doubt.check == item.check &&
           doubt.candidate == item.candidate && fits(doubt.document, item.document) &&
           fits(doubt.field, item.field) && fits(doubt.slot, item.slot);
}

bool is_unclear(const Round& round, const RoundItem& item) {
    return std::ranges::any_of(round.unclear, [&](const UnclearReplacement& one) {
        const bool theirs = one.candidate == item.candidate || one.candidate.empty();
        return theirs && !item.file.empty() && one.file == item.file;
    });
}

/// What the finding says now goes into the item; number, id and round stay.
void describe(const Finding& finding, const Review& review, const Batch& batch,
              RoundItem& item) {
    const LetterItem words = letter_item(finding, review, batch.profile);
    item.check = finding.check;
    item.candidate = finding.candidate;
    item.document = finding.document;
    item.field = finding.field;
    item.slot = finding.slot;
    item.file = finding.source.file;
    item.sha256 = hash_of(review, finding.source.file);
    item.place = words.place;
    item.problem = words.problem;
    item.basis = words.basis;
    item.remedy = words.remedy;
    item.kind = words.kind;
}

void to_secretariat(Finding& finding, const std::string& why) {
    finding.audience = Audience::secretariat;
    finding.message += why;
}

struct Settling {
    Review& review;
    const Batch& batch;
    std::vector<Finding> all; ///< unsilenced; only where there are earlier items
};

/// Back among the findings: a letter named it, and it is still there.
Finding& restore(Settling& settling, const Finding& silenced, const RoundItem& item) {
    std::vector<Finding>& findings = settling.review.verdicts.findings;
    findings.push_back(silenced);
    findings.back().id = item.finding;
    return findings.back();
}

void close(RoundItem& item, ItemState state, int round) {
    item.state = state;
    item.until = round;
}

/// An item that was open when this round came in.
void settle_open(Settling& settling, RoundItem& item) {
    Review& review = settling.review;
    const std::string id = id_now(review, item);
    Finding* finding = find_finding(review.verdicts.findings, item.finding);
    Finding* silenced = find_finding(settling.all, id);
    if (finding == nullptr && silenced != nullptr && is_for_unit(*silenced)) {
        finding = &restore(settling, *silenced, item);
    }
    const auto& findings = review.verdicts.findings;
    const bool doubted =
        finding == nullptr && std::ranges::any_of(findings, [&](const Finding& each) {
            return may_concern(each, item);
        });
    if ((finding != nullptr && !is_for_unit(*finding)) || doubted ||
        is_unclear(review.round, item)) {
        item.state = ItemState::review;
        if (finding != nullptr && is_for_unit(*finding)) {
            to_secretariat(*finding, "（新交材料可能已补正，待人工核对）");
        }
    } else if (finding != nullptr) {
        item.state = ItemState::open;
        describe(*finding, review, settling.batch, item);
    } else {
        const bool was_there = review.round.earlier_faults.contains(id) ||
                               review.round.earlier_faults.contains(item.finding);
        close(item, was_there ? ItemState::cured : ItemState::settled, review.round.number);
    }
}

int number_of(Round& round, const std::string& finding) {
    const auto known = std::ranges::find(round.recorded_items, finding, &RoundItem::finding);
    return known != round.recorded_items.end() ? known->number : ++round.last_item;
}

bool is_overlooked(const Review& review, const Finding& finding) {
    return review.round.earlier_faults.contains(finding.id) &&
           !is_new_material(review, finding);
}

/// A fault that no letter named as open.
void settle_new(Settling& settling, Finding& finding) {
    Round& round = settling.review.round;
    if (is_overlooked(settling.review, finding)) {
        to_secretariat(finding,
                       "（前一轮材料中已有而当时未提出，不再要求单位补正，请秘书处处理）");
        return;
    }
    const auto closed = std::ranges::find(round.items, finding.id, &RoundItem::finding);
    if (closed != round.items.end()) {
        closed->state = ItemState::open;
        closed->until = 0;
        describe(finding, settling.review, settling.batch, *closed);
        return;
    }
    RoundItem item{.number = number_of(round, finding.id), .finding = finding.id};
    item.since = round.number;
    describe(finding, settling.review, settling.batch, item);
    round.items.push_back(std::move(item));
}

Finding doubt_of(const Review& review, const Batch& batch, const std::string& check,
                 const std::string& reason) {
    const CheckRule* rule = find_check_rule(batch.profile, check);
    Finding finding{.check = check, .result = Result::undetermined};
    finding.severity = rule == nullptr ? Severity::required : rule->severity;
    finding.audience = Audience::secretariat;
    finding.submission = review.round.home;
    finding.unit = review.subject.unit;
    finding.message = reason;
    finding.doubt = reason;
    finding.confirmed = rule == nullptr ? reason : rule->title;
    finding.remedy = "";
    finding.basis = rule == nullptr ? "" : rule->basis;
    return finding;
}

Finding question_about(const Review& review, const Batch& batch,
                       const UnclearReplacement& one) {
    Finding finding = doubt_of(review, batch, "PKG-14", "文件“" + one.by + "”" + one.reason);
    finding.candidate = one.candidate;
    finding.document = one.document;
    finding.source.file = one.by;
    finding.slot = "round:" + one.file;
    finding.id = finding_id(finding);
    return finding;
}

/// A certificate that a person called an addition stands for no other.
void drop_answered(const Batch& batch, Review& review) {
    const Testimony testimony =
        testimony_of(batch.ledger ? &*batch.ledger : nullptr, review.submission);
    std::erase_if(review.round.unclear, [&](const UnclearReplacement& one) {
        const DocumentRule* rule = find_document_rule(batch.profile, one.document);
        const Statement* said = said_about(
            testimony, topic_of(question_about(review, batch, one), review.subject, testimony));
        return rule != nullptr && is_proof(*rule) && said != nullptr &&
               said->said == Said::pass;
    });
}

void add_unclear(Settling& settling) {
    Review& review = settling.review;
    for (const UnclearReplacement& one : review.round.unclear) {
        review.verdicts.findings.push_back(question_about(review, settling.batch, one));
    }
}

void settle_doubtful(Settling& settling) {
    Review& review = settling.review;
    for (Finding& finding : review.verdicts.findings) {
        if (is_for_unit(finding)) {
            to_secretariat(finding, with_titles(settling.batch.profile,
                                                "（{unit_title}或轮次未确认，暂不通知单位）"));
        }
    }
    Finding finding = doubt_of(review, settling.batch, "UNIT-02", review.round.doubt);
    finding.slot = "round";
    finding.id = finding_id(finding);
    review.verdicts.findings.insert(review.verdicts.findings.begin(), std::move(finding));
}

} // namespace

void recall_ids(Review& review) {
    std::map<std::string, std::string> known; ///< id today -> id in the letter
    for (const RoundItem& item : review.round.before) {
        known.emplace(id_now(review, item), item.finding);
    }
    for (Finding& finding : review.verdicts.findings) {
        const auto at = known.find(finding.id);
        finding.id = at == known.end() ? finding.id : at->second;
    }
}

void settle_items(Review& review, const Batch& batch) {
    Settling settling{review, batch, {}};
    Round& round = review.round;
    if (!round.doubt.empty()) {
        settle_doubtful(settling);
        return;
    }
    if (round.number == 0) {
        return;
    }
    drop_answered(batch, review);
    round.items = round.before;
    if (!round.items.empty()) {
        settling.all = unsilenced(review, batch);
    }
    std::set<std::string> asked;
    for (RoundItem& item : round.items) {
        if (item.until == 0) {
            asked.insert(item.finding);
            settle_open(settling, item);
        }
    }
    for (Finding& finding : review.verdicts.findings) {
        if (is_for_unit(finding) && !asked.contains(finding.id)) {
            settle_new(settling, finding);
        }
    }
    add_unclear(settling);
    std::ranges::sort(round.items, {}, &RoundItem::number);
}

const RoundItem* find_item(const Round& round, const std::string& finding) {
    const auto at = std::ranges::find(round.items, finding, &RoundItem::finding);
    return at == round.items.end() ? nullptr : &*at;
}

} // namespace intake
