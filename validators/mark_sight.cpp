#include "validators/lookup.hpp"

#include <algorithm>
#include <optional>

namespace intake {

namespace {

/// What one document says of a mark.
struct Seen {
    Presence state = Presence::undetermined;
    int page = 0;
    Box box;
    std::string reason;
};

std::optional<Seen> signature_of(const Part& part, std::string_view field) {
    const auto at = std::ranges::find(part.signatures, field, &Signature::field);
    if (at == part.signatures.end()) {
        return {};
    }
    return Seen{at->state, at->page, at->box, at->reason};
}

std::optional<Seen> seal_of(const Part& part, std::string_view field) {
    for (const Seal& seal : part.seals) {
        if (seal.field == field && seal.shape != SealShape::square) {
            return Seen{Presence::present, seal.page, seal.box, ""};
        }
    }
    const auto at = std::ranges::find(part.places, field, &SealPlace::field);
    if (at == part.places.end()) {
        return {};
    }
    return Seen{at->state, at->page, at->box, at->reason};
}

int rank(Presence state) {
    return state == Presence::present ? 0 : state == Presence::undetermined ? 1 : 2;
}

template <typename Look>
MarkSight best_of(const Subject& subject, const std::vector<const Part*>& parts, Look look) {
    MarkSight best;
    bool any = false;
    for (const Part* part : parts) {
        Seen seen = look(*part).value_or(Seen{});
        if (seen.state == Presence::absent && !well_read(subject.evidence.subject, *part)) {
            seen.state = Presence::undetermined;
            seen.reason = "有页面未能读出";
        }
        if (any && rank(seen.state) >= rank(best.state)) {
            continue;
        }
        any = true;
        best = {seen.state, source_of(subject, *part), std::move(seen.reason)};
        if (seen.page > 0) {
            best.source = source_of(subject, *part, seen.page, seen.box);
        }
    }
    const std::string doubt = best.state == Presence::absent
                                  ? doubt_about(subject, parts.front()->type)
                                  : std::string();
    if (!doubt.empty()) {
        best.state = Presence::undetermined;
        best.reason = doubt;
    }
    return best;
}

} // namespace

MarkSight signature_on(const Subject& subject, const std::vector<const Part*>& parts,
                       std::string_view field) {
    return best_of(subject, parts,
                   [field](const Part& part) { return signature_of(part, field); });
}

MarkSight seal_on(const Subject& subject, const std::vector<const Part*>& parts,
                  std::string_view field) {
    return best_of(subject, parts, [field](const Part& part) { return seal_of(part, field); });
}

Hit hit_of_mark(const MarkSight& sight, const std::string& document, std::string_view field,
                const std::string& what) {
    Hit hit{.result = sight.state == Presence::absent ? Result::fail : Result::undetermined,
            .document = document,
            .source = sight.source,
            .field = std::string(field)};
    hit.reason = what + "未能认定" + (sight.reason.empty() ? "" : "（" + sight.reason + "）") +
                 "，请看原件";
    return hit;
}

} // namespace intake
