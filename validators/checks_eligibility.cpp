#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

/// Everyone of the register who may be the candidate: same number, or same name where the
/// register gives no number.
std::vector<const Person*> matches(const Subject& subject, const std::vector<Person>& people) {
    const std::string id = accepted_value(subject, "id_number");
    const std::string name = skeleton(subject.dossier->candidate);
    std::vector<const Person*> found;
    for (const Person& person : people) {
        const bool number = !id.empty() && person.id_number == id;
        const bool named =
            skeleton(person.name) == name && (person.id_number.empty() || id.empty());
        if (number || named) {
            found.push_back(&person);
        }
    }
    return found;
}

Reply listed(const Subject& subject, const std::optional<std::vector<Person>>& people,
             const std::string& register_title) {
    if (!people) {
        return not_applicable("未提供" + register_title);
    }
    std::vector<Hit> hits;
    for (const Person* person : matches(subject, *people)) {
        Hit hit{.field = "name", .found = person->year, .slot = person->year};
        hit.words = {{"姓名", subject.dossier->candidate},
                     {"年度", person->year},
                     {"说明", person->note}};
        if (person->id_number.empty() || accepted_value(subject, "id_number").empty()) {
            hit.result = Result::undetermined;
            hit.reason =
                register_title + "中有同名的人（" + person->year + "），证件号码无从核对";
        }
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

bool titled(const Person& person, const std::vector<std::string>& titles) {
    const std::string title = skeleton(person.note);
    return std::ranges::any_of(
        titles, [&](const std::string& word) { return contains(title, skeleton(word)); });
}

/// The register of winners with, or without, those of other titles.
std::optional<std::vector<Person>> winners_of(const Subject& subject, bool others) {
    std::optional<std::vector<Person>> people = subject.evidence.registers.winners;
    if (people) {
        const auto& titles = words_of(subject.rule, "other_titles");
        std::erase_if(*people,
                      [&](const Person& person) { return titled(person, titles) != others; });
    }
    return people;
}

Reply not_a_winner(const Subject& subject) {
    return listed(subject, winners_of(subject, false), "历届名单");
}

/// Nothing forbids it; the secretariat knows that the path went the other way round.
Reply holds_higher_title(const Subject& subject) {
    const auto people = winners_of(subject, true);
    return people && people->empty() ? not_applicable("历届名单未收录其他称号的获得者")
                                     : listed(subject, people, "历届名单");
}

Reply not_revoked(const Subject& subject) {
    return listed(subject, subject.evidence.registers.revoked, "撤销名单");
}

/// Allowed by the rules: the earlier file is linked, nothing is asked of anybody.
Reply recommended_before(const Subject& subject) {
    return listed(subject, subject.evidence.registers.previous, "往年推荐名单");
}

/// The registering authority's region stands in characters 3 and 4 of the credit code
/// (GB 32100); 10 is the national one.
Reply works_here(const Subject& subject) {
    const std::string code = accepted_value(subject, "credit_code");
    const std::string prefix = text_of(subject.rule, "prefix");
    const std::string place = text_of(subject.rule, "place");
    if (code.size() < 4 || prefix.empty()) {
        return not_applicable("没有可以判断工作地点的内容");
    }
    const std::string address =
        accepted_value(subject, "address") + accepted_value(subject, "employer");
    const std::string region = code.substr(2, 2);
    if (region == prefix || region == "10" || contains(address, place)) {
        return pass();
    }
    const Field& field = *find_field(*subject.dossier, "credit_code");
    Hit hit{.source = field.source, .field = "credit_code", .found = code};
    return from_hits({hit});
}

Hit hit_of_category(const Subject& subject, const std::string& category) {
    const Field& field = *find_field(*subject.dossier, "category");
    Hit hit{.document = field.readings.empty() ? "" : field.readings.front().document,
            .source = field.source,
            .field = "category",
            .found = category,
            .slot = category};
    hit.words = {{"类别", category}};
    return hit;
}

/// Only what sex and birth contradict; other tags are the reviewers' to weigh.
Reply category_supported(const Subject& subject) {
    const std::string category = accepted_value(subject, "category");
    if (category.empty() || category == "无") {
        return not_applicable("没有填写推荐类别");
    }
    const std::string female = text_of(subject.rule, "female");
    const std::string youth = text_of(subject.rule, "youth");
    const std::optional<Date> birth = parse_month(accepted_value(subject, "birth"));
    std::vector<Hit> hits;
    if (contains(category, female) && accepted_value(subject, "sex") == "男") {
        hits.push_back(hit_of_category(subject, female));
    }
    if (contains(category, youth) && has_number(subject.rule, "youth") && birth &&
        years_between(*birth, subject.evidence.as_of) > number_of(subject.rule, "youth", 0)) {
        hits.push_back(hit_of_category(subject, youth));
    }
    return from_hits(std::move(hits));
}

/// The association's list of industries is a parameter; without it nothing can be judged.
Reply industry_listed(const Subject& subject) {
    const auto& industries = words_of(subject.rule, "industries");
    const Reading* industry = reading_in(subject, "industry", "C1");
    if (industries.empty() || industry == nullptr) {
        return not_applicable(industries.empty() ? "配置未给出产业领域名录"
                                                 : "没有读到所属产业领域");
    }
    const bool listed = std::ranges::any_of(industries, [&](const std::string& name) {
        return contains(skeleton(industry->value), skeleton(name));
    });
    if (listed) {
        return pass();
    }
    const bool sure = industry->state == State::absent || is_certain(subject, *industry);
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = "C1",
            .source = industry->source,
            .field = "industry",
            .found = industry->value,
            .reason = "所属产业领域读作“" + industry->value + "”，请看原件"};
    return from_hits({hit});
}

bool says_any(const std::string& text, const std::vector<std::string>& words) {
    const std::string plain = skeleton(text);
    return std::ranges::any_of(
        words, [&](const std::string& word) { return contains(plain, skeleton(word)); });
}

/// The candidate's own documents and the unit's letters and proofs.
std::vector<const Part*> all_papers(const Subject& subject) {
    std::vector<const Part*> parts;
    for (const auto* each : {&subject.dossier->parts, &subject.evidence.subject.unit_parts}) {
        for (const Part& part : *each) {
            parts.push_back(&part);
        }
    }
    return parts;
}

/// That nothing is said anywhere is certain only where all of it is text.
Reply conduct_stated(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    const auto& words = words_of(subject.rule, "statements");
    bool sure = !forms_of(subject).empty() && doubt_about_person(subject).empty();
    for (const Part* part : all_papers(subject)) {
        if (says_any(text_of(whole, *part), words)) {
            return pass();
        }
        sure = sure && !is_scanned(subject, *part) && well_read(whole, *part);
    }
    if (!sure || words.empty()) {
        return not_applicable("读出的文字中没有见到说明，扫描件未必读全");
    }
    Hit hit{.document = form_code(subject),
            .source = source_of(subject, *forms_of(subject).front())};
    return from_hits({hit});
}

/// A post that says of itself that it is none any more; prose may speak of others.
Reply in_post(const Subject& subject) {
    bool read = false;
    for (const std::string& field : words_of(subject.rule, "fields")) {
        for (const Reading* reading : accepted_readings(subject, field)) {
            read = true;
            if (says_any(reading->value, words_of(subject.rule, "signs"))) {
                return from_hits({{.document = reading->document,
                                   .source = reading->source,
                                   .field = field,
                                   .found = reading->value}});
            }
        }
    }
    return read ? pass() : not_applicable("没有读到职务、岗位");
}

/// Facts for the pool of the next award: noted with the answer, asked of nobody.
Reply extra_facts(const Subject& subject) {
    std::string noted;
    for (const std::string& fact : words_of(subject.rule, "facts")) {
        for (const Part& part : subject.dossier->parts) {
            if (says_any(text_of(subject.evidence.subject, part), {fact})) {
                noted += (noted.empty() ? "提到“" : "；提到“") + fact + "”（" +
                         title_of_document(subject.evidence.profile, part.type) + "）";
                break;
            }
        }
    }
    return noted.empty() ? not_applicable("材料没有提到") : Reply{Result::pass, noted, {}};
}

/// Front line, management or technical work, as the post's name says; never a defect.
Reply class_of_post(const Subject& subject) {
    const std::string post = accepted_value(subject, "position");
    if (post.empty() || post == "无") {
        return not_applicable("没有读到职务、岗位");
    }
    for (const auto& [key, title] :
         {std::pair{"management", "管理"}, {"technical", "技术"}, {"front_line", "一线"}}) {
        if (says_any(post, words_of(subject.rule, key))) {
            return {Result::pass, "按职务“" + post + "”归为" + title, {}};
        }
    }
    return not_applicable("职务“" + post + "”未能归类");
}

constexpr std::array table{
    Check{"ELIG-01", "未曾获得该称号", Level::candidate, not_a_winner, true},
    Check{"ELIG-02", "称号未被撤销", Level::candidate, not_revoked, true},
    Check{"ELIG-03", "往年推荐未入选的，关联原档案", Level::candidate, recommended_before,
          true},
    Check{"ELIG-04", "是否已获更高称号", Level::candidate, holds_higher_title, true},
    Check{"ELIG-05", "有政治素质和遵纪守法的说明", Level::candidate, conduct_stated},
    Check{"ELIG-06", "在岗情况", Level::candidate, in_post},
    Check{"ELIG-07", "在上海工作", Level::candidate, works_here},
    Check{"ELIG-08", "推荐类别有依据", Level::candidate, category_supported, true},
    Check{"ELIG-09", "助企行与创新工作室情况，只作记录", Level::candidate, extra_facts},
    Check{"ELIG-10", "人员身份，只作记录", Level::candidate, class_of_post},
    Check{"ELIG-11", "所属产业领域填写规范", Level::candidate, industry_listed},
};

} // namespace

std::span<const Check> eligibility_checks() {
    return table;
}

} // namespace intake
