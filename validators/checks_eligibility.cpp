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

Reply not_a_winner(const Subject& subject) {
    return listed(subject, subject.evidence.registers.winners, "历届名单");
}

Reply not_revoked(const Subject& subject) {
    return listed(subject, subject.evidence.registers.revoked, "撤销名单");
}

/// Allowed by the rules: the earlier file is linked, nothing is asked of anybody.
Reply recommended_before(const Subject& subject) {
    return listed(subject, subject.evidence.registers.previous, "往年推荐名单");
}

constexpr std::array table{
    Check{"ELIG-01", "未曾获得该称号", Level::candidate, not_a_winner, true},
    Check{"ELIG-02", "称号未被撤销", Level::candidate, not_revoked, true},
    Check{"ELIG-03", "往年推荐未入选的，关联原档案", Level::candidate, recommended_before,
          true},
};

} // namespace

std::span<const Check> eligibility_checks() {
    return table;
}

} // namespace intake
