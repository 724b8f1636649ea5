#include "validators/diploma_checks.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"
#include "validators/named_people.hpp"

#include <algorithm>
#include <set>

namespace intake {

namespace {

constexpr std::size_t year_at = 6; ///< school 5, kind 1, year 4, level 2, serial
constexpr std::size_t full_length = 18;
constexpr std::size_t old_length = 17;

/// What is printed on the first line of the value; further lines are other things.
std::string first_line(const Reading& reading) {
    const std::size_t start = reading.raw.find_first_not_of("\n\t ");
    const std::string raw = start == std::string::npos ? "" : reading.raw.substr(start);
    return squeeze(raw.substr(0, raw.find('\n')));
}

bool is_number(const std::string& text) {
    return !text.empty() &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The years that a text prints in digits.
std::set<std::string> years_in(const std::string& text) {
    const std::string plain = squeeze(text);
    const auto digit = [&](std::size_t i) {
        return i < plain.size() && plain[i] >= '0' && plain[i] <= '9';
    };
    std::set<std::string> years;
    for (std::size_t i = 0; i + 4 < plain.size(); ++i) {
        const bool alone = (i == 0 || !digit(i - 1)) && digit(i) && digit(i + 1) &&
                           digit(i + 2) && digit(i + 3) && !digit(i + 4);
        const bool century = plain.compare(i, 2, "19") == 0 || plain.compare(i, 2, "20") == 0;
        if (alone && century) {
            years.insert(plain.substr(i, 4));
        }
    }
    return years;
}

/// What is wrong with a diploma's number; "" if nothing is, or nothing can be said.
std::string fault_of_number(const std::string& number, const std::set<std::string>& years,
                            const std::string& first_year) {
    const std::string last = years.empty() ? "" : *years.rbegin();
    if (last < first_year) {
        return ""; // of a time before the numbers were laid down, or undated
    }
    if (number.size() != full_length && number.size() != old_length) {
        return "共" + std::to_string(number.size()) + "位，位数异常";
    }
    const std::string year = number.substr(year_at, 4);
    const bool told = number.size() == old_length || years.contains(year);
    return told ? "" : "所含年份与毕业年份不符";
}

Hit hit_of_number(const Subject& subject, const Part& part, const Reading& reading,
                  const std::string& fault) {
    const std::string number = first_line(reading);
    const bool sure = is_certain(subject, reading) && is_printed(subject, part);
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = part.type,
            .source = reading.source,
            .field = reading.field,
            .found = number,
            .slot = part.file,
            .reason = "毕业证书编号读作“" + number + "”，" + fault + "，请看原件"};
    hit.words = {{"值", number}, {"问题", fault}};
    return hit;
}

} // namespace

Reply diploma_numbers(const Subject& subject) {
    bool asked = false;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const std::string text = text_of(subject.evidence.subject, part);
        const Reading* reading = find_reading(part.readings, text_of(subject.rule, "field"));
        const bool diploma = says_any(part.title, words_of(subject.rule, "titles")) &&
                             !says_any(text, words_of(subject.rule, "exempt"));
        // A number that is in doubt is no ground for advice.
        if (!diploma || reading == nullptr || reading->state != State::accepted ||
            !is_number(first_line(*reading))) {
            continue;
        }
        asked = true;
        const std::string fault = fault_of_number(first_line(*reading), years_in(text),
                                                  text_of(subject.rule, "since"));
        if (!fault.empty()) {
            hits.push_back(hit_of_number(subject, part, *reading, fault));
        }
    }
    return asked ? from_hits(std::move(hits)) : not_applicable("没有读出编号的毕业证书");
}

namespace {

/// The last day that the material itself is dated, by readings nobody doubts: it was not sent
/// before.
std::string last_dated(const Subject& subject) {
    std::string last;
    const auto look = [&](const std::vector<Part>& parts) {
        for (const Part& part : parts) {
            for (const Reading& reading : part.readings) {
                const auto& fields = words_of(subject.rule, "dates");
                const bool named = std::ranges::find(fields, reading.field) != fields.end();
                const bool day = parse_date(reading.value).has_value();
                last = named && day && is_certain(subject, reading)
                           ? std::max(last, reading.value)
                           : last;
            }
        }
    };
    look(subject.dossier->parts);
    look(subject.evidence.subject.unit_parts);
    return last;
}

} // namespace

Reply registration_valid(const Subject& subject) {
    const std::string field = text_of(subject.rule, "field");
    const std::string today = to_string(subject.evidence.as_of);
    const std::string sent = last_dated(subject);
    bool asked = false;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const Reading* reading = find_reading(part.readings, field);
        const std::optional<Date> day =
            reading == nullptr ? std::nullopt : parse_date(reading->value);
        if (!day) {
            continue;
        }
        asked = true;
        const std::string end = to_string(*day);
        if (end >= today) {
            continue;
        }
        const bool sure = is_certain(subject, *reading) && end < sent;
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = part.type,
                .source = reading->source,
                .field = field,
                .found = end,
                .slot = part.file,
                .reason = "在线验证有效期读作" + end + "，报送时是否有效请核对"};
        hit.words = {{"日期", to_chinese(*day)}};
        hits.push_back(std::move(hit));
    }
    return asked ? from_hits(std::move(hits)) : not_applicable("没有写明有效期的学历备案表");
}

