#include "validators/cultivation_content.hpp"

#include "validators/claims.hpp"
#include "validators/lookup.hpp"
#include "validators/written_dates.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace intake {

namespace {

using Parts = std::vector<const Part*>;

enum class Told { yes, maybe, no };

/// A reading in doubt is asked about elsewhere.
Told dates_told(const Subject& subject, const std::string& text) {
    for (const auto* field : {"cultivation_start", "cultivation_end"}) {
        const Reading* reading = reading_in(subject, field, "C18");
        if (reading != nullptr && reading->state != State::absent) {
            return Told::yes;
        }
    }
    const std::size_t dates = written_dates(text).size();
    return dates > 1 ? Told::yes : dates == 1 ? Told::maybe : Told::no;
}

Told mentor_told(const Subject& subject, const std::string& text) {
    const auto& words = words_of(subject.rule, "mentors");
    const bool told = words.empty() || reading_in(subject, "mentor", "C18") != nullptr ||
                      says_any(text, words);
    return told ? Told::yes : Told::no;
}

/// Goals may well be told in words that nobody listed.
Told goals_told(const Subject& subject, const std::string& text) {
    const auto& words = words_of(subject.rule, "goals");
    return words.empty() || says_any(text, words) ? Told::yes : Told::maybe;
}

bool all_printed(const Subject& subject, const Parts& parts) {
    return std::ranges::all_of(parts,
                               [&](const Part* part) { return is_printed(subject, *part); });
}

/// Days within the cultivation, but for the first and the last, which every archive prints.
std::set<std::string> days_of_entries(const Subject& subject, const std::string& text) {
    const std::string from = accepted_value(subject, "cultivation_start");
    const std::string to = accepted_value(subject, "cultivation_end");
    std::set<std::string> days;
    for (const std::string& date : written_dates(text)) {
        const std::string month = date.substr(0, 7);
        const bool outside =
            !date.starts_with("--") && ((!from.empty() && month < from.substr(0, 7)) ||
                                        (!to.empty() && month > to.substr(0, 7)));
        if (!outside && date != from && date != to) {
            days.insert(date);
        }
    }
    return days;
}

/// What goes on to other checks by its field is told apart by it; goals are no field.
Hit hit_of_scheme(const Subject& subject, const Part& part, const std::string& field,
                  const std::string& title) {
    Hit hit{.document = "C18",
            .source = source_of(subject, part),
            .field = field == "goals" ? "" : field,
            .slot = "content",
            .reason = "{C18}中没有读到" + title + "，请看原件",
            .wording = "incomplete"};
    hit.words = {{"材料名称", title_of_document(subject.evidence.profile, "C18")},
                 {"要素", title}};
    return hit;
}

} // namespace

Reply scheme_tells_all(const Subject& subject, const Parts& parts) {
    if (!has_wording(subject.rule, "incomplete")) {
        return pass();
    }
    const std::string text = text_of_all(subject, parts);
    const bool whole = all_printed(subject, parts) && doubt_about(subject, "C18").empty();
    std::vector<Hit> hits;
    for (const auto& [field, title, told] :
         {std::tuple{"cultivation_start", "起止日期", dates_told(subject, text)},
          {"mentor", "导师", mentor_told(subject, text)},
          {"goals", "目标", goals_told(subject, text)}}) {
        if (told != Told::yes) {
            hits.push_back(hit_of_scheme(subject, *parts.front(), field, title));
            hits.back().result =
                whole && told == Told::no ? Result::fail : Result::undetermined;
        }
    }
    return from_hits(std::move(hits));
}

Reply archive_has_entries(const Subject& subject, const Parts& parts) {
    const auto least = static_cast<std::size_t>(number_of(subject.rule, "entries", 0));
    const std::size_t days = days_of_entries(subject, text_of_all(subject, parts)).size();
    if (days >= least) {
        return pass();
    }
    Hit hit{.result = Result::undetermined,
            .document = "C19",
            .source = source_of(subject, *parts.front()),
            .slot = "entries",
            .reason = "{C19}中读到" + std::to_string(days) + "个培育期内的日期，应不少于" +
                      std::to_string(least) + "个，请看原件",
            .wording = "unrecorded"};
    hit.words = {{"材料名称", title_of_document(subject.evidence.profile, "C19")},
                 {"n", std::to_string(least)}};
    return from_hits({hit});
}

} // namespace intake
