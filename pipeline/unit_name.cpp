#include "pipeline/unit_name.hpp"

#include "extractors/normalize.hpp"
#include "pipeline/model/unicode.hpp"
#include "pipeline/seal_names.hpp"

#include <algorithm>
#include <string_view>

namespace intake {

namespace {

constexpr std::string_view field = "recommender";

struct Vote {
    std::string key;
    const Reading* reading = nullptr;
    int weight = 0;
};

/// One exact reading outweighs any number of recognised ones.
int weight_of(const Reading& reading) {
    const int exact = reading.source.origin == Origin::ocr ? 1 : 1000;
    return reading.state == State::accepted ? 2 * exact : exact;
}

void vote(const std::vector<Reading>& readings, int times, std::vector<Vote>& votes) {
    for (const Reading& reading : readings) {
        const std::string key = unit_key(reading.value);
        if (reading.field != field || count_han(key) < 4) {
            continue;
        }
        const auto at = std::ranges::find(votes, key, &Vote::key);
        if (at == votes.end()) {
            votes.push_back({key, &reading, times * weight_of(reading)});
        } else {
            at->weight += times * weight_of(reading);
        }
    }
}

std::vector<Vote> votes_of(const Case& subject) {
    std::vector<Vote> votes;
    vote(subject.table.footer, 3, votes);
    for (const Part& part : subject.unit_parts) {
        vote(part.readings, 2, votes);
    }
    for (const TableRow& row : subject.table.rows) {
        vote(row.cells, 1, votes);
    }
    for (const Dossier& dossier : subject.dossiers) {
        for (const Part& part : dossier.parts) {
            vote(part.readings, 1, votes);
        }
    }
    return votes;
}

/// Recognised names come with slips: a fifth of the characters may be wrong.
bool resembles(std::string_view read, std::string_view name) {
    const std::u32string a = decode(skeleton(read));
    const std::u32string b = decode(skeleton(name));
    const std::size_t slips = b.size() / 5 + 1;
    return b.size() >= 5 && edit_distance(a, b, slips) <= slips;
}

/// The one registered unit whose name stands in the unit's documents or resembles a recognised
/// one.
const RecommendingUnit* registered(const Case& subject, const Registers& registers,
                                   const std::vector<Vote>& votes) {
    if (!registers.units) {
        return nullptr;
    }
    std::string text = skeleton(subject.submission);
    for (const Part& part : subject.unit_parts) {
        text += skeleton(text_of(subject, part));
    }
    const RecommendingUnit* found = nullptr;
    for (const RecommendingUnit& unit : *registers.units) {
        const bool similar = std::ranges::any_of(
            votes, [&](const Vote& vote) { return resembles(vote.reading->value, unit.name); });
        if (similar || contains(text, skeleton(unit.name))) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &unit;
        }
    }
    return found;
}

/// The line above the closing date that says what the seal beside it says: who signs a letter.
struct Signatory {
    const Text* line = nullptr;
    Source source;
};

/// Whether both readers saw the same ideographs.
bool read_alike(const Text& line) {
    return line.second.empty() || skeleton(line.second) == skeleton(line.text);
}

bool says_the_same(const Text& line, const Seal& seal) {
    constexpr std::size_t least = 6; ///< ideographs; shorter lines agree by chance
    const std::size_t size = count_han(line.text);
    const bool whole = size >= least && size == length(squeeze(line.text));
    return whole && read_alike(line) && ring_distance(seal.text, line.text) <= size / 5;
}

Signatory signatory_beside(const Seal& seal, const Part& part, const Document& document) {
    for (const std::size_t index : part.pages) {
        const Page& page = document.pages.at(index);
        if (page.number != seal.page) {
            continue;
        }
        const auto line = std::ranges::find_if(
            page.lines, [&](const Text& each) { return says_the_same(each, seal); });
        if (line != page.lines.end()) {
            Source source = place_of(document, page);
            source.box = apply(page.to_file, line->box);
            source.origin = line->origin;
            return {&*line, source};
        }
    }
    return {};
}

Signatory signatory_of(const Case& subject) {
    for (const Part& part : subject.unit_parts) {
        for (const Seal& seal : part.seals) {
            if (seal.field != "unit_seal") {
                continue;
            }
            Signatory found = signatory_beside(seal, part, subject.documents.at(part.document));
            if (found.line != nullptr) {
                return found;
            }
        }
    }
    return {};
}

} // namespace

/// What several recognised readings say alike, character for character, was hardly misread.
constexpr int often = 4;

void name_unit(Case& subject, const Registers& registers) {
    const std::vector<Vote> votes = votes_of(subject);
    const auto best = std::ranges::max_element(votes, {}, &Vote::weight);
    const bool exact = best != votes.end() && best->reading->source.origin != Origin::ocr;
    const RecommendingUnit* unit = exact ? nullptr : registered(subject, registers, votes);
    if (unit != nullptr) {
        subject.unit = unit->name;
        subject.unit_state = State::accepted;
        return;
    }
    const Signatory signatory = exact ? Signatory{} : signatory_of(subject);
    const bool agreed = best != votes.end() && best->weight >= often;
    if (signatory.line != nullptr && !agreed) {
        subject.unit = signatory.line->text;
        subject.unit_source = signatory.source;
        subject.unit_state = State::accepted;
        return;
    }
    if (best == votes.end()) {
        subject.unit = subject.submission;
        subject.unit_state = State::review;
        return;
    }
    subject.unit = best->reading->value;
    subject.unit_source = best->reading->source;
    subject.unit_state = exact    ? best->reading->state
                         : agreed ? State::accepted
                                  : State::review;
}

} // namespace intake
