#include "validators/lookup.hpp"

#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

/// Whether a file's name speaks of the document type.
bool named_like(const std::string& path, const DocumentRule& rule) {
    const std::size_t slash = path.rfind('/');
    const std::string name =
        squeeze(slash == std::string::npos ? path : path.substr(slash + 1));
    const auto inside = [&](const std::string& word) { return contains(name, squeeze(word)); };
    return std::ranges::any_of(rule.names, inside) || std::ranges::any_of(rule.titles, inside);
}

/// Whether a file's name speaks of some other document type.
bool named_otherwise(const std::string& path, const DocumentRule& rule,
                     const Profile& profile) {
    return std::ranges::any_of(profile.documents, [&](const DocumentRule& other) {
        return other.code != rule.code && named_like(path, other);
    });
}

/// Whether a file lies among the candidate's material, or may for all we know.
bool may_belong(const Subject& subject, const std::string& path) {
    if (subject.dossier == nullptr) {
        return true;
    }
    const std::string& folder = subject.dossier->folder;
    const bool inside = !folder.empty() && path.starts_with(folder + "/");
    const bool named = contains(skeleton(path), skeleton(subject.dossier->candidate));
    const auto& others = subject.evidence.subject.dossiers;
    const bool elsewhere = std::ranges::any_of(others, [&](const Dossier& other) {
        const bool theirs = !other.folder.empty() && path.starts_with(other.folder + "/");
        return &other != subject.dossier &&
               (theirs || contains(skeleton(path), skeleton(other.candidate)));
    });
    return inside || named || !elsewhere;
}

/// Why a document may be there unseen, and where.
struct Doubt {
    std::string text;
    Source place;
};

Doubt unread_page(const std::string& path, int page) {
    return {"文件“" + path + "”有页面未能读出，可能就是该材料", {.file = path, .page = page}};
}

/// The first unreadable page of a file; 0 if it is not known.
int first_unread(const Case& whole, const std::string& path) {
    for (const Document& document : whole.documents) {
        for (const Page& page : document.pages) {
            const Source place = place_of(document, page);
            if (page.state == PageState::unreadable && place.file == path) {
                return place.page;
            }
        }
    }
    return 0;
}

/// Files nobody could use, and files of which some page nobody could read.
Doubt doubt_of_files(const Subject& subject, const DocumentRule& rule) {
    for (const InputFile& file : subject.evidence.submission.files) {
        const bool unusable = file.outcome == Outcome::quarantined;
        const bool partly = file.outcome == Outcome::processed && file.pages_unreadable > 0;
        const bool other = named_otherwise(file.path, rule, subject.evidence.profile) &&
                           !named_like(file.path, rule);
        // A file that was read in part may hold more than its name says.
        if ((partly || (unusable && !other)) && may_belong(subject, file.path)) {
            return unusable ? Doubt{"文件“" + file.path + "”未能使用，可能就是该材料",
                                    {.file = file.path}}
                            : unread_page(file.path,
                                          first_unread(subject.evidence.subject, file.path));
        }
    }
    return {};
}

/// A page of a known document that nobody could read may be another document.
Doubt doubt_of_unread(const Subject& subject, const DocumentRule& /*rule*/) {
    const Case& whole = subject.evidence.subject;
    const auto& parts = subject.dossier == nullptr ? whole.unit_parts : subject.dossier->parts;
    const auto part =
        std::ranges::find_if(parts, [&](const Part& each) { return !well_read(whole, each); });
    return part == parts.end() ? Doubt{}
                               : unread_page(part->file, first_unread(whole, part->file));
}

/// Whose an untyped page is: the unit's may hide in any file outside the candidates' folders.
bool is_theirs(const Subject& subject, const Unrecognised& rest) {
    const Case& whole = subject.evidence.subject;
    const std::string& path = whole.documents.at(rest.document).path;
    if (subject.dossier != nullptr) {
        return rest.candidate.empty() ? may_belong(subject, path)
                                      : rest.candidate == subject.dossier->candidate;
    }
    return std::ranges::none_of(whole.dossiers, [&](const Dossier& dossier) {
        return !dossier.folder.empty() && path.starts_with(dossier.folder + "/") &&
               rest.candidate == dossier.candidate;
    });
}

Doubt doubt_of_pages(const Subject& subject, const DocumentRule& rule) {
    const Case& whole = subject.evidence.subject;
    for (const Unrecognised& rest : whole.unrecognised) {
        const bool possible = std::ranges::any_of(rest.possible, [&](const std::string& code) {
            return code == rule.code || code == "*";
        });
        if (possible && is_theirs(subject, rest)) {
            const Source place = source_of(subject, rest);
            return {"文件“" + place.file + "”第" + std::to_string(place.page) +
                        "页未能认定，可能就是该材料",
                    place};
        }
    }
    return {};
}

/// Pages taken into another document although they have a heading of their own.
Doubt doubt_of_headings(const Subject& subject, const DocumentRule& rule) {
    const Case& whole = subject.evidence.subject;
    const auto& parts = subject.dossier == nullptr ? whole.unit_parts : subject.dossier->parts;
    for (const Part& part : parts) {
        if (part.type != rule.code &&
            std::ranges::find(part.possible, rule.code) != part.possible.end()) {
            return {"文件“" + part.file + "”中有页面另有标题，可能就是该材料",
                    source_of(subject, part)};
        }
    }
    return {};
}

Doubt doubt_of_loose(const Subject& subject, const DocumentRule& rule) {
    for (const Part& part : subject.evidence.subject.loose_parts) {
        if (part.type == rule.code && subject.dossier != nullptr) {
            return {"文件“" + part.file + "”是该种材料，但未能确定属于谁",
                    source_of(subject, part)};
        }
    }
    return {};
}

