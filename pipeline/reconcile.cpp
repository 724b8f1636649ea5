#include "pipeline/reconcile.hpp"

#include "extractors/normalize.hpp"
#include "extractors/printed.hpp"
#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double doubtful = 0.75; ///< OCR below this does not contradict a cell or a text layer

bool is_candidate_document(const Profile& profile, const std::string& code) {
    const DocumentRule* rule = find_document_rule(profile, code);
    return rule != nullptr && rule->level == Level::candidate;
}

/// Fields that only unit documents hold (公示起止 ...) are the same for all its candidates.
bool is_common_field(const FieldRule& rule, const Profile& profile) {
    return std::ranges::none_of(rule.documents, [&](const std::string& code) {
        const DocumentRule* document = find_document_rule(profile, code);
        return is_candidate_document(profile, code) ||
               (document != nullptr && document->workbook);
    });
}

void take(const std::vector<Reading>& readings, const std::string& field,
          std::vector<Reading>& out) {
    std::ranges::copy_if(readings, std::back_inserter(out),
                         [&](const Reading& reading) { return reading.field == field; });
}

std::vector<Reading> readings_of(const FieldRule& rule, const Dossier& dossier,
                                 const Case& subject, const Profile& profile) {
    std::vector<Reading> readings;
    for (const TableRow& row : subject.table.rows) {
        if (dossier.in_table && row.row == dossier.table_row) {
            take(row.cells, rule.name, readings);
        }
    }
    for (const Part& part : dossier.parts) {
        take(part.readings, rule.name, readings);
    }
    if (is_common_field(rule, profile)) {
        for (const Part& part : subject.unit_parts) {
            take(part.readings, rule.name, readings);
        }
    }
    const auto place = [&](const Reading& reading) {
        const auto at = std::ranges::find(rule.documents, reading.document);
        return at - rule.documents.begin();
    };
    std::ranges::stable_sort(readings, {}, place);
    return readings;
}

bool has_value(const Reading& reading) {
    return !reading.value.empty() &&
           (reading.state == State::accepted || reading.state == State::review);
}

bool independent(const Reading& a, const Reading& b) {
    return a.source.file != b.source.file || a.document != b.document;
}

/// Whoever named the file or its folder knew how to write the name.
bool path_says(const FieldRule& rule, const Reading& reading) {
    return rule.kind == Kind::name && rule.name == "name" && length(reading.value) >= 2 &&
           contains(skeleton(reading.source.file), skeleton(reading.value));
}

bool corroborates(const FieldRule& rule, const Reading& witness, const Reading& reading) {
    const bool exact = witness.source.origin != Origin::ocr && witness.state == State::accepted;
    const bool ocr = rule.kind != Kind::name && has_value(witness);
    return independent(witness, reading) && (exact || ocr) &&
           same_value(rule, witness.value, reading.value);
}

/// What an ID number whose check holds says of birth and sex.
bool id_says(const Dossier& dossier, const Reading& reading) {
    const Field* id = find_field(dossier, "id_number");
    if (id == nullptr || id->state != State::accepted || !id_check_holds(id->value)) {
        return false;
    }
    const std::optional<Date> birth = birth_of_id(id->value);
    if (reading.field == "birth") {
        return birth && to_string(*birth).starts_with(reading.value) &&
               reading.value.size() >= 7;
    }
    return reading.field == "sex" && sex_of_id(id->value) == reading.value;
}

void raise(std::vector<Reading>& readings, const FieldRule& rule, const Dossier& dossier) {
    std::vector<bool> raised(readings.size(), false);
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const Reading& reading = readings[i];
        if (reading.state != State::review || reading.value.empty() || reading.as_number ||
            reading.source.origin != Origin::ocr ||
            !(reading.alternatives.empty() || reading.disputed)) {
            continue;
        }
        raised[i] = id_says(dossier, reading) || path_says(rule, reading) ||
                    std::ranges::any_of(readings, [&](const Reading& witness) {
                        return &witness != &reading && corroborates(rule, witness, reading);
                    });
    }
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (raised[i]) {
            readings[i].state = State::accepted;
            readings[i].note.clear();
        }
    }
}

void accept(Field& field) {
    for (Reading& reading : field.readings) {
        if (reading.state == State::review && reading.value == field.value) {
            reading.state = State::accepted;
            reading.note.clear();
        }
    }
    field.state = field.state == State::review ? State::accepted : field.state;
}

/// The first in that state; of dates and the like the one that says more. A longer name of a
/// unit says something else, or has caught its neighbour.
const Reading* best_of(const std::vector<Reading>& readings, State state,
                       const FieldRule& rule) {
    const Reading* best = nullptr;
    for (const Reading& reading : readings) {
        const bool fuller = rule.kind != Kind::unit && best != nullptr &&
                            reading.value.size() > best->value.size() &&
                            reading.value.starts_with(best->value) && state == State::accepted;
        if (reading.state == state && (best == nullptr || fuller)) {
            best = &reading;
        }
    }
    return best;
}

/// What certificates leave open ("--" in a box of theirs) is not said of the candidate.
bool says_nothing(const Reading& reading, const Profile& profile) {
    const DocumentRule* rule = find_document_rule(profile, reading.document);
    return rule != nullptr && is_proof(*rule) && says_none(reading.value);
}

/// Whether two sure readings agree, from documents that do not depend on each other.
bool is_backed(const std::vector<Reading>& readings, const FieldRule& rule,
               const Reading& chosen) {
    return std::ranges::any_of(readings, [&](const Reading& other) {
        return &other != &chosen && other.state == State::accepted &&
               other.document != chosen.document && independent(other, chosen) &&
               same_value(rule, other.value, chosen.value);
    });
}

