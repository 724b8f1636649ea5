#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/comparison.hpp"
#include "validators/entry_checks.hpp"
#include "validators/form_dates.hpp"
#include "validators/history_checks.hpp"
#include "validators/lookup.hpp"
#include "validators/printed_limit.hpp"
#include "validators/seal_checks.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace intake {

namespace {

Reply form_present(const Subject& subject) {
    const Sight sight = look_for(subject, form_code(subject));
    if (sight.present()) {
        return pass();
    }
    Hit hit{.result = sight.missing() ? Result::fail : Result::undetermined,
            .document = form_code(subject),
            .source = sight.place,
            .reason = "未见{form}；" + sight.doubt};
    return from_hits({hit});
}

Hit hit_of_field(const Subject& subject, const FieldRule& rule, const Reading* place) {
    Hit hit{.document = form_code(subject), .field = rule.name};
    if (place != nullptr) {
        hit.source = place->source;
    } else if (!forms_of(subject).empty()) {
        hit.source = source_of(subject, *forms_of(subject).front());
    }
    hit.words = {
        {"字段", rule.title}, {"栏目", rule.title}, {"x", rule.title}, {"项目", rule.title}};
    return hit;
}

/// What the form itself says of a field: filled, empty, or not to be told.
enum class Fill { filled, unknown, empty, nowhere };

/// "无" where something must stand is a blank, if it surely says so.
Fill fill_of_reading(const FieldRule& rule, const Reading& reading) {
    if (reading.state == State::unreadable || reading.state == State::absent) {
        return reading.state == State::absent ? Fill::empty : Fill::unknown;
    }
    const bool none = reading.value == "无" && !rule.none_allowed;
    // A tick drawn over a printed box is in no text layer.
    const bool boxed = decode(reading.raw).find_first_of(U"□☐◻○◯▢") != std::u32string::npos;
    return !none                                           ? Fill::filled
           : reading.source.origin == Origin::ocr || boxed ? Fill::unknown
                                                           : Fill::empty;
}

Fill fill_of(const Subject& subject, const FieldRule& rule, const Reading*& place) {
    const Field* field = find_field(*subject.dossier, rule.name);
    place = nullptr;
    Fill best = Fill::nowhere;
    for (const Reading& reading : readings_of(field)) {
        if (reading.document != form_code(subject)) {
            continue;
        }
        const Fill fill = fill_of_reading(rule, reading);
        if (place == nullptr || fill < best) {
            best = fill;
            place = &reading;
        }
    }
    return best;
}

bool form_is_text(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    return std::ranges::all_of(forms_of(subject), [&](const Part* part) {
        const Document& document = whole.documents.at(part->document);
        return std::ranges::all_of(part->pages, [&](std::size_t index) {
            const Page& page = document.pages.at(index);
            return page.origin == Origin::text && page.state != PageState::unreadable;
        });
    });
}

/// Whether every page is a text layer and no filled cell is left without a label we know.
bool is_explained(const Subject& subject) {
    const auto forms = forms_of(subject);
    return form_is_text(subject) &&
           std::ranges::all_of(forms, [](const Part* part) { return part->unplaced == 0; });
}

/// A form without ruled cells may print the label in words we do not know.
bool has_cells(const Subject& subject) {
    return std::ranges::any_of(forms_of(subject), [&](const Part* part) {
        const auto& pages = subject.evidence.subject.documents.at(part->document).pages;
        return std::ranges::any_of(
            part->pages, [&](std::size_t index) { return !pages.at(index).grids.empty(); });
    });
}

/// Which sentence tells what is wrong with the place; the shorter one where "无" is no answer.
std::string wording_of(const Subject& subject, const FieldRule& rule, Fill fill,
                       const Reading* place) {
    if (fill == Fill::nowhere) {
        return subject.rule.wordings.contains("nowhere") ? "nowhere" : "";
    }
    if (subject.rule.id != "FORM-02" || rule.none_allowed) {
        return "";
    }
    const bool none = place != nullptr && place->state != State::absent && !place->raw.empty();
    const std::string wording = none ? "none" : "required";
    return subject.rule.wordings.contains(wording) ? wording : "";
}

bool table_gives(const Subject& subject, const std::string& field) {
    return std::ranges::any_of(accepted_readings(subject, field), [](const Reading* reading) {
        return reading->document == "U2";
    });
}

void add_if_blank(const Subject& subject, const FieldRule& rule, std::vector<Hit>& hits) {
    const Reading* place = nullptr;
    const Fill fill = fill_of(subject, rule, place);
    if (fill == Fill::filled) {
        return;
    }
    Hit hit = hit_of_field(subject, rule, place);
    hit.wording = wording_of(subject, rule, fill, place);
    // A place that was not found may stand on a page that was not read or not told.
    const bool unseen = !is_explained(subject) || !has_cells(subject) ||
                        !doubt_about(subject, hit.document).empty();
    if (fill == Fill::nowhere && unseen && table_gives(subject, rule.name)) {
        return; // whether the form has a place for it is no question
    }
    if (fill == Fill::unknown || (fill == Fill::nowhere && unseen)) {
        // Whoever confirms it saw the place, and that it is blank.
        hit.wording = wording_of(subject, rule, Fill::empty, nullptr);
        hit.result = Result::undetermined;
        hit.reason = "“" + rule.title + "”未能读出，请看原件是否已填";
    }
    hits.push_back(std::move(hit));
}

bool is_block(const FieldRule& rule) {
    return rule.name.starts_with("condition_") || rule.name.starts_with("force_");
}

template <typename Wanted> Reply filled_fields(const Subject& subject, Wanted wanted) {
    if (forms_of(subject).empty()) {
        return not_applicable("没有{form}");
    }
    std::vector<Hit> hits;
    for (const FieldRule& rule : subject.evidence.profile.fields) {
        if (wanted(rule)) {
            add_if_blank(subject, rule, hits);
        }
    }
    return from_hits(std::move(hits));
}

bool is_opinion(const FieldRule& rule) {
    return rule.name == "employer_opinion" || rule.name == "recommender_opinion";
}

Reply required_fields(const Subject& subject) {
    return filled_fields(subject, [](const FieldRule& rule) {
        return rule.required && !is_block(rule) && !is_opinion(rule);
    });
}

Reply photo_on_form(const Subject& subject) {
    const auto forms = forms_of(subject);
    if (forms.empty()) {
        return not_applicable("没有{form}");
    }
    const Case& whole = subject.evidence.subject;
    for (const Part* part : forms) {
        for (const std::size_t index : part->pages) {
            if (!whole.documents.at(part->document).pages.at(index).portraits.empty()) {
                return pass();
            }
        }
    }
    const auto& documents = subject.evidence.profile.documents;
    const auto photo = std::ranges::find(documents, true, &DocumentRule::picture);
    if (photo != documents.end() && look_for(subject, photo->code).present()) {
        return pass();
    }
    return undetermined("{form}上未认出照片，请看原件");
}

Reply signed_by_hand(const Subject& subject) {
    const auto forms = forms_of(subject);
    if (forms.empty()) {
        return not_applicable("没有{form}");
    }
    const MarkSight sight = signature_on(subject, forms, "candidate_signature");
    return sight.state == Presence::present
               ? pass()
               : from_hits({hit_of_mark(sight, form_code(subject), "candidate_signature",
                                        "本人签名")});
}

Reply sealed_at(const Subject& subject, const std::string& mark, const std::string& what) {
    const auto forms = forms_of(subject);
    if (forms.empty()) {
        return not_applicable("没有{form}");
    }
    const MarkSight sight = seal_on(subject, forms, mark);
    return sight.state == Presence::present
               ? pass()
               : from_hits({hit_of_mark(sight, form_code(subject), mark, what)});
}

Reply employer_seal(const Subject& subject) {
    return sealed_at(subject, "employer_seal", "{employer_opinion}的公章");
}

Reply recommender_seal(const Subject& subject) {
    return sealed_at(subject, "recommender_seal", "{recommender_opinion}的公章");
}

Reply opinions_written(const Subject& subject) {
    Reply reply = filled_fields(subject, is_opinion);
    for (const FieldRule& rule : subject.evidence.profile.fields) {
        const Reading* reading =
            is_opinion(rule) ? reading_in(subject, rule.name, form_code(subject)) : nullptr;
        if (reading != nullptr && is_only_signed(subject, *reading)) {
            Hit hit = hit_of_field(subject, rule, reading);
            hit.result = Result::undetermined;
            hit.reason = "“" + rule.title + "”栏只读到签名、日期等字样，请看原件是否已签署意见";
            reply.hits.push_back(std::move(hit));
        }
    }
    return reply.hits.empty() ? reply : from_hits(std::move(reply.hits));
}

/// Alone where the profile does not require the place anyway; else FORM-02 has said it.
Reply punishments_answered(const Subject& subject) {
    const auto& fields = words_of(subject.rule, "fields");
    return filled_fields(subject, [&](const FieldRule& rule) {
        return std::ranges::find(fields, rule.name) != fields.end();
    });
}

/// Blocks of text that nobody found on the form are one look at it, not one each.
Reply blocks_filled(const Subject& subject, std::string_view prefix) {
    Reply reply = filled_fields(
        subject, [&](const FieldRule& rule) { return rule.name.starts_with(prefix); });
    std::string titles;
    std::optional<Hit> together;
    for (const Hit& hit : reply.hits) {
        if (hit.result == Result::undetermined) {
            titles += "“" + hit.words.at("字段") + "”";
            together = together ? together : hit;
        }
    }
    if (!together || titles == "“" + together->words.at("字段") + "”") {
        return reply;
    }
    std::erase_if(reply.hits,
                  [](const Hit& hit) { return hit.result == Result::undetermined; });
    reply.hits.push_back({.result = Result::undetermined,
                          .document = together->document,
                          .source = together->source,
                          .slot = "unread",
                          .reason = titles + "未能读出，请看原件是否已填"});
    return from_hits(std::move(reply.hits));
}

Reply condition_blocks(const Subject& subject) {
    return blocks_filled(subject, "condition_");
}

Reply force_blocks(const Subject& subject) {
    return blocks_filled(subject, "force_");
}

/// The profile's limit, else the one the form prints.
std::optional<std::size_t> limit_of(const Subject& subject, const FieldRule& rule,
                                    const Reading& reading) {
    if (has_number(subject.rule, "max")) {
        return static_cast<std::size_t>(number_of(subject.rule, "max", 0));
    }
    return printed_limit(subject, rule, reading);
}

Reply within_words(const Subject& subject) {
    std::vector<Hit> hits;
    bool limited = has_number(subject.rule, "max");
    for (const FieldRule& rule : subject.evidence.profile.fields) {
        const Reading* reading = rule.kind == Kind::paragraph
                                     ? reading_in(subject, rule.name, form_code(subject))
                                     : nullptr;
        const auto limit =
            reading == nullptr ? std::nullopt : limit_of(subject, rule, *reading);
        limited = limited || limit;
        if (!limit || count_han(reading->value) <= *limit) {
            continue;
        }
        Hit hit = hit_of_field(subject, rule, reading);
        hit.found = std::to_string(count_han(reading->value));
        hit.result = is_certain(subject, *reading) ? Result::fail : Result::undetermined;
        hit.reason = "“" + rule.title + "”读出" + hit.found + "字，超过上限" +
                     std::to_string(*limit) + "字，请看原件";
        hit.words["n"] = hit.found;
        hit.words["m"] = std::to_string(*limit);
        hits.push_back(std::move(hit));
    }
    return limited ? from_hits(std::move(hits)) : not_applicable("配置和表格都没有字数上限");
}

/// A value may be in doubt for another reason than its shape: a label we do not quite know.
bool is_shaped(const FieldRule& rule, const std::string& value) {
    const std::size_t at = value.find('@');
    const bool digits =
        value.size() >= 7 && value.find_first_not_of("0123456789-+() ") == std::string::npos;
    const bool mobile = value.size() == 11 && value.starts_with('1');
    return rule.kind == Kind::email
               ? at != std::string::npos && value.find('.', at) != std::string::npos
               : digits && (mobile || value.find('-') != std::string::npos);
}

Reply phone_and_mail(const Subject& subject) {
    if (forms_of(subject).empty()) {
        return not_applicable("没有{form}");
    }
    std::vector<Hit> hits;
    for (const FieldRule& rule : subject.evidence.profile.fields) {
        const Reading* reading = rule.kind == Kind::phone || rule.kind == Kind::email
                                     ? reading_in(subject, rule.name, form_code(subject))
                                     : nullptr;
        const bool wrong = reading != nullptr && reading->source.origin != Origin::ocr &&
                           reading->state == State::review && reading->value != "无" &&
                           !is_shaped(rule, reading->value);
        if (wrong) {
            Hit hit = hit_of_field(subject, rule, reading);
            hit.found = reading->raw;
            hit.words["值"] = reading->raw;
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

Reply versions_agree(const Subject& subject) {
    const auto forms = forms_of(subject);
    if (forms.size() < 2) {
        return not_applicable("只有一份{form}");
    }
    Hit hit{.result = Result::undetermined,
            .document = form_code(subject),
            .source = source_of(subject, *forms.front()),
            .reason = "收到多份{form}，请人工核对是否一致"};
    return from_hits({hit});
}

constexpr std::array table{
    Check{"FORM-01", "有推荐表", Level::candidate, form_present},
    Check{"FORM-02", "必填栏目已填", Level::candidate, required_fields},
    Check{"FORM-03", "推荐表有照片", Level::candidate, photo_on_form},
    Check{"FORM-04", "本人手写签名", Level::candidate, signed_by_hand},
    Check{"FORM-05", "所在单位意见盖章", Level::candidate, employer_seal},
    Check{"FORM-06", "推荐单位意见盖章", Level::candidate, recommender_seal},
    Check{"FORM-07", "意见栏已签署", Level::candidate, opinions_written},
    Check{"FORM-08", "落款日期齐全、有序", Level::candidate, form_dates_in_order},
    Check{"FORM-09", "印文与单位名称一致", Level::candidate, seal_text},
    Check{"FORM-10", "工作简历连续，没有空档", Level::candidate, resume_unbroken},
    Check{"FORM-11", "文字不超过字数上限", Level::candidate, within_words},
    Check{"FORM-12", "勾选项目恰当勾选", Level::candidate, boxes_ticked},
    Check{"FORM-13", "手机和邮箱格式正确", Level::candidate, phone_and_mail},
    Check{"FORM-14", "民族、政治面貌、学历按国家标准填写", Level::candidate, values_listed},
    Check{"FORM-15", "四个基本条件都已填写", Level::candidate, condition_blocks},
    Check{"FORM-16", "工匠五力都已填写", Level::candidate, force_blocks},
    Check{"FORM-17", "推荐表未删改栏目", Level::candidate, sections_kept},
    Check{"FORM-18", "评审意见栏保持空白", Level::candidate, review_blank},
    Check{"FORM-19", "多份推荐表内容一致", Level::candidate, versions_agree},
    Check{"FORM-20", "关键栏目没有涂改", Level::candidate, unaltered},
    Check{"FORM-21", "参加工作时间合乎常理", Level::candidate, work_started_grown},
    Check{"FORM-22", "处分情况已回答", Level::candidate, punishments_answered},
};

} // namespace

std::span<const Check> form_checks() {
    return table;
}

} // namespace intake
