#include "pipeline/understand.hpp"

#include "extractors/binding.hpp"
#include "extractors/fields.hpp"
#include "extractors/normalize.hpp"
#include "extractors/recognise.hpp"
#include "extractors/stacked_pages.hpp"
#include "extractors/table.hpp"
#include "pipeline/model/unicode.hpp"
#include "pipeline/people.hpp"
#include "pipeline/reconcile.hpp"
#include "pipeline/seal_names.hpp"
#include "pipeline/testimony.hpp"
#include "pipeline/unit_name.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

namespace {

std::vector<Part> recognise_all(Case& subject, const Profile& profile,
                                const Testimony& testimony) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < subject.documents.size(); ++i) {
        Recognition found = recognise(subject.documents[i], i, profile);
        for (Part& part : found.parts) {
            parts.push_back(read_part(std::move(part), subject.documents[i], profile));
        }
        std::ranges::move(found.rest, std::back_inserter(subject.unrecognised));
    }
    for (Part& part : typed_pages(subject, testimony, profile)) {
        const Document& document = subject.documents.at(part.document);
        parts.push_back(read_part(std::move(part), document, profile));
    }
    confirm_readings(parts, testimony);
    confirm_owners(subject, parts, testimony);
    return parts;
}

bool names(const DocumentRule& rule, const std::string& path) {
    const std::string text = squeeze(path);
    return std::ranges::any_of(
        rule.names, [&](const std::string& word) { return contains(text, squeeze(word)); });
}

/// A picture that is called one is no page that nobody could read.
void settle_pictures(Case& subject, const std::vector<Part>& parts, const Profile& profile) {
    for (const Part& part : parts) {
        const DocumentRule* rule = find_document_rule(profile, part.type);
        if (rule == nullptr || !rule->picture || !names(*rule, part.file)) {
            continue;
        }
        for (const std::size_t index : part.pages) {
            subject.documents.at(part.document).pages.at(index).state = PageState::read;
        }
    }
}

/// The first sheet that is a summary table; further ones stay unit documents for the checks.
void read_summary(Case& subject, const std::vector<Part>& parts, const Profile& profile) {
    for (const Part& part : parts) {
        const DocumentRule* rule = find_document_rule(profile, part.type);
        if (part.sheet < 0 || rule == nullptr || !rule->workbook) {
            continue;
        }
        const Document& document = subject.documents.at(part.document);
        const bool hidden = document.sheets.at(static_cast<std::size_t>(part.sheet)).hidden;
        SummaryTable table = read_table(document, part, profile);
        const bool longer = table.rows.size() > subject.table.rows.size();
        if (!hidden && (longer || !subject.table.found)) {
            subject.table = std::move(table);
        }
    }
}

/// Unit documents out of `parts` into the case; the rest stays.
void take_unit_parts(Case& subject, std::vector<Part>& parts, const Profile& profile) {
    const auto is_unit = [&](const Part& part) {
        const DocumentRule* rule = find_document_rule(profile, part.type);
        return rule != nullptr && rule->level == Level::unit;
    };
    const auto rest = std::stable_partition(parts.begin(), parts.end(), is_unit);
    subject.unit_parts.assign(std::make_move_iterator(parts.begin()),
                              std::make_move_iterator(rest));
    parts.erase(parts.begin(), rest);
    std::ranges::stable_sort(subject.unit_parts, {}, [](const Part& part) {
        return std::tuple(part.type.size(), part.type, part.file);
    });
}

/// Dates that other pages of the unit's documents print too were read right.
void corroborate_unit_dates(Case& subject) {
    for (Part& part : subject.unit_parts) {
        std::vector<std::string> elsewhere;
        for (const Part& other : subject.unit_parts) {
            if (&other != &part) {
                std::ranges::copy(dates_in(text_of(subject, other)),
                                  std::back_inserter(elsewhere));
            }
        }
        for (Reading& reading : part.readings) {
            const bool told = std::ranges::find(elsewhere, reading.value) != elsewhere.end();
            if (reading.state == State::review && reading.source.origin == Origin::ocr &&
                reading.value.size() == 10 && reading.alternatives.empty() && told) {
                reading.state = State::accepted;
                reading.note.clear();
            }
        }
    }
}

} // namespace

Case understand(const std::string& submission, std::vector<Document> documents,
                const Profile& profile, const Registers& registers,
                const Testimony& testimony) {
    Case subject{.submission = submission};
    for (Document& document : bind_pages_of_files(std::move(documents), profile)) {
        subject.documents.push_back(split_stacks(std::move(document), profile));
    }
    std::vector<Part> parts = recognise_all(subject, profile, testimony);
    settle_pictures(subject, parts, profile);
    read_summary(subject, parts, profile);
    take_unit_parts(subject, parts, profile);
    join_people(subject, std::move(parts), profile);
    name_unit(subject, registers);
    confirm_unit(subject, testimony);
    corroborate_unit_dates(subject);
    for (Dossier& dossier : subject.dossiers) {
        reconcile(dossier, subject, profile);
    }
    name_seals(subject, profile);
    return subject;
}

} // namespace intake
