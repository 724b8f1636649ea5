#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"
#include "validators/named_people.hpp"
#include "validators/topic_checks.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace intake {

namespace {

std::vector<const Part*> narratives(const Subject& subject) {
    std::vector<const Part*> parts;
    for (const Part& part : subject.dossier->parts) {
        const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
        if (rule != nullptr && rule->section == "narrative") {
            parts.push_back(&part);
        }
    }
    return parts;
}

std::string narrative_code(const Subject& subject) {
    const auto& documents = subject.evidence.profile.documents;
    const auto at = std::ranges::find(documents, "narrative", &DocumentRule::section);
    return at == documents.end() ? "" : at->code;
}

/// Lengths that the profile asks for and no narrative is near, each narrative taken once.
std::string lengths_missing(const Subject& subject) {
    std::multiset<std::size_t> sizes;
    for (const Part* part : narratives(subject)) {
        sizes.insert(count_han(text_of(subject.evidence.subject, *part)));
    }
    std::string missing;
    for (const std::string& asked : words_of(subject.rule, "lengths")) {
        std::size_t size = 0;
        std::from_chars(asked.data(), asked.data() + asked.size(), size);
        const auto near = sizes.lower_bound(size / 2);
        if (near != sizes.end() && *near <= size + size / 2) {
            sizes.erase(near);
        } else {
            missing += (missing.empty() ? "" : "、") + asked;
        }
    }
    return missing;
}

/// Two versions may be bound into one, or hardly be read: a person looks.
Reply in_all_lengths(const Subject& subject) {
    const std::string missing = lengths_missing(subject);
    if (missing.empty()) {
        return pass();
    }
    const Part& first = *narratives(subject).front();
    Hit hit{.result = Result::undetermined,
            .document = first.type,
            .source = source_of(subject, first),
            .field = "deeds", // no doubt about the text itself
            .slot = "lengths",
            .reason = "没有认出" + missing + "字的{narrative}，请看原件",
            .wording = "lengths"};
    hit.words = {{"字数", missing}};
    return from_hits({hit});
}

Reply present(const Subject& subject) {
    const std::string code = narrative_code(subject);
    const Sight sight = look_for(subject, code);
    if (sight.present()) {
        return in_all_lengths(subject);
    }
    Hit hit{.result = sight.missing() ? Result::fail : Result::undetermined,
            .document = code,
            .source = sight.place,
            .reason = "未见{narrative}；" + sight.doubt};
    return from_hits({hit});
}

Reply length_in_limits(const Subject& subject) {
    if (!has_number(subject.rule, "min") && !has_number(subject.rule, "max")) {
        return not_applicable("配置未设字数要求");
    }
    const double least = number_of(subject.rule, "min", 0);
    const double most = number_of(subject.rule, "max", 1e9);
    std::vector<Hit> hits;
    for (const Part* part : narratives(subject)) {
        const std::size_t size = count_han(text_of(subject.evidence.subject, *part));
        const auto count = static_cast<double>(size);
        if (count >= least && count <= most) {
            continue;
        }
        Hit hit{.document = part->type,
                .source = source_of(subject, *part),
                .found = std::to_string(size),
                .slot = part->file,
                .reason = "{narrative}读出" + std::to_string(size) + "字，请看原件"};
        if (is_scanned(subject, *part) || !well_read(subject.evidence.subject, *part)) {
            hit.result = Result::undetermined;
        }
        const std::string low = std::to_string(static_cast<long>(least));
        const std::string high = std::to_string(static_cast<long>(std::min(most, 1e6)));
        hit.words = {{"要求", most > 1e6  ? "不少于" + low
                              : least < 1 ? "不超过" + high
                                          : std::string(low).append("—").append(high)},
                     {"n", std::to_string(size)},
                     {"a", std::to_string(static_cast<long>(least))},
                     {"b", std::to_string(static_cast<long>(std::min(most, 1e6)))}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

/// "冯志强同志表示": a leftover of another's text, or a colleague. A person must look.
void ask_about_stranger(const Subject& subject, const Part& part, std::vector<Hit>& hits) {
    const std::string stranger = stranger_in(subject, part);
    if (stranger.empty()) {
        return;
    }
    Hit hit{.result = Result::undetermined,
            .document = part.type,
            .source = source_of(subject, part),
            .found = stranger,
            .slot = part.file,
            .reason = "{narrative}中出现“" + stranger + "”，请看是否误用他人材料"};
    hit.words = {{"他名", stranger}};
    hits.push_back(std::move(hit));
}

/// The text names its person, and nobody else of the same submission.
Reply about_candidate(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    if (narratives(subject).empty()) {
        return not_applicable("没有{narrative}");
    }
    std::vector<Hit> hits;
    for (const Part* part : narratives(subject)) {
        const std::string text = skeleton(text_of(whole, *part));
        const bool own = contains(text, skeleton(subject.dossier->candidate));
        for (const Dossier& other : whole.dossiers) {
            const bool theirs =
                &other != subject.dossier && !own && contains(text, skeleton(other.candidate));
            if (!theirs) {
                continue;
            }
            const bool sure = !is_scanned(subject, *part) && well_read(whole, *part);
            Hit hit{.result = sure ? Result::fail : Result::undetermined,
                    .document = part->type,
                    .source = source_of(subject, *part),
                    .found = other.candidate,
                    .slot = part->file,
                    .reason = "{narrative}中出现“" + other.candidate + "”，未认出本人姓名"};
            hit.words = {{"他名", other.candidate}};
            hits.push_back(std::move(hit));
        }
        if (own) {
            ask_about_stranger(subject, *part, hits);
        } else if (hits.empty()) {
            Hit hit{.result = Result::undetermined,
                    .document = part->type,
                    .source = source_of(subject, *part),
                    .slot = part->file,
                    .reason = is_scanned(subject, *part)
                                  ? "{narrative}中未认出候选人姓名，可能是识别有误"
                                  : "{narrative}中没有候选人姓名，请人工查看"};
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

constexpr std::array table{
    Check{"NAR-01", "有事迹材料", Level::candidate, present},
    Check{"NAR-02", "事迹材料字数合规", Level::candidate, length_in_limits},
    Check{"NAR-03", "事迹材料写的是本人", Level::candidate, about_candidate},
    Check{"NAR-05", "事迹材料体现五力或四个条件", Level::candidate, narrative_covers_topics},
    Check{"NAR-06", "事迹材料的数据与推荐表一致", Level::candidate, narrative_figures_agree},
};

} // namespace

std::span<const Check> narrative_checks() {
    return table;
}

} // namespace intake
