#include "validators/history_checks.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <charconv>

namespace intake {

namespace {

constexpr std::string_view until_now = "至今"; ///< a normalised open end

/// A row of the working history.
struct Stay {
    Date from;
    Date to; ///< the reference day where the row says "until now"
    bool sure = false;
    std::string unit; ///< as comparisons see it; may be empty
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
    Stay stay{.from = *from,
              .to = *to,
              .unit = skeleton(column_of(entry, "unit")),
              .source = entry.columns.front().source};
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

/// A stated number of years and the date they run from.
struct Stated {
    std::string field;
    std::string since;
    bool exact; ///< years since then; else no more than that
};

/// Whether a document gives the field's value for sure.
bool is_sure_of(const Subject& subject, const std::string& field) {
    const Field* found = find_field(*subject.dossier, field);
    return std::ranges::any_of(readings_of(found), [&](const Reading& reading) {
        return reading.value == found->value && is_certain(subject, reading);
    });
}

/// Whether the label stands once in the document: a table of apprentices has ages of its own.
bool stands_once(const Subject& subject, const Reading& reading) {
    const FieldRule* rule = find_field_rule(subject.evidence.profile, reading.field);
    const auto& documents = subject.evidence.subject.documents;
    const auto document = std::ranges::find(documents, reading.source.file, &Document::path);
    if (rule == nullptr || document == documents.end()) {
        return true;
    }
    std::size_t count = 0;
    for (const Page& page : document->pages) {
        for (const Text& line : page.lines) {
            const auto& labels = rule->labels;
            count += std::ranges::find(labels, squeeze(line.text)) != labels.end() ? 1U : 0U;
        }
    }
    return count <= 1;
}

void compare_years(const Subject& subject, const Stated& stated, std::vector<Hit>& hits,
                   bool& asked) {
    const std::optional<Date> since = parse_month(accepted_value(subject, stated.since));
    const int slack = static_cast<int>(number_of(subject.rule, "slack", 1));
    for (const Reading* reading :
         since ? accepted_readings(subject, stated.field) : std::vector<const Reading*>{}) {
        int years = 0;
        const std::string& value = reading->value;
        if (!stands_once(subject, *reading) ||
            std::from_chars(value.data(), value.data() + value.size(), years).ec !=
                std::errc{}) {
            continue;
        }
        asked = true;
        const int passed = years_between(*since, subject.evidence.as_of);
        if (years <= passed + slack && (!stated.exact || years + slack >= passed)) {
            continue;
        }
        const Profile& profile = subject.evidence.profile;
        const std::string title = title_of_field(profile, stated.field);
        const std::string basis = title_of_field(profile, stated.since);
        const bool sure = is_certain(subject, *reading) && is_sure_of(subject, stated.since);
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = reading->document,
                .source = reading->source,
                .field = stated.field,
                .found = value,
                .expected = std::to_string(passed),
                .reason = title};
        hit.reason.append("读作“").append(value).append("”，按").append(basis);
        hit.reason.append("推算为“").append(std::to_string(passed)).append("”，请看原件");
        hit.words = {
            {"字段", title}, {"依据", basis}, {"a", value}, {"b", std::to_string(passed)}};
        hits.push_back(std::move(hit));
    }
}

/// Months from a stay to a date before or after it; 0 within.
int months_outside(const Stay& stay, Date date) {
    return date < stay.from ? months_between(date, stay.from)
           : date > stay.to ? months_between(stay.to, date)
                            : 0;
}

/// The stays whose unit a certificate names, and those whose unit is one of them misread.
std::vector<const Stay*> stays_named(const History& history, const std::string& text) {
    constexpr std::size_t telling = 6;
    const auto is_named = [&](const Stay& stay) {
        return length(stay.unit) >= telling && contains(text, stay.unit);
    };
    std::vector<const Stay*> named;
    for (const Stay& stay : history.stays) {
        const bool close = std::ranges::any_of(history.stays, [&](const Stay& other) {
            return is_named(other) &&
                   edit_distance(decode(stay.unit), decode(other.unit), 1) <= 1;
        });
        if (close) {
            named.push_back(&stay);
        }
    }
    return named;
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

Reply years_add_up(const Subject& subject) {
    std::vector<Hit> hits;
    bool asked = false;
    compare_years(subject, {"age", "birth", true}, hits, asked);
    compare_years(subject, {"post_years", "work_start", false}, hits, asked);
    return asked ? from_hits(std::move(hits)) : not_applicable("没有填写年龄、年限");
}

/// Only a certificate that names a unit of the history, and one the candidate was not with at
/// its date; what a certificate leaves out says nothing.
Reply proofs_fit_history(const Subject& subject) {
    const History history = history_of(subject);
    const int slack = static_cast<int>(number_of(subject.rule, "months", 12));
    std::vector<Hit> hits;
    bool asked = false;
    for (const Part& part : subject.dossier->parts) {
        const Reading* given = find_reading(part.readings, "issue_date");
        const bool dated = given != nullptr && given->state == State::accepted;
        const std::optional<Date> date = dated ? parse_month(given->value) : std::nullopt;
        const auto named =
            date ? stays_named(history, skeleton(text_of(subject.evidence.subject, part)))
                 : std::vector<const Stay*>{};
        asked = asked || !named.empty();
        if (named.empty() || std::ranges::any_of(named, [&](const Stay* stay) {
                return months_outside(*stay, *date) <= slack;
            })) {
            continue;
        }
        const bool sure = is_certain(subject, *given) && !is_scanned(subject, part) &&
                          history.whole && named.front()->sure;
        const std::string title = title_of_document(subject.evidence.profile, part.type);
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = part.type,
                .source = given->source,
                .found = given->value,
                .slot = part.file,
                .reason =
                    "“" + title + "”（" + given->value + "）载明的单位，按简历当时似不在任职"};
        hit.words = {{"证书", title}, {"时间", given->value}};
        hits.push_back(std::move(hit));
    }
    return asked ? from_hits(std::move(hits)) : not_applicable("没有载明简历中单位的证书");
}

} // namespace intake
