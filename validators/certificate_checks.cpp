#include "validators/certificate_checks.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/certificate_numbers.hpp"
#include "validators/claims.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

const Reading* certificate_number(const Subject& subject) {
    const Reading* reading = reading_in(subject, "certificate_number", "C5");
    return reading == nullptr ? reading_in(subject, "certificate_number", "C1") : reading;
}

/// "高级技师", by whatever listed spelling, -> '1'; '\0' where the grade has no digit.
char digit_of_grade(const Subject& subject, const Reading* grade) {
    constexpr std::array grades{"一级", "二级", "三级", "四级", "五级"};
    const FieldRule* rule = find_field_rule(subject.evidence.profile, "skill_grade");
    if (grade == nullptr || rule == nullptr || grade->state != State::accepted) {
        return '\0';
    }
    const std::string listed = canonical_choice(*rule, grade->value);
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (listed.starts_with(grades.at(i))) {
            return static_cast<char>('1' + i);
        }
    }
    return '\0';
}

/// The grade the number is held against: of the certificate, else of the form.
const Reading* stated_grade(const Subject& subject) {
    const Reading* grade = reading_in(subject, "skill_grade", "C5");
    return grade == nullptr ? reading_in(subject, "skill_grade", "C1") : grade;
}

/// Several certificates: which number belongs to which grade is not said.
bool has_several_certificates(const Subject& subject) {
    return parts_of(subject.dossier->parts, "C5").size() > 1;
}

Reply judge_number(const Subject& subject, const Reading& number, bool wrong, bool known,
                   const std::string& wording = "") {
    if (!wrong) {
        return pass();
    }
    Hit hit{.document = number.document,
            .source = number.source,
            .field = number.field,
            .found = number.value,
            .reason = "证书编号读作“" + number.value + "”，与等级、年份或样式不符，请看原件",
            .wording = wording};
    hit.words = {{"值", number.value}};
    const bool sure =
        known && is_certain(subject, number) && !has_several_certificates(subject);
    hit.result = sure ? Result::fail : Result::undetermined;
    return from_hits({hit});
}

bool differ(char stated, char level) {
    return stated != '\0' && level != '\0' && stated != level;
}

/// The number behind each "ZL" of a cell, up to what is no part of a number.
std::vector<std::string> granted_numbers(const std::string& printed) {
    std::vector<std::string> numbers;
    for (std::size_t at = printed.find("ZL"); at != std::string::npos;
         at = printed.find("ZL", at + 2)) {
        const std::size_t end = printed.find_first_not_of("0123456789.X", at + 2);
        numbers.push_back(bare_patent_number(
            printed.substr(at + 2, end == std::string::npos ? end : end - at - 2)));
    }
    return numbers;
}

/// Whether the kind the row names is another than the number's own.
bool is_other_kind(const Entry& entry, const std::string& bare) {
    const std::string type = column_of(entry, "type");
    const char kind = kind_of_patent(bare);
    const char stated = contains(type, "实用新型") ? '2'
                        : contains(type, "外观")   ? '3'
                        : contains(type, "发明")   ? '1'
                                                   : '\0';
    const bool international = kind == '8' || kind == '9';
    return patent_check_holds(bare) && !international && differ(stated, kind);
}

} // namespace

Reply skill_number(const Subject& subject) {
    const Reading* number = certificate_number(subject);
    const std::string value = number == nullptr ? "" : number->value;
    const bool letter = !value.empty() && value[0] >= 'A' && value[0] <= 'Z';
    if (number == nullptr || !letter) {
        return not_applicable("没有职业技能等级证书编号");
    }
    const Reading* issued = reading_in(subject, "issue_date", "C5");
    const std::string year = year_of_skill_number(value);
    const bool other_year = issued != nullptr && issued->state == State::accepted &&
                            !year.empty() && issued->value.substr(2, 2) != year;
    const bool other_grade =
        differ(digit_of_grade(subject, stated_grade(subject)), level_of_skill_number(value));
    // Numbers of other makes are older than the rule.
    const bool known = value[0] == 'Y' || value[0] == 'S';
    const bool shaped = is_skill_number(value);
    return judge_number(subject, *number, !shaped || other_grade || other_year, known,
                        shaped ? "" : "shape");
}

Reply qualification_number(const Subject& subject) {
    const Reading* number = certificate_number(subject);
    const std::string value = number == nullptr ? "" : number->value;
    const bool digits = !value.empty() &&
                        std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    if (number == nullptr || !digits) {
        return not_applicable("没有职业资格证书编号");
    }
    const bool other = differ(digit_of_grade(subject, stated_grade(subject)),
                              level_of_qualification_number(value));
    return judge_number(subject, *number, !is_qualification_number(value) || other,
                        is_qualification_number(value));
}

Reply grades_agree(const Subject& subject) {
    const Field* grades = find_field(*subject.dossier, "skill_grade");
    const Reading* form = reading_in(subject, "skill_grade", "C1");
    const FieldRule* rule = find_field_rule(subject.evidence.profile, "skill_grade");
    const Reading* other = nullptr;
    if (form == nullptr || form->value.empty() || rule == nullptr) {
        return not_applicable("{C1}没有技能等级");
    }
    for (const Reading& proof : grades->readings) {
        if (proof.document != "C5" || proof.value.empty()) {
            continue;
        }
        if (agree(*rule, form->value, proof.value)) {
            return pass();
        }
        other = other == nullptr ? &proof : other;
    }
    if (other == nullptr) {
        return not_applicable("没有可对照的技能等级");
    }
    Hit hit{.document = "C1",
            .source = form->source,
            .field = "skill_grade",
            .found = form->value,
            .expected = other->value,
            .reason =
                "技能等级“" + form->value + "”与证书“" + other->value + "”不同，请看原件"};
    hit.words = {{"a", form->value}, {"b", other->value}};
    const bool certain = is_certain(subject, *form) && is_certain(subject, *other);
    const bool sure = (certain || are_far_apart(*rule, *form, *other)) &&
                      digit_of_grade(subject, form) != digit_of_grade(subject, other) &&
                      doubt_about(subject, "C5").empty();
    hit.result = sure ? Result::fail : Result::undetermined;
    return from_hits({hit});
}

void check_number(const std::string& bare, const Part& part, const Reading& number,
                  const Entry& entry, std::vector<Hit>& hits) {
    if (patent_check_holds(bare) && !is_other_kind(entry, bare)) {
        return;
    }
    const std::string printed = squeeze(number.raw);
    Hit hit{.document = part.type,
            .source = number.source,
            .field = "patents",
            .found = printed,
            .slot = bare,
            .reason = "专利号读作“" + printed + "”，校验不符或缺校验位，请看原件"};
    hit.words = {{"值", printed}};
    // Many leave the check character out.
    const bool bare_only = bare.size() == 8 || bare.size() == 12;
    const bool sure = number.source.origin != Origin::ocr && !bare_only;
    hit.result = sure ? Result::fail : Result::undetermined;
    hits.push_back(std::move(hit));
}

Reply patent_numbers(const Subject& subject) {
    bool listed = false;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        for (const Entry& entry : part.entries) {
            const Reading* number =
                entry.list == "patents" ? find_reading(entry.columns, "number") : nullptr;
            if (number == nullptr) {
                continue;
            }
            for (const std::string& bare : granted_numbers(squeeze(number->raw))) {
                listed = true;
                check_number(bare, part, *number, entry, hits);
            }
        }
    }
    return listed ? from_hits(std::move(hits)) : not_applicable("没有列出授权专利号");
}

} // namespace intake
