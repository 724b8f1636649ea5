#include "validators/lookup.hpp"

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

std::string doubt_of_files(const Subject& subject, const DocumentRule& rule) {
    for (const InputFile& file : subject.evidence.submission.files) {
        const bool unusable = file.outcome == Outcome::quarantined;
        const bool other = named_otherwise(file.path, rule, subject.evidence.profile) &&
                           !named_like(file.path, rule);
        if (unusable && !other && may_belong(subject, file.path)) {
            return "文件“" + file.path + "”未能使用，可能就是该材料";
        }
    }
    return "";
}

std::string doubt_of_pages(const Subject& subject, const DocumentRule& rule) {
    const Case& whole = subject.evidence.subject;
    for (const Unrecognised& rest : whole.unrecognised) {
        const Document& document = whole.documents.at(rest.document);
        const bool theirs =
            rest.candidate.empty()
                ? may_belong(subject, document.path)
                : subject.dossier != nullptr && rest.candidate == subject.dossier->candidate;
        const bool possible = std::ranges::any_of(rest.possible, [&](const std::string& code) {
            return code == rule.code || code == "*";
        });
        if (theirs && possible) {
            return "文件“" + document.path + "”第" + std::to_string(rest.page + 1) +
                   "页未能认定，可能就是该材料";
        }
    }
    return "";
}

std::string doubt_of_loose(const Subject& subject, const DocumentRule& rule) {
    for (const Part& part : subject.evidence.subject.loose_parts) {
        if (part.type == rule.code && subject.dossier != nullptr) {
            return "文件“" + part.file + "”是该种材料，但未能确定属于谁";
        }
    }
    return "";
}

} // namespace

Sight look_for(const Subject& subject, std::string_view code) {
    const Case& whole = subject.evidence.subject;
    Sight sight;
    sight.parts =
        parts_of(subject.dossier == nullptr ? whole.unit_parts : subject.dossier->parts, code);
    const DocumentRule* rule = find_document_rule(subject.evidence.profile, code);
    if (!sight.parts.empty() || rule == nullptr) {
        return sight;
    }
    for (const auto& doubt : {doubt_of_pages, doubt_of_loose, doubt_of_files}) {
        sight.doubt = sight.doubt.empty() ? doubt(subject, *rule) : sight.doubt;
    }
    return sight;
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
    Source source{.file = part.file};
    if (part.sheet >= 0) {
        source.page = part.sheet + 1;
        source.origin = Origin::cell;
    } else if (!part.pages.empty()) {
        source.page = document.pages.at(part.pages.front()).number;
    }
    return source;
}

} // namespace intake
