#include "pipeline/seal_names.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/probe.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

namespace {

constexpr std::size_t least_name = 6;    ///< ideographs; shorter ones agree by chance
constexpr double least_confidence = 0.6; ///< of a reading worth showing
constexpr std::size_t least_reading = 5; ///< ideographs

std::u32string ideographs(std::string_view text) {
    std::u32string out;
    for (const char32_t c : decode(skeleton(text))) {
        if (is_han(c)) {
            out.push_back(c);
        }
    }
    return out;
}

bool is_unit(const Profile& profile, const Reading& reading) {
    const FieldRule* rule = find_field_rule(profile, reading.field);
    return rule != nullptr && rule->kind == Kind::unit && reading.state == State::accepted;
}

void add_names(const std::vector<Reading>& readings, const Profile& profile,
               std::vector<std::string>& names) {
    for (const Reading& reading : readings) {
        if (is_unit(profile, reading)) {
            names.push_back(reading.value);
        }
    }
}

/// Every organisation the submission surely names.
std::vector<std::string> names_in(const Case& subject, const Profile& profile) {
    std::vector<std::string> names;
    if (subject.unit_state == State::accepted) {
        names.push_back(subject.unit);
    }
    for (const Part& part : subject.unit_parts) {
        add_names(part.readings, profile, names);
    }
    for (const TableRow& row : subject.table.rows) {
        add_names(row.cells, profile, names);
    }
    for (const Dossier& dossier : subject.dossiers) {
        for (const Field& field : dossier.fields) {
            const FieldRule* rule = find_field_rule(profile, field.name);
            if (rule != nullptr && rule->kind == Kind::unit && field.state == State::accepted) {
                names.push_back(field.value);
            }
        }
        for (const Part& part : dossier.parts) {
            add_names(part.readings, profile, names);
        }
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// What stands across the seals of offices and purposes, as the profile lists it: whole kinds
/// first, then the words that tell any of them.
std::vector<std::string> kinds_in(const Profile& profile) {
    const CheckRule* rule = find_check_rule(profile, "FORM-09");
    std::vector<std::string> kinds;
    const auto add = [&](const char* list, std::size_t least) {
        std::ranges::copy_if(
            words_of(*rule, list), std::back_inserter(kinds),
            [least](const std::string& word) { return length(word) >= least; });
    };
    if (rule != nullptr) {
        add("other_seals", 3);
        add("special_seals", 2);
    }
    return kinds;
}

/// The kind a recognised line means; "" for anything else.
std::string kind_of(const std::string& line, const std::vector<std::string>& kinds) {
    const auto at = std::ranges::find_if(kinds, [&](const std::string& kind) {
        return contains_nearly(skeleton(line), skeleton(kind), true);
    });
    return at == kinds.end() ? "" : *at;
}

void judge(Seal& seal, const std::vector<std::string>& names) {
    const std::string name = name_on_ring(seal.text, names);
    if (!name.empty()) {
        seal.text = name;
        seal.state = State::accepted;
        return;
    }
    const bool legible =
        seal.confidence >= least_confidence && count_han(seal.text) >= least_reading;
    seal.state = legible ? State::review : State::unreadable;
    seal.text = legible ? seal.text : "";
}

} // namespace

std::size_t ring_distance(std::string_view read, std::string_view name) {
    std::u32string ring = ideographs(read);
    const std::u32string wanted = ideographs(name);
    std::size_t best = std::max(ring.size(), wanted.size());
    for (std::size_t turn = 0; turn < std::max<std::size_t>(1, ring.size()); ++turn) {
        best = std::min(best, edit_distance(ring, wanted, best));
        std::rotate(ring.begin(), ring.begin() + (ring.empty() ? 0 : 1), ring.end());
    }
    return best;
}

std::string name_on_ring(std::string_view read, const std::vector<std::string>& names) {
    const std::string* best = nullptr;
    std::size_t least = 0;
    bool alone = true;
    for (const std::string& name : names) {
        const std::size_t size = ideographs(name).size();
        const std::size_t off = ring_distance(read, name);
        if (size < least_name || off > size / 5 || (best != nullptr && off > least)) {
            continue;
        }
        const bool nearer = best == nullptr || off < least;
        alone = nearer || (alone && skeleton(*best) == skeleton(name));
        best = nearer ? &name : best;
        least = off;
    }
    return best != nullptr && alone ? *best : "";
}

void name_seals(Case& subject, const Profile& profile) {
    const std::vector<std::string> names = names_in(subject, profile);
    const std::vector<std::string> kinds = kinds_in(profile);
    const auto judge_all = [&](std::vector<Part>& parts) {
        for (Part& part : parts) {
            for (Seal& seal : part.seals) {
                judge(seal, names);
                seal.kind = kind_of(seal.kind, kinds);
            }
        }
    };
    judge_all(subject.unit_parts);
    judge_all(subject.loose_parts);
    for (Dossier& dossier : subject.dossiers) {
        judge_all(dossier.parts);
    }
}

} // namespace intake
