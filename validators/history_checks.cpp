#include "validators/history_checks.hpp"

#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::string_view until_now = "至今"; ///< a normalised open end

/// A row of the working history.
struct Stay {
    Date from;
    Date to; ///< the reference day where the row says "until now"
    bool sure = false;
    Source source;
};

struct History {
    std::vector<Stay> stays; ///< by start
    bool whole = true;       ///< no row is left without its dates
};

const std::string& column_of(const Entry& entry, std::string_view name) {
    static const std::string none;
    const Reading* reading = find_reading(entry.columns, name);
    return reading == nullptr ? none : reading->value;
}

/// Start and end of a row: of its period ("2004-07/2010-03") or of two columns.
std::pair<std::string, std::string> ends_of(const Entry& entry) {
    const std::string& period = column_of(entry, "period");
    const std::size_t slash = period.find('/');
    if (slash != std::string::npos) {
        return {period.substr(0, slash), period.substr(slash + 1)};
    }
    return {column_of(entry, "start"), column_of(entry, "end")};
}

bool is_dated(const Reading& reading) {
    return reading.field == "period" || reading.field == "start" || reading.field == "end";
}

std::optional<Stay> stay_of(const Subject& subject, const Entry& entry) {
    const auto [start, end] = ends_of(entry);
    const std::optional<Date> from = parse_month(start);
    std::optional<Date> to = parse_month(end);
    if (!to && end == until_now) {
        to = subject.evidence.as_of;
    }
    if (!from || !to || *to < *from) {
        return std::nullopt;
    }
    Stay stay{.from = *from, .to = *to, .source = entry.columns.front().source};
    stay.sure = std::ranges::all_of(entry.columns, [&](const Reading& reading) {
        return !is_dated(reading) || is_certain(subject, reading);
    });
    return stay;
}

History history_of(const Subject& subject) {
    History history;
    for (const Part& part : subject.dossier->parts) {
        for (const Entry& entry : part.entries) {
            if (entry.list != "resume") {
                continue;
            }
            const std::optional<Stay> stay = stay_of(subject, entry);
            history.whole = history.whole && stay.has_value();
            if (stay) {
                history.stays.push_back(*stay);
            }
        }
    }
    std::ranges::stable_sort(history.stays, {}, &Stay::from);
    return history;
}

/// Months that no row covers between two of them: none from July to August.
int months_open(Date to, Date from) {
    const auto index = [](Date date) {
        return static_cast<int>(date.year()) * 12 +
               static_cast<int>(static_cast<unsigned>(date.month()));
    };
    return index(from) - index(to) - 1;
}

std::string month_of(Date date) {
    return to_string(date).substr(0, 7);
}

Hit hit_of_gap(const Stay& last, Date next, bool sure) {
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = "C1",
            .source = last.source,
            .field = "resume",
            .found = month_of(last.to) + "—" + month_of(next),
            .slot = month_of(last.to),
            .reason = "工作简历在" + month_of(last.to) + "至" + month_of(next) +
                      "之间似有中断，请看原件"};
    hit.words = {{"起", month_of(last.to)}, {"止", month_of(next)}};
    return hit;
}

/// The row that lasts longest so far and the rows after it, gap by gap.
std::vector<Hit> gaps_of(const Subject& subject, const History& history) {
    const int most = static_cast<int>(number_of(subject.rule, "months", 6));
    const Stay* last = &history.stays.front();
    std::vector<Hit> hits;
    for (const Stay& stay : history.stays) {
        if (months_open(last->to, stay.from) > most) {
            hits.push_back(
                hit_of_gap(*last, stay.from, history.whole && last->sure && stay.sure));
        }
        last = stay.to > last->to ? &stay : last;
    }
    if (months_open(last->to, subject.evidence.as_of) > most) {
        hits.push_back(hit_of_gap(*last, subject.evidence.as_of, history.whole && last->sure));
    }
    return hits;
}

/// Completed years at `date`, where the birth is known for sure.
std::optional<int> age_at(const Subject& subject, std::string_view date) {
    const std::optional<Date> birth = parse_month(accepted_value(subject, "birth"));
    const std::optional<Date> then = parse_month(date);
    return birth && then ? std::optional(years_between(*birth, *then)) : std::nullopt;
}

