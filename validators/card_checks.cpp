#include "validators/card_checks.hpp"

#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::string_view card = "C2";

bool says_any(const std::string& text, const std::vector<std::string>& words) {
    const std::string plain = skeleton(text);
    return std::ranges::any_of(
        words, [&](const std::string& word) { return contains(plain, skeleton(word)); });
}

std::string text_of_page(const Page& page) {
    std::string text;
    for (const Text& line : page.lines) {
        text += line.text + "\n";
    }
    return text;
}

/// "1978-06" as documents print it, without punctuation.
bool says_month(const std::string& text, const std::string& month) {
    const std::string plain = skeleton(text);
    const std::string year = month.substr(0, 4);
    const std::string number = month.substr(5, 2);
    const std::string bare = number.front() == '0' ? number.substr(1) : number;
    return contains(plain, year + "年" + number + "月") ||
           contains(plain, year + "年" + bare + "月") || contains(plain, year + number);
}

Hit other_document(const Source& source, const std::string& what) {
    return {.result = Result::undetermined,
            .document = std::string(card),
            .source = source,
            .reason = what + "，请人工核实证件种类"};
}

/// A page of the candidate that says it is another kind of document.
std::vector<Hit> other_documents(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    const auto& words = words_of(subject.rule, "others");
    for (const Part* part : parts_of(subject.dossier->parts, card)) {
        if (says_any(text_of(whole, *part), words)) {
            return {other_document(source_of(subject, *part), "证件上印有非居民身份证的名称")};
        }
    }
    for (const Unrecognised& rest : whole.unrecognised) {
        const Document& document = whole.documents.at(rest.document);
        if (rest.candidate != subject.dossier->candidate || rest.settled || rest.sheet >= 0) {
            continue;
        }
        const Page& page = document.pages.at(rest.page);
        if (says_any(text_of_page(page), words)) {
            return {other_document({.file = document.path, .page = page.number},
                                   "有一页似为非居民身份证的证件")};
        }
    }
    return {};
}

} // namespace

Reply watermark_accepted(const Subject& subject) {
    const auto cards = parts_of(subject.dossier->parts, card);
    if (cards.empty()) {
        return not_applicable("没有{C2}");
    }
    const bool marked = std::ranges::any_of(cards, [&](const Part* part) {
        return says_any(text_of(subject.evidence.subject, *part),
                        words_of(subject.rule, "marks"));
    });
    return {Result::pass, marked ? "有使用范围水印，不作缺陷" : "", {}};
}

Reply birth_by_file(const Subject& subject) {
    const std::string id = accepted_value(subject, "id_number");
    const std::optional<Date> birth = id_check_holds(id) ? birth_of_id(id) : std::nullopt;
    const Reading* given = reading_in(subject, "birth", form_code(subject));
    if (!birth || given == nullptr || given->value.size() < 7 || !is_certain(subject, *given)) {
        return not_applicable("没有可比较的身份证号和出生年月");
    }
    const std::string month = given->value.substr(0, 7);
    if (month == to_string(*birth).substr(0, 7)) {
        return pass();
    }
    const auto& parts = subject.dossier->parts;
    const auto note = std::ranges::find_if(parts, [&](const Part& part) {
        const std::string text = text_of(subject.evidence.subject, part);
        return says_any(text, words_of(subject.rule, "notes")) && says_month(text, month);
    });
    if (note == parts.end()) {
        return not_applicable("出生年月与身份证不同，未见以档案为准的说明");
    }
    return from_hits({{.source = source_of(subject, *note),
                       .field = "birth",
                       .found = given->value,
                       .expected = to_string(*birth)}});
}

Reply resident_card(const Subject& subject) {
    const std::string id = accepted_value(subject, "id_number");
    const auto& prefixes = words_of(subject.rule, "prefixes");
    const bool proven = id_check_holds(id);
    if (proven && std::ranges::any_of(prefixes, [&](const std::string& prefix) {
            return id.starts_with(prefix);
        })) {
        return from_hits({{.document = std::string(card),
                           .source = find_field(*subject.dossier, "id_number")->source,
                           .field = "id_number",
                           .found = mask_id(id)}});
    }
    std::vector<Hit> others = other_documents(subject);
    if (!others.empty()) {
        return from_hits(std::move(others));
    }
    return proven ? pass() : not_applicable("没有读到可以判断证件种类的内容");
}

} // namespace intake
