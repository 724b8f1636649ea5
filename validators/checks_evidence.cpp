#include "pipeline/model/unicode.hpp"
#include "validators/certificate_checks.hpp"
#include "validators/history_checks.hpp"
#include "validators/lookup.hpp"
#include "validators/proof_checks.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

bool is_none(const std::string& value) {
    const std::string plain = skeleton(value);
    return plain.empty() || plain == "无";
}

bool is_evidence(const Subject& subject, const Part& part) {
    const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
    return rule != nullptr && is_proof(*rule);
}

std::string column_of(const Entry& entry, std::string_view name) {
    const Reading* reading = find_reading(entry.columns, name);
    return reading == nullptr ? "" : reading->value.empty() ? reading->raw : reading->value;
}

/// How much of `name` stands in `text`, as shared pairs of neighbouring characters, 0..1.
double overlap(const std::string& text, const std::string& name) {
    const std::u32string wanted = decode(skeleton(name));
    const std::u32string inside = decode(skeleton(text));
    if (wanted.size() < 2) {
        return 0;
    }
    std::size_t found = 0;
    for (std::size_t i = 0; i + 2 <= wanted.size(); ++i) {
        found += inside.find(wanted.substr(i, 2)) != std::u32string::npos ? 1U : 0U;
    }
    return static_cast<double>(found) / static_cast<double>(wanted.size() - 1);
}

/// Whether some evidence of the candidate proves the claim: yes, no, or not to be told.
Result is_proved(const Subject& subject, const ListRule& list, const Entry& entry) {
    const std::string number = skeleton(column_of(entry, "number"));
    const std::string title = column_of(entry, "title");
    bool doubtful = !doubt_about(subject, list.proof).empty();
    for (const Part& part : subject.dossier->parts) {
        if (!is_evidence(subject, part)) {
            continue;
        }
        const std::string text = text_of(subject.evidence.subject, part);
        const bool numbered = number.size() >= 6 && contains(skeleton(text), number);
        if (numbered || overlap(text, title) >= 0.8 || overlap(part.file, title) >= 0.8) {
            return Result::pass;
        }
        // A scan may be the proof under a title that was misread.
        doubtful = doubtful || is_scanned(subject, part);
    }
    return doubtful ? Result::undetermined : Result::fail;
}

/// What a row claims: its title, or else its number.
std::string claim_of(const Entry& entry) {
    const std::string title = column_of(entry, "title");
    return is_none(title) ? column_of(entry, "number") : title;
}

Hit hit_of_claim(const Subject& subject, const ListRule& list, const Entry& entry,
                 Result result) {
    const std::string title = claim_of(entry);
    Hit hit{.result = result,
            .document = list.proof,
            .source = entry.columns.front().source,
            .field = list.name,
            .found = title,
            .slot = skeleton(title),
            .reason = "“" + title + "”的证明材料未能对上，请人工查看"};
    hit.words = {{"名称", title},
                 {"时间", column_of(entry, "date")},
                 {"材料名称", title_of_document(subject.evidence.profile, list.proof)}};
    // A misread title matches no proof.
    if (entry.columns.front().source.origin == Origin::ocr) {
        hit.result = Result::undetermined;
    }
    return hit;
}

Reply claims_proved(const Subject& subject) {
    bool claimed = false;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        for (const Entry& entry : part.entries) {
            const auto& lists = subject.evidence.profile.lists;
            const auto list = std::ranges::find(lists, entry.list, &ListRule::name);
            const bool named = list != lists.end() && !is_none(claim_of(entry));
            if (!named || list->proof.empty()) {
                continue;
            }
            claimed = true;
            const Result result = is_proved(subject, *list, entry);
            if (result != Result::pass) {
                hits.push_back(hit_of_claim(subject, *list, entry, result));
            }
        }
    }
    return claimed ? from_hits(std::move(hits)) : not_applicable("没有列出业绩");
}

bool has_evidence(const Subject& subject) {
    return std::ranges::any_of(subject.dossier->parts,
                               [&](const Part& part) { return is_evidence(subject, part); });
}

