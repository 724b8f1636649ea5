#include "pipeline/emit/review_items.hpp"

#include "pipeline/emit/review_desk.hpp"
#include "pipeline/emit/wording.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

namespace {

void ask_unit(Desk& desk) {
    const Case& subject = desk.review.subject;
    const Topic topic = topic_of_unit(subject, desk.testimony);
    if (subject.unit_state == State::accepted || is_settled(desk, topic)) {
        return;
    }
    ReviewItem item = blank_item(desk, "");
    item.title = desk.profile.unit_title + "全称";
    item.sources = {subject.unit_source};
    item.place = place_of(subject.unit_source);
    item.reading = subject.unit;
    item.reason = desk.profile.unit_title + "名称需人工确认";
    item.options = {{"同读数", Said::value, subject.unit}, {"无法辨认", Said::illegible, ""}};
    item.field = "recommender";
    item.topics = {topic};
    put(desk, std::move(item));
}

/// The scan of a table whose workbook is at hand decides little.
Severity weight_of(const Desk& desk, const Finding& finding) {
    const DocumentRule* rule = find_document_rule(desk.profile, finding.document);
    const bool copy = rule != nullptr && rule->scan && rule->workbook &&
                      !finding.candidate.empty() && finding.field.empty();
    return copy ? Severity::advisory : finding.severity;
}

ReviewItem finding_item(const Desk& desk, const Finding& finding) {
    const CheckRule* rule = find_check_rule(desk.profile, finding.check);
    ReviewItem item = blank_item(desk, finding.candidate);
    item.title = rule == nullptr ? finding.message : rule->title;
    item.reason = finding.doubt.empty() ? finding.message : finding.doubt;
    item.sources = {finding.source};
    item.place = place_of(finding.source);
    item.reading = finding.found;
    item.severity = weight_of(desk, finding);
    return item;
}

void ask_finding(Desk& desk, const Finding& finding) {
    ReviewItem item = finding_item(desk, finding);
    item.options = {{"符合要求", Said::pass, ""},
                    {"不符合要求", Said::fail, ""},
                    {"无法判断", Said::illegible, ""}};
    item.topics = {topic_of(finding, desk)};
    put(desk, std::move(item));
}

/// One check asks the same page about several people: one look at a list of names.
void ask_together(Desk& desk, const std::vector<const Finding*>& findings) {
    ReviewItem item = finding_item(desk, *findings.front());
    item.candidate.clear();
    std::string people;
    for (const Finding* finding : findings) {
        people += (people.empty() ? "" : "、") + finding->candidate;
        item.topics.push_back(topic_of(*finding, desk));
    }
    item.reason = "涉及" + people + "；例如：" + item.reason;
    item.options = {{"全都符合要求", Said::pass, ""},
                    {"全都不符合要求", Said::fail, ""},
                    {"有的符合，有的不符合（下次逐人列出）", Said::split, ""},
                    {"无法判断", Said::illegible, ""}};
    put(desk, std::move(item));
}

bool is_same_look(const Finding& a, const Finding& b) {
    return a.check == b.check && a.document == b.document && a.source == b.source &&
           a.candidate != b.candidate;
}

void ask_findings(Desk& desk, const std::vector<const Finding*>& findings) {
    for (const Finding* finding : findings) {
        const Topic asked = topic_of(*finding, desk);
        if (is_settled(desk, asked)) {
            continue;
        }
        std::vector<const Finding*> group;
        for (const Finding* each : findings) { // topics cost much: compare the looks first
            if (each == finding ||
                (is_same_look(*finding, *each) && !is_settled(desk, topic_of(*each, desk)) &&
                 !is_split(desk, topic_of(*each, desk)))) {
                group.push_back(each);
            }
        }
        const bool alone = group.size() == 1 || finding->source.page == 0 ||
                           finding->result != Result::undetermined || is_split(desk, asked);
        if (alone) {
            ask_finding(desk, *finding);
        } else {
            ask_together(desk, group);
        }
    }
}

std::vector<const Finding*> for_people(const Review& review) {
    std::vector<const Finding*> findings;
    for (const Finding& finding : review.verdicts.findings) {
        if (finding.audience == Audience::secretariat) {
            findings.push_back(&finding);
        }
    }
    return findings;
}

} // namespace

Topic topic_of(const Finding& finding, Desk& desk) {
    return topic_of(finding, desk.review.subject, desk.testimony, desk.absences);
}

ReviewItem blank_item(const Desk& desk, const std::string& candidate) {
    ReviewItem item;
    item.submission = desk.review.submission.name;
    item.unit = desk.review.subject.unit;
    item.candidate = candidate;
    return item;
}

bool is_settled(const Desk& desk, const Topic& topic) {
    const Statement* said = said_about(desk.testimony, topic);
    return desk.asked.contains(key_of(topic)) || (said != nullptr && said->said != Said::split);
}

bool is_split(const Desk& desk, const Topic& topic) {
    const Statement* said = said_about(desk.testimony, topic);
    return said != nullptr && said->said == Said::split;
}

void put(Desk& desk, ReviewItem item) {
    for (const Topic& topic : item.topics) {
        desk.asked.insert(key_of(topic));
    }
    item.id = id_of(item.topics, item.reading);
    desk.items.push_back(std::move(item));
}

std::vector<ReviewItem> review_items(const Batch& batch) {
    const Ledger* ledger = batch.ledger ? &*batch.ledger : nullptr;
    std::vector<ReviewItem> items;
    std::set<std::string> seen;
    for (const Review& review : batch.reviews) {
        Desk desk{review, batch.profile, testimony_of(ledger, review.submission), {}, {}, {}};
        std::vector<const Finding*> findings = for_people(review);
        ask_unit(desk);
        ask_pages(desk, findings);
        ask_files(desk, findings);
        ask_values(desk, findings);
        ask_findings(desk, findings);
        ask_required_values(desk);
        // The same file in two submissions is one question.
        for (ReviewItem& item : desk.items) {
            if (seen.insert(item.id).second) {
                items.push_back(std::move(item));
            }
        }
    }
    std::ranges::stable_sort(items, {}, &ReviewItem::severity);
    return items;
}

std::vector<ReviewItem> further_items(const Batch& batch,
                                      const std::vector<ReviewItem>& asked) {
    const Ledger* ledger = batch.ledger ? &*batch.ledger : nullptr;
    std::set<std::string> seen;
    std::set<std::string> topics;
    for (const ReviewItem& item : asked) {
        seen.insert(item.id);
        for (const Topic& topic : item.topics) {
            topics.insert(key_of(topic));
        }
    }
    std::vector<ReviewItem> items;
    for (const Review& review : batch.reviews) {
        Desk desk{review, batch.profile, testimony_of(ledger, review.submission),
                  {},     topics,        {}};
        ask_further_values(desk);
        for (ReviewItem& item : desk.items) {
            item.needed = false;
            if (seen.insert(item.id).second) {
                items.push_back(std::move(item));
            }
        }
    }
    return items;
}

std::vector<Question> questions_of(const std::vector<ReviewItem>& items) {
    std::vector<Question> questions;
    questions.reserve(items.size());
    for (const ReviewItem& item : items) {
        questions.push_back({.id = item.id,
                             .title = item.title,
                             .candidate = item.candidate,
                             .field = item.field,
                             .reading = item.reading,
                             .options = item.options,
                             .topics = item.topics,
                             .needed = item.needed});
    }
    return questions;
}

} // namespace intake
