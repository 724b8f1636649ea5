#include "validators/profile_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace intake {

namespace {

struct Family {
    std::string_view name;
    int last;
};

/// The catalogue's families and how many checks each has.
constexpr std::array families{Family{"PKG", 17},  Family{"UNIT", 12}, Family{"SUM", 10},
                              Family{"ID", 14},   Family{"FORM", 22}, Family{"EVD", 25},
                              Family{"NAR", 6},   Family{"PROC", 15}, Family{"CULT", 12},
                              Family{"ELIG", 11}, Family{"X", 11},    Family{"XU", 9}};

bool is_catalogued(std::string_view id) {
    const std::size_t dash = id.find('-');
    if (dash == std::string_view::npos || id.size() != dash + 3) {
        return false;
    }
    const auto* family = std::ranges::find(families, id.substr(0, dash), &Family::name);
    int number = 0;
    const auto [end, error] =
        std::from_chars(id.data() + dash + 1, id.data() + id.size(), number);
    return family != families.end() && error == std::errc{} && end == id.data() + id.size() &&
           number >= 1 && number <= family->last;
}

void take_days(Section& section, std::string_view key, bool works, std::map<Date, bool>& out) {
    const TomlNode* array = take(section, key, TomlType::array);
    for (const TomlNode& node : array == nullptr ? std::vector<TomlNode>{} : array->items) {
        const auto date = parse_date(node.text);
        if (!date) {
            note(section.loading, node.line, node.column,
                 "[calendar] 的 " + std::string(key) + " 应为日期（如 2026-05-01）");
        } else if (!out.emplace(*date, works).second) {
            note(section.loading, node.line, node.column,
                 "[calendar] 中 " + node.text + " 重复");
        }
    }
}

} // namespace

CheckRule read_check_rule(const TomlNode& table, Loading& loading) {
    CheckRule rule;
    Section section{table, "[[check]]", loading};
    take_definition(section, "id", Target::check, rule.id);
    if (!rule.id.empty() && !is_catalogued(rule.id)) {
        const TomlNode& id = find_entry(table, "id")->value;
        note(loading, id.line, id.column, "目录中没有检查“" + rule.id + "”");
    }
    need(section, "title");
    need(section, "basis");
    take(section, "title", rule.title);
    rule.severity = static_cast<Severity>(
        take_word(section, "severity", {"blocking", "required", "advisory"}, 1));
    rule.audience =
        static_cast<Audience>(take_word(section, "audience", {"unit", "secretariat"}, 0));
    take(section, "enabled", rule.enabled);
    take(section, "basis", rule.basis);
    take(section, "message", rule.message);
    take(section, "remedy", rule.remedy);
    take_names(section, "silenced_by", Target::check, rule.silenced_by);
    take_names(section, "doubts_silenced_by", Target::check, rule.doubts_silenced_by);
    take(section, "numbers", rule.numbers);
    take(section, "words", rule.words);
    take(section, "texts", rule.texts);
    if (rule.audience == Audience::unit && rule.enabled) {
        need(section, "message");
        need(section, "remedy");
    }
    finish(section);
    return rule;
}

ScoringRule read_scoring_rule(const TomlNode& table, Loading& loading) {
    ScoringRule rule;
    Section section{table, "[scoring]", loading};
    take(section, "condition_grades", rule.condition_grades);
    take(section, "force_points", rule.force_points);
    take(section, "conclusions", rule.conclusions);
    if (const TomlNode* weights = take(section, "force_weights", TomlType::array)) {
        for (const TomlNode& node : weights->items) {
            rule.force_weights.push_back(node.number);
        }
    }
    finish(section);
    return rule;
}

std::map<Date, bool> read_calendar(const TomlNode& table, Loading& loading) {
    std::map<Date, bool> calendar;
    Section section{table, "[calendar]", loading};
    take_days(section, "off", false, calendar);
    take_days(section, "work", true, calendar);
    finish(section);
    return calendar;
}

} // namespace intake