namespace {

/// A patent row of the form that the number says is granted.
const Entry* granted_claim(const Subject& subject, const std::string& proof) {
    for (const Part* form : forms_of(subject)) {
        for (const Entry& entry : form->entries) {
            const ListRule* rule = claim_rule(subject, entry);
            const bool granted = squeeze(column_of(entry, "number"))
                                     .starts_with(text_of(subject.rule, "granted_prefix"));
            if (rule != nullptr && rule->proof == proof && granted) {
                return &entry;
            }
        }
    }
    return nullptr;
}

Hit hit_of_patent(const Subject& subject, const Part& part, bool sure, const std::string& name,
                  const std::string& fault) {
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = part.type,
            .source = source_of(subject, part),
            .found = name,
            .slot = part.file,
            .reason = "“" + name + "”" + fault + "，请看原件"};
    hit.words = {{"专利", name}, {"问题", fault}};
    return hit;
}

std::string title_of(const Subject& subject, const Part& part) {
    const Reading* title = find_reading(part.readings, text_of(subject.rule, "title"));
    const std::string name = title == nullptr ? "" : first_line(*title);
    return name.empty() ? title_of_document(subject.evidence.profile, part.type) : name;
}

bool lists_one_patent(const Subject& subject) {
    std::ptrdiff_t most = 0;
    for (const Part* form : forms_of(subject)) {
        most = std::max(most, std::ranges::count(form->entries, "patents", &Entry::list));
    }
    return most == 1;
}

} // namespace

Reply patents_granted_to(const Subject& subject) {
    const std::string code = text_of(subject.rule, "document");
    const auto parts = parts_of(subject.dossier->parts, code);
    if (parts.empty()) {
        return not_applicable("没有" + quoted_title(subject, code));
    }
    const auto is_pending = [&](const Part* part) {
        return says_any(part->title, words_of(subject.rule, "pending"));
    };
    const bool only_pending = std::ranges::all_of(parts, is_pending);
    const std::string form = text_of_all(subject, forms_of(subject));
    const Entry* granted = only_pending ? granted_claim(subject, code) : nullptr;
    // Prose may speak of another patent: a person must look.
    const bool said = only_pending && says_any(form, words_of(subject.rule, "granted"));
    std::vector<Hit> hits;
    for (const Part* part : parts) {
        const std::string name = title_of(subject, *part);
        const Result named = names_person(subject, *part, subject.dossier->candidate);
        const Reading* inventors =
            find_reading(part->readings, text_of(subject.rule, "inventors"));
        // A registration of software names its owner; EVD-03 asks about the person.
        const bool patent = !says_any(part->title, words_of(subject.rule, "others"));
        // What nobody claims proves nothing wrongly: EVD-02 speaks of it.
        const bool claimed = overlap(form, name) >= number_of(subject.rule, "likeness", 0.5);
        if (patent && claimed && inventors != nullptr && named != Result::pass) {
            const bool sure = named == Result::fail && inventors->state == State::accepted &&
                              has_certain_name(*subject.dossier);
            hits.push_back(hit_of_patent(subject, *part, sure, name, "发明人中未见本人"));
        } else if (granted != nullptr || said) {
            // Of several patents the one that is pending may be honestly said to be.
            const double likeness = number_of(subject.rule, "likeness", 0.5);
            const std::string claim = granted == nullptr ? "" : column_of(*granted, "title");
            const bool same =
                claim.empty() ? lists_one_patent(subject) : overlap(claim, name) >= likeness;
            const bool sure = granted != nullptr && same && is_printed(subject, *part) &&
                              granted->columns.front().source.origin != Origin::ocr &&
                              doubt_about(subject, code).empty();
            hits.push_back(hit_of_patent(subject, *part, sure, name, "仅为受理通知书"));
        }
    }
    return from_hits(std::move(hits));
}

namespace {

/// Whether some paper of the candidate or the unit explains the difference.
bool is_explained(const Subject& subject) {
    const auto& words = words_of(subject.rule, "explained");
    const auto explains = [&](const Part& part) {
        const bool form = part.type == form_code(subject);
        return !form && says_any(text_of(subject.evidence.subject, part), words);
    };
    return std::ranges::any_of(subject.dossier->parts, explains) ||
           std::ranges::any_of(subject.evidence.subject.unit_parts, explains);
}

std::vector<const Reading*> insured_units(const Subject& subject) {
    std::vector<const Reading*> units;
    const auto& fields = words_of(subject.rule, "fields");
    for (const Part* part :
         parts_of(subject.dossier->parts, text_of(subject.rule, "document"))) {
        for (const Reading& reading : part->readings) {
            const bool named = std::ranges::find(fields, reading.field) != fields.end();
            if (named && reading.state == State::accepted && !reading.value.empty()) {
                units.push_back(&reading);
            }
        }
    }
    return units;
}

} // namespace

Reply insured_by_employer(const Subject& subject) {
    const std::vector<const Reading*> units = insured_units(subject);
    const Reading* employer = reading_in(subject, "employer", form_code(subject));
    if (units.empty() || employer == nullptr || employer->value.empty()) {
        return not_applicable("没有可对照的社保缴纳单位和工作单位");
    }
    const std::string own = organisation_key(employer->value);
    const bool same = std::ranges::any_of(units, [&](const Reading* unit) {
        const std::string key = organisation_key(unit->value);
        return contains(key, own) || contains(own, key);
    });
    if (same || is_explained(subject)) {
        return pass();
    }
    const Reading& unit = *units.front();
    const bool sure = is_certain(subject, unit) && is_certain(subject, *employer);
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = unit.document,
            .source = unit.source,
            .field = unit.field,
            .found = unit.value,
            .expected = employer->value,
            .reason = "社保缴纳单位读作“" + unit.value + "”，工作单位为“" + employer->value +
                      "”，请看原件"};
    hit.words = {{"a", unit.value}, {"b", employer->value}};
    return from_hits({hit});
}

} // namespace intake
