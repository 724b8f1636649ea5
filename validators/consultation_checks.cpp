#include "validators/consultation_checks.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/figures.hpp"
#include "validators/lookup.hpp"
#include "validators/seal_sight.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace intake {

namespace {

std::string code_of(const Subject& subject) {
    return text_of(subject.rule, "document");
}

/// Posts of the profile and the offices they are to be asked of.
constexpr std::array groups{std::pair{"heads", "head_offices"},
                            std::pair{"officials", "official_offices"}};

bool is_asked(const Subject& subject) {
    return std::ranges::any_of(groups, [&](const auto& group) {
        return !words_of(subject.rule, group.second).empty();
    });
}

std::vector<std::string> offices_for(const Subject& subject, const std::string& post) {
    for (const auto& [posts, offices] : groups) {
        if (says_any(post, words_of(subject.rule, posts))) {
            return words_of(subject.rule, offices);
        }
    }
    return {};
}

Hit hit_of_offices(const Subject& subject, const std::string& post,
                   const std::string& missing) {
    const Sight sight = look_for(subject, code_of(subject));
    const bool printed = std::ranges::all_of(
        sight.parts, [&](const Part* part) { return is_printed(subject, *part); });
    const std::string doubt = doubt_about(subject, code_of(subject));
    Hit hit{.result = printed && doubt.empty() ? Result::fail : Result::undetermined,
            .document = code_of(subject),
            .source = sight.present() ? source_of(subject, *sight.parts.front()) : sight.place,
            .found = missing,
            .slot = skeleton(missing),
            .reason = "未见" + missing + "的意见，请看" +
                      quoted_title(subject, code_of(subject)) + "；" + doubt};
    hit.words = {{"身份", post}, {"部门", missing}};
    return hit;
}

} // namespace

Reply offices_fit_post(const Subject& subject) {
    if (!is_asked(subject)) {
        return not_applicable("通知未列出须征求意见的部门");
    }
    const Field* post = find_field(*subject.dossier, "position");
    if (post == nullptr || post->state == State::absent) {
        return not_applicable("没有填写职务");
    }
    if (post->state != State::accepted) {
        return undetermined_at(*post, "职务未能确定，须征求哪些部门意见请人工判断");
    }
    const auto parts = parts_of(subject.dossier->parts, code_of(subject));
    const std::string text = text_of_all(subject, parts);
    std::string missing;
    const std::vector<std::string> offices = offices_for(subject, post->value);
    for (const std::string& office : offices) {
        missing += says_any(text, {office}) ? "" : (missing.empty() ? "" : "、") + office;
    }
    return offices.empty()   ? not_applicable("该职务不须征求意见")
           : missing.empty() ? pass()
                             : from_hits({hit_of_offices(subject, post->value, missing)});
}

namespace {

/// What is wrong with one form, and what nobody can tell of it.
struct Answered {
    std::string faults;
    std::string doubts;
};

void add(std::string& list, const std::string& item) {
    list += (list.empty() ? "" : "、") + item;
}

Answered look_at(const Subject& subject, const Part& part) {
    Answered answered;
    const Reading* opinion = find_reading(part.readings, text_of(subject.rule, "opinion"));
    if (opinion != nullptr && opinion->state == State::absent && is_printed(subject, part)) {
        add(answered.faults, "未签署意见");
    } else if (opinion != nullptr && opinion->value.empty()) {
        add(answered.doubts, "意见未能读出");
    }
    const Presence seal = seal_anywhere(subject, part);
    if (seal != Presence::present) {
        add(seal == Presence::absent ? answered.faults : answered.doubts,
            seal == Presence::absent ? "未加盖公章" : "公章未能认定");
    }
    const Reading* dated = find_reading(part.readings, text_of(subject.rule, "date"));
    const std::optional<Date> date = dated == nullptr ? std::nullopt : parse_date(dated->value);
    const int months = static_cast<int>(number_of(subject.rule, "months", 6));
    if (date && months_between(*date, subject.evidence.as_of) >= months) {
        const std::string what =
            "落款" + to_chinese(*date) + "已超过" + std::to_string(months) + "个月";
        add(is_certain(subject, *dated) ? answered.faults : answered.doubts, what);
    }
    return answered;
}

std::string office_of(const Subject& subject, const Part& part) {
    const Reading* office = find_reading(part.readings, text_of(subject.rule, "office"));
    const bool read = office != nullptr && office->state == State::accepted;
    return read                 ? office->value
           : part.title.empty() ? title_of_document(subject.evidence.profile, part.type)
                                : part.title;
}

} // namespace

