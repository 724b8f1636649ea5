#include "validators/check.hpp"

#include "validators/across.hpp"
#include "validators/findings.hpp"

#include <algorithm>
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

About about(const Subject& subject) {
    const Evidence& evidence = subject.evidence;
    return {evidence.subject, evidence.profile, subject.rule, subject.dossier};
}

void ask(const Check& check, const Subject& subject, Verdicts& verdicts) {
    if (!subject.rule.enabled) {
        record(about(subject), not_applicable("本年度配置未启用"), verdicts);
        return;
    }
    // Nothing came of this person: that is one finding (PKG-03), not forty. What the table says
    // of him is judged all the same: a unit is told everything at once.
    const bool nothing = subject.dossier != nullptr && subject.dossier->parts.empty();
    const Reply reply = nothing && !check.without_papers
                            ? not_applicable("没有该候选人的任何材料")
                            : check.function(subject);
    record(about(subject), reply, verdicts);
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
        for (const AcrossCheck& check : across_checks()) {
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
