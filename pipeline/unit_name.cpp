#include "pipeline/unit_name.hpp"

#include "extractors/normalize.hpp"
#include "pipeline/model/unicode.hpp"

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

int weight_of(const Reading& reading) {
    const int exact = reading.source.origin == Origin::ocr ? 1 : 4;
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

const RecommendingUnit* registered(const Case& subject, const Registers& registers) {
    if (!registers.units) {
        return nullptr;
    }
    std::string text = skeleton(subject.submission);
    for (const Part& part : subject.unit_parts) {
        text += skeleton(text_of(subject, part));
    }
    const RecommendingUnit* found = nullptr;
    for (const RecommendingUnit& unit : *registers.units) {
        if (contains(text, skeleton(unit.name))) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &unit;
        }
    }
    return found;
}

} // namespace

void name_unit(Case& subject, const Registers& registers) {
    const std::vector<Vote> votes = votes_of(subject);
    const auto best = std::ranges::max_element(votes, {}, &Vote::weight);
    if (best != votes.end()) {
        subject.unit = best->reading->value;
        subject.unit_source = best->reading->source;
        subject.unit_state = best->reading->state;
        return;
    }
    const RecommendingUnit* unit = registered(subject, registers);
    subject.unit = unit == nullptr ? subject.submission : unit->name;
    subject.unit_state = unit == nullptr ? State::review : State::accepted;
}

} // namespace intake