bool contradicts(const FieldRule& rule, const Reading& reading, const Reading& chosen) {
    if (!has_value(reading) || same_value(rule, reading.value, chosen.value)) {
        return false;
    }
    const bool weak = reading.source.origin == Origin::ocr && reading.confidence < doubtful &&
                      reading.state != State::accepted && chosen.source.origin != Origin::ocr;
    return !weak;
}

void choose(Field& field, const FieldRule& rule, const Profile& profile) {
    const Reading* chosen = best_of(field.readings, State::accepted, rule);
    chosen = chosen != nullptr ? chosen : best_of(field.readings, State::review, rule);
    chosen = chosen != nullptr ? chosen : best_of(field.readings, State::unreadable, rule);
    chosen = chosen != nullptr ? chosen : best_of(field.readings, State::absent, rule);
    if (chosen == nullptr) {
        return;
    }
    field.state = chosen->state;
    field.value = has_value(*chosen) ? chosen->value : "";
    field.source = chosen->source;
    field.confidence = chosen->confidence;
    field.backing = chosen->backing;
    const bool backed = is_backed(field.readings, rule, *chosen);
    const bool contested = std::ranges::any_of(field.readings, [&](const Reading& reading) {
        const bool doubtful_itself = backed && reading.state == State::review;
        return !doubtful_itself && !says_nothing(reading, profile) &&
               contradicts(rule, reading, *chosen);
    });
    if (field.state == State::accepted && contested) {
        field.state = State::review;
    }
}

/// Whether something stands on the page that was hardly read: a label may be among it.
bool has_weak_line(const Page& page) {
    constexpr double weak = 0.7;
    return std::ranges::any_of(page.lines,
                               [](const Text& line) { return line.confidence < weak; });
}

/// Nobody saw the place. Where every page was read and every filled cell explained, it is not
/// there; where filled cells are left over, its label may be among them.
State state_unseen(const FieldRule& rule, const Dossier& dossier, const Case& subject) {
    for (const Unrecognised& rest : subject.unrecognised) {
        const bool theirs = rest.candidate == dossier.candidate;
        const bool may_hold = std::ranges::any_of(rest.possible, [&](const std::string& code) {
            return code == "*" ||
                   std::ranges::find(rule.documents, code) != rule.documents.end();
        });
        if (theirs && may_hold) {
            return State::unreadable;
        }
    }
    const auto holds = [&](const std::string& code) {
        return std::ranges::find(rule.documents, code) != rule.documents.end();
    };
    for (const Part& part : dossier.parts) {
        if (std::ranges::any_of(part.possible, holds)) {
            return State::unreadable;
        }
        if (!holds(part.type)) {
            continue;
        }
        const Document& document = subject.documents.at(part.document);
        for (const std::size_t index : part.pages) {
            const Page& page = document.pages.at(index);
            const bool missed = part.unplaced > 0 || (page.origin == Origin::ocr &&
                                                      (rule.required || has_weak_line(page)));
            if (page.state == PageState::unreadable || missed) {
                return State::unreadable;
            }
        }
    }
    return State::absent;
}

/// A card is valid for 5, 10 or 20 years to the day: two dates that fit so were read right.
void raise_validity(Dossier& dossier) {
    for (Field& from : dossier.fields) {
        const bool start = from.name == "id_valid_from";
        for (Field& to : dossier.fields) {
            const std::optional<Date> a = start ? parse_date(from.value) : std::nullopt;
            const std::optional<Date> b =
                start && to.name == "id_valid_to" ? parse_date(to.value) : std::nullopt;
            if (!a || !b || a->month() != b->month() || a->day() != b->day()) {
                continue;
            }
            const int years = years_between(*a, *b);
            if (years == 5 || years == 10 || years == 20) {
                accept(from);
                accept(to);
            }
        }
    }
}

} // namespace

bool same_value(const FieldRule& rule, std::string_view a, std::string_view b) {
    switch (rule.kind) {
    case Kind::name:
        return name_key(a) == name_key(b);
    case Kind::unit:
        return unit_key(a) == unit_key(b);
    case Kind::date:
    case Kind::month:
    case Kind::period:
        return a.substr(0, 7) == b.substr(0, 7) && (a.size() < 10 || b.size() < 10 || a == b);
    case Kind::choice:
        return canonical_choice(rule, a) == canonical_choice(rule, b);
    default:
        return skeleton(a) == skeleton(b);
    }
}

void reconcile(Dossier& dossier, const Case& subject, const Profile& profile) {
    const auto fill = [&](const FieldRule& rule) {
        Field field{.name = rule.name};
        field.readings = readings_of(rule, dossier, subject, profile);
        raise(field.readings, rule, dossier);
        field.state = state_unseen(rule, dossier, subject);
        choose(field, rule, profile);
        return field;
    };
    // The ID number first: it bears witness for birth and sex.
    const FieldRule* id = find_field_rule(profile, "id_number");
    if (id != nullptr) {
        dossier.fields = {fill(*id)};
    }
    std::vector<Field> fields;
    for (const FieldRule& rule : profile.fields) {
        fields.push_back(fill(rule));
        if (rule.kind == Kind::period && !rule.second.empty() &&
            find_field_rule(profile, rule.second) == nullptr) {
            FieldRule second = rule;
            second.name = rule.second;
            fields.push_back(fill(second));
        }
    }
    dossier.fields = std::move(fields);
    raise_validity(dossier);
}

} // namespace intake
