#include "validators/topic_checks.hpp"

#include "pipeline/model/titles.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/figures.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace intake {

namespace {

using Parts = std::vector<const Part*>;

using Topics = std::vector<std::string>;

/// The topics of which the text has neither the title nor a word listed under it.
Topics untouched(const Subject& subject, const Topics& topics, const std::string& text) {
    Topics missing;
    std::ranges::copy_if(topics, std::back_inserter(missing), [&](const std::string& topic) {
        return !says_any(text, {topic}) && !says_any(text, words_of(subject.rule, topic));
    });
    return missing;
}

std::string joined(const Topics& topics) {
    std::string text;
    for (const std::string& topic : topics) {
        text += (text.empty() ? "" : "、") + topic;
    }
    return text;
}

bool all_read(const Subject& subject, const Parts& parts) {
    return std::ranges::all_of(
        parts, [&](const Part* part) { return well_read(subject.evidence.subject, *part); });
}

bool all_printed(const Subject& subject, const Parts& parts) {
    return std::ranges::all_of(parts,
                               [&](const Part* part) { return is_printed(subject, *part); });
}

/// What `parts`, documents of one type, leave out of the topics: of those sets of which none is
/// whole, the one that lacks least.
Reply cover(const Subject& subject, const Parts& parts, const std::vector<Topics>& sets) {
    const std::string& type = parts.front()->type;
    const std::string title = title_of_document(subject.evidence.profile, type);
    const std::string text = text_of_all(subject, parts);
    const auto least = static_cast<std::size_t>(number_of(subject.rule, "least", 0));
    if (count_han(text) < least) {
        return not_applicable("《" + title + "》读出的文字太少，不据此判断");
    }
    Topics lacking = untouched(subject, sets.front(), text);
    for (const Topics& topics : sets) {
        Topics here = untouched(subject, topics, text);
        if (here.size() < lacking.size()) {
            lacking = std::move(here);
        }
    }
    if (lacking.empty()) {
        return pass();
    }
    const std::string missing = joined(lacking);
    // A single topic may well be told in words that nobody listed.
    const bool sure = lacking.size() > 1 && all_printed(subject, parts);
    // A further page may hold what these leave out.
    if (!all_read(subject, parts) || !doubt_about(subject, type).empty()) {
        return not_applicable("《" + title + "》可能还有页面未能读出，不据此判断");
    }
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = type,
            .source = source_of(subject, *parts.front()),
            .found = missing,
            .slot = skeleton(missing),
            .reason = "《" + title + "》中未读到与“" + missing + "”有关的字词，请看原件"};
    hit.words = {{"x", missing}, {"材料", title}};
    return from_hits({hit});
}

Parts narratives_of(const Subject& subject) {
    const auto& documents = subject.evidence.profile.documents;
    const auto at = std::ranges::find(documents, "narrative", &DocumentRule::section);
    return at == documents.end() ? Parts{} : parts_of(subject.dossier->parts, at->code);
}

/// What may be held against another text: printed lines, what the second reader saw of the
/// others, and what a single reader was sure of.
std::string firm_text(const Subject& subject, const Parts& parts) {
    const double least = subject.evidence.profile.accept_confidence;
    std::string text;
    for (const Part* part : parts) {
        const Document& document = subject.evidence.subject.documents.at(part->document);
        for (const std::size_t index : part->pages) {
            for (const Text& line : document.pages.at(index).lines) {
                const bool sure = line.origin != Origin::ocr || line.weakest >= least;
                text += !line.second.empty() ? line.second : sure ? line.text : "";
                text += '\n';
            }
        }
    }
    return text;
}

/// Whether the clause is what the page says, as far as readers can tell.
bool is_firm(const Subject& subject, const Parts& parts, const std::string& clause) {
    return all_read(subject, parts) && (all_printed(subject, parts) ||
                                        contains(squeeze(firm_text(subject, parts)), clause));
}

} // namespace

Reply narrative_covers_topics(const Subject& subject) {
    const Parts parts = narratives_of(subject);
    if (parts.empty()) {
        return not_applicable("没有{narrative}");
    }
    const Profile& profile = subject.evidence.profile;
    return cover(subject, parts, {profile.forces, profile.conditions});
}

Reply narrative_figures_agree(const Subject& subject) {
    const Parts parts = narratives_of(subject);
    const Parts forms = forms_of(subject);
    if (parts.empty() || forms.empty()) {
        return not_applicable("没有可对照的{narrative}和{form}");
    }
    const auto least = static_cast<std::size_t>(number_of(subject.rule, "least", 8));
    std::vector<Hit> hits;
    for (const auto& [here, there] :
         unlike_figures(text_of_all(subject, parts), text_of_all(subject, forms), least)) {
        if (!is_firm(subject, parts, here) || !is_firm(subject, forms, there)) {
            continue;
        }
        const bool sure = all_printed(subject, parts) && all_printed(subject, forms);
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = parts.front()->type,
                .source = source_of(subject, *parts.front()),
                .found = here,
                .expected = there,
                .slot = there};
        hit.reason = "{narrative}读作“" + here;
        hit.reason += "”，{form}读作“" + there + "”，请对照原件";
        hit.words = {{"a", here}, {"b", there}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

Reply cultivation_covers_forces(const Subject& subject) {
    Reply all = not_applicable("没有" + all_titles(words_of(subject.rule, "documents")));
    std::vector<Hit> hits;
    bool asked = false;
    for (const std::string& code : words_of(subject.rule, "documents")) {
        const Parts parts = parts_of(subject.dossier->parts, code);
        if (parts.empty()) {
            continue;
        }
        Reply reply = cover(subject, parts, {subject.evidence.profile.forces});
        asked = asked || reply.result != Result::not_applicable;
        all.reason = reply.result == Result::not_applicable ? reply.reason : all.reason;
        hits.insert(hits.end(), reply.hits.begin(), reply.hits.end());
    }
    return asked ? from_hits(std::move(hits)) : all;
}

} // namespace intake
