#include "pipeline/model/unicode.hpp"
#include "validators/certificate_checks.hpp"
#include "validators/claim_checks.hpp"
#include "validators/claims.hpp"
#include "validators/dated_items.hpp"
#include "validators/diploma_checks.hpp"
#include "validators/history_checks.hpp"
#include "validators/lookup.hpp"
#include "validators/named_people.hpp"
#include "validators/proof_checks.hpp"
#include "validators/proof_pages.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

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

bool lists_rows(const Subject& subject, const std::string& list) {
    return std::ranges::any_of(subject.dossier->parts, [&](const Part& part) {
        return std::ranges::any_of(part.entries,
                                   [&](const Entry& entry) { return entry.list == list; });
    });
}

/// Claims written as prose: nobody knows where a title ends, so a person looks for the proof.
void ask_for_prose(const Subject& subject, const ListRule& list, std::vector<Hit>& hits) {
    constexpr double enough = 0.5;
    const Reading* prose = reading_in(subject, list.name, form_code(subject));
    if (prose == nullptr || lists_rows(subject, list.name)) {
        return;
    }
    for (const std::string& item :
         dated_items(prose->raw.empty() ? prose->value : prose->raw)) {
        const bool proved = std::ranges::any_of(subject.dossier->parts, [&](const Part& part) {
            return is_evidence(subject, part) &&
                   overlap(text_of(subject.evidence.subject, part), item) >= enough;
        });
        if (!proved) {
            hits.push_back({.result = Result::undetermined,
                            .document = list.proof,
                            .source = prose->source,
                            .field = list.name,
                            .found = item,
                            .slot = skeleton(item),
                            .reason = "“" + item + "”的证明材料未能对上，请人工查看"});
        }
    }
}

Reply claims_proved(const Subject& subject) {
    bool claimed = false;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        for (const Entry& entry : part.entries) {
            const ListRule* list = claim_rule(subject, entry);
            if (list == nullptr || is_none(claim_of(entry))) {
                continue;
            }
            claimed = true;
            const Result result = is_proved(subject, *list, entry);
            if (result != Result::pass) {
                hits.push_back(hit_of_claim(subject, *list, entry, result));
            }
        }
    }
    for (const ListRule& list : subject.evidence.profile.lists) {
        if (!list.proof.empty()) {
            ask_for_prose(subject, list, hits);
        }
    }
    return claimed || !hits.empty() ? from_hits(std::move(hits))
                                    : not_applicable("没有列出业绩");
}

bool has_evidence(const Subject& subject) {
    return std::ranges::any_of(subject.dossier->parts,
                               [&](const Part& part) { return is_evidence(subject, part); });
}

/// ID-11 says that this names somebody else.
bool is_said_to_be_anothers(const Subject& subject, const Part& part) {
    const Reading* name = find_reading(part.readings, "name");
    const Reading* own = reading_in(subject, "name", "C2");
    return name != nullptr && own != nullptr && names_another(subject, *name, *own);
}

/// Printed without the name, no other check looks for it there, and nothing else of its kind
/// has it or may have it.
bool surely_lacks_name(const Subject& subject, const Part& part) {
    const std::string name = skeleton(subject.dossier->candidate);
    const auto names = [&](const Part* other) {
        return contains(skeleton(text_of(subject.evidence.subject, *other)), name);
    };
    const auto& checked = words_of(subject.rule, "checked");
    const bool own = std::ranges::find(checked, part.type) == checked.end();
    return own && is_printed(subject, part) && has_certain_name(*subject.dossier) &&
           doubt_about(subject, part.type).empty() &&
           std::ranges::none_of(parts_of(subject.dossier->parts, part.type), names);
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
            contains(text, skeleton(subject.dossier->candidate)) ||
            is_said_to_be_anothers(subject, part)) {
            continue;
        }
        const bool sure = surely_lacks_name(subject, part) || addresses_another(subject, part);
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = part.type,
                .source = source_of(subject, part),
                .slot = part.file,
                .reason = "证明材料中未认出候选人姓名，请人工查看"};
        hit.words = {{"名称", title_of_document(subject.evidence.profile, part.type)}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

Hit unread(const Subject& subject, const Part& part, const Reading& reading) {
    const std::string title = title_of_field(subject.evidence.profile, reading.field);
    const std::string name = title_of_document(subject.evidence.profile, part.type);
    const bool blank = reading.state == State::absent && !is_scanned(subject, part);
    Hit hit{.result = blank ? Result::fail : Result::undetermined,
            .document = part.type,
            .source = reading.source,
            .field = reading.field,
            .slot = part.file,
            .reason = "《" + name + "》的" + title + "未能读出，请看原件"};
    hit.words = {{"名称", name}, {"颁发单位/日期/印章", title}};
    return hit;
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
            hits.push_back(unread(subject, part, *reading));
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
            Hit hit{.result = Result::undetermined,
                    .document = part.type,
                    .source = source_of(subject, part),
                    .slot = part.file,
                    .reason = "证明材料有页面未能读清"};
            hit.words = {{"名称", title_of_document(subject.evidence.profile, part.type)}};
            hits.push_back(std::move(hit));
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
    Check{"EVD-02", "证明材料在推荐表中列出", Level::candidate, proofs_claimed},
    Check{"EVD-03", "证明材料载明本人", Level::candidate, names_candidate},
    Check{"EVD-04", "证书的颁发单位和日期可以辨认", Level::candidate, evidence_dated},
    Check{"EVD-05", "学历与毕业证书一致", Level::candidate, education_agrees},
    Check{"EVD-06", "毕业证书编号位数和年份正常", Level::candidate, diploma_numbers},
    Check{"EVD-07", "学历备案表在有效期内", Level::candidate, registration_valid},
    Check{"EVD-08", "填写的学历、职称、技能有证书", Level::candidate, claimed_documents},
    Check{"EVD-09", "技能等级证书编号与等级相符", Level::candidate, skill_number},
    Check{"EVD-10", "职业资格证书编号与等级相符", Level::candidate, qualification_number},
    Check{"EVD-11", "技能等级与证书一致", Level::candidate, grades_agree},
    Check{"EVD-12", "专利号校验通过", Level::candidate, patent_numbers},
    Check{"EVD-13", "候选人为发明人且专利已授权", Level::candidate, patents_granted_to},
    Check{"EVD-14", "标准编号样式正确", Level::candidate, standard_numbers},
    Check{"EVD-15", "标准证明有封面和前言页", Level::candidate, standard_pages},
    Check{"EVD-16", "论文证明有封面、目录和正文首页", Level::candidate, paper_pages},
    Check{"EVD-17", "经济效益证明加盖财务专用章", Level::candidate, benefit_sealed},
    Check{"EVD-18", "证明材料的日期合乎常理", Level::candidate, proofs_dated_plausibly},
    Check{"EVD-19", "带徒有协议或名册", Level::candidate, apprentices_documented},
    Check{"EVD-20", "复印件注明与原件一致并盖章", Level::candidate, copies_certified},
    Check{"EVD-21", "同一成果没有重复计入", Level::candidate, claims_counted_once},
    Check{"EVD-22", "证明材料清晰", Level::candidate, evidence_legible},
    Check{"EVD-23", "电子证书的验证码完整", Level::candidate, codes_kept},
    Check{"EVD-24", "社保缴纳单位与工作单位一致", Level::candidate, insured_by_employer},
    Check{"EVD-25", "表彰文件页面齐全", Level::candidate, commendation_pages},
};

} // namespace

std::span<const Check> evidence_checks() {
    return table;
}

} // namespace intake
