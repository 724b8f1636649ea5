#include "pipeline/model/unicode.hpp"
#include "validators/across.hpp"
#include "validators/comparison.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

namespace intake {

namespace {

using Words = std::map<std::string, std::string>;
using Replies = std::vector<Reply>;

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

/// The submissions of units of the group, by index.
Holders members_of(const Across& across, const Group& group) {
    Holders members;
    for (std::size_t i = 0; i < across.cases.size(); ++i) {
        const Case& subject = across.cases[i];
        if (std::ranges::find(group, organisation_key(subject.unit)) != group.end()) {
            Indices& known =
                subject.unit_state == State::accepted ? members.sure : members.doubtful;
            known.push_back(i);
        }
    }
    return members;
}

std::set<std::string> units_of(const Across& across, const Indices& indices) {
    std::set<std::string> units;
    for (const std::size_t index : indices) {
        units.insert(organisation_key(across.cases.at(index).unit));
    }
    return units;
}

/// What groups may not do together, and how it is told of each submission.
struct Tie {
    std::function<bool(const Group&, const Indices&)> holds;
    std::function<Words(const Group&, const Indices&)> words;
    std::string field;
};

Hit hit_of(const Case& subject, const Tie& tie, Result result, const Words& words) {
    Hit hit{.result = result,
            .source = subject.unit_source,
            .field = tie.field,
            .reason = "{unit_title}名称尚未确认；如读数无误，同一集团的单位分别推荐"};
    hit.words = words;
    if (words.contains("n")) {
        hit.found = words.at("n");
        hit.expected = words.at("q");
    }
    return hit;
}

/// A reply a submission, by what the groups do that it belongs to.
Replies judge_groups(const Across& across, const Tie& tie) {
    std::vector<std::vector<Hit>> hits(across.cases.size());
    Replies replies(across.cases.size(), not_applicable("不属于所列的集团"));
    for (const Group& group : groups_of(across.profile)) {
        const Holders members = members_of(across, group);
        const auto holds = [&](const Indices& indices) { return tie.holds(group, indices); };
        Indices all = members.sure;
        all.insert(all.end(), members.doubtful.begin(), members.doubtful.end());
        std::ranges::sort(all);
        for (const std::size_t index : all) {
            replies[index] = pass();
        }
        for (const auto& [index, result] : collisions(members, holds, holds)) {
            const Words words = tie.words(group, result == Result::fail ? members.sure : all);
            hits[index].push_back(hit_of(across.cases[index], tie, result, words));
        }
    }
    for (std::size_t i = 0; i < hits.size(); ++i) {
        replies[i] = hits[i].empty() ? replies[i] : from_hits(std::move(hits[i]));
    }
    return replies;
}

/// The group itself recommends, and so does a unit of it.
Replies single_channel(const Across& across) {
    if (is_alone(across.cases)) {
        return nothing_to_compare(across);
    }
    if (groups_of(across.profile).empty()) {
        return nothing_to_compare(across, "未配置集团与所属单位");
    }
    const auto doubled = [&](const Group& group, const Indices& members) {
        const std::set<std::string> units = units_of(across, members);
        return units.size() > 1 && units.contains(group.front());
    };
    const auto list = [&](const Group&, const Indices& members) {
        std::string text;
        for (const std::size_t index : members) {
            text += (text.empty() ? "" : "、") + across.cases.at(index).unit;
        }
        return Words{{"列表", text}};
    };
    return judge_groups(across, {doubled, list, "recommender"});
}

std::size_t people_of(const Case& subject) {
    const auto listed = std::ranges::count(subject.dossiers, true, &Dossier::in_table);
    return subject.table.found ? static_cast<std::size_t>(listed) : subject.dossiers.size();
}

std::size_t people_of(const Across& across, const Indices& members) {
    std::size_t people = 0;
    for (const std::size_t index : members) {
        people += people_of(across.cases.at(index));
    }
    return people;
}

std::optional<int> quota_of(const Across& across, const Group& group) {
    const auto& units = *across.registers.units;
    const auto head = std::ranges::find_if(units, [&](const RecommendingUnit& unit) {
        return organisation_key(unit.name) == group.front();
    });
    return head == units.end() ? std::nullopt : head->quota;
}

/// UNIT-04 counts one unit's people; this one counts the group's.
Replies group_within_quota(const Across& across) {
    if (!across.registers.units) {
        return nothing_to_compare(across, "未提供{unit_title}名册");
    }
    if (groups_of(across.profile).empty()) {
        return nothing_to_compare(across, "未配置集团与所属单位");
    }
    const auto full = [&](const Group& group, const Indices& members) {
        const bool others =
            std::ranges::any_of(units_of(across, members),
                                [&](const std::string& unit) { return unit != group.front(); });
        const std::optional<int> quota = quota_of(across, group);
        return others && quota &&
               static_cast<double>(people_of(across, members)) >
                   *quota * number_of(across.rule, "factor", 1);
    };
    const auto words = [&](const Group& group, const Indices& members) {
        return Words{{"n", std::to_string(people_of(across, members))},
                     {"q", std::to_string(quota_of(across, group).value_or(0))}};
    };
    return judge_groups(across, {full, words, ""});
}

/// A telephone and who gives it.
struct Call {
    std::size_t index = 0;
    std::string candidate;
    const Reading* reading = nullptr;
};

using Calls = std::map<std::string, std::vector<Call>>;

bool is_sure(const Call& call) {
    return call.reading->state == State::accepted;
}

void add_calls(const CheckRule& rule, const std::vector<Reading>& readings, Call call,
               Calls& calls) {
    const auto& fields = words_of(rule, "fields");
    for (const Reading& reading : readings) {
        const bool asked = std::ranges::find(fields, reading.field) != fields.end();
        if (asked && reading.value.size() >= 8) { // empty unless accepted or in doubt
            call.reading = &reading;
            calls[skeleton(reading.value)].push_back(call);
        }
    }
}

Calls calls_of(const Across& across) {
    Calls calls;
    for (std::size_t i = 0; i < across.cases.size(); ++i) {
        const Case& subject = across.cases[i];
        add_calls(across.rule, subject.table.footer, {i, "", nullptr}, calls);
        for (const Part& part : subject.unit_parts) {
            add_calls(across.rule, part.readings, {i, "", nullptr}, calls);
        }
        for (const Dossier& dossier : subject.dossiers) {
            for (const Field& field : dossier.fields) {
                add_calls(across.rule, field.readings, {i, dossier.candidate, nullptr}, calls);
            }
        }
    }
    calls.erase(skeleton(across.profile.letter.phone)); // the organiser's own
    return calls;
}

/// Units of one group, or one inside the other's name, rightly share a telephone.
bool related(const std::vector<Group>& groups, const std::string& a, const std::string& b) {
    return contains(a, b) || contains(b, a) || std::ranges::any_of(groups, [&](const Group& g) {
               return std::ranges::find(g, a) != g.end() && std::ranges::find(g, b) != g.end();
           });
}

Hit hit_of(const Call& call, Result result) {
    return {.result = result,
            .document = call.reading->document,
            .source = call.reading->source,
            .field = call.reading->field,
            .found = mask_phone(call.reading->value),
            .candidate = call.candidate,
            .reason = "联系电话尚未确认；如读数无误，不相关单位使用同一电话"};
}

/// Those of `calls` that unrelated units share: all of them surely, or not all.
std::vector<Call> shared_calls(const Across& across, const std::vector<Call>& calls) {
    const std::vector<Group> groups = groups_of(across.profile);
    std::vector<Call> shared;
    std::ranges::copy_if(calls, std::back_inserter(shared), [&](const Call& call) {
        const std::string unit = organisation_key(across.cases.at(call.index).unit);
        return std::ranges::any_of(calls, [&](const Call& other) {
            return other.index != call.index &&
                   !related(groups, unit, organisation_key(across.cases.at(other.index).unit));
        });
    });
    return shared;
}

Replies own_telephones(const Across& across) {
    if (is_alone(across.cases)) {
        return nothing_to_compare(across);
    }
    const Calls calls = calls_of(across);
    std::vector<std::vector<Hit>> hits(across.cases.size());
    Replies replies = nothing_to_compare(across, "没有读到联系电话");
    std::set<std::pair<std::size_t, std::string>> said; // who shares two is named once
    const auto say = [&](const std::vector<Call>& shared, Result result) {
        for (const Call& call : shared) {
            if (said.emplace(call.index, call.candidate).second) {
                hits[call.index].push_back(hit_of(call, result));
            }
        }
    };
    for (const auto& [phone, all] : calls) {
        std::vector<Call> sure;
        std::ranges::copy_if(all, std::back_inserter(sure), is_sure);
        say(shared_calls(across, sure), Result::fail);
    }
    for (const auto& [phone, all] : calls) {
        say(shared_calls(across, all), Result::undetermined);
        for (const Call& call : all) {
            replies[call.index] = pass();
        }
    }
    for (std::size_t i = 0; i < hits.size(); ++i) {
        replies[i] = hits[i].empty() ? replies[i] : from_hits(std::move(hits[i]));
    }
    return replies;
}

constexpr std::array table{
    AcrossCheck{"UNIT-11", "上下级单位没有分别推荐", Level::unit, single_channel},
    AcrossCheck{"XU-06", "集团总名额不超限", Level::unit, group_within_quota},
    AcrossCheck{"XU-08", "不相关单位没有同一联系电话", Level::unit, own_telephones},
};

} // namespace

std::span<const AcrossCheck> units_across() {
    return table;
}

} // namespace intake
