#include "validators/check.hpp"

#include "pipeline/model/digest.hpp"
#include "pipeline/model/titles.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/placeholders.hpp"
#include "validators/probe.hpp"

#include <algorithm>
#include <cassert>
#include <set>

namespace intake {

namespace {

const std::vector<Check>& all_checks() {
    static const std::vector<Check> checks = [] {
        std::vector<Check> all;
        for (const auto family :
             {package_checks(), unit_checks(), table_checks(), identity_checks(), form_checks(),
              evidence_checks(), narrative_checks(), procedure_checks(), cultivation_checks(),
              eligibility_checks(), agreement_checks(), prior_checks()}) {
            all.insert(all.end(), family.begin(), family.end());
        }
        return all;
    }();
    return checks;
}

Audience audience_of(const CheckRule& rule, Result result) {
    return result == Result::undetermined ? Audience::secretariat : rule.audience;
}

/// "" for the first of a name, "#2" for the second person of that name in one submission.
std::string namesake(const Subject& subject) {
    std::size_t before = 0;
    for (const Dossier& dossier : subject.evidence.subject.dossiers) {
        if (subject.dossier == nullptr || &dossier == subject.dossier) {
            break;
        }
        before += dossier.candidate == subject.dossier->candidate ? 1U : 0U;
    }
    return before == 0 ? "" : "#" + std::to_string(before + 1);
}

/// The profile's sentence for what was found: the message may be about something else.
std::string wording_of(const CheckRule& rule, const Hit& hit) {
    if (hit.wording.empty()) {
        return rule.message;
    }
    const auto at = rule.wordings.find(hit.wording);
    return at == rule.wordings.end() ? "未达到要求：" + rule.title : at->second;
}

/// The wording for a fault a person confirmed. The check had no certain values, so a sentence
/// that needs some, or would quote what was hardly read, gives way to the rule.
std::string confirmed_message(const CheckRule& rule, const Hit& hit) {
    const std::string message = wording_of(rule, hit);
    for (std::size_t at = message.find('{'); at != std::string::npos;
         at = message.find('{', at + 1)) {
        const std::string key = message.substr(at + 1, message.find('}', at) - at - 1);
        const auto word = hit.words.find(key);
        const bool doubtful = hit.source.origin == Origin::ocr && tells_reading(key);
        if (doubtful || word == hit.words.end() || word->second.empty()) {
            return "经人工核对，未达到要求：" + rule.title;
        }
    }
    return mask_personal(fill(message, hit.words));
}

/// Whether the profile's wordings may ask for every word that the hit brings along.
[[maybe_unused]] bool is_announced(const CheckRule& rule, const Hit& hit) {
    const std::vector<std::string> announced = placeholders_of(rule.id);
    return std::ranges::all_of(hit.words, [&](const auto& word) {
        return std::ranges::find(announced, word.first) != announced.end();
    });
}

[[maybe_unused]] bool is_worded(const CheckRule& rule, const Hit& hit) {
    return hit.wording.empty() || is_wording(rule.id, hit.wording);
}

Finding finding_of(const Subject& subject, const Hit& hit) {
    assert(is_announced(subject.rule, hit));
    assert(is_worded(subject.rule, hit));
    const Case& whole = subject.evidence.subject;
    Finding finding{.check = subject.rule.id,
                    .result = hit.result,
                    .severity = subject.rule.severity,
                    .audience = audience_of(subject.rule, hit.result)};
    finding.submission = whole.submission;
    finding.unit = whole.unit;
    finding.candidate = subject.dossier == nullptr ? hit.candidate : subject.dossier->candidate;
    finding.document = hit.document;
    finding.source = hit.source;
    finding.field = hit.field;
    finding.found = mask_personal(hit.found);
    finding.expected = mask_personal(hit.expected);
    finding.message = mask_personal(fill(wording_of(subject.rule, hit), hit.words));
    if (hit.result == Result::undetermined) {
        finding.doubt = with_titles(subject.evidence.profile, hit.reason);
        finding.message = subject.rule.title + "：" + mask_personal(finding.doubt);
        finding.confirmed = confirmed_message(subject.rule, hit);
    }
    finding.remedy = mask_personal(fill(subject.rule.remedy, hit.words));
    finding.basis = subject.rule.basis;
    finding.slot = hit.slot + namesake(subject);
    finding.id = finding_id(finding);
    return finding;
}

/// An undetermined answer without a hit of its own still goes to a person.
void add_bare_doubt(const Subject& subject, const Reply& reply, Verdicts& verdicts) {
    if (reply.result == Result::undetermined && reply.hits.empty()) {
        verdicts.findings.push_back(
            finding_of(subject, {.result = Result::undetermined, .reason = reply.reason}));
    }
}

void ask(const Check& check, const Subject& subject, Verdicts& verdicts) {
    const std::string candidate = subject.dossier == nullptr ? "" : subject.dossier->candidate;
    if (!subject.rule.enabled) {
        verdicts.answers.push_back(
            {std::string(check.id), candidate, Result::not_applicable, "本年度配置未启用"});
        return;
    }
    // Nothing came of this person: that is one finding (PKG-03), not forty.
    const bool nothing = subject.dossier != nullptr && subject.dossier->parts.empty();
    const Reply reply = nothing && !check.without_papers
                            ? not_applicable("没有该候选人的任何材料")
                            : check.function(subject);
    for (const Hit& hit : reply.hits) {
        verdicts.findings.push_back(finding_of(subject, hit));
    }
    add_bare_doubt(subject, reply, verdicts);
    verdicts.answers.push_back({std::string(check.id), candidate, reply.result,
                                with_titles(subject.evidence.profile, reply.reason)});
}

bool same_or_open(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() || a == b;
}

/// A failure explains what follows from it; a doubt explains only the same doubt said again.
bool explains(const Finding& cause, const Finding& finding) {
    const bool doubled = cause.result == Result::undetermined &&
                         finding.result == cause.result && !cause.document.empty() &&
                         cause.document == finding.document && cause.field == finding.field;
    const bool failed = cause.result == Result::fail &&
                        same_or_open(cause.document, finding.document) &&
                        same_or_open(cause.field, finding.field);
    return doubled || failed;
}

/// What may be on a page that may be missing is no question of its own.
bool explains_doubt(const Finding& cause, const Finding& finding) {
    return finding.result == Result::undetermined && cause.document == finding.document &&
           same_or_open(cause.field, finding.field);
}

bool is_silenced(const CheckRule& rule, const Finding& finding,
                 const std::vector<Finding>& all) {
    const auto among = [](const std::vector<std::string>& ids, const std::string& id) {
        return std::ranges::find(ids, id) != ids.end();
    };
    return std::ranges::any_of(all, [&](const Finding& cause) {
        const bool whole = among(rule.silenced_by, cause.check) && explains(cause, finding);
        const bool doubt =
            among(rule.doubts_silenced_by, cause.check) && explains_doubt(cause, finding);
        return (whole || doubt) &&
               (cause.candidate.empty() || cause.candidate == finding.candidate);
    });
}

void sort_findings(const Case& subject, Verdicts& verdicts) {
    const auto place = [&](const Finding& finding) {
        const auto at =
            std::ranges::find(subject.dossiers, finding.candidate, &Dossier::candidate);
        return finding.candidate.empty() ? -1 : at - subject.dossiers.begin();
    };
    std::ranges::stable_sort(verdicts.findings, {}, place);
}

/// Two findings of one id would be one in every list that counts them.
void drop_repeats(Verdicts& verdicts) {
    std::set<std::string> seen;
    std::erase_if(verdicts.findings,
                  [&](const Finding& finding) { return !seen.insert(finding.id).second; });
}

bool has_doubtful_value(const Dossier& dossier, const Profile& profile) {
    return std::ranges::any_of(dossier.fields, [&](const Field& field) {
        const FieldRule* rule = find_field_rule(profile, field.name);
        const bool doubt = field.state == State::review || field.state == State::unreadable;
        // Prose in doubt is for the reviewers to read; whether it is there, the checks ask.
        return doubt && rule != nullptr && rule->required && rule->kind != Kind::paragraph;
    });
}

} // namespace

std::span<const CheckSummary> catalogue() {
    static const std::vector<CheckSummary> summaries = [] {
        std::vector<CheckSummary> all;
        for (const Check& check : all_checks()) {
            all.push_back({check.id, check.summary});
        }
        return all;
    }();
    return summaries;
}

void silence(const Profile& profile, Verdicts& verdicts) {
    const std::vector<Finding> all = verdicts.findings;
    std::erase_if(verdicts.findings, [&](const Finding& finding) {
        const CheckRule* rule = find_check_rule(profile, finding.check);
        return rule != nullptr && is_silenced(*rule, finding, all);
    });
}

Verdicts check(const Evidence& evidence) {
    Verdicts verdicts;
    for (const Check& check : all_checks()) {
        const CheckRule* rule = find_check_rule(evidence.profile, check.id);
        if (rule == nullptr) {
            verdicts.answers.push_back(
                {std::string(check.id), "", Result::not_applicable, "年度配置中没有这项检查"});
            continue;
        }
        if (check.level == Level::unit) {
            ask(check, {evidence, *rule, nullptr}, verdicts);
            continue;
        }
        for (const Dossier& dossier : evidence.subject.dossiers) {
            ask(check, {evidence, *rule, &dossier}, verdicts);
        }
    }
    silence(evidence.profile, verdicts);
    drop_repeats(verdicts);
    sort_findings(evidence.subject, verdicts);
    return verdicts;
}

std::string finding_id(const Finding& finding) {
    const std::string key = finding.check + "\n" + finding.submission + "\n" +
                            finding.candidate + "\n" + finding.document + "\n" + finding.field +
                            "\n" + finding.slot;
    return sha256_hex(key).substr(0, 16);
}

std::string verdict_of(const Dossier& dossier, const std::vector<Finding>& findings,
                       const Profile& profile) {
    bool review = dossier.parts.empty() || has_doubtful_value(dossier, profile);
    for (const Finding& finding : findings) {
        if (finding.candidate != dossier.candidate) {
            continue;
        }
        const bool counts = finding.severity != Severity::advisory;
        if (counts && finding.result == Result::fail && finding.audience == Audience::unit) {
            return "deficient";
        }
        review = review || finding.result == Result::undetermined || counts;
    }
    return review ? "review" : "complete";
}

} // namespace intake
