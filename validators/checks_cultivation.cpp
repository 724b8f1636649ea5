#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/cultivation_content.hpp"
#include "validators/cultivation_papers.hpp"
#include "validators/lookup.hpp"
#include "validators/named_people.hpp"
#include "validators/topic_checks.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

Reply present(const Subject& subject, const std::string& code) {
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

Reply on_the_list(const Subject& subject) {
    const auto parts = parts_of(subject.evidence.subject.unit_parts, "U4");
    return parts.empty() ? not_applicable("没有{U4}")
                         : names_in_documents(subject, parts, "姓名");
}

Reply plan_present(const Subject& subject) {
    return present(subject, "U4");
}

Reply scheme_complete(const Subject& subject) {
    const auto parts = parts_of(subject.dossier->parts, "C18");
    return parts.empty() ? present(subject, "C18") : scheme_tells_all(subject, parts);
}

Reply archive_kept(const Subject& subject) {
    const auto parts = parts_of(subject.dossier->parts, "C19");
    return parts.empty() ? present(subject, "C19") : archive_has_entries(subject, parts);
}

/// The assessment is there and sealed.
Reply assessment_present(const Subject& subject) {
    const auto parts = parts_of(subject.dossier->parts, "C20");
    if (parts.empty()) {
        return present(subject, "C20");
    }
    const MarkSight seal = seal_on(subject, parts, "unit_seal");
    Hit hit = hit_of_mark(seal, "C20", "unit_seal", "{C20}的公章");
    hit.wording = "unsealed";
    hit.words = {{"材料名称", title_of_document(subject.evidence.profile, "C20")}};
    return seal.state == Presence::present ? pass() : from_hits({hit});
}

/// The document that the field's value was taken from.
std::string document_of(const Field& field) {
    const auto at = std::ranges::find_if(field.readings, [&](const Reading& reading) {
        return reading.value == field.value && reading.source.file == field.source.file &&
               reading.source.page == field.source.page;
    });
    return at == field.readings.end() ? "C20" : at->document;
}

struct Span {
    const Field* start = nullptr;
    const Field* end = nullptr;
    std::optional<Date> from;
    std::optional<Date> to;
};

Span cultivation_of(const Subject& subject) {
    Span span{find_field(*subject.dossier, "cultivation_start"),
              find_field(*subject.dossier, "cultivation_end"), std::nullopt, std::nullopt};
    const auto date = [](const Field* field) {
        const bool sure = field != nullptr && field->state == State::accepted;
        return sure ? parse_month(field->value) : std::nullopt;
    };
    span.from = date(span.start);
    span.to = date(span.end);
    return span;
}

Reply without_span(const Span& span) {
    const auto open = [](const Field* field) {
        return field != nullptr &&
               (field->state == State::review || field->state == State::unreadable);
    };
    std::vector<Hit> hits;
    for (const Field* field : {span.start, span.end}) {
        if (open(field)) {
            hits.push_back(doubt_at(*field, "培育起止时间未能确定"));
        }
    }
    return hits.empty() ? not_applicable("没有培育起止时间") : from_hits(std::move(hits));
}

/// 2025-03 to 2026-02 is twelve months: both months count where no day is printed.
int months_of(const Span& span) {
    const bool days = span.start->value.size() == 10 && span.end->value.size() == 10;
    const Date last = days ? add_days(*span.to, 1) : *span.to;
    return months_between(*span.from, last) + (days ? 0 : 1);
}

Reply about_a_year(const Subject& subject) {
    const Span span = cultivation_of(subject);
    if (!span.from || !span.to) {
        return without_span(span);
    }
    const int months = months_of(span);
    if (months >= static_cast<int>(number_of(subject.rule, "months", 11))) {
        return pass();
    }
    Hit hit{.document =
                span.start->readings.empty() ? "" : span.start->readings.front().document,
            .source = span.start->source,
            .field = "cultivation_start",
            .found = span.start->value + "—" + span.end->value};
    hit.words = {
        {"起", span.start->value}, {"止", span.end->value}, {"m", std::to_string(months)}};
    return from_hits({hit});
}

Reply assessed_after_end(const Subject& subject) {
    const Span span = cultivation_of(subject);
    const Field* assessed = find_field(*subject.dossier, "assessment_date");
    const bool given = assessed != nullptr && !assessed->value.empty();
    if (!given || !span.to) {
        return given ? without_span(span) : not_applicable("没有考评日期");
    }
    const std::optional<Date> date = parse_month(assessed->value);
    const std::size_t precision = std::min(assessed->value.size(), span.end->value.size());
    const bool early =
        date && assessed->value.substr(0, precision) < span.end->value.substr(0, precision);
    if (!early) {
        return assessed->state == State::accepted
                   ? pass()
                   : undetermined_at(*assessed, "考评日期识别没有把握");
    }
    Hit hit{.document = document_of(*assessed),
            .source = assessed->source,
            .field = "assessment_date",
            .found = assessed->value,
            .expected = span.end->value};
    hit.words = {{"日期", assessed->value}, {"止", span.end->value}};
    if (assessed->state != State::accepted || assessed->source.origin == Origin::ocr) {
        hit.result = Result::undetermined;
        hit.reason = "考评日期读作" + assessed->value + "，早于培育期满，但识别没有把握";
    }
    return from_hits({hit});
}

Reply result_recommends(const Subject& subject) {
    const Field* result = find_field(*subject.dossier, "assessment_result");
    if (result == nullptr || result->value.empty()) {
        const bool unread = result != nullptr && result->state == State::unreadable;
        const bool there = !parts_of(subject.dossier->parts, "C20").empty();
        return unread  ? undetermined_at(*result, "考评结果未能读出")
               : there ? undetermined("考评结果未能读出")
                       : not_applicable("没有考评结果");
    }
    const auto& good = words_of(subject.rule, "passing");
    if (std::ranges::find(good, result->value) != good.end()) {
        return result->state == State::accepted
                   ? pass()
                   : undetermined_at(*result, "考评结果识别没有把握");
    }
    Hit hit{.document = document_of(*result),
            .source = result->source,
            .field = "assessment_result",
            .found = result->value};
    hit.words = {{"值", result->value}};
    if (result->state != State::accepted || result->source.origin == Origin::ocr) {
        hit.result = Result::undetermined;
        hit.reason = "考评结果读作“" + result->value + "”，识别没有把握";
    }
    return from_hits({hit});
}

/// A mentor is somebody else; a blank is only said where the scheme is a text layer.
Reply mentor_named(const Subject& subject) {
    const Reading* mentor = reading_in(subject, "mentor", "C18");
    if (mentor == nullptr) {
        return not_applicable("{C18}中没有读到导师栏");
    }
    const bool self = !mentor->value.empty() &&
                      skeleton(mentor->value) == skeleton(subject.dossier->candidate);
    if (mentor->state != State::absent && !self) {
        return mentor->state == State::unreadable ? undetermined("导师姓名未能读出") : pass();
    }
    const bool sure = mentor->source.origin != Origin::ocr &&
                      (mentor->state == State::absent || is_certain(subject, *mentor));
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = "C18",
            .source = mentor->source,
            .field = "mentor",
            .found = mentor->value,
            .reason = "导师一栏读作“" + mentor->value + "”，请看原件",
            .wording = self ? "self" : ""};
    return from_hits({hit});
}

