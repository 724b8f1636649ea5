#include "validators/seal_checks.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <optional>

namespace intake {

namespace {

std::string unit_if_certain(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    return whole.unit_state == State::accepted ? whole.unit : "";
}

bool is_seal_of(const Seal& seal, const std::string& name) {
    return seal.state == State::accepted && !name.empty() &&
           organisation_key(seal.text) == organisation_key(name);
}

/// "合同专用章" and the like stand across the seals of offices and purposes.
bool is_special(const Subject& subject, const Seal& seal) {
    const auto stands = [&](const std::string& word) {
        return contains(skeleton(seal.kind), skeleton(word));
    };
    return std::ranges::any_of(words_of(subject.rule, "special_seals"), stands) ||
           std::ranges::any_of(
               words_of(subject.rule, "other_seals"),
               [&](const std::string& word) { return length(word) >= 3 && stands(word); });
}

Hit hit_of_seal(const Subject& subject, const Part& part, const Seal& seal,
                const std::string& expected) {
    Hit hit{
        .result = Result::undetermined, .document = form_code(subject), .field = seal.field};
    hit.source = source_of(subject, part, seal.page, seal.box);
    hit.found = seal.text;
    hit.expected = expected;
    hit.words = {{"印文", seal.text}, {"名称", expected}};
    hit.reason =
        seal.text.empty() ? "印文未能读出，请看原件" : "印文读作“" + seal.text + "”，请看原件";
    return hit;
}

/// What is wrong, or not sure, with the words of a seal that stands at an opinion.
std::optional<Hit> doubt_of_seal(const Subject& subject, const Part& part, const Seal& seal) {
    const std::string employer = accepted_value(subject, "employer");
    const std::string unit = unit_if_certain(subject);
    const bool at_employer = seal.field == "employer_seal";
    Hit hit = hit_of_seal(subject, part, seal, at_employer ? employer : unit);
    if (is_special(subject, seal)) {
        hit.reason = "印章中部或下部读作“" + seal.kind + "”，可能不是单位公章，请看原件";
        return hit;
    }
    if (is_seal_of(seal, hit.expected)) {
        return {};
    }
    if (is_seal_of(seal, at_employer ? unit : employer)) {
        if (hit.expected.empty()) {
            return {};
        }
        hit.reason = "该处印章读作“" + seal.text + "”，请看是否盖在应盖之处";
        return hit;
    }
    // Of a ring that was read in part nobody knows the rest.
    const bool part_only =
        contains(organisation_key(hit.expected), organisation_key(seal.text));
    const bool sure =
        seal.state == State::accepted && !employer.empty() && !unit.empty() && !part_only;
    hit.result = sure ? Result::fail : Result::undetermined;
    return hit;
}

} // namespace

/// The seals at the opinions name the unit whose opinions they are.
Reply seal_text(const Subject& subject) {
    if (forms_of(subject).empty()) {
        return not_applicable("没有{form}");
    }
    std::vector<Hit> hits;
    bool seen = false;
    for (const Part* part : forms_of(subject)) {
        for (const Seal& seal : part->seals) {
            if (seal.field.empty() || seal.shape == SealShape::square) {
                continue;
            }
            seen = true;
            if (const auto hit = doubt_of_seal(subject, *part, seal)) {
                hits.push_back(*hit);
            }
        }
    }
    return seen ? from_hits(std::move(hits)) : not_applicable("意见栏未见印章");
}

} // namespace intake