/// Years a card lasts when issued at that age; 0: without end. (居民身份证法 第五条)
int years_of_card(int age) {
    return age < 16 ? 5 : age < 26 ? 10 : age < 46 ? 20 : 0;
}

bool is_young(const Subject& subject, int age) {
    return age < static_cast<int>(number_of(subject.rule, "age", 16));
}

} // namespace

Reply resume_unbroken(const Subject& subject) {
    const History history = history_of(subject);
    if (history.stays.empty()) {
        return history.whole ? not_applicable("没有逐行填写的工作简历")
                             : undetermined("工作简历的起止年月未能读出");
    }
    std::vector<Hit> hits = gaps_of(subject, history);
    return hits.empty() && !history.whole ? undetermined("工作简历有起止年月未能读出")
                                          : from_hits(std::move(hits));
}

Reply work_started_grown(const Subject& subject) {
    const Reading* start = reading_in(subject, "work_start", "C1");
    const std::optional<int> age =
        start == nullptr ? std::nullopt : age_at(subject, start->value);
    if (!age) {
        return not_applicable("没有可比较的参加工作时间和出生年月");
    }
    if (!is_young(subject, *age)) {
        return pass();
    }
    Hit hit{.result = is_certain(subject, *start) ? Result::fail : Result::undetermined,
            .document = "C1",
            .source = start->source,
            .field = "work_start",
            .found = start->value,
            .reason = "参加工作时间读作" + start->value + "，请看原件"};
    hit.words = {{"值", start->value}};
    return from_hits({hit});
}

Reply validity_fits_age(const Subject& subject) {
    const std::string from = accepted_value(subject, "id_valid_from");
    const std::string to = accepted_value(subject, "id_valid_to");
    const std::optional<int> age = age_at(subject, from);
    if (!age || to.empty()) {
        return not_applicable("没有可比较的有效期限和出生年月");
    }
    const std::optional<Date> end = parse_month(to);
    const int years = end ? years_between(*parse_month(from), *end) : 0;
    if (years == years_of_card(*age)) {
        return pass();
    }
    Hit hit{.document = "C2",
            .source = find_field(*subject.dossier, "id_valid_to")->source,
            .field = "id_valid_to",
            .found = from + "—" + to};
    return from_hits({hit});
}

Reply age_is_usual(const Subject& subject) {
    const std::optional<int> age = age_at(subject, to_string(subject.evidence.as_of));
    if (!age) {
        return not_applicable("出生年月未确定");
    }
    const bool usual = *age >= static_cast<int>(number_of(subject.rule, "youngest", 18)) &&
                       *age <= static_cast<int>(number_of(subject.rule, "oldest", 60));
    if (usual) {
        return pass();
    }
    Hit hit{.source = find_field(*subject.dossier, "birth")->source,
            .field = "birth",
            .found = std::to_string(*age) + "岁"};
    return from_hits({hit});
}

Reply proofs_dated_plausibly(const Subject& subject) {
    bool asked = false;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const Reading* given = find_reading(part.readings, "issue_date");
        const std::optional<Date> date =
            given == nullptr ? std::nullopt : parse_month(given->value);
        if (!date) {
            continue;
        }
        asked = true;
        const std::optional<int> age = age_at(subject, given->value);
        if (*date <= subject.evidence.as_of && !(age && is_young(subject, *age))) {
            continue;
        }
        Hit hit{.result = is_certain(subject, *given) ? Result::fail : Result::undetermined,
                .document = part.type,
                .source = given->source,
                .field = "issue_date",
                .found = given->value,
                .slot = part.file,
                .reason = "证书日期读作" + given->value + "，请看原件"};
        hit.words = {{"名称", title_of_document(subject.evidence.profile, part.type)},
                     {"值", given->value}};
        hits.push_back(std::move(hit));
    }
    return asked ? from_hits(std::move(hits)) : not_applicable("没有写明日期的证明材料");
}

} // namespace intake
