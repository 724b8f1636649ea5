#include "pipeline/model/profile.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

template <typename Rule, typename Key>
const Rule* find_in(const std::vector<Rule>& rules, std::string_view key, Key Rule::*member) {
    const auto at = std::ranges::find(rules, key, member);
    return at == rules.end() ? nullptr : &*at;
}

} // namespace

const FieldRule* find_field_rule(const Profile& profile, std::string_view name) {
    return find_in(profile.fields, name, &FieldRule::name);
}

const DocumentRule* find_document_rule(const Profile& profile, std::string_view code) {
    return find_in(profile.documents, code, &DocumentRule::code);
}

const CheckRule* find_check_rule(const Profile& profile, std::string_view id) {
    return find_in(profile.checks, id, &CheckRule::id);
}

bool is_proof(const DocumentRule& rule) {
    return rule.section == "evidence" || rule.section == "qualification";
}

std::string canonical_choice(const FieldRule& rule, std::string_view printed) {
    std::string plain = squeeze(printed);
    for (const Choice& choice : rule.choices) {
        const auto same = [&](const std::string& variant) { return squeeze(variant) == plain; };
        if (same(choice.value) || std::ranges::any_of(choice.variants, same)) {
            return choice.value;
        }
    }
    return plain;
}

std::string title_of_document(const Profile& profile, std::string_view code) {
    const DocumentRule* rule = find_document_rule(profile, code);
    return rule == nullptr ? std::string(code) : rule->title;
}

std::string title_of_field(const Profile& profile, std::string_view name) {
    const FieldRule* rule = find_field_rule(profile, name);
    return rule == nullptr ? std::string(name) : rule->title;
}

} // namespace intake
