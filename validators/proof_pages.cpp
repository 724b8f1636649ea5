#include "validators/proof_pages.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/lookup.hpp"
#include "validators/seal_sight.hpp"

#include <algorithm>

namespace intake {

namespace {

using Parts = std::vector<const Part*>;

/// A page or a thing that a proof must show.
struct Element {
    std::string title; ///< Chinese, as letters name it
    bool there = false;
    bool needed = true; ///< false: where it is not, that is a question
};

bool all_printed(const Subject& subject, const Parts& parts) {
    return std::ranges::all_of(parts,
                               [&](const Part* part) { return is_printed(subject, *part); });
}

bool all_read(const Subject& subject, const Parts& parts) {
    return std::ranges::all_of(
        parts, [&](const Part* part) { return well_read(subject.evidence.subject, *part); });
}

/// The candidate's name in the text; a scan that does not show it is EVD-03's to ask about.
bool is_named(const Subject& subject, const Parts& parts) {
    return std::ranges::any_of(parts, [&](const Part* part) {
        return is_scanned(subject, *part) ||
               contains(skeleton(text_of(subject.evidence.subject, *part)),
                        skeleton(subject.dossier->candidate));
    });
}

/// What is missing of `elements` in `parts`, documents of one type that are one proof.
/// \param name what letters call the proof
Reply judge(const Subject& subject, const Parts& parts, const std::vector<Element>& elements,
            const std::string& name) {
    std::string missing;
    bool needed = false;
    for (const Element& element : elements) {
        if (!element.there) {
            missing += (missing.empty() ? "" : "、") + element.title;
            needed = needed || element.needed;
        }
    }
    if (missing.empty()) {
        return pass();
    }
    if (!all_read(subject, parts)) {
        return not_applicable("“" + name + "”有页面未能读清，不据此判断");
    }
    const std::string& type = parts.front()->type;
    const bool sure =
        needed && all_printed(subject, parts) && doubt_about(subject, type).empty();
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = type,
            .source = source_of(subject, *parts.front()),
            .found = missing,
            .slot = skeleton(name),
            .reason = "“" + name + "”中未读到" + missing + "，请看原件"};
    hit.words = {{"名称", name}, {"页面", missing}};
    return from_hits({hit});
}

/// What one of the claims that the proof's text bears out calls itself; else the part's title.
std::string name_of_proof(const Subject& subject, const Parts& parts) {
    const std::string text = text_of_all(subject, parts);
    for (const Part* form : forms_of(subject)) {
        for (const Entry& entry : form->entries) {
            std::string title = column_of(entry, "title");
            if (claim_rule(subject, entry) != nullptr && overlap(text, title) >= 0.8) {
                return title;
            }
        }
    }
    const std::string& title = parts.front()->title;
    return title.empty() ? title_of_document(subject.evidence.profile, parts.front()->type)
                         : title;
}

/// Whether words that `key` lists stand in the parts.
bool shows(const Subject& subject, const Parts& parts, const std::string& key) {
    return says_any(text_of_all(subject, parts), words_of(subject.rule, key));
}

Parts evidence_named(const Subject& subject, const std::string& key) {
    Parts parts;
    for (const Part& part : subject.dossier->parts) {
        if (is_evidence(subject, part) && says_any(part.title, words_of(subject.rule, key))) {
            parts.push_back(&part);
        }
    }
    return parts;
}

/// "〔2025〕12号" and its like, by whatever brackets.
bool has_issue_number(const std::string& text) {
    const std::u32string plain = decode(skeleton(text));
    const auto digit = [&](std::size_t at) { return plain[at] >= U'0' && plain[at] <= U'9'; };
    for (std::size_t end = plain.find(U'号'); end != plain.npos;
         end = plain.find(U'号', end + 1)) {
        std::size_t start = end;
        while (start > 0 && digit(start - 1)) {
            --start;
        }
        if (end - start >= 5 && end - start <= 8) {
            return true;
        }
    }
    return false;
}

Hit hit_of_seal(const Subject& subject, const Part& part, Presence state,
                const std::string& reason) {
    Hit hit{.result = state == Presence::absent ? Result::fail : Result::undetermined,
            .document = part.type,
            .source = source_of(subject, part),
            .slot = part.file,
            .reason = reason};
    hit.words = {{"名称", title_of_document(subject.evidence.profile, part.type)}};
    return hit;
}

} // namespace

Reply standard_pages(const Subject& subject) {
    const std::string code = text_of(subject.rule, "document");
    const Parts parts = parts_of(subject.dossier->parts, code);
    if (parts.empty()) {
        return not_applicable("没有" + quoted_title(subject, code));
    }
    const bool foreword = shows(subject, parts, "foreword") && is_named(subject, parts);
    return judge(subject, parts,
                 {{"封面", shows(subject, parts, "cover")}, {"载有本人姓名的前言页", foreword}},
                 name_of_proof(subject, parts));
}