/// Each piece of evidence names its person; what pixels hide is a person's to see.
Reply names_candidate(const Subject& subject) {
    if (!has_evidence(subject)) {
        return not_applicable("没有证明材料");
    }
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const std::string text = skeleton(text_of(subject.evidence.subject, part));
        if (!is_evidence(subject, part) ||
            contains(text, skeleton(subject.dossier->candidate))) {
            continue;
        }
        Hit hit{.result = Result::undetermined,
                .document = part.type,
                .source = source_of(subject, part),
                .slot = part.file,
                .reason = "证明材料中未认出候选人姓名，请人工查看"};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

/// What a certificate must show: who gave it, and when.
Reply evidence_dated(const Subject& subject) {
    std::vector<Hit> hits;
    bool asked = false;
    for (const Part& part : subject.dossier->parts) {
        for (const std::string field : {"issuer", "issue_date"}) {
            const Reading* reading = find_reading(part.readings, field);
            asked = asked || (reading != nullptr && is_evidence(subject, part));
            const bool legible = reading == nullptr || reading->state == State::accepted ||
                                 reading->state == State::review;
            if (legible || !is_evidence(subject, part)) {
                continue;
            }
            const std::string title = title_of_field(subject.evidence.profile, field);
            const std::string name = title_of_document(subject.evidence.profile, part.type);
            const bool blank = reading->state == State::absent && !is_scanned(subject, part);
            Hit hit{.result = blank ? Result::fail : Result::undetermined,
                    .document = part.type,
                    .source = reading->source,
                    .field = field,
                    .slot = part.file,
                    .reason = "《" + name + "》的" + title + "未能读出，请看原件"};
            hit.words = {{"名称", name}, {"颁发单位/日期/印章", title}};
            hits.push_back(std::move(hit));
        }
    }
    return asked ? from_hits(std::move(hits)) : not_applicable("没有写明颁发单位和日期的证书");
}

Reply evidence_legible(const Subject& subject) {
    if (!has_evidence(subject)) {
        return not_applicable("没有证明材料");
    }
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        if (is_evidence(subject, part) && !well_read(subject.evidence.subject, part)) {
            hits.push_back({.result = Result::undetermined,
                            .document = part.type,
                            .source = source_of(subject, part),
                            .slot = part.file,
                            .reason = "证明材料有页面未能读清"});
        }
    }
    return from_hits(std::move(hits));
}

/// A certificate typed without its title may be the one that seems to be missing.
bool has_doubtful_evidence(const Subject& subject) {
    return std::ranges::any_of(subject.dossier->parts, [&](const Part& part) {
        return is_evidence(subject, part) && (part.confidence < 0.95 || part.pages.size() > 1);
    });
}

/// Claims that are lists or prose are judged row by row, not as one value.
bool is_prose(const Subject& subject, const std::string& claim) {
    const FieldRule* rule = find_field_rule(subject.evidence.profile, claim);
    return rule == nullptr || rule->kind == Kind::paragraph;
}

bool evidence_shows(const Subject& subject, const std::string& value) {
    return std::ranges::any_of(subject.dossier->parts, [&](const Part& part) {
        return is_evidence(subject, part) &&
               contains(skeleton(text_of(subject.evidence.subject, part)), skeleton(value));
    });
}

/// 学历, 职称, 技能: proof only where the form claims one.
Reply claimed_documents(const Subject& subject) {
    bool claimed = false;
    std::vector<Hit> hits;
    for (const DocumentRule& rule : subject.evidence.profile.documents) {
        if (rule.need != Need::claimed) {
            continue;
        }
        for (const std::string& claim : rule.claims) {
            const std::string value = accepted_value(subject, claim);
            const auto exempt = words_of(subject.rule, "exempt");
            if (is_none(value) || std::ranges::find(exempt, value) != exempt.end() ||
                is_prose(subject, claim)) {
                continue;
            }
            const Sight sight = look_for(subject, rule.code);
            claimed = true;
            if (sight.present()) {
                break;
            }
            // Other evidence that shows the value may be the proof, taken for another kind.
            const bool sure = sight.missing() && !has_doubtful_evidence(subject) &&
                              !evidence_shows(subject, value);
            Hit hit{.result = sure ? Result::fail : Result::undetermined,
                    .document = rule.code,
                    .field = claim,
                    .found = value,
                    .reason = "填写了“" + value + "”，未见证明；" + sight.doubt};
            hit.source = find_field(*subject.dossier, claim)->source;
            hit.words = {{"等级", value}, {"a", value}, {"材料名称", rule.title}};
            hits.push_back(std::move(hit));
            break;
        }
    }
    return claimed ? from_hits(std::move(hits)) : not_applicable("没有填写须证明的内容");
}

constexpr std::array table{
    Check{"EVD-01", "所列荣誉、专利、标准等都有证明", Level::candidate, claims_proved},
    Check{"EVD-03", "证明材料载明本人", Level::candidate, names_candidate},
    Check{"EVD-04", "证书的颁发单位和日期可以辨认", Level::candidate, evidence_dated},
    Check{"EVD-05", "学历与毕业证书一致", Level::candidate, education_agrees},
    Check{"EVD-08", "填写的学历、职称、技能有证书", Level::candidate, claimed_documents},
    Check{"EVD-09", "技能等级证书编号与等级相符", Level::candidate, skill_number},
    Check{"EVD-10", "职业资格证书编号与等级相符", Level::candidate, qualification_number},
    Check{"EVD-11", "技能等级与证书一致", Level::candidate, grades_agree},
    Check{"EVD-12", "专利号校验通过", Level::candidate, patent_numbers},
    Check{"EVD-14", "标准编号样式正确", Level::candidate, standard_numbers},
    Check{"EVD-18", "证明材料的日期合乎常理", Level::candidate, proofs_dated_plausibly},
    Check{"EVD-19", "带徒有协议或名册", Level::candidate, apprentices_documented},
    Check{"EVD-22", "证明材料清晰", Level::candidate, evidence_legible},
};

} // namespace

std::span<const Check> evidence_checks() {
    return table;
}

} // namespace intake
