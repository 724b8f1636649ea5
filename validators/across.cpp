#include "validators/across.hpp"
#include "validators/findings.hpp"

#include <algorithm>

namespace intake {

namespace {

std::vector<Place> subjects_of(const std::vector<Case>& cases, Level level) {
    std::vector<Place> subjects;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (level == Level::unit) {
            subjects.push_back({i, nullptr});
            continue;
        }
        for (const Dossier& dossier : cases[i].dossiers) {
            subjects.push_back({i, &dossier});
        }
    }
    return subjects;
}

void ask(const AcrossCheck& check, const Across& across, std::vector<Verdicts>& verdicts) {
    const std::vector<Reply> replies = across.rule.enabled
                                           ? check.function(across)
                                           : nothing_to_compare(across, "本年度配置未启用");
    for (std::size_t i = 0; i < replies.size(); ++i) {
        const Place& place = across.subjects.at(i);
        record({across.cases.at(place.index), across.profile, across.rule, place.dossier},
               replies[i], verdicts.at(place.index));
    }
}

} // namespace

std::span<const AcrossCheck> across_checks() {
    static const std::vector<AcrossCheck> checks = [] {
        std::vector<AcrossCheck> all;
        for (const auto family : {people_across(), units_across()}) {
            all.insert(all.end(), family.begin(), family.end());
        }
        return all;
    }();
    return checks;
}

bool is_alone(const std::vector<Case>& cases) {
    return std::ranges::count_if(cases,
                                 [](const Case& each) { return !each.submission.empty(); }) < 2;
}

std::vector<Reply> nothing_to_compare(const Across& across, const std::string& reason) {
    return std::vector<Reply>(across.subjects.size(), not_applicable(reason));
}

std::map<std::size_t, Result> collisions(
    const Holders& holders, const std::function<bool(const Indices&)>& collide,
    const std::function<bool(const Indices&)>& may_collide) {
    Indices all = holders.sure;
    all.insert(all.end(), holders.doubtful.begin(), holders.doubtful.end());
    std::map<std::size_t, Result> results;
    if (may_collide(all)) {
        for (const std::size_t index : all) {
            results[index] = Result::undetermined;
        }
    }
    if (collide(holders.sure)) {
        for (const std::size_t index : holders.sure) {
            results[index] = Result::fail;
        }
    }
    return results;
}

std::vector<Verdicts> check_across(const std::vector<Case>& cases, const Profile& profile,
                                   const Registers& registers) {
    std::vector<Verdicts> verdicts(cases.size());
    for (const AcrossCheck& check : across_checks()) {
        const CheckRule* known = find_check_rule(profile, check.id);
        if (known == nullptr) {
            for (Verdicts& each : verdicts) {
                each.answers.push_back({std::string(check.id), "", Result::not_applicable,
                                        "年度配置中没有这项检查"});
            }
            continue;
        }
        CheckRule rule = *known; // other submissions are no unit's business
        rule.audience = Audience::secretariat;
        ask(check, {cases, profile, registers, rule, subjects_of(cases, check.level)},
            verdicts);
    }
    return verdicts;
}

} // namespace intake
