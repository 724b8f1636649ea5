#include "validators/unseen_fields.hpp"

#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

/// The rule of a field, or of the period whose end it is.
const FieldRule* rule_of(const Profile& profile, const std::string& field) {
    const auto at = std::ranges::find_if(profile.fields, [&](const FieldRule& rule) {
        return rule.name == field || rule.second == field;
    });
    return at == profile.fields.end() ? nullptr : &*at;
}

} // namespace

std::vector<std::string> fields_in_doubt(const Evidence& evidence, const Dossier& dossier) {
    const CheckRule no_rule;
    const Subject subject{evidence, no_rule, &dossier};
    std::vector<std::string> out;
    for (const Field& field : dossier.fields) {
        if (field.state != State::absent || !field.readings.empty()) {
            continue;
        }
        const FieldRule* rule = rule_of(evidence.profile, field.name);
        if (rule != nullptr &&
            std::ranges::any_of(rule->documents, [&](const std::string& code) {
                return !doubt_about(subject, code).empty();
            })) {
            out.push_back(field.name);
        }
    }
    return out;
}

} // namespace intake
