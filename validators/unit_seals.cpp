#include "validators/unit_seals.hpp"

#include "validators/comparison.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

/// A candidate's employer seals what the unit sends on as well: its own notice, for one.
bool is_employer(const Case& subject, const std::string& name) {
    return std::ranges::any_of(subject.dossiers, [&](const Dossier& dossier) {
        const Field* employer = find_field(dossier, "employer");
        return employer != nullptr &&
               organisation_key(employer->value) == organisation_key(name);
    });
}

} // namespace

Reply renaming_proved(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    bool read = false;
    std::vector<Hit> hits;
    for (const Part& part : whole.unit_parts) {
        const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
        if (rule != nullptr && rule->need == Need::never && rule->section == "none") {
            continue; // what others wrote, or we ourselves
        }
        for (const Seal& seal : part.seals) {
            const bool legible = seal.state == State::accepted && !seal.text.empty();
            read = read || legible;
            if (!legible || organisation_key(seal.text) == organisation_key(whole.unit) ||
                is_employer(whole, seal.text)) {
                continue;
            }
            const Sight proof = look_for(subject, "U8");
            Hit hit{.document = part.type,
                    .source = source_of(subject, part),
                    .field = "unit_seal",
                    .found = seal.text,
                    .expected = subject.evidence.subject.unit,
                    .reason = "印文读作“" + seal.text + "”，与单位名称不同；" + proof.doubt};
            hit.words = {{"印文", seal.text},
                         {"材料", title_of_document(subject.evidence.profile, part.type)}};
            hit.result = proof.missing() && whole.unit_state == State::accepted
                             ? Result::fail
                             : Result::undetermined;
            if (!proof.present()) {
                hits.push_back(std::move(hit));
            }
        }
    }
    return read ? from_hits(std::move(hits)) : not_applicable("没有读出印文");
}

} // namespace intake