Reply paper_pages(const Subject& subject) {
    const std::string code = text_of(subject.rule, "document");
    const Parts parts = parts_of(subject.dossier->parts, code);
    if (parts.empty()) {
        return not_applicable("没有" + quoted_title(subject, code));
    }
    if (shows(subject, parts, "exempt")) {
        return not_applicable("著作、检索报告等不按论文要求页面");
    }
    return judge(subject, parts,
                 {{"封面", shows(subject, parts, "cover")},
                  {"目录", shows(subject, parts, "contents")},
                  {"正文首页", shows(subject, parts, "first")}},
                 name_of_proof(subject, parts));
}

Reply commendation_pages(const Subject& subject) {
    const Parts parts = evidence_named(subject, "titles");
    if (parts.empty()) {
        return not_applicable("没有以文件形式提交的表彰决定");
    }
    // Pages of one decision may lie in several files: together they are judged.
    const std::string text = text_of_all(subject, parts);
    const bool sealed = std::ranges::any_of(parts, [&](const Part* part) {
        return seal_anywhere(subject, *part) != Presence::absent;
    });
    return judge(subject, parts,
                 {{"文号", has_issue_number(text), false},
                  {"名单页", is_named(subject, parts)},
                  {"落款页（印章）", sealed}},
                 name_of_proof(subject, parts));
}

Reply benefit_sealed(const Subject& subject) {
    const Parts parts = evidence_named(subject, "titles");
    if (parts.empty()) {
        return not_applicable("没有经济效益证明");
    }
    std::vector<Hit> hits;
    for (const Part* part : parts) {
        const bool finance = std::ranges::any_of(part->seals, [&](const Seal& seal) {
            return says_any(seal.text + seal.kind, words_of(subject.rule, "seals"));
        });
        if (!finance) {
            hits.push_back(hit_of_seal(subject, *part, seal_anywhere(subject, *part),
                                       "经济效益证明上未认出财务专用章，请看原件"));
        }
    }
    return from_hits(std::move(hits));
}

Reply copies_certified(const Subject& subject) {
    const auto& asked = words_of(subject.rule, "documents");
    if (asked.empty()) {
        return not_applicable("通知未要求复印件注明与原件一致");
    }
    bool copied = false;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        // What was born digital is no copy.
        const bool copy =
            std::ranges::find(asked, part.type) != asked.end() && is_scanned(subject, part);
        copied = copied || copy;
        if (copy && !shows(subject, {&part}, "stamps")) {
            Hit hit = hit_of_seal(subject, part, seal_anywhere(subject, part),
                                  "复印件上未读到“与原件一致”，请看原件");
            hits.push_back(std::move(hit));
        }
    }
    return copied ? from_hits(std::move(hits)) : not_applicable("没有须注明的复印件");
}

namespace {

/// A run of eight letters and digits and more that no reading of the part accounts for.
bool has_unnamed_code(const Subject& subject, const Part& part) {
    const std::string text = squeeze(text_of(subject.evidence.subject, part)) + "。";
    std::string run;
    for (const char c : text) {
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (plain) {
            run += c;
            continue;
        }
        const bool named = std::ranges::any_of(part.readings, [&](const Reading& reading) {
            return contains(squeeze(reading.value), run);
        });
        if (run.size() >= 8 && !named) {
            return true;
        }
        run.clear();
    }
    return false;
}

bool bears_code(const Subject& subject, const Part& part) {
    const Document& document = subject.evidence.subject.documents.at(part.document);
    return std::ranges::any_of(part.pages, [&](std::size_t page) {
        return !document.pages.at(page).marks.codes.empty();
    });
}

} // namespace

Reply codes_kept(const Subject& subject) {
    const std::string field = text_of(subject.rule, "field");
    bool asked = false;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const Reading* code = find_reading(part.readings, field);
        const bool told =
            says_any(text_of(subject.evidence.subject, part), words_of(subject.rule, "told"));
        if (!is_evidence(subject, part) || (code == nullptr && !told)) {
            continue;
        }
        asked = true;
        const bool named =
            code != nullptr && (!code->value.empty() || has_unnamed_code(subject, part));
        if (named || bears_code(subject, part)) {
            continue;
        }
        const bool sure =
            code != nullptr && code->state == State::absent && is_printed(subject, part);
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = part.type,
                .source = code != nullptr ? code->source : source_of(subject, part),
                .field = code != nullptr ? field : "",
                .slot = part.file,
                .reason = code != nullptr ? "电子证书的验证码未能读出，请看原件"
                                          : "页上提到二维码，但未见其图案，请看原件"};
        hit.words = {{"名称", title_of_document(subject.evidence.profile, part.type)}};
        hits.push_back(std::move(hit));
    }
    return asked ? from_hits(std::move(hits))
                 : not_applicable("没有印有验证码或提到二维码的证书");
}

} // namespace intake
