#include "pipeline/page_likeness.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

namespace {

constexpr double alike = 0.6;  ///< share of pairs of characters; a form filled anew keeps more
constexpr double clear = 0.15; ///< that the next page must stay behind
constexpr std::size_t least = 40; ///< pairs; less text tells nothing

using Pairs = std::set<std::u32string>;

Pairs pairs_of(const Page& page) {
    Pairs pairs;
    for (const Text& line : page.lines) {
        const std::u32string plain = decode(skeleton(line.text));
        for (std::size_t i = 0; i + 1 < plain.size(); ++i) {
            pairs.insert(plain.substr(i, 2));
        }
    }
    return pairs;
}

double likeness(const Pairs& a, const Pairs& b) {
    std::vector<std::u32string> shared;
    std::ranges::set_intersection(a, b, std::back_inserter(shared));
    return 2.0 * static_cast<double>(shared.size()) /
           static_cast<double>(std::max<std::size_t>(1, a.size() + b.size()));
}

struct Best {
    Source place;
    double first = 0;
    double second = 0;
};

void look(const Case& both, const std::vector<Part>& parts, const std::set<std::string>& kept,
          const Pairs& pairs, Best& best) {
    for (const Part& part : parts) {
        const Document& document = both.documents.at(part.document);
        for (const std::size_t index : part.pages) {
            const Page& page = document.pages.at(index);
            const Source place = place_of(document, page);
            const double found =
                kept.contains(place.file) ? likeness(pairs, pairs_of(page)) : 0;
            if (found > best.first) {
                best = {place, found, best.first};
            } else {
                best.second = std::max(best.second, found);
            }
        }
    }
}

Best nearest(const Case& both, const Unrecognised& rest, const std::set<std::string>& kept,
             const Pairs& pairs) {
    Best best;
    for (const Dossier& dossier : both.dossiers) {
        if (rest.candidate.empty() || dossier.candidate == rest.candidate) {
            look(both, dossier.parts, kept, pairs, best);
        }
    }
    if (rest.candidate.empty()) {
        look(both, both.unit_parts, kept, pairs, best);
    }
    return best;
}

} // namespace

std::vector<std::pair<Source, Source>> pages_sent_again(const Case& both,
                                                        const std::set<std::string>& kept) {
    std::vector<std::pair<Source, Source>> again;
    for (const Unrecognised& rest : both.unrecognised) {
        const Document& document = both.documents.at(rest.document);
        if (rest.sheet >= 0 || rest.settled || rest.page >= document.pages.size()) {
            continue;
        }
        const Source place = place_of(document, document.pages[rest.page]);
        const Pairs pairs = pairs_of(document.pages[rest.page]);
        if (kept.contains(place.file) || pairs.size() < least) {
            continue;
        }
        const Best best = nearest(both, rest, kept, pairs);
        if (best.first >= alike && best.first - best.second >= clear) {
            again.emplace_back(place, best.place);
        }
    }
    return again;
}

} // namespace intake
