#include "validators/findings.hpp"

#include "pipeline/model/digest.hpp"
#include "pipeline/model/titles.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/placeholders.hpp"

#include <algorithm>
#include <cassert>

namespace intake {

namespace {

Audience audience_of(const CheckRule& rule, Result result) {
    return result == Result::undetermined ? Audience::secretariat : rule.audience;
}

/// "" for the first of a name, "#2" for the second person of that name in one submission.
std::string namesake(const About& about) {
    std::size_t before = 0;
    for (const Dossier& dossier : about.whole.dossiers) {
        if (about.dossier == nullptr || &dossier == about.dossier) {
            break;
        }
        before += dossier.candidate == about.dossier->candidate ? 1U : 0U;
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

/// A reason whose second half had nothing to say.
std::string without_open_end(std::string reason) {
    constexpr std::string_view mark = "；";
    if (reason.ends_with(mark)) {
        reason.resize(reason.size() - mark.size());
    }
    return reason;
}

[[maybe_unused]] bool is_worded(const CheckRule& rule, const Hit& hit) {
    return hit.wording.empty() || is_wording(rule.id, hit.wording);
}

} // namespace

Finding finding_of(const About& about, const Hit& hit) {
    assert(is_announced(about.rule, hit));
    assert(is_worded(about.rule, hit));
    Finding finding{.check = about.rule.id,
                    .result = hit.result,
                    .severity = about.rule.severity,
                    .audience = audience_of(about.rule, hit.result)};
    finding.submission = about.whole.submission;
    finding.unit = about.whole.unit;
    finding.candidate = about.dossier == nullptr ? hit.candidate : about.dossier->candidate;
    finding.document = hit.document;
    finding.source = hit.source;
    finding.field = hit.field;
    finding.found = mask_personal(hit.found);
    finding.expected = mask_personal(hit.expected);
    finding.message = mask_personal(fill(wording_of(about.rule, hit), hit.words));
    if (hit.result == Result::undetermined) {
        finding.doubt = with_titles(about.profile, without_open_end(hit.reason));
        finding.message = about.rule.title + "：" + mask_personal(finding.doubt);
        finding.confirmed = confirmed_message(about.rule, hit);
    }
    finding.remedy = mask_personal(fill(about.rule.remedy, hit.words));
    finding.basis = about.rule.basis;
    finding.slot = hit.slot + namesake(about);
    finding.id = finding_id(finding);
    return finding;
}

void record(const About& about, const Reply& reply, Verdicts& verdicts) {
    for (const Hit& hit : reply.hits) {
        verdicts.findings.push_back(finding_of(about, hit));
    }
    if (reply.result == Result::undetermined && reply.hits.empty()) {
        verdicts.findings.push_back(
            finding_of(about, {.result = Result::undetermined, .reason = reply.reason}));
    }
    verdicts.answers.push_back({about.rule.id,
                                about.dossier == nullptr ? "" : about.dossier->candidate,
                                reply.result, with_titles(about.profile, reply.reason)});
}

std::string finding_id(const Finding& finding) {
    const std::string key = finding.check + "\n" + finding.submission + "\n" +
                            finding.candidate + "\n" + finding.document + "\n" + finding.field +
                            "\n" + finding.slot;
    return sha256_hex(key).substr(0, 16);
}

} // namespace intake