Reply offices_answered(const Subject& subject) {
    const auto parts = parts_of(subject.dossier->parts, code_of(subject));
    if (parts.empty()) {
        return not_applicable("没有" + quoted_title(subject, code_of(subject)) +
                              "，通知也未要求");
    }
    std::vector<Hit> hits;
    for (const Part* part : parts) {
        const Answered answered = look_at(subject, *part);
        if (answered.faults.empty() && answered.doubts.empty()) {
            continue;
        }
        const bool sure = !answered.faults.empty();
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = part->type,
                .source = source_of(subject, *part),
                .slot = part->file,
                .reason = quoted_title(subject, part->type) + answered.doubts + "，请看原件"};
        hit.words = {{"部门", office_of(subject, *part)}, {"问题", answered.faults}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

namespace {

/// Whether a tick stands before what begins at `at`.
bool is_ticked(const Subject& subject, const std::string& clause, std::size_t at) {
    return std::ranges::any_of(words_of(subject.rule, "ticks"), [&](const std::string& tick) {
        return at >= tick.size() && clause.compare(at - tick.size(), tick.size(), tick) == 0;
    });
}

/// What a clause says: fail a refusal, undetermined printed options of which none is ticked.
Result refusal_in(const Subject& subject, const std::string& clause,
                  const std::string& refusal) {
    const std::size_t at = clause.find(refusal);
    if (at == std::string::npos) {
        return Result::pass;
    }
    const std::string before = clause.substr(0, at);
    const std::string agree = text_of(subject.rule, "agree");
    const std::size_t option = agree.empty() ? std::string::npos : before.find(agree);
    if (option != std::string::npos) {
        return is_ticked(subject, clause, at)       ? Result::fail
               : is_ticked(subject, clause, option) ? Result::pass
                                                    : Result::undetermined;
    }
    const auto& denials = words_of(subject.rule, "denials");
    const bool denied = std::ranges::any_of(
        denials, [&](const std::string& word) { return contains(before, word); });
    return denied ? Result::pass : Result::fail;
}

/// The worst that the part says, and the clause.
std::pair<Result, std::string> worst_of(const Subject& subject, const Part& part) {
    std::pair<Result, std::string> worst{Result::pass, ""};
    const bool scanned = is_scanned(subject, part);
    for (const std::string& clause : clauses_of(text_of(subject.evidence.subject, part))) {
        for (const std::string& refusal : words_of(subject.rule, "refusals")) {
            Result said = refusal_in(subject, clause, refusal);
            said = said == Result::fail && scanned ? Result::undetermined : said;
            if (said == Result::fail || (said != Result::pass && worst.first == Result::pass)) {
                worst = {said, clause};
            }
        }
    }
    return worst;
}

} // namespace

Reply offices_agree(const Subject& subject) {
    const auto parts = parts_of(subject.dossier->parts, code_of(subject));
    if (parts.empty()) {
        return not_applicable("没有" + quoted_title(subject, code_of(subject)));
    }
    std::vector<Hit> hits;
    for (const Part* part : parts) {
        auto [said, clause] = worst_of(subject, *part);
        if (said == Result::pass && !well_read(subject.evidence.subject, *part)) {
            std::tie(said, clause) = std::pair(Result::undetermined, "有页面未能读清");
        }
        if (said == Result::pass) {
            continue;
        }
        Hit hit{.result = said,
                .document = part->type,
                .source = source_of(subject, *part),
                .found = clause,
                .slot = part->file,
                .reason = quoted_title(subject, part->type) + "读作“" + clause +
                          "”，是否同意请看原件"};
        hit.words = {{"部门", office_of(subject, *part)}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

} // namespace intake
