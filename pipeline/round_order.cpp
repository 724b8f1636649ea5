#include "pipeline/round_order.hpp"

#include "pipeline/model/titles.hpp"
#include "pipeline/round_join.hpp"

#include <algorithm>
#include <map>

namespace intake {

namespace {

std::set<std::string> content_of(const Submission& submission) {
    std::set<std::string> content;
    for (const InputFile& file : submission.files) {
        if (file.outcome != Outcome::ignored) {
            content.insert(file.sha256);
        }
    }
    return content;
}

/// The round that brought just this; else the last one, if it and those before brought all of
/// it; else 0: something new came.
int known_round(const UnitHistory& unit, const std::set<std::string>& content) {
    std::set<std::string> all;
    for (const PastRound& round : unit.rounds) {
        if (round.content == content) {
            return round.number;
        }
        all.insert(round.content.begin(), round.content.end());
    }
    return !unit.rounds.empty() && std::ranges::includes(all, content)
               ? unit.rounds.back().number
               : 0;
}

/// What is open after round `last`, and all that ever was: the items of its last letter.
std::vector<RoundItem> items_before(const UnitHistory& unit, int number) {
    std::vector<RoundItem> items;
    for (const PastRound& round : unit.rounds) {
        if (round.number < number) {
            items = round.items;
        }
    }
    return items;
}

void continue_unit(const UnitHistory& unit, Review& review) {
    Round& round = review.round;
    const int known = known_round(unit, content_of(review.submission));
    const int last = unit.rounds.empty() ? 0 : unit.rounds.back().number;
    round.recorded = known > 0;
    round.number = known > 0 ? known : last + 1;
    round.outdated = known > 0 && known < last;
    round.unit = unit.number;
    round.home = unit.home;
    round.begun = unit.rounds.empty() ? Date{} : unit.rounds.front().received;
    round.last_item = unit.last_item;
    round.before = items_before(unit, round.number);
    for (const PastRound& past : unit.rounds) {
        if (past.number == round.number) {
            round.letter = past.letter;
            round.recorded_items = past.items;
            round.sent = round.outdated ? past.sent : Date{};
        }
    }
}

/// Whose each submission is. Two new submissions of one unit in one inbox have no order.
std::vector<const UnitHistory*> find_units(Batch& batch,
                                           const std::vector<UnitHistory>& units) {
    std::vector<const UnitHistory*> found;
    std::map<std::string, std::vector<std::size_t>> newcomers; ///< by name of the unit
    for (std::size_t i = 0; i < batch.reviews.size(); ++i) {
        Review& review = batch.reviews[i];
        const Belonging home = belongs_to(review.subject, batch.registers, units);
        review.round.doubt = with_titles(batch.profile, home.doubt);
        if (!home.doubt.empty()) {
            review.subject.unit_state = State::review;
        }
        review.round.code = unit_code(review.subject, batch.registers);
        found.push_back(home.unit);
        const bool known =
            home.unit != nullptr && known_round(*home.unit, content_of(review.submission)) > 0;
        const std::string key = home.unit != nullptr ? std::to_string(home.unit->number)
                                                     : unit_name_key(review.subject);
        if (!known && !key.empty()) {
            newcomers[key].push_back(i);
        }
    }
    for (const auto& [key, places] : newcomers) {
        for (const std::size_t i : places) {
            if (places.size() > 1 && batch.reviews[i].round.doubt.empty()) {
                batch.reviews[i].round.doubt =
                    "收件夹中有" + std::to_string(places.size()) + "份报送材料来自“" +
                    batch.reviews[i].subject.unit +
                    "”，未能确定先后，未合并；请并入一个文件夹，或分次运行";
            }
        }
    }
    return found;
}

/// Numbers of units and letters go on where the ledger stops.
void number_newcomers(Batch& batch, const std::vector<const UnitHistory*>& homes, int unit,
                      int letter) {
    for (std::size_t i = 0; i < homes.size(); ++i) {
        Review& review = batch.reviews[i];
        Round& round = review.round;
        if (!round.doubt.empty()) {
            round.home = review.submission.name;
            continue;
        }
        if (homes[i] != nullptr) {
            continue_unit(*homes[i], review);
        } else {
            round.number = 1;
            round.unit = unit++;
            round.home = review.submission.name;
        }
        round.letter = round.recorded ? round.letter : letter++;
    }
}

/// Where an inbox holds several rounds of a unit, the last one speaks for all.
void find_later(std::vector<Review>& reviews) {
    for (Review& review : reviews) {
        int last = review.round.number;
        for (const Review& other : reviews) {
            const bool same = review.round.number > 0 && other.round.unit == review.round.unit;
            if (same && other.round.number > last) {
                last = other.round.number;
                review.round.later = other.submission.name;
            }
        }
    }
}

} // namespace

std::vector<const UnitHistory*> place_rounds(Batch& batch,
                                             const std::vector<UnitHistory>& units,
                                             int next_letter) {
    std::vector<const UnitHistory*> homes = find_units(batch, units);
    const int next_unit = units.empty() ? 1 : units.back().number + 1;
    number_newcomers(batch, homes, next_unit, next_letter);
    find_later(batch.reviews);
    return homes;
}

} // namespace intake