/// Courses of the association's school in the archive; a scan without them says nothing.
Reply school_visible(const Subject& subject) {
    const std::string code = text_of(subject.rule, "document");
    const auto parts = parts_of(subject.dossier->parts, code);
    if (parts.empty()) {
        return not_applicable("没有" + quoted_title(subject, code));
    }
    const std::string text = text_of_all(subject, parts);
    if (says_any(text, words_of(subject.rule, "schools"))) {
        return pass();
    }
    const bool printed = std::ranges::all_of(
        parts, [&](const Part* part) { return is_printed(subject, *part); });
    const auto least = static_cast<std::size_t>(number_of(subject.rule, "least", 0));
    if (!printed || count_han(text) < least) {
        return not_applicable(quoted_title(subject, code) + "读出的文字不足，不据此判断");
    }
    const std::string doubt = doubt_about(subject, code);
    Hit hit{.result = doubt.empty() ? Result::fail : Result::undetermined,
            .document = code,
            .source = source_of(subject, *parts.front()),
            .reason = quoted_title(subject, code) + "中未读到培训记录；" + doubt};
    return from_hits({hit});
}

constexpr std::array table{
    Check{"CULT-01", "候选人列入培育对象清单", Level::unit, on_the_list},
    Check{"CULT-02", "有培育计划", Level::unit, plan_present},
    Check{"CULT-03", "个人培育方案写明日期、导师和目标", Level::candidate, scheme_complete},
    Check{"CULT-04", "培育档案有培育期内的记录", Level::candidate, archive_kept},
    Check{"CULT-05", "培育期约一年", Level::candidate, about_a_year},
    Check{"CULT-06", "有培育考评", Level::candidate, assessment_present},
    Check{"CULT-07", "考评不早于培育期满", Level::candidate, assessed_after_end},
    Check{"CULT-08", "考评结果符合择优推荐", Level::candidate, result_recommends},
    Check{"CULT-09", "培育方案和考评涉及五力", Level::candidate, cultivation_covers_forces},
    Check{"CULT-10", "导师写明且不是本人", Level::candidate, mentor_named},
    Check{"CULT-11", "有两级培育的记录", Level::candidate, school_visible},
    Check{"CULT-12", "培育材料之间内容一致", Level::candidate, papers_agree},
};

} // namespace

std::span<const Check> cultivation_checks() {
    return table;
}

} // namespace intake
