#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/check.hpp"
#include "validators/near_duplicates.hpp"
#include "validators/probe.hpp"
#include "validators/unit_ties.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace intake {

namespace {

struct Place {
    std::size_t subject = 0;
    const Dossier* dossier = nullptr;
};

using Groups = std::map<std::string, std::vector<Place>>;

using Keys = std::vector<std::string>;

std::string value_of(const Dossier& dossier, std::string_view name) {
    const Field* field = find_field(dossier, name);
    return field != nullptr && field->state == State::accepted ? field->value : "";
}

/// Only numbers whose check holds tell people apart; a truncated one has no voice.
std::string number_of(const Dossier& dossier) {
    const std::string id = value_of(dossier, "id_number");
    return id_check_holds(id) ? id : "";
}

Keys id_numbers(const Dossier& dossier) {
    return {number_of(dossier)};
}

Keys names_and_births(const Dossier& dossier) {
    const std::string birth = value_of(dossier, "birth");
    return {birth.empty() ? "" : skeleton(dossier.candidate) + birth.substr(0, 7)};
}

Keys certificates(const Dossier& dossier) {
    const std::string number = skeleton(value_of(dossier, "certificate_number"));
    return {number.size() >= 8 ? number : ""};
}

/// Patents, standards and the like by their numbers, as the form lists them.
Keys achievements(const Dossier& dossier) {
    Keys numbers;
    for (const Part& part : dossier.parts) {
        for (const Entry& entry : part.entries) {
            const Reading* number = find_reading(entry.columns, "number");
            if (number != nullptr && number->state == State::accepted &&
                skeleton(number->value).size() >= 6) {
                numbers.push_back(skeleton(number->value));
            }
        }
    }
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

Groups group(const std::vector<Case>& cases, Keys (*keys)(const Dossier&)) {
    Groups groups;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (const Dossier& dossier : cases[i].dossiers) {
            for (const std::string& key : keys(dossier)) {
                groups[key].push_back({i, &dossier});
            }
        }
    }
    groups.erase("");
    return groups;
}

/// What the people in question share: the field the finding points at.
Finding finding_of(const Case& subject, const Dossier& dossier, const CheckRule& rule,
                   const std::string& name) {
    Finding finding{.check = rule.id,
                    .severity = rule.severity,
                    .audience = Audience::secretariat,
                    .submission = subject.submission,
                    .unit = subject.unit,
                    .candidate = dossier.candidate,
                    .field = name,
                    .message = rule.message,
                    .remedy = rule.remedy,
                    .basis = rule.basis};
    const Field* field = find_field(dossier, name);
    finding.source = field == nullptr ? Source{} : field->source;
    finding.found = field == nullptr ? "" : mask_personal(field->value);
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

bool several_people(const std::vector<Place>& places) {
    return places.size() > 1 && !std::ranges::all_of(places, [&](const Place& place) {
               const std::string first = number_of(*places.front().dossier);
               return !first.empty() && number_of(*place.dossier) == first;
           });
}

/// What is compared across the batch, and when sharing it is worth a look.
struct Comparison {
    std::string id;
    std::string field;
    Keys (*keys)(const Dossier&);
    bool (*counts)(const std::vector<Place>&);
};

const std::vector<Comparison>& comparisons() {
    static const std::vector<Comparison> all{
        {"XU-01", "id_number", id_numbers, several_units},
        {"XU-02", "id_number", names_and_births, differ},
        {"XU-03", "achievements", achievements, several_people},
        {"XU-05", "certificate_number", certificates, several_people},
    };
    return all;
}

using Findings = std::vector<std::vector<Finding>>;

void compare(const std::vector<Case>& cases, const Comparison& comparison,
             const CheckRule& rule, Findings& findings) {
    std::set<const Dossier*> said; // who shares two things is named once
    for (const auto& [key, places] : group(cases, comparison.keys)) {
        for (const Place& place : comparison.counts(places) ? places : std::vector<Place>{}) {
            if (said.insert(place.dossier).second) {
                findings[place.subject].push_back(
                    finding_of(cases[place.subject], *place.dossier, rule, comparison.field));
            }
        }
    }
}

struct Narrative {
    Place place;
    std::string text;
};

std::vector<Narrative> narratives_of(const std::vector<Case>& cases, const Profile& profile) {
    std::vector<Narrative> narratives;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (const Dossier& dossier : cases[i].dossiers) {
            Narrative narrative{{i, &dossier}, ""};
            for (const Part& part : dossier.parts) {
                const DocumentRule* rule = find_document_rule(profile, part.type);
                narrative.text += rule != nullptr && rule->section == "narrative"
                                      ? text_of(cases[i], part)
                                      : "";
            }
            narratives.push_back(std::move(narrative));
        }
    }
    return narratives;
}

/// Within a unit it is NAR-04, between units XU-04.
void compare_narratives(const std::vector<Case>& cases, const Profile& profile,
                        Findings& findings) {
    const std::vector<Narrative> narratives = narratives_of(cases, profile);
    std::vector<std::string> texts;
    std::ranges::transform(narratives, std::back_inserter(texts), &Narrative::text);
    for (const std::string id : {"NAR-04", "XU-04"}) {
        const CheckRule* rule = find_check_rule(profile, id);
        if (rule == nullptr || !rule->enabled) {
            continue;
        }
        std::set<std::size_t> alike;
        for (const auto& [a, b] : near_duplicates(texts, number_of(*rule, "similarity", 0.8))) {
            const bool within = narratives[a].place.subject == narratives[b].place.subject;
            if (within == (id == "NAR-04")) {
                alike.insert({a, b});
            }
        }
        for (const std::size_t index : alike) {
            const Place& place = narratives[index].place;
            findings[place.subject].push_back(
                finding_of(cases[place.subject], *place.dossier, *rule, "deeds"));
        }
    }
}

} // namespace

Findings check_across(const std::vector<Case>& cases, const Profile& profile,
                      const Registers& registers) {
    Findings findings(cases.size());
    for (const Comparison& comparison : comparisons()) {
        const CheckRule* rule = find_check_rule(profile, comparison.id);
        if (rule != nullptr && rule->enabled) {
            compare(cases, comparison, *rule, findings);
        }
    }
    compare_narratives(cases, profile, findings);
    compare_units(cases, profile, registers, findings);
    return findings;
}

} // namespace intake
