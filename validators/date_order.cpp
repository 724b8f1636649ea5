#include "validators/date_order.hpp"

#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

/// A dated step of the road: the reading that tells its day.
struct Step {
    const Reading* reading = nullptr;
    std::string title; ///< Chinese
};

/// An accepted reading of `field` in documents of type `code` of the unit; the latest of them.
const Reading* unit_date(const Subject& subject, const std::string& field,
                         const std::string& code) {
    const Reading* best = nullptr;
    for (const Part* part : parts_of(subject.evidence.subject.unit_parts, code)) {
        const Reading* reading = find_reading(part->readings, field);
        const bool dated = reading != nullptr && reading->state == State::accepted &&
                           parse_month(reading->value);
        best = dated && (best == nullptr || best->value < reading->value) ? reading : best;
    }
    return best;
}

/// "publicity_end@U5": a field and the document that tells it; without one any of the
/// candidate's documents.
Step step_of(const Subject& subject, const std::string& name) {
    const Profile& profile = subject.evidence.profile;
    const std::size_t at = name.find('@');
    const std::string field = name.substr(0, at);
    const std::string code = at == std::string::npos ? "" : name.substr(at + 1);
    const auto readings = accepted_readings(subject, field);
    const auto here = std::ranges::find_if(readings, [&](const Reading* reading) {
        return (code.empty() || reading->document == code) && parse_month(reading->value);
    });
    const Reading* reading = here == readings.end() ? unit_date(subject, field, code) : *here;
    const std::string document = code.empty() ? "" : title_of_document(profile, code) + "的";
    return {reading, document + title_of_field(profile, field)};
}

/// Days compare with days; a month lies before another month only.
bool is_before(const std::string& a, const std::string& b) {
    const std::size_t precision = std::min(a.size(), b.size());
    return a.substr(0, precision) < b.substr(0, precision);
}

Hit hit_of_step(const Subject& subject, const Step& earlier, const Step& later) {
    const auto told = [](const Step& step) { return step.title + step.reading->value; };
    const bool sure =
        is_certain(subject, *earlier.reading) && is_certain(subject, *later.reading);
    const std::string list = told(later) + "，早于" + told(earlier);
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = later.reading->document,
            .source = later.reading->source,
            .field = later.reading->field,
            .found = later.reading->value,
            .expected = earlier.reading->value,
            .slot = earlier.reading->field,
            .reason = list + "，请看原件"};
    hit.words = {{"列表", list}};
    return hit;
}

} // namespace

Reply dates_in_order(const Subject& subject) {
    bool asked = false;
    std::vector<Hit> hits;
    for (const std::string& pair : words_of(subject.rule, "order")) {
        const std::size_t cut = pair.find('<');
        if (cut == std::string::npos) {
            continue;
        }
        const Step earlier = step_of(subject, pair.substr(0, cut));
        const Step later = step_of(subject, pair.substr(cut + 1));
        if (earlier.reading == nullptr || later.reading == nullptr) {
            continue;
        }
        asked = true;
        if (is_before(later.reading->value, earlier.reading->value)) {
            hits.push_back(hit_of_step(subject, earlier, later));
        }
    }
    return asked ? from_hits(std::move(hits)) : not_applicable("没有读出可比较先后的日期");
}

} // namespace intake
