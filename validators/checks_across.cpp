#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/check.hpp"
#include "validators/probe.hpp"

#include <map>
#include <set>

namespace intake {

namespace {

struct Place {
    std::size_t subject = 0;
    const Dossier* dossier = nullptr;
};

using Groups = std::map<std::string, std::vector<Place>>;

std::string value_of(const Dossier& dossier, std::string_view name) {
    const Field* field = find_field(dossier, name);
    return field != nullptr && field->state == State::accepted ? field->value : "";
}

/// Only numbers whose check holds tell people apart; a truncated one has no voice.
std::string number_of(const Dossier& dossier) {
    const std::string id = value_of(dossier, "id_number");
    return id_check_holds(id) ? id : "";
}

std::string name_and_birth(const Dossier& dossier) {
    const std::string birth = value_of(dossier, "birth");
    return birth.empty() ? "" : skeleton(dossier.candidate) + birth.substr(0, 7);
}

Groups group(const std::vector<Case>& cases, std::string (*key)(const Dossier&)) {
    Groups groups;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (const Dossier& dossier : cases[i].dossiers) {
            const std::string value = key(dossier);
            if (!value.empty()) {
                groups[value].push_back({i, &dossier});
            }
        }
    }
    return groups;
}

Finding finding_of(const Case& subject, const Dossier& dossier, const CheckRule& rule) {
    Finding finding{.check = rule.id,
                    .severity = rule.severity,
                    .audience = Audience::secretariat,
                    .submission = subject.submission,
                    .unit = subject.unit,
                    .candidate = dossier.candidate,
                    .field = "id_number",
                    .message = rule.message,
                    .remedy = rule.remedy,
                    .basis = rule.basis};
    const Field* id = find_field(dossier, "id_number");
    finding.source = id == nullptr ? Source{} : id->source;
    finding.found = id == nullptr ? "" : mask_personal(id->value);
    finding.id = finding_id(finding);
    return finding;
}

bool differ(const std::vector<Place>& places) {
    std::set<std::string> numbers;
    for (const Place& place : places) {
        numbers.insert(number_of(*place.dossier));
    }
    numbers.erase(""); // a number nobody could read differs from nothing
    return numbers.size() > 1;
}

bool several_units(const std::vector<Place>& places) {
    for (const Place& place : places) {
        if (place.subject != places.front().subject) {
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<std::vector<Finding>> check_across(const std::vector<Case>& cases,
                                               const Profile& profile) {
    std::vector<std::vector<Finding>> findings(cases.size());
    const auto add = [&](const std::string& id, const Groups& groups,
                         bool (*counts)(const std::vector<Place>&)) {
        const CheckRule* rule = find_check_rule(profile, id);
        if (rule == nullptr || !rule->enabled) {
            return;
        }
        for (const auto& [key, places] : groups) {
            for (const Place& place : counts(places) ? places : std::vector<Place>{}) {
                findings[place.subject].push_back(
                    finding_of(cases[place.subject], *place.dossier, *rule));
            }
        }
    };
    add("XU-01", group(cases, number_of), several_units);
    add("XU-02", group(cases, name_and_birth), differ);
    return findings;
}

} // namespace intake
