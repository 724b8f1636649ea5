#include "validators/unit_ties.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/comparison.hpp"
#include "validators/probe.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace intake {

namespace {

using Findings = std::vector<std::vector<Finding>>;
using Words = std::map<std::string, std::string>;

/// What is compared, and where findings go.
struct Ties {
    const std::vector<Case>& cases;
    const Profile& profile;
    const Registers& registers;
    Findings& findings;
};

/// A group's own name first, then its members, as comparisons see names.
using Group = std::vector<std::string>;

/// The pieces of "甲、乙" or, once, of "集团：甲、乙".
std::vector<std::string> split(const std::string& text, const std::string& separator) {
    std::vector<std::string> pieces;
    std::size_t at = 0;
    for (std::size_t next = text.find(separator); next != std::string::npos;
         next = text.find(separator, at)) {
        pieces.push_back(text.substr(at, next - at));
        at = next + separator.size();
    }
    pieces.push_back(text.substr(at));
    return pieces;
}

std::vector<Group> groups_of(const Profile& profile) {
    std::vector<Group> groups;
    const CheckRule* rule = find_check_rule(profile, "UNIT-11");
    for (const std::string& line :
         rule == nullptr ? std::vector<std::string>{} : words_of(*rule, "groups")) {
        const std::vector<std::string> halves = split(line, "：");
        Group group{organisation_key(halves.front())};
        for (const std::string& member : split(halves.back(), "、")) {
            group.push_back(organisation_key(member));
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

const CheckRule* enabled_rule(const Profile& profile, const std::string& id) {
    const CheckRule* rule = find_check_rule(profile, id);
    return rule != nullptr && rule->enabled ? rule : nullptr;
}

void add(const Ties& ties, std::size_t index, const CheckRule& rule, const Words& words,
         Finding finding) {
    const Case& subject = ties.cases.at(index);
    finding.check = rule.id;
    finding.severity = rule.severity;
    finding.audience = Audience::secretariat;
    finding.submission = subject.submission;
    finding.unit = subject.unit;
    finding.message = mask_personal(fill(rule.message, words));
    finding.remedy = fill(rule.remedy, words);
    finding.basis = rule.basis;
    finding.id = finding_id(finding);
    ties.findings.at(index).push_back(std::move(finding));
}

/// The cases whose units are of the group.
std::vector<std::size_t> cases_in(const Ties& ties, const Group& group) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < ties.cases.size(); ++i) {
        if (std::ranges::find(group, organisation_key(ties.cases[i].unit)) != group.end()) {
            found.push_back(i);
        }
    }
    return found;
}

std::set<std::string> units_of(const Ties& ties, const std::vector<std::size_t>& indices) {
    std::set<std::string> units;
    for (const std::size_t index : indices) {
        units.insert(organisation_key(ties.cases.at(index).unit));
    }
    return units;
}

/// The group itself recommends, and so does a unit of it.
void find_double_channels(const Ties& ties, const Group& group) {
    const CheckRule* rule = enabled_rule(ties.profile, "UNIT-11");
    const auto members = cases_in(ties, group);
    const std::set<std::string> units = units_of(ties, members);
    if (rule == nullptr || units.size() < 2 || !units.contains(group.front())) {
        return;
    }
    std::string list;
    for (const std::size_t index : members) {
        list += (list.empty() ? "" : "、") + ties.cases.at(index).unit;
    }
    for (const std::size_t index : members) {
        add(ties, index, *rule, {{"列表", list}},
            {.source = ties.cases.at(index).unit_source, .field = "recommender"});
    }
}

std::size_t people_of(const Case& subject) {
    const auto listed = std::ranges::count(subject.dossiers, true, &Dossier::in_table);
    return subject.table.found ? static_cast<std::size_t>(listed) : subject.dossiers.size();
}

/// UNIT-04 counts one unit's people; this one counts the group's.
void find_full_group(const Ties& ties, const Group& group) {
    const CheckRule* rule = enabled_rule(ties.profile, "XU-06");
    const auto members = cases_in(ties, group);
    const bool others =
        std::ranges::any_of(units_of(ties, members),
                            [&](const std::string& unit) { return unit != group.front(); });
    if (rule == nullptr || !ties.registers.units || !others) {
        return;
    }
    const auto& units = *ties.registers.units;
    const auto head = std::ranges::find_if(units, [&](const RecommendingUnit& unit) {
        return organisation_key(unit.name) == group.front();
    });
    std::size_t people = 0;
    for (const std::size_t index : members) {
        people += people_of(ties.cases.at(index));
    }
    if (head == units.end() || !head->quota ||
        static_cast<double>(people) <= *head->quota * number_of(*rule, "factor", 1)) {
        return;
    }
    const Words words{{"n", std::to_string(people)}, {"q", std::to_string(*head->quota)}};
    for (const std::size_t index : members) {
        add(ties, index, *rule, words,
            {.source = ties.cases.at(index).unit_source,
             .found = words.at("n"),
             .expected = words.at("q")});
    }
}

/// A telephone and who gives it.
struct Call {
    std::size_t index = 0;
    std::string candidate;
    const Reading* reading = nullptr;
};

using Calls = std::map<std::string, std::vector<Call>>;

void add_calls(const CheckRule& rule, const std::vector<Reading>& readings, Call call,
               Calls& calls) {
    const auto& fields = words_of(rule, "fields");
    for (const Reading& reading : readings) {
        const bool asked = std::ranges::find(fields, reading.field) != fields.end();
        if (asked && reading.state == State::accepted && reading.value.size() >= 8) {
            call.reading = &reading;
            calls[skeleton(reading.value)].push_back(call);
        }
    }
}

Calls calls_of(const Ties& ties, const CheckRule& rule) {
    Calls calls;
    for (std::size_t i = 0; i < ties.cases.size(); ++i) {
        const Case& subject = ties.cases[i];
        add_calls(rule, subject.table.footer, {i, "", nullptr}, calls);
        for (const Part& part : subject.unit_parts) {
            add_calls(rule, part.readings, {i, "", nullptr}, calls);
        }
        for (const Dossier& dossier : subject.dossiers) {
            for (const Field& field : dossier.fields) {
                add_calls(rule, field.readings, {i, dossier.candidate, nullptr}, calls);
            }
        }
    }
    calls.erase(skeleton(ties.profile.letter.phone)); // the organiser's own
    return calls;
}

/// Units of one group, or one inside the other's name, rightly share a telephone.
bool related(const std::vector<Group>& groups, const std::string& a, const std::string& b) {
    return contains(a, b) || contains(b, a) || std::ranges::any_of(groups, [&](const Group& g) {
               return std::ranges::find(g, a) != g.end() && std::ranges::find(g, b) != g.end();
           });
}

void find_shared_calls(const Ties& ties, const std::vector<Group>& groups) {
    const CheckRule* rule = enabled_rule(ties.profile, "XU-08");
    std::set<std::pair<std::size_t, std::string>> said; // who shares two is named once
    for (const auto& shared_by : rule == nullptr ? Calls{} : calls_of(ties, *rule)) {
        const std::vector<Call>& calls = shared_by.second;
        for (const Call& call : calls) {
            const std::string unit = organisation_key(ties.cases.at(call.index).unit);
            const bool shared = std::ranges::any_of(calls, [&](const Call& other) {
                return other.index != call.index &&
                       !related(groups, unit,
                                organisation_key(ties.cases.at(other.index).unit));
            });
            if (shared && said.emplace(call.index, call.candidate).second) {
                add(ties, call.index, *rule, {},
                    {.candidate = call.candidate,
                     .document = call.reading->document,
                     .source = call.reading->source,
                     .field = call.reading->field,
                     .found = mask_phone(call.reading->value)});
            }
        }
    }
}

} // namespace

void compare_units(const std::vector<Case>& cases, const Profile& profile,
                   const Registers& registers, Findings& findings) {
    const Ties ties{cases, profile, registers, findings};
    const std::vector<Group> groups = groups_of(profile);
    for (const Group& group : groups) {
        find_double_channels(ties, group);
        find_full_group(ties, group);
    }
    find_shared_calls(ties, groups);
}

} // namespace intake