Doubt find_doubt(const Subject& subject, std::string_view code) {
    const DocumentRule* rule = find_document_rule(subject.evidence.profile, code);
    Doubt doubt;
    for (const auto& look :
         {doubt_of_pages, doubt_of_headings, doubt_of_loose, doubt_of_unread, doubt_of_files}) {
        doubt = rule != nullptr && doubt.text.empty() ? look(subject, *rule) : doubt;
    }
    return doubt;
}

} // namespace

std::string form_code(const Subject& subject) {
    const auto& documents = subject.evidence.profile.documents;
    const auto at = std::ranges::find(documents, "form", &DocumentRule::section);
    return at == documents.end() ? "" : at->code;
}

std::vector<const Part*> forms_of(const Subject& subject) {
    return parts_of(subject.dossier->parts, form_code(subject));
}

Sight look_for(const Subject& subject, std::string_view code) {
    const Case& whole = subject.evidence.subject;
    Sight sight;
    sight.parts =
        parts_of(subject.dossier == nullptr ? whole.unit_parts : subject.dossier->parts, code);
    if (sight.parts.empty()) {
        Doubt doubt = find_doubt(subject, code);
        sight.doubt = std::move(doubt.text);
        sight.place = std::move(doubt.place);
    }
    return sight;
}

std::string doubt_about(const Subject& subject, std::string_view code) {
    return find_doubt(subject, code).text;
}

std::string doubt_about_person(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    if (!whole.loose_parts.empty()) {
        return "文件“" + whole.loose_parts.front().file + "”未能确定属于谁";
    }
    for (const Unrecognised& rest : whole.unrecognised) {
        if (!rest.settled && is_theirs(subject, rest)) {
            return "文件“" + whole.documents.at(rest.document).path + "”有页面未能认定";
        }
    }
    for (const InputFile& file : subject.evidence.submission.files) {
        if (file.outcome == Outcome::quarantined && may_belong(subject, file.path)) {
            return "文件“" + file.path + "”未能使用，可能是该人的材料";
        }
    }
    return "";
}

bool is_scanned(const Subject& subject, const Part& part) {
    const Document& document = subject.evidence.subject.documents.at(part.document);
    return std::ranges::any_of(part.pages, [&](std::size_t index) {
        return document.pages.at(index).origin == Origin::ocr;
    });
}

bool is_certain(const Subject& subject, const Reading& reading) {
    const FieldRule* rule = find_field_rule(subject.evidence.profile, reading.field);
    const bool proven = rule != nullptr &&
                        ((rule->kind == Kind::id_number && id_check_holds(reading.value)) ||
                         (rule->kind == Kind::credit_code && credit_code_holds(reading.value)));
    return reading.state == State::accepted && (reading.source.origin != Origin::ocr || proven);
}

bool has_certain_name(const Dossier& dossier) {
    const Field* name = find_field(dossier, "name");
    const std::string own = skeleton(dossier.candidate);
    const bool read = name != nullptr && skeleton(name->value) == own;
    const bool on_files = std::ranges::any_of(
        dossier.parts, [&](const Part& part) { return contains(skeleton(part.file), own); });
    return dossier.in_table || (read && (name->state == State::accepted || on_files));
}

bool lost_digits(const Reading& reading) {
    const std::string raw = squeeze(reading.raw);
    const bool short_number = raw.size() <= 15 && std::ranges::all_of(raw, [](char c) {
                                  return c >= '0' && c <= '9';
                              });
    return reading.as_number && !short_number;
}

std::string quoted_title(const Subject& subject, std::string_view code) {
    return "《" + title_of_document(subject.evidence.profile, code) + "》";
}

const std::vector<Reading>& readings_of(const Field* field) {
    static const std::vector<Reading> none;
    return field == nullptr ? none : field->readings;
}

std::vector<const Reading*> accepted_readings(const Subject& subject, std::string_view field) {
    std::vector<const Reading*> readings;
    const Field* found =
        subject.dossier == nullptr ? nullptr : find_field(*subject.dossier, field);
    if (found != nullptr) {
        for (const Reading& reading : found->readings) {
            if (reading.state == State::accepted && !reading.value.empty()) {
                readings.push_back(&reading);
            }
        }
    }
    return readings;
}

const Reading* reading_in(const Subject& subject, std::string_view field,
                          std::string_view code) {
    const Field* found =
        subject.dossier == nullptr ? nullptr : find_field(*subject.dossier, field);
    if (found == nullptr) {
        return nullptr;
    }
    const auto at = std::ranges::find(found->readings, code, &Reading::document);
    return at == found->readings.end() ? nullptr : &*at;
}

std::string accepted_value(const Subject& subject, std::string_view field) {
    const Field* found =
        subject.dossier == nullptr ? nullptr : find_field(*subject.dossier, field);
    return found != nullptr && found->state == State::accepted ? found->value : "";
}

Source source_of(const Subject& subject, const Part& part) {
    const Document& document = subject.evidence.subject.documents.at(part.document);
    if (part.sheet >= 0) {
        return {.file = part.file, .page = part.sheet + 1, .origin = Origin::cell};
    }
    return part.pages.empty() ? Source{.file = part.file}
                              : place_of(document, document.pages.at(part.pages.front()));
}

Source source_of(const Subject& subject, const Part& part, int page, const Box& box) {
    Source source = place_of(subject.evidence.subject.documents.at(part.document), page);
    source.box = box;
    return source;
}

Source source_of(const Subject& subject, const Unrecognised& rest) {
    const Document& document = subject.evidence.subject.documents.at(rest.document);
    return rest.sheet >= 0 ? Source{.file = document.path, .page = rest.sheet + 1}
                           : place_of(document, document.pages.at(rest.page));
}

} // namespace intake
