#include "validators/seal_sight.hpp"

#include <algorithm>

namespace intake {

namespace {

bool is_sealed(const Page& page) {
    return std::ranges::any_of(page.marks.imprints, [](const Imprint& each) {
        return each.shape != SealShape::square;
    });
}

bool is_surely_bare(const Page& page) {
    const Marks& marks = page.marks;
    return page.state == PageState::read && marks.colour && marks.blots.empty() &&
           marks.imprints.empty();
}

} // namespace

Presence seal_anywhere(const Subject& subject, const Part& part) {
    const Document& document = subject.evidence.subject.documents.at(part.document);
    if (!part.seals.empty()) {
        return Presence::present;
    }
    Presence state = part.pages.empty() ? Presence::undetermined : Presence::absent;
    for (const std::size_t index : part.pages) {
        const Page& page = document.pages.at(index);
        if (is_sealed(page)) {
            return Presence::present;
        }
        state = is_surely_bare(page) ? state : Presence::undetermined;
    }
    return state;
}

} // namespace intake
