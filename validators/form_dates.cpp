#include "validators/form_dates.hpp"

#include "validators/comparison.hpp"
#include "validators/lookup.hpp"

#include <array>
#include <optional>

namespace intake {

namespace {

struct Dated {
    Reading reading;
    std::optional<Date> date;
};

Hit hit_of_date(const Subject& subject, const Reading& reading, const std::string& fault) {
    std::string title = title_of_field(subject.evidence.profile, reading.field);
    title = title.substr(0, title.rfind("日期"));
    Hit hit{.document = form_code(subject),
            .source = reading.source,
            .field = reading.field,
            .found = reading.value};
    hit.reason = title + "日期读作“" + hit.found + "”，请看原件";
    hit.words = {{"栏目", title}, {"缺失/晚于截止日/早于前序环节", fault}};
    return hit;
}

/// Where a date stands or should stand: its own place, that of its text, or the form.
Source place_of_date(const Subject& subject, const std::string& name) {
    const std::string base = name.substr(0, name.rfind("_date"));
    for (const std::string& field : {name, base}) {
        if (const Reading* reading = reading_in(subject, field, form_code(subject))) {
            return reading->source;
        }
    }
    return source_of(subject, *forms_of(subject).front());
}

/// Of several copies of the form the one that tells most.
const Reading* best_on_form(const Subject& subject, const std::string& name) {
    constexpr std::array order{State::accepted, State::review, State::unreadable,
                               State::absent};
    const auto& readings = readings_of(find_field(*subject.dossier, name));
    for (const State state : order) {
        for (const Reading& reading : readings) {
            if (reading.document == form_code(subject) && reading.state == state) {
                return &reading;
            }
        }
    }
    return nullptr;
}

} // namespace

Reply form_dates_in_order(const Subject& subject) {
    if (forms_of(subject).empty()) {
        return not_applicable("没有{form}");
    }
    std::vector<Hit> hits;
    std::vector<Dated> dates;
    bool unread = false;
    Source place; // of the first that is for a person to read
    for (const std::string name :
         {"signature_date", "employer_opinion_date", "recommender_opinion_date"}) {
        const Reading* reading = best_on_form(subject, name);
        if (reading != nullptr && reading->state == State::absent) {
            hits.push_back(hit_of_date(subject, *reading, "缺失"));
            continue;
        }
        if (reading == nullptr || reading->state != State::accepted) {
            place = unread ? place : place_of_date(subject, name);
            unread = true;
        }
        if (reading != nullptr && reading->state == State::accepted) {
            dates.push_back({*reading, parse_month(reading->value)});
        }
    }
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const bool late = dates[i].date && *dates[i].date > subject.evidence.as_of;
        const bool early = i > 0 && dates[i].date && dates[i - 1].date &&
                           dates[i].reading.value.size() == dates[i - 1].reading.value.size() &&
                           *dates[i].date < *dates[i - 1].date;
        if (late || early) {
            hits.push_back(
                hit_of_date(subject, dates[i].reading, late ? "晚于审查日期" : "早于前序环节"));
            // Of two copies of the form each may be in order.
            const bool copies =
                !late && dates[i].reading.source.file != dates[i - 1].reading.source.file;
            if (copies || !is_certain(subject, dates[i].reading)) {
                hits.back().result = Result::undetermined;
            }
        }
    }
    if (hits.empty() && unread) {
        Hit hit{.result = Result::undetermined,
                .document = form_code(subject),
                .source = place,
                .reason = "落款日期多为手写，须由人工查看"};
        return from_hits({hit});
    }
    return from_hits(std::move(hits));
}

} // namespace intake
