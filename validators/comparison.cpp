#include "validators/comparison.hpp"

#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"
#include "validators/named_people.hpp"

#include <algorithm>

namespace intake {

namespace {

/// The document the others are held against: the first of `reference` that gives a value.
const Reading* reference_reading(const Field& field,
                                 const std::vector<std::string>& reference) {
    for (const std::string& code : reference) {
        for (const Reading& reading : field.readings) {
            if (reading.document == code && reading.state == State::accepted) {
                return &reading;
            }
        }
    }
    for (const Reading& reading : field.readings) {
        if (reading.state == State::accepted) {
            return &reading;
        }
    }
    return nullptr;
}

/// A difference is a fact only between values that were not recognised from pixels, or proved
/// themselves. One misread character looks like a small difference.
bool is_doubtful(const Reading& a, const Reading& b) {
    const auto certain = [](const Reading& reading) {
        const bool named = reading.field == "name" &&
                           contains(skeleton(reading.source.file), skeleton(reading.value));
        return reading.state == State::accepted &&
               (reading.source.origin != Origin::ocr || id_check_holds(reading.value) || named);
    };
    return !certain(a) || !certain(b);
}

/// One question for a person, however many documents raise it.
std::vector<Hit> one_doubt(std::vector<Hit> hits) {
    std::vector<Hit> out;
    Hit* doubt = nullptr;
    out.reserve(hits.size());
    for (Hit& hit : hits) {
        if (hit.result == Result::undetermined && doubt != nullptr) {
            doubt->reason += "；" + hit.reason;
            continue;
        }
        out.push_back(std::move(hit));
        doubt = out.back().result == Result::undetermined ? &out.back() : doubt;
    }
    return out;
}

/// A branch beside its parent, a post with and without its department: not surely different.
bool is_part_of(const Subject& subject, const Reading& a, const Reading& b) {
    const FieldRule* rule = find_field_rule(subject.evidence.profile, a.field);
    const bool words =
        rule != nullptr && (rule->kind == Kind::unit || rule->kind == Kind::text);
    const std::string one = skeleton(a.value);
    const std::string two = skeleton(b.value);
    return words && (contains(one, two) || contains(two, one));
}

Hit hit_of(const Subject& subject, const Reading& reading, const Reading& against) {
    const Profile& profile = subject.evidence.profile;
    Hit hit{.document = reading.document,
            .source = reading.source,
            .field = reading.field,
            .found = reading.value,
            .expected = against.value,
            .slot = against.document};
    hit.words = {{"甲", title_of_document(profile, reading.document)},
                 {"乙", title_of_document(profile, against.document)},
                 {"材料", title_of_document(profile, reading.document)},
                 {"字段", title_of_field(profile, reading.field)},
                 {"a", reading.value},
                 {"b", against.value},
                 {"值", reading.value},
                 {"值2", against.value},
                 {"列表", reading.value + "、" + against.value}};
    const FieldRule* rule = find_field_rule(profile, reading.field);
    const bool apart = (rule != nullptr && are_far_apart(*rule, reading, against)) ||
                       names_another(subject, reading, against);
    if ((!apart && is_doubtful(reading, against)) || is_part_of(subject, reading, against)) {
        hit.result = Result::undetermined;
        hit.reason = title_of_field(profile, reading.field) + "在" +
                     quoted_title(subject, reading.document) + "中读作“" + reading.value +
                     "”，与" + quoted_title(subject, against.document) + "的“" + against.value +
                     "”不同，请对照原件";
    }
    return hit;
}

} // namespace

std::string organisation_key(std::string_view name) {
    return skeleton(name);
}

bool agree(const FieldRule& rule, std::string_view a, std::string_view b) {
    switch (rule.kind) {
    case Kind::date:
    case Kind::month:
    case Kind::period:
        return a.substr(0, 7) == b.substr(0, 7) && (a.size() < 10 || b.size() < 10 || a == b);
    case Kind::choice:
        return canonical_choice(rule, a) == canonical_choice(rule, b);
    default:
        return skeleton(a) == skeleton(b);
    }
}

bool are_far_apart(const FieldRule& rule, const Reading& a, const Reading& b) {
    const std::string one = skeleton(a.raw);
    const std::string two = skeleton(b.raw);
    return rule.kind == Kind::choice && a.state == State::accepted &&
           b.state == State::accepted && !agree(rule, a.value, b.value) &&
           edit_distance(decode(one), decode(two), 1) > 1 && !contains(one, two) &&
           !contains(two, one);
}

bool look_alike(std::string_view a, std::string_view b) {
    const auto plain = [](std::string_view text) {
        std::string out = skeleton(text);
        std::ranges::replace_if(
            out, [](char c) { return c == 'l' || c == 'I' || c == 'i'; }, '1');
        std::ranges::replace_if(
            out, [](char c) { return c == 'o' || c == 'O'; }, '0');
        return out;
    };
    return plain(a) == plain(b);
}

std::vector<Hit> disagreements(const Subject& subject, const std::string& field,
                               const std::vector<std::string>& reference) {
    const Field* found = find_field(*subject.dossier, field);
    const FieldRule* rule = find_field_rule(subject.evidence.profile, field);
    const Reading* against = found == nullptr ? nullptr : reference_reading(*found, reference);
    std::vector<Hit> hits;
    if (against == nullptr || rule == nullptr) {
        return hits;
    }
    // A document that gives the value somewhere does not contradict it elsewhere.
    const auto agrees = [&](const std::string& document) {
        return std::ranges::any_of(found->readings, [&](const Reading& reading) {
            return reading.document == document && !reading.value.empty() &&
                   agree(*rule, reading.value, against->value);
        });
    };
    for (const Reading& reading : found->readings) {
        const bool valued = !reading.value.empty() && (reading.state == State::accepted ||
                                                       reading.state == State::review);
        const bool listed = std::ranges::any_of(
            hits, [&](const Hit& hit) { return hit.document == reading.document; });
        const bool misread =
            is_doubtful(reading, *against) && look_alike(reading.value, against->value);
        if (valued && !listed && !misread && !lost_digits(reading) &&
            reading.document != against->document && !agrees(reading.document)) {
            hits.push_back(hit_of(subject, reading, *against));
        }
    }
    return one_doubt(std::move(hits));
}

} // namespace intake
