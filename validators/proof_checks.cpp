#include "validators/proof_checks.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

/// "GB/T 19001-2016", "T/SAQ 0014(S)-2025", "DB31/T 1234.5-2020", "Q/ABC 01-2024",
/// "ISO 9001:2015": letters first, a number, and a year of four digits at the end.
bool is_standard_number(const std::string& printed) {
    const std::string number = squeeze(printed);
    const std::size_t year = number.find_last_of("-:");
    if (number.empty() || !is_letter(number.front()) || year == std::string::npos) {
        return false;
    }
    const std::string tail = number.substr(year + 1);
    const std::string head = number.substr(0, year);
    const bool known = std::ranges::all_of(number, [](char c) {
        return is_letter(c) || is_digit(c) ||
               std::string_view("/.-:()").find(c) != std::string_view::npos;
    });
    return known && tail.size() == 4 && std::ranges::all_of(tail, is_digit) &&
           std::ranges::any_of(head, is_digit);
}

/// Rows of a list on the form that hold a value in `column`.
std::vector<const Reading*> column_of_form(const Subject& subject, std::string_view list,
                                           std::string_view column) {
    std::vector<const Reading*> longest; // the same form may be there twice
    for (const Part& part : subject.dossier->parts) {
        std::vector<const Reading*> found;
        for (const Entry& entry : part.entries) {
            const Reading* reading =
                entry.list == list ? find_reading(entry.columns, column) : nullptr;
            if (reading != nullptr && !reading->value.empty() && reading->value != "无") {
                found.push_back(reading);
            }
        }
        if (found.size() > longest.size()) {
            longest = std::move(found);
        }
    }
    return longest;
}

bool all_certain(const Subject& subject, const std::vector<const Reading*>& readings) {
    return std::ranges::all_of(
        readings, [&](const Reading* reading) { return is_certain(subject, *reading); });
}

/// What the diplomas say, those of them on which a value was read.
std::vector<const Reading*> diplomas(const Subject& subject) {
    std::vector<const Reading*> found;
    for (const Part* part : parts_of(subject.dossier->parts, "C3")) {
        const Reading* reading = find_reading(part->readings, "education");
        if (reading != nullptr && reading->state == State::accepted) {
            found.push_back(reading);
        }
    }
    return found;
}

} // namespace

Reply education_agrees(const Subject& subject) {
    const Reading* claim = reading_in(subject, "education", "C1");
    const FieldRule* rule = find_field_rule(subject.evidence.profile, "education");
    const std::vector<const Reading*> proofs = diplomas(subject);
    if (claim == nullptr || claim->value.empty() || rule == nullptr || proofs.empty()) {
        return not_applicable("没有可比较的学历，或{C3}上没有读出学历");
    }
    const bool proved = std::ranges::any_of(
        proofs, [&](const Reading* proof) { return agree(*rule, claim->value, proof->value); });
    if (proved) {
        return pass();
    }
    const Reading& proof = *proofs.front();
    const bool sure = parts_of(subject.dossier->parts, "C3").size() == 1 &&
                      ((is_certain(subject, *claim) && is_certain(subject, proof)) ||
                       are_far_apart(*rule, *claim, proof)) &&
                      doubt_about(subject, "C3").empty();
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = "C1",
            .source = claim->source,
            .field = "education",
            .found = claim->value,
            .expected = proof.value,
            .reason =
                "学历填写“" + claim->value + "”，{C3}读作“" + proof.value + "”，请看原件"};
    hit.words = {{"a", claim->value}, {"b", proof.value}};
    return from_hits({hit});
}

Reply standard_numbers(const Subject& subject) {
    const auto numbers = column_of_form(subject, "standards", "number");
    std::vector<Hit> hits;
    for (const Reading* number : numbers) {
        if (is_standard_number(number->value)) {
            continue;
        }
        Hit hit{.result = is_certain(subject, *number) ? Result::fail : Result::undetermined,
                .document = number->document,
                .source = number->source,
                .field = "standards",
                .found = number->value,
                .slot = skeleton(number->value),
                .reason = "标准编号读作“" + number->value + "”，请看原件"};
        hit.words = {{"值", number->value}};
        hits.push_back(std::move(hit));
    }
    return numbers.empty() ? not_applicable("没有列出标准") : from_hits(std::move(hits));
}

Reply apprentices_documented(const Subject& subject) {
    const auto names = column_of_form(subject, "apprentices", "name");
    if (names.empty()) {
        return not_applicable("没有列出徒弟");
    }
    const Sight sight = look_for(subject, "C11");
    if (sight.present()) {
        return pass();
    }
    const bool sure = sight.missing() && all_certain(subject, names);
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = "C11",
            .source = names.front()->source,
            .field = "apprentices",
            .found = std::to_string(names.size()),
            .reason = "填写了带徒，未见{C11}；" + sight.doubt};
    hit.words = {{"n", hit.found}};
    return from_hits({hit});
}

} // namespace intake
