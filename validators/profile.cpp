#include "validators/profile.hpp"

#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"
#include "validators/profile_rules.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <tuple>

namespace intake {

namespace {

template <typename Rule>
std::vector<Rule> read_all(Section& section, std::string_view key,
                           Rule (*read)(const TomlNode&, Loading&)) {
    std::vector<Rule> rules;
    const TomlNode* array = take(section, key, TomlType::array);
    for (const TomlNode& node : array == nullptr ? std::vector<TomlNode>{} : array->items) {
        if (node.type == TomlType::table) {
            rules.push_back(read(node, section.loading));
        } else {
            note(section.loading, node.line, node.column,
                 "[[" + std::string(key) + "]] 的成员应为表");
        }
    }
    return rules;
}

template <typename Rule>
void read_one(Section& section, std::string_view key, Rule& out,
              Rule (*read)(const TomlNode&, Loading&)) {
    if (const TomlNode* node = take(section, key, TomlType::table)) {
        out = read(*node, section.loading);
    }
}

void note_share(Section& section, std::string_view key, double value) {
    if (value < 0 || value > 1) {
        const TomlEntry* entry = find_entry(section.table, key);
        note(section.loading, entry->line, entry->column, std::string(key) + " 应在0与1之间");
    }
}

/// The records have fields for four conditions and five forces.
void note_most(Section& section, std::string_view key, std::size_t count, std::size_t most) {
    if (count > most) {
        const TomlEntry* entry = find_entry(section.table, key);
        note(section.loading, entry->line, entry->column,
             std::string(key) + " 最多" + std::to_string(most) + "项");
    }
}

void note_weights(Section& section, const Profile& profile) {
    const std::size_t weights = profile.scoring.force_weights.size();
    if (weights != 0 && weights != profile.forces.size()) {
        const TomlEntry* entry = find_entry(section.table, "scoring");
        note(section.loading, entry->line, entry->column,
             "[scoring] 的 force_weights 应与 forces 一一对应，或留空");
    }
}

/// What a document proves must be one of the profile's own conditions and forces.
void note_proofs(Section& section, const Profile& profile) {
    const TomlEntry* entry = find_entry(section.table, "document");
    const auto among = [](const std::vector<std::string>& all, const std::string& one) {
        return std::ranges::find(all, one) != all.end();
    };
    for (std::size_t i = 0; i < profile.documents.size(); ++i) {
        const DocumentRule& rule = profile.documents[i];
        const bool known = rule.condition.empty() || among(profile.conditions, rule.condition);
        const bool all_known = std::ranges::all_of(rule.forces, [&](const std::string& force) {
            return among(profile.forces, force);
        });
        if (!known || !all_known) {
            const TomlNode& node = entry->value.items.at(i);
            note(section.loading, node.line, node.column,
                 "[[document]] " + rule.code +
                     " 的 condition、forces 应取自 conditions、forces 所列");
        }
    }
}

void mention_confidences(Section& section) {
    const TomlEntry* table = find_entry(section.table, "accept_by_field");
    for (const TomlEntry& entry :
         table == nullptr ? std::vector<TomlEntry>{} : table->value.entries) {
        section.loading.mentioned.push_back(
            {Target::field, entry.key, entry.line, entry.column});
    }
}

Profile read_profile(const TomlNode& root, Loading& loading) {
    Profile profile;
    Section section{root, "配置", loading};
    for (const std::string_view key : {"id", "title", "year", "document", "field", "letter"}) {
        need(section, key);
    }
    take(section, "id", profile.id);
    take(section, "title", profile.title);
    take(section, "year", profile.year);
    take(section, "unit_title", profile.unit_title);
    take(section, "conditions_title", profile.conditions_title);
    take(section, "conditions", profile.conditions);
    take(section, "forces_title", profile.forces_title);
    take(section, "forces", profile.forces);
    note_most(section, "conditions", profile.conditions.size(), 4);
    note_most(section, "forces", profile.forces.size(), 5);
    loading.topics = profile.conditions;
    loading.topics.insert(loading.topics.end(), profile.forces.begin(), profile.forces.end());
    take(section, "example_words", profile.example_words);
    take(section, "printed_words", profile.printed_words);
    take(section, "accept_confidence", profile.accept_confidence);
    take(section, "accept_by_field", profile.accept_by_field);
    note_share(section, "accept_confidence", profile.accept_confidence);
    mention_confidences(section);
    profile.documents = read_all(section, "document", read_document_rule);
    profile.fields = read_all(section, "field", read_field_rule);
    profile.lists = read_all(section, "list", read_list_rule);
    profile.checks = read_all(section, "check", read_check_rule);
    read_one(section, "letter", profile.letter, read_letter_rule);
    read_one(section, "scoring", profile.scoring, read_scoring_rule);
    read_one(section, "calendar", profile.calendar, read_calendar);
    note_weights(section, profile);
    note_proofs(section, profile);
    finish(section);
    return profile;
}

bool stands_before(const ProfileProblem& a, const ProfileProblem& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
}

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (!in) {
        throw UsageError("配置文件 " + path + " 无法读取");
    }
    return out.str();
}

} // namespace

ProfileResult parse_profile(std::string_view text) {
    const TomlTree tree = parse_toml(text);
    if (!tree.error.empty()) {
        return {{}, {{tree.line, tree.column, "TOML语法错误：" + tree.error}}};
    }
    Loading loading;
    ProfileResult result;
    result.profile = read_profile(tree.root, loading);
    check_mentions(loading);
    std::ranges::stable_sort(loading.problems, stands_before);
    result.problems = std::move(loading.problems);
    return result;
}

Profile load_profile(const std::string& path) {
    const std::string bytes = bytes_of(path);
    ProfileResult result = parse_profile(bytes);
    result.profile.sha256 = sha256_hex(bytes);
    if (result.problems.empty()) {
        return std::move(result.profile);
    }
    std::string message;
    for (const ProfileProblem& problem : result.problems) {
        message += (message.empty() ? "" : "\n") + path + ":" + std::to_string(problem.line) +
                   ":" + std::to_string(problem.column) + ": " + problem.message;
    }
    throw UsageError(message);
}

} // namespace intake
