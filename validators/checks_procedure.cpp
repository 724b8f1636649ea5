#include "pipeline/model/calendar.hpp"
#include "pipeline/model/titles.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/comparison.hpp"
#include "validators/consultation_checks.hpp"
#include "validators/lookup.hpp"
#include "validators/page_marks.hpp"
#include "validators/seal_sight.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace intake {

namespace {

Reply document_present(const Subject& subject, const std::string& code) {
    const Sight sight = look_for(subject, code);
    if (sight.present()) {
        return pass();
    }
    Hit hit{.result = sight.missing() ? Result::fail : Result::undetermined,
            .document = code,
            .source = sight.place,
            .reason = "未见" + quoted_title(subject, code) + "；" + sight.doubt};
    hit.words = {{"材料名称", title_of_document(subject.evidence.profile, code)}};
    return from_hits({hit});
}

/// The title of a commitment may name another cycle's year.
Reply commitment_present(const Subject& subject) {
    const int cycle = subject.evidence.profile.year;
    std::vector<Hit> hits;
    const auto parts = parts_of(subject.dossier->parts, "C13");
    for (const Part* part : parts) {
        const int year = year_of(subject.evidence.subject, *part);
        if (year == 0 || year == cycle || contains(part->title, std::to_string(cycle)) ||
            !has_wording(subject.rule, "outdated")) {
            return pass();
        }
        Hit hit{.result = Result::undetermined, // the year may be that of the cultivation
                .document = "C13",
                .source = source_of(subject, *part),
                .found = std::to_string(year),
                .expected = std::to_string(cycle),
                .slot = part->file,
                .reason = "{C13}的年度读作“" + std::to_string(year) + "”，请看原件",
                .wording = "outdated"};
        hit.words = {{"材料名称", title_of_document(subject.evidence.profile, "C13")},
                     {"年度", std::to_string(year)}};
        hits.push_back(std::move(hit));
    }
    return parts.empty() ? document_present(subject, "C13") : from_hits(std::move(hits));
}

Reply commitment_signed(const Subject& subject) {
    const auto parts = parts_of(subject.dossier->parts, "C13");
    if (parts.empty()) {
        return not_applicable("没有{C13}");
    }
    const MarkSight sight = signature_on(subject, parts, "candidate_signature");
    return sight.state == Presence::present
               ? pass()
               : from_hits(
                     {hit_of_mark(sight, "C13", "candidate_signature", "{C13}的本人手写签名")});
}

/// The text layer tells; ink on a scan is a person's to see.
Reply commitment_dated(const Subject& subject) {
    const auto parts = parts_of(subject.dossier->parts, "C13");
    if (parts.empty()) {
        return not_applicable("没有{C13}");
    }
    bool absent = true;
    bool seen = false;
    for (const Part* part : parts) {
        for (const Reading& reading : part->readings) {
            if (reading.field.ends_with("date") && !reading.value.empty()) {
                return pass();
            }
            const bool blank = reading.state == State::absent;
            absent = absent && (blank || !reading.field.ends_with("date"));
            seen = seen || (blank && reading.field.ends_with("date"));
        }
    }
    Hit hit{.result = absent && seen ? Result::fail : Result::undetermined,
            .document = "C13",
            .source = source_of(subject, *parts.front()),
            .field = "signature_date",
            .reason = "{C13}落款日期未能读出，请看原件"};
    return from_hits({hit});
}

Reply publicity_present(const Subject& subject) {
    return document_present(subject, "U5");
}

/// The surest reading of the field in the unit's documents of the type.
const Reading* unit_reading(const Subject& subject, std::string_view code,
                            std::string_view field) {
    const Reading* best = nullptr;
    for (const Part* part : parts_of(subject.evidence.subject.unit_parts, code)) {
        const Reading* reading = find_reading(part->readings, field);
        const bool surer =
            reading != nullptr && (best == nullptr || (best->state != State::accepted &&
                                                       reading->state == State::accepted));
        best = surer ? reading : best;
    }
    return best;
}

bool is_sure(const Reading* reading) {
    return reading != nullptr && reading->state == State::accepted;
}

/// The dates of the publicity are one question, whichever check meets it first.
Reply publicity_dates_unread(const Subject& subject, const std::string& reason) {
    const auto parts = parts_of(subject.evidence.subject.unit_parts, "U5");
    Hit hit{.result = Result::undetermined,
            .document = "U5",
            .field = "publicity_start",
            .reason = reason};
    if (!parts.empty()) {
        const Reading* reading = find_reading(parts.front()->readings, "publicity_start");
        hit.source = reading == nullptr ? source_of(subject, *parts.front()) : reading->source;
    }
    return from_hits({hit});
}

Reply publicity_long_enough(const Subject& subject) {
    if (parts_of(subject.evidence.subject.unit_parts, "U5").empty()) {
        return not_applicable("没有{U5}");
    }
    const Reading* first = unit_reading(subject, "U5", "publicity_start");
    const Reading* last = unit_reading(subject, "U5", "publicity_end");
    const std::optional<Date> from = first == nullptr ? std::nullopt : parse_date(first->value);
    const std::optional<Date> to = last == nullptr ? std::nullopt : parse_date(last->value);
    if (!from || !to) {
        return publicity_dates_unread(subject, "公示起止日期未能读出，请看原件");
    }
    const Calendar calendar = calendar_of(subject.evidence.profile, subject.evidence.registers);
    const int days = working_days(*from, *to, calendar);
    const int least = static_cast<int>(number_of(subject.rule, "days", 5));
    const bool sure = is_sure(first) && is_sure(last) && *from <= *to;
    if (days >= least) {
        if (sure) {
            return pass();
        }
        std::vector<Hit> hits;
        for (const Reading* reading : {first, last}) {
            if (!is_sure(reading)) {
                hits.push_back(doubt_at(*reading, "公示起止日期识别没有把握，请看原件"));
            }
        }
        return hits.empty() ? undetermined("公示起止日期先后颠倒，请看原件")
                            : from_hits(std::move(hits));
    }
    Hit hit{.document = "U5",
            .source = first->source,
            .field = "publicity_start",
            .found = std::to_string(days),
            .expected = std::to_string(least)};
    hit.words = {{"起", to_chinese(*from)},
                 {"止", to_chinese(*to)},
                 {"n", std::to_string(days)},
                 {"工作日", std::to_string(least)},
                 {"最少", std::to_string(least)}};
    if (!sure) {
        hit.result = Result::undetermined;
        hit.reason = "公示期读作" + to_chinese(*from) + "至" + to_chinese(*to) + "，仅" +
                     std::to_string(days) + "个工作日，但识别没有把握";
    }
    return from_hits({hit});
}

Reply publicity_result(const Subject& subject) {
    const auto parts = parts_of(subject.evidence.subject.unit_parts, "U5");
    if (parts.empty()) {
        return not_applicable("没有{U5}");
    }
    bool stated = false;
    bool hinted = false; // words that may say it otherwise
    bool sure = doubt_about(subject, "U5").empty();
    for (const Part* part : parts) {
        const std::string text = skeleton(text_of(subject.evidence.subject, *part));
        stated = stated || std::ranges::any_of(words_of(subject.rule, "results"),
                                               [&](const std::string& word) {
                                                   return contains(text, skeleton(word));
                                               });
        hinted = hinted || says_any(text, words_of(subject.rule, "hints"));
        sure = sure && !is_scanned(subject, *part);
    }
    const MarkSight seal = seal_on(subject, parts, "unit_seal");
    if (stated) {
        Hit unsealed = hit_of_mark(seal, "U5", "unit_seal", "{U5}的公章");
        unsealed.wording = "unsealed";
        return seal.state == Presence::present ? pass() : from_hits({unsealed});
    }
    Hit hit{.result = sure && !hinted ? Result::fail : Result::undetermined,
            .document = "U5",
            .source = source_of(subject, *parts.front()),
            .reason = "未读到公示结果，请看原件"};
    return from_hits({hit});
}

/// A publicity that ended in another year may be another cycle's; a person knows the cycle.
std::vector<Hit> publicity_of_other_year(const Subject& subject, const Reading* end) {
    const std::optional<Date> last = is_sure(end) ? parse_date(end->value) : std::nullopt;
    const int cycle = subject.evidence.profile.year;
    if (!last || static_cast<int>(last->year()) == cycle ||
        !has_wording(subject.rule, "elsewhen")) {
        return {};
    }
    Hit hit = doubt_at(*end, "公示于" + to_chinese(*last) + "结束，不在" +
                                 std::to_string(cycle) + "年内，请看是否为本年度的公示");
    hit.wording = "elsewhen";
    hit.slot = "year";
    hit.words = {{"日期", to_chinese(*last)}};
    return {hit};
}

/// The unit's opinion was written after the publicity ended.
Reply ended_before_opinion(const Subject& subject, const Reading* end) {
    const Reading* opinion = reading_in(subject, "recommender_opinion_date", "C1");
    const std::optional<Date> last = is_sure(end) ? parse_date(end->value) : std::nullopt;
    const std::optional<Date> date =
        is_sure(opinion) ? parse_date(opinion->value) : std::nullopt;
    if (end == nullptr || opinion == nullptr) {
        return not_applicable("没有可比较的日期");
    }
    if (!last || !date) {
        return undetermined_at(last ? *opinion : *end, "公示结束日期或单位意见日期未能确定");
    }
    if (*date >= *last) {
        return pass();
    }
    Hit hit{.document = "C1",
            .source = opinion->source,
            .field = "recommender_opinion_date",
            .found = opinion->value,
            .expected = end->value};
    return from_hits({hit});
}

Reply publicity_before_opinion(const Subject& subject) {
    const Reading* end = unit_reading(subject, "U5", "publicity_end");
    std::vector<Hit> hits = publicity_of_other_year(subject, end);
    Reply reply = ended_before_opinion(subject, end);
    if (hits.empty()) {
        return reply;
    }
    std::ranges::move(reply.hits, std::back_inserter(hits));
    return from_hits(std::move(hits));
}

/// A full ID number, or a candidate's own mobile number, in what hangs on the wall.
Reply publicity_is_discreet(const Subject& subject) {
    const auto parts = parts_of(subject.evidence.subject.unit_parts, "U5");
    if (parts.empty()) {
        return not_applicable("没有{U5}");
    }
    std::vector<Hit> hits;
    for (const Part* part : parts) {
        const std::string text = squeeze(text_of(subject.evidence.subject, *part));
        const bool shown =
            std::ranges::any_of(subject.evidence.subject.dossiers, [&](const Dossier& dossier) {
                const Subject person{subject.evidence, subject.rule, &dossier};
                const std::string id = accepted_value(person, "id_number");
                const std::string mobile = accepted_value(person, "mobile");
                return (!id.empty() && contains(text, id)) ||
                       (!mobile.empty() && contains(text, mobile));
            });
        if (shown) {
            hits.push_back(
                {.document = "U5", .source = source_of(subject, *part), .slot = part->file});
        }
    }
    return from_hits(std::move(hits));
}

/// The documents that the notice asks for, where it asks for any.
Reply asked_documents(const Subject& subject) {
    std::vector<Hit> hits;
    for (const std::string& code : words_of(subject.rule, "documents")) {
        Reply reply = document_present(subject, code);
        hits.insert(hits.end(), reply.hits.begin(), reply.hits.end());
    }
    const bool asked = !words_of(subject.rule, "documents").empty();
    return asked ? from_hits(std::move(hits)) : not_applicable("通知未要求");
}

/// A seal beside the unit's own statement on the commitment, if one is asked for or printed.
Reply statement_sealed(const Subject& subject) {
    const std::string code = text_of(subject.rule, "document");
    const auto parts = parts_of(subject.dossier->parts, code);
    const DocumentRule* rule = find_document_rule(subject.evidence.profile, code);
    const bool marked =
        rule != nullptr && std::ranges::find(rule->marks, "unit_seal") != rule->marks.end();
    std::vector<Hit> hits;
    bool asked = false;
    for (const Part* part : parts) {
        const std::string text = text_of(subject.evidence.subject, *part);
        const bool stated = says_any(text, words_of(subject.rule, "statements"));
        asked = asked || stated || marked;
        const Presence seal = seal_anywhere(subject, *part);
        if ((!stated && !marked) || seal == Presence::present) {
            continue;
        }
        // A place for a seal that the notice does not ask for is a question, not a fault.
        const bool sure =
            marked && seal == Presence::absent && doubt_about(subject, code).empty();
        hits.push_back(
            {.result = sure ? Result::fail : Result::undetermined,
             .document = code,
             .source = source_of(subject, *part),
             .field = "unit_seal",
             .slot = part->file,
             .reason = quoted_title(subject, code) + "上单位承诺处的公章未能认定，请看原件"});
    }
    return asked ? from_hits(std::move(hits)) : not_applicable("通知未要求单位承诺盖章");
}

/// Words of consent in the commitment or the form; a scan without them says nothing.
Reply consent_given(const Subject& subject) {
    std::vector<const Part*> parts;
    for (const std::string& code : words_of(subject.rule, "documents")) {
        const auto more = parts_of(subject.dossier->parts, code);
        parts.insert(parts.end(), more.begin(), more.end());
    }
    if (parts.empty()) {
        return not_applicable("没有" + all_titles(words_of(subject.rule, "documents")));
    }
    if (says_any(text_of_all(subject, parts), words_of(subject.rule, "consents"))) {
        return pass();
    }
    const bool printed = std::ranges::all_of(
        parts, [&](const Part* part) { return is_printed(subject, *part); });
    if (!printed) {
        return not_applicable("材料为扫描件，未读到同意处理个人信息的字样，不据此判断");
    }
    const std::string& code = parts.front()->type;
    const std::string doubt = doubt_about(subject, code);
    Hit hit{.result = doubt.empty() ? Result::fail : Result::undetermined,
            .document = code,
            .source = source_of(subject, *parts.front()),
            .reason = "未读到同意处理个人信息的字样；" + doubt};
    return from_hits({hit});
}

constexpr std::array table{
    Check{"PROC-01", "有本年度承诺书", Level::candidate, commitment_present},
    Check{"PROC-02", "承诺书由本人手写签名", Level::candidate, commitment_signed},
    Check{"PROC-03", "承诺书写明日期", Level::candidate, commitment_dated},
    Check{"PROC-04", "单位真实性承诺盖章", Level::candidate, statement_sealed},
    Check{"PROC-05", "有公示证明", Level::unit, publicity_present},
    Check{"PROC-06", "公示满规定的工作日", Level::unit, publicity_long_enough},
    Check{"PROC-07", "公示证明写明结果", Level::unit, publicity_result},
    Check{"PROC-08", "公示在单位意见之前结束并在本年度内", Level::candidate,
          publicity_before_opinion},
    Check{"PROC-09", "公示内容不含完整身份证号和手机号", Level::unit, publicity_is_discreet},
    Check{"PROC-10", "征求意见的部门与人员身份相符", Level::candidate, offices_fit_post},
    Check{"PROC-11", "征求意见的部门都已签署", Level::candidate, offices_answered},
    Check{"PROC-12", "征求意见没有不同意的", Level::candidate, offices_agree},
    Check{"PROC-13", "有集体研究记录", Level::unit, asked_documents},
    Check{"PROC-14", "有工会会员证明", Level::candidate, asked_documents},
    Check{"PROC-15", "有个人信息处理同意", Level::candidate, consent_given},
};

} // namespace

std::span<const Check> procedure_checks() {
    return table;
}

} // namespace intake
