#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/card_checks.hpp"
#include "validators/card_sides.hpp"
#include "validators/claims.hpp"
#include "validators/comparison.hpp"
#include "validators/history_checks.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

const std::vector<std::string>& card_first() {
    static const std::vector<std::string> order{"C2", "C1", "U2"};
    return order;
}

/// Whether a cell or a text layer gives the same number: then it is printed so, not misread.
bool is_repeated(const Field& field, const Reading& reading) {
    return std::ranges::any_of(field.readings, [&](const Reading& other) {
        return other.source.origin != Origin::ocr && other.value == reading.value;
    });
}

/// Certificates of earlier years rightly show numbers of 15 digits.
bool is_proof(const Subject& subject, const std::string& document) {
    const DocumentRule* rule = find_document_rule(subject.evidence.profile, document);
    return rule != nullptr && is_proof(*rule);
}

bool has_values(const Subject& subject, const std::string& field) {
    const Field* found = find_field(*subject.dossier, field);
    return found != nullptr && std::ranges::any_of(found->readings, [](const Reading& reading) {
               return !reading.value.empty();
           });
}

/// A hit for every document's number that `wrong` says is wrong.
Reply judge_numbers(const Subject& subject, bool (*wrong)(const std::string&)) {
    const Field* field = find_field(*subject.dossier, "id_number");
    if (!has_values(subject, "id_number")) {
        return not_applicable("没有读到身份证号");
    }
    std::vector<Hit> hits;
    for (const Reading& reading : readings_of(field)) {
        const bool listed = std::ranges::any_of(
            hits, [&](const Hit& hit) { return hit.document == reading.document; });
        // Offices print numbers with stars on purpose.
        const bool hidden =
            contains(reading.raw, "*") || contains(reading.raw, "＊") || is_none(reading.value);
        if (reading.value.empty() || hidden || listed || lost_digits(reading) ||
            !wrong(reading.value) || is_proof(subject, reading.document)) {
            continue;
        }
        Hit hit{.document = reading.document,
                .source = reading.source,
                .field = reading.field,
                .found = mask_id(reading.value)};
        hit.words = {{"掩码", mask_id(reading.value)},
                     {"材料", title_of_document(subject.evidence.profile, reading.document)}};
        const char first = reading.value.front();
        const bool other = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
        if (reading.source.origin == Origin::ocr && !is_repeated(*field, reading)) {
            hit.result = Result::undetermined;
            hit.reason = "身份证号识别不清，请人工核对";
        } else if (other) {
            hit.result = Result::undetermined;
            hit.reason = "所填号码似为其他证件的号码，请看原件";
        }
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

bool has_wrong_shape(const std::string& id) {
    return !is_id_shape(id) || !birth_of_id(id);
}

bool has_wrong_check(const std::string& id) {
    return is_id_shape(id) && birth_of_id(id) && !id_check_holds(id);
}

Reply number_shape(const Subject& subject) {
    return judge_numbers(subject, has_wrong_shape);
}

Reply number_check(const Subject& subject) {
    return judge_numbers(subject, has_wrong_check);
}

Reply numbers_agree(const Subject& subject) {
    if (!has_values(subject, "id_number")) {
        return not_applicable("没有读到身份证号");
    }
    std::vector<Hit> hits = disagreements(subject, "id_number", card_first());
    std::erase_if(hits, [&](const Hit& hit) { return is_proof(subject, hit.document); });
    for (Hit& hit : hits) {
        hit.found = mask_id(hit.found);
        hit.expected = mask_id(hit.expected);
    }
    return from_hits(std::move(hits));
}

/// The number to hold birth and sex against: accepted, and proven by its own check.
std::string proven_number(const Subject& subject) {
    std::string id = accepted_value(subject, "id_number");
    if (id_check_holds(id)) {
        return id;
    }
    const Reading* card = reading_in(subject, "id_number", "C2");
    const bool good = card != nullptr && card->state == State::accepted;
    return good && id_check_holds(card->value) ? card->value : "";
}

Reply against_number(const Subject& subject, const std::string& field,
                     const std::string& expected) {
    std::vector<Hit> hits;
    const Field* found = find_field(*subject.dossier, field);
    const std::vector<Reading>& readings = readings_of(found);
    const auto same = [&](const Reading& reading) {
        const std::size_t size = std::min(reading.value.size(), expected.size());
        return !reading.value.empty() &&
               reading.value.substr(0, size) == expected.substr(0, size);
    };
    for (const Reading& reading : readings) {
        const bool valued = reading.state == State::accepted || reading.state == State::review;
        const bool settled = std::ranges::any_of(readings, [&](const Reading& other) {
            return other.document == reading.document && same(other);
        });
        if (reading.value.empty() || settled || !valued) {
            continue;
        }
        Hit hit{.document = reading.document,
                .source = reading.source,
                .field = field,
                .found = reading.value,
                .expected = expected,
                .slot = reading.document};
        hit.words = {{"材料", title_of_document(subject.evidence.profile, reading.document)},
                     {"值", reading.value},
                     {"值2", expected}};
        if (!is_certain(subject, reading)) {
            hit.result = Result::undetermined;
            hit.reason = title_of_field(subject.evidence.profile, field) + "读作“" +
                         reading.value + "”，与身份证号不符，但识别没有把握";
        }
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

/// A wrong or missing number is another check's finding; a doubtful one leaves this one open.
Reply without_number(const Subject& subject) {
    const Field* id = find_field(*subject.dossier, "id_number");
    const bool open =
        id != nullptr && (id->state == State::review || id->state == State::unreadable);
    return open ? undetermined_at(*id, "身份证号尚未确认，无法核对")
                : not_applicable("没有可用的身份证号");
}

Reply sex_agrees(const Subject& subject) {
    const std::string id = proven_number(subject);
    return id.empty() ? without_number(subject) : against_number(subject, "sex", sex_of_id(id));
}

Reply birth_agrees(const Subject& subject) {
    const std::string id = proven_number(subject);
    const std::optional<Date> birth = birth_of_id(id);
    return !birth ? without_number(subject)
                  : against_number(subject, "birth", to_string(*birth));
}

/// Cards are valid for 5, 10 or 20 years to the day: a term like that proves both its dates.
bool term_proves(const Subject& subject, const Reading& until) {
    const Reading* from = reading_in(subject, "id_valid_from", "C2");
    const std::optional<Date> first = from == nullptr || from->state != State::accepted
                                          ? std::nullopt
                                          : parse_date(from->value);
    const std::optional<Date> last = parse_date(until.value);
    if (!first || !last || until.state != State::accepted) {
        return false;
    }
    const int years = static_cast<int>(last->year()) - static_cast<int>(first->year());
    return first->month() == last->month() && first->day() == last->day() &&
           (years == 5 || years == 10 || years == 20);
}

Reply card_valid(const Subject& subject) {
    if (parts_of(subject.dossier->parts, "C2").empty()) {
        return not_applicable("没有{C2}");
    }
    const Reading* until = reading_in(subject, "id_valid_to", "C2");
    if (until == nullptr || until->value.empty()) {
        const Source card = source_of(subject, *parts_of(subject.dossier->parts, "C2").front());
        return undetermined_at({.field = "id_valid_to",
                                .document = "C2",
                                .source = until == nullptr ? card : until->source},
                               "{C2}有效期限未能读出");
    }
    const std::optional<Date> last = parse_date(until->value);
    if (until->value == "长期" || (last && *last >= subject.evidence.as_of)) {
        return until->state == State::accepted
                   ? pass()
                   : undetermined_at(*until, "{C2}有效期限识别没有把握");
    }
    Hit hit{.document = "C2",
            .source = until->source,
            .field = "id_valid_to",
            .found = until->value};
    hit.words = {{"日期", last ? to_chinese(*last) : until->value}};
    if (!last || (!is_certain(subject, *until) && !term_proves(subject, *until))) {
        hit.result = Result::undetermined;
        hit.reason = "{C2}有效期限读作“" + until->value + "”，识别没有把握";
    }
    return from_hits({hit});
}

Reply card_legible(const Subject& subject) {
    const std::vector<const Part*> cards = parts_of(subject.dossier->parts, "C2");
    if (cards.empty()) {
        return not_applicable("没有{C2}");
    }
    const Reading* number = reading_in(subject, "id_number", "C2");
    const Reading* name = reading_in(subject, "name", "C2");
    const auto legible = [](const Reading* reading) {
        return reading != nullptr && !reading->value.empty();
    };
    const bool proven = number != nullptr && id_check_holds(number->value);
    if ((proven || (legible(number) && legible(name))) && all_well_read(subject, cards)) {
        return pass();
    }
    // A person confirms before a unit is asked for a better scan.
    Hit hit{.result = Result::undetermined,
            .document = "C2",
            .source = source_of(subject, *cards.front()),
            .reason = "{C2}姓名或号码未能读清"};
    return from_hits({hit});
}

/// The name of a folder or file of the candidate that differs from his by one character; "" if
/// the right name stands there too.
std::string name_in_paths(const Dossier& dossier) {
    const std::u32string name = decode(skeleton(dossier.candidate));
    std::string similar;
    for (const Part& part : dossier.parts) {
        const std::u32string path = decode(skeleton(part.file));
        if (path.find(name) != std::u32string::npos) {
            return "";
        }
        for (std::size_t at = 0; name.size() >= 3 && at + name.size() <= path.size(); ++at) {
            const std::u32string_view window =
                std::u32string_view(path).substr(at, name.size());
            if (edit_distance(window, name, 1) == 1 && window.front() == name.front()) {
                similar = encode(window);
            }
        }
    }
    return similar;
}

/// A folder or file that bears another name than the table, one character apart.
Reply names_agree(const Subject& subject) {
    if (!has_values(subject, "name")) {
        return not_applicable("没有读到姓名");
    }
    std::vector<Hit> hits = disagreements(subject, "name", card_first());
    const std::string other = hits.empty() ? name_in_paths(*subject.dossier) : "";
    if (!other.empty()) {
        hits.push_back({.result = Result::undetermined,
                        .document = "U2",
                        .field = "name",
                        .found = subject.dossier->candidate,
                        .expected = other,
                        .reason = "{U2}写作“" + subject.dossier->candidate + "”，文件名写作“" +
                                  other + "”，请人工核对"});
    }
    return from_hits(std::move(hits));
}

constexpr std::array table{
    Check{"ID-01", "身份证两面齐全", Level::candidate, both_sides},
    Check{"ID-02", "身份证号格式正确", Level::candidate, number_shape, true},
    Check{"ID-03", "身份证号校验位正确", Level::candidate, number_check, true},
    Check{"ID-04", "各材料身份证号一致", Level::candidate, numbers_agree, true},
    Check{"ID-05", "性别与身份证一致", Level::candidate, sex_agrees, true},
    Check{"ID-06", "出生年月与身份证一致", Level::candidate, birth_agrees, true},
    Check{"ID-07", "身份证在有效期内", Level::candidate, card_valid},
    Check{"ID-08", "身份证有效期长短与签发时年龄相符", Level::candidate, validity_fits_age},
    Check{"ID-09", "身份证复印件清晰", Level::candidate, card_legible},
    Check{"ID-10", "使用范围水印不算缺陷", Level::candidate, watermark_accepted},
    Check{"ID-11", "各材料姓名一致", Level::candidate, names_agree},
    Check{"ID-12", "出生年月以档案为准的，有说明", Level::candidate, birth_by_file},
    Check{"ID-13", "证件为居民身份证", Level::candidate, resident_card},
    Check{"ID-14", "年龄在常见范围内", Level::candidate, age_is_usual, true},
};

} // namespace

std::span<const Check> identity_checks() {
    return table;
}

} // namespace intake
