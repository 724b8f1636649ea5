#include "pipeline/model/unicode.hpp"
#include "validators/certificate_numbers.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"

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
    return rule != nullptr && rule->section == "evidence";
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
    bool doubtful = !look_for(subject, list.proof).doubt.empty();
    for (const Part& part : subject.dossier->parts) {
        if (!is_evidence(subject, part)) {
            continue;
        }
        const std::string text = text_of(subject.evidence.subject, part);
        const bool numbered = number.size() >= 6 && contains(skeleton(text), number);
        if (numbered || overlap(text, title) >= 0.8 || overlap(part.file, title) >= 0.8) {
            return Result::pass;
        }
        const bool scanned = std::ranges::any_of(part.pages, [&](std::size_t index) {
            return subject.evidence.subject.documents.at(part.document)
                       .pages.at(index)
                       .origin == Origin::ocr;
        });
        doubtful = doubtful || (scanned && part.type == list.proof);
    }
    return doubtful ? Result::undetermined : Result::fail;
}

Hit hit_of_claim(const Subject& subject, const ListRule& list, const Entry& entry,
                 Result result) {
    const std::string title = column_of(entry, "title").empty() ? column_of(entry, "number")
                                                                : column_of(entry, "title");
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
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        for (const Entry& entry : part.entries) {
            const auto& lists = subject.evidence.profile.lists;
            const auto list = std::ranges::find(lists, entry.list, &ListRule::name);
            const bool named = list != lists.end() && !(is_none(column_of(entry, "title")) &&
                                                        is_none(column_of(entry, "number")));
            if (!named || list->proof.empty()) {
                continue;
            }
            const Result result = is_proved(subject, *list, entry);
            if (result != Result::pass) {
                hits.push_back(hit_of_claim(subject, *list, entry, result));
            }
        }
    }
    return from_hits(std::move(hits));
}

/// Each piece of evidence names its person; what pixels hide is a person's to see.
Reply names_candidate(const Subject& subject) {
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

Reply evidence_legible(const Subject& subject) {
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

/// 学历, 职称, 技能: proof only where the form claims one.
Reply claimed_documents(const Subject& subject) {
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
            if (sight.present()) {
                break;
            }
            const bool sure = sight.missing() && !has_doubtful_evidence(subject);
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
    return from_hits(std::move(hits));
}

const Reading* certificate_number(const Subject& subject) {
    const Reading* reading = reading_in(subject, "certificate_number", "C5");
    return reading == nullptr ? reading_in(subject, "certificate_number", "C1") : reading;
}

/// "一级/高级技师" -> '1'; '\0' where the grade has no digit.
char digit_of_grade(const std::string& grade) {
    constexpr std::array grades{"一级", "二级", "三级", "四级", "五级"};
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (grade.starts_with(grades.at(i))) {
            return static_cast<char>('1' + i);
        }
    }
    return '\0';
}

Reply judge_number(const Reading& number, bool wrong) {
    if (!wrong) {
        return pass();
    }
    Hit hit{.document = number.document,
            .source = number.source,
            .field = number.field,
            .found = number.value};
    hit.words = {{"值", number.value}};
    if (number.state != State::accepted) {
        hit.result = Result::undetermined;
        hit.reason = "证书编号读作“" + number.value + "”，识别没有把握";
    }
    return from_hits({hit});
}

/// Grade and year of the certificate agree with its number's digits.
Reply skill_number(const Subject& subject) {
    const Reading* number = certificate_number(subject);
    const std::string value = number == nullptr ? "" : number->value;
    const bool letter = !value.empty() && value[0] >= 'A' && value[0] <= 'Z';
    if (!letter) {
        return not_applicable("没有职业技能等级证书编号");
    }
    const Reading* grade = reading_in(subject, "skill_grade", "C5");
    grade = grade == nullptr ? reading_in(subject, "skill_grade", "C1") : grade;
    const char stated = grade == nullptr ? '\0' : digit_of_grade(grade->value);
    const char level = level_of_skill_number(value);
    const bool other = stated != '\0' && level != '\0' && stated != level;
    return judge_number(*number, !is_skill_number(value) || other);
}

Reply qualification_number(const Subject& subject) {
    const Reading* number = certificate_number(subject);
    const std::string value = number == nullptr ? "" : number->value;
    const bool digits = !value.empty() &&
                        std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
        return not_applicable("没有职业资格证书编号");
    }
    const Reading* grade = reading_in(subject, "skill_grade", number->document);
    const char stated = grade == nullptr ? '\0' : digit_of_grade(grade->value);
    const char level = level_of_qualification_number(value);
    const bool other = stated != '\0' && level != '\0' && stated != level;
    return judge_number(*number, !is_qualification_number(value) || other);
}

Reply grades_agree(const Subject& subject) {
    const Reading* form = reading_in(subject, "skill_grade", "C1");
    const Reading* proof = reading_in(subject, "skill_grade", "C5");
    const bool both =
        form != nullptr && proof != nullptr && !form->value.empty() && !proof->value.empty();
    const FieldRule* rule = find_field_rule(subject.evidence.profile, "skill_grade");
    const bool same = both && rule != nullptr && agree(*rule, form->value, proof->value);
    if (!both || same) {
        return both ? pass() : not_applicable("没有可对照的技能等级");
    }
    Hit hit{.document = "C1",
            .source = form->source,
            .field = "skill_grade",
            .found = form->value,
            .expected = proof->value};
    hit.words = {{"a", form->value}, {"b", proof->value}};
    if (form->state != State::accepted || proof->state != State::accepted) {
        hit.result = Result::undetermined;
        hit.reason =
            "技能等级“" + form->value + "”与证书“" + proof->value + "”不同，但识别没有把握";
    }
    return from_hits({hit});
}

/// A patent number with a check character that does not hold. Application numbers and software
/// registrations have other shapes and are left alone.
Reply patent_numbers(const Subject& subject) {
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        for (const Entry& entry : part.entries) {
            const Reading* number = find_reading(entry.columns, "number");
            const std::string printed = number == nullptr ? "" : squeeze(number->raw);
            const bool granted = printed.starts_with("ZL") || printed.starts_with("zl");
            const std::string bare = bare_patent_number(printed);
            if (entry.list != "patents" || !granted || patent_check_holds(bare)) {
                continue;
            }
            Hit hit{.document = part.type,
                    .source = number->source,
                    .field = "patents",
                    .found = printed,
                    .slot = printed};
            hit.words = {{"值", printed}};
            if (number->source.origin == Origin::ocr) {
                hit.result = Result::undetermined;
                hit.reason = "专利号读作“" + printed + "”，校验不符，可能是识别有误";
            }
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

constexpr std::array table{
    Check{"EVD-01", "所列荣誉、专利、标准等都有证明", Level::candidate, claims_proved},
    Check{"EVD-03", "证明材料载明本人", Level::candidate, names_candidate},
    Check{"EVD-08", "填写的学历、职称、技能有证书", Level::candidate, claimed_documents},
    Check{"EVD-09", "技能等级证书编号与等级相符", Level::candidate, skill_number},
    Check{"EVD-10", "职业资格证书编号与等级相符", Level::candidate, qualification_number},
    Check{"EVD-11", "技能等级与证书一致", Level::candidate, grades_agree},
    Check{"EVD-12", "专利号校验通过", Level::candidate, patent_numbers},
    Check{"EVD-22", "证明材料清晰", Level::candidate, evidence_legible},
};

} // namespace

std::span<const Check> evidence_checks() {
    return table;
}

} // namespace intake
