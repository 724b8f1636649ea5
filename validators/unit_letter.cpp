#include "validators/unit_letter.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/lookup.hpp"
#include "validators/written_dates.hpp"

#include <algorithm>

namespace intake {

namespace {

using Parts = std::vector<const Part*>;

/// Whether any of the words stands in the text; a character may be left out or wrong.
bool says(const std::string& text, const std::vector<std::string>& words, bool lenient) {
    return std::ranges::any_of(words, [&](const std::string& word) {
        return contains_nearly(text, skeleton(word), lenient);
    });
}

bool any_scanned(const Subject& subject, const Parts& letters) {
    return std::ranges::any_of(
        letters, [&](const Part* letter) { return is_scanned(subject, *letter); });
}

bool is_whole(const Subject& subject, const Parts& letters) {
    const bool printed = std::ranges::all_of(
        letters, [&](const Part* letter) { return is_printed(subject, *letter); });
    return printed && doubt_about(subject, "U1").empty();
}

/// A date on a short line, or alone at the end of one; sentences hold other days.
bool has_line_with_date(const std::string& text) {
    constexpr std::size_t longest = 24;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        const std::string plain = squeeze(line);
        const std::size_t dates = written_dates(line).size();
        if ((length(plain) <= longest && dates > 0) || (dates == 1 && plain.ends_with("日"))) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

/// A date that was read, however doubtful, is no missing one.
bool is_dated(const Subject& subject, const Parts& letters) {
    return std::ranges::any_of(letters, [&](const Part* letter) {
        return has_line_with_date(text_of(subject.evidence.subject, *letter)) ||
               std::ranges::any_of(letter->readings, [](const Reading& reading) {
                   return reading.field.ends_with("date") && reading.state != State::absent;
               });
    });
}

Hit hit_of_letter(const Subject& subject, const Parts& letters, const std::string& wording) {
    Hit hit{.result = Result::undetermined,
            .document = "U1",
            .source = source_of(subject, *letters.front()),
            .wording = wording};
    hit.words = {{"材料名称", title_of_document(subject.evidence.profile, "U1")}};
    return hit;
}

/// Ink beside the text layer may be the date: where no place for it was seen, a person looks.
void judge_date(const Subject& subject, const Parts& letters, std::vector<Hit>& hits) {
    if (!has_wording(subject.rule, "undated") || is_dated(subject, letters)) {
        return;
    }
    const bool blank = std::ranges::any_of(letters, [](const Part* letter) {
        return std::ranges::any_of(letter->readings, [](const Reading& reading) {
            return reading.field.ends_with("date") && reading.source.origin != Origin::ocr;
        });
    });
    Hit hit = hit_of_letter(subject, letters, "undated");
    hit.result = blank && is_whole(subject, letters) ? Result::fail : Result::undetermined;
    hit.field = "document_date";
    hit.reason = "{U1}的落款日期未能读出，请看原件";
    hits.push_back(std::move(hit));
}

/// "某某协会：": the line that says to whom the letter goes; "" if none does.
std::string salutation_in(const std::string& text) {
    constexpr std::size_t longest = 24;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = squeeze(text.substr(at, end - at));
        if (line.ends_with(':') && length(line) <= longest) {
            return line.substr(0, line.size() - 1);
        }
        at = end + 1;
    }
    return "";
}

/// Named anywhere in the letter is addressed to. Another name may be short for the one asked.
void judge_addressee(const Subject& subject, const Parts& letters, std::vector<Hit>& hits) {
    const auto& addressees = words_of(subject.rule, "addressees");
    const std::string text = text_of_all(subject, letters);
    if (!has_wording(subject.rule, "unaddressed") || addressees.empty() ||
        says(skeleton(text), addressees, true)) {
        return;
    }
    const std::string other = salutation_in(text);
    const bool sure = other.empty() && is_whole(subject, letters);
    Hit hit = hit_of_letter(subject, letters, "unaddressed");
    hit.result = sure ? Result::fail : Result::undetermined;
    hit.field = "addressee";
    hit.reason = "{U1}中没有读到“" + addressees.front() + "”" +
                 (other.empty() ? "" : "，主送处读作“" + other + "”") + "，请看原件";
    hits.push_back(std::move(hit));
}

} // namespace

Reply letter_in_form(const Subject& subject, const Parts& letters) {
    std::vector<Hit> hits;
    const MarkSight seal = seal_on(subject, letters, "unit_seal");
    if (seal.state != Presence::present) {
        Hit hit = hit_of_mark(seal, "U1", "unit_seal", "{U1}的公章");
        hit.wording = "unsealed";
        hit.words = {{"材料名称", title_of_document(subject.evidence.profile, "U1")}};
        hits.push_back(std::move(hit));
    }
    judge_date(subject, letters, hits);
    judge_addressee(subject, letters, hits);
    return from_hits(std::move(hits));
}

Reply letter_says_all(const Subject& subject) {
    const auto letters = parts_of(subject.evidence.subject.unit_parts, "U1");
    if (letters.empty()) {
        return not_applicable("没有{U1}");
    }
    const std::string text = skeleton(text_of_all(subject, letters));
    const bool scanned = any_scanned(subject, letters);
    std::string missing;
    for (const auto& [key, title] : {std::pair{"procedure", "推荐程序"},
                                     {"publicity", "公示情况"},
                                     {"opinion", "推荐意见"}}) {
        const auto& words = words_of(subject.rule, key);
        if (!words.empty() && !says(text, words, scanned)) {
            missing += (missing.empty() ? "" : "、") + std::string(title);
        }
    }
    if (missing.empty()) {
        return pass();
    }
    const bool sure = !scanned && doubt_about(subject, "U1").empty();
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = "U1",
            .source = source_of(subject, *letters.front()),
            .reason = "{U1}中没有读到" + missing + "，请看原件"};
    hit.words = {{"推荐程序/公示情况/推荐意见", missing}};
    return from_hits({hit});
}

} // namespace intake
