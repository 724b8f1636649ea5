#include "validators/profile_rules.hpp"

#include "validators/parameters.hpp"
#include "validators/placeholders.hpp"

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

/// Parameters that name documents or fields of the profile. An empty check stands for all.
struct Naming {
    std::string_view check;
    std::string_view parameter;
    Target target;
};

constexpr std::array namings{Naming{"EVD-03", "checked", Target::document},
                             Naming{"", "document", Target::document},
                             Naming{"", "documents", Target::document},
                             Naming{"CULT-12", "papers", Target::document},
                             Naming{"CULT-12", "dated", Target::document},
                             Naming{"", "field", Target::field},
                             Naming{"", "fields", Target::field},
                             Naming{"FORM-18", "before", Target::field},
                             Naming{"EVD-02", "numbers", Target::field},
                             Naming{"EVD-02", "titles", Target::field},
                             Naming{"EVD-07", "dates", Target::field},
                             Naming{"EVD-13", "title", Target::field},
                             Naming{"EVD-13", "inventors", Target::field},
                             Naming{"PROC-11", "office", Target::field},
                             Naming{"PROC-11", "opinion", Target::field},
                             Naming{"PROC-11", "date", Target::field},
                             Naming{"PROC-12", "office", Target::field}};

void mention(Section& section, Target target, std::string name, const TomlNode& node) {
    if (!name.empty()) {
        section.loading.mentioned.push_back(
            {target, std::move(name), node.line, node.column, section.place + " 参数中"});
    }
}

/// "assessment_date@C20<publicity_end": a field, and the document it is read in where one is
/// named.
void mention_order(Section& section, const TomlNode& node) {
    const std::size_t cut = node.text.find('<');
    if (cut == std::string::npos) {
        note(section.loading, node.line, node.column,
             section.place + " 的 order 应写成“先的栏目<后的栏目”，现为“" + node.text + "”");
        return;
    }
    for (const std::string& step : {node.text.substr(0, cut), node.text.substr(cut + 1)}) {
        const std::size_t at = std::min(step.find('@'), step.size());
        mention(section, Target::field, step.substr(0, at), node);
        mention(section, Target::document, step.substr(std::min(at + 1, step.size())), node);
    }
}

void mention_parameter(Section& section, std::string_view check, const TomlEntry& entry) {
    std::vector<TomlNode> nodes = entry.value.items;
    if (entry.value.type == TomlType::text) {
        nodes.push_back(entry.value);
    }
    const auto* naming = std::ranges::find_if(namings, [&](const Naming& each) {
        return each.parameter == entry.key && (each.check.empty() || each.check == check);
    });
    for (const TomlNode& node : nodes) {
        if (naming != namings.end()) {
            mention(section, naming->target, node.text, node);
        } else if (check == "X-11" && entry.key == "order") {
            mention_order(section, node);
        }
    }
}

void mention_parameters(Section& section, std::string_view check) {
    for (const std::string_view key : {"words", "texts"}) {
        const TomlEntry* parameters = find_entry(section.table, key);
        for (const TomlEntry& entry :
             parameters == nullptr ? std::vector<TomlEntry>{} : parameters->value.entries) {
            mention_parameter(section, check, entry);
        }
    }
}

/// A wording nobody uses is a misspelt one.
void note_wordings(Section& section, const std::string& check) {
    const TomlEntry* wordings = find_entry(section.table, "wordings");
    if (wordings == nullptr) {
        return;
    }
    const std::vector<std::string> known = wordings_of(check);
    Section inner{wordings->value, section.place + " 的 wordings", section.loading};
    for (const TomlEntry& entry : wordings->value.entries) {
        if (std::ranges::find(known, entry.key) == known.end()) {
            note(section.loading, entry.line, entry.column,
                 inner.place + " 中的 " + entry.key + " 没有检查用到");
        }
        note_placeholders(inner, entry.key, placeholders_of(check));
    }
}

/// A parameter nobody asks for is a misspelt one, and the check would go on without it.
void note_parameters(Section& section, const std::string& check) {
    for (const auto& [key, kind] : {std::pair{"numbers", ParameterKind::number},
                                    {"words", ParameterKind::words},
                                    {"texts", ParameterKind::text}}) {
        const TomlEntry* entry = find_entry(section.table, key);
        if (entry == nullptr) {
            continue;
        }
        Parameters asked = parameters_of(check, kind);
        Section inner{entry->value, section.place + " 的 " + key, section.loading,
                      std::move(asked.names)};
        const auto allow = [&](const std::vector<std::string>& more) {
            inner.known.insert(inner.known.end(), more.begin(), more.end());
        };
        allow(asked.topics ? section.loading.topics : std::vector<std::string>{});
        allow(asked.lists ? names_of(section.loading, Target::list)
                          : std::vector<std::string>{});
        finish(inner);
    }
}

/// What must be read as a day or a number and is none would be as good as unset.
void note_values(Section& section, const CheckRule& rule) {
    const auto refuse = [&](std::string_view kind, const std::string& name,
                            std::string_view wanted) {
        const TomlNode& node = find_entry(find_entry(section.table, kind)->value, name)->value;
        note(section.loading, node.line, node.column,
             section.place + " 的 " + name + " 应为" + std::string(wanted));
    };
    const auto deadline = rule.texts.find("deadline");
    if (deadline != rule.texts.end() && !deadline->second.empty() &&
        !parse_date(deadline->second)) {
        refuse("texts", "deadline", "日期（如 2026-05-01）");
    }
    const auto lengths = rule.words.find("lengths");
    if (lengths != rule.words.end() &&
        std::ranges::any_of(lengths->second, [](const std::string& length) {
            return length.empty() || length.find_first_not_of("0123456789") != length.npos;
        })) {
        refuse("words", "lengths", "字数（如 \"500\"）");
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
    take(section, "data", rule.data);
    take(section, "message", rule.message);
    take(section, "remedy", rule.remedy);
    take_names(section, "silenced_by", Target::check, rule.silenced_by);
    take_names(section, "doubts_silenced_by", Target::check, rule.doubts_silenced_by);
    take(section, "numbers", rule.numbers);
    take(section, "words", rule.words);
    take(section, "texts", rule.texts);
    take(section, "wordings", rule.wordings);
    note_wordings(section, rule.id);
    note_parameters(section, rule.id);
    note_values(section, rule);
    mention_parameters(section, rule.id);
    for (const std::string_view key : {"title", "basis"}) {
        note_placeholders(section, key, {});
    }
    for (const std::string_view key : {"message", "remedy"}) {
        note_placeholders(section, key, placeholders_of(rule.id));
    }
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
    take(section, "force_weights", rule.force_weights);
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
