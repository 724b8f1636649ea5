/// \file
/// Submissions in code for the checks: born-digital, complete, invented people. A test takes
/// the complete one and spoils what it is about.
#pragma once

#include "validators/check.hpp"
#include "validators/profile.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace intake::test {

inline const Profile& shipped_profile() {
    static const Profile profile = load_profile(
        INTAKE_SOURCE_DIR "/validators/profiles/shanghai-quality-craftsman-2026.toml");
    return profile;
}

/// 17 digits and the check character of GB 11643 that belongs to them.
inline std::string id_of(const std::string& digits) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        sum += (digits.at(i) - '0') * weights[i];
    }
    return digits + "10X98765432"[sum % 11];
}

struct World {
    Profile profile = shipped_profile();
    Registers registers;
    Submission submission;
    Case subject;
    Date as_of = *parse_date("2026-05-15");
};

inline Verdicts judged(const World& world) {
    return check(
        {world.subject, world.submission, world.profile, world.registers, world.as_of});
}

inline std::vector<Finding> findings_of(const Verdicts& verdicts, const std::string& check) {
    std::vector<Finding> found;
    std::ranges::copy_if(verdicts.findings, std::back_inserter(found),
                         [&](const Finding& finding) { return finding.check == check; });
    return found;
}

/// "pass", "fail", "undetermined", "not_applicable": the answer for `candidate` ("" the unit).
inline std::string answer(const World& world, const std::string& check,
                          const std::string& candidate = "") {
    for (const Answer& given : judged(world).answers) {
        if (given.check == check && given.candidate == candidate) {
            return std::string(name_of(given.result));
        }
    }
    return "nobody asked";
}

/// "fail unit FORM-02", one a line, of every finding: what a test compares with.
inline std::string outline(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings) {
        text += std::string(name_of(finding.result)) + " " +
                std::string(name_of(finding.audience)) + " " + finding.check +
                (finding.candidate.empty() ? "" : " " + finding.candidate) + " " +
                finding.message + "\n";
    }
    return text;
}

inline std::string outline(const World& world, const std::string& check) {
    return outline(findings_of(judged(world), check));
}

inline Dossier& dossier_of(World& world, const std::string& candidate) {
    const auto at = std::ranges::find(world.subject.dossiers, candidate, &Dossier::candidate);
    if (at == world.subject.dossiers.end()) {
        throw std::out_of_range(candidate);
    }
    return *at;
}

inline CheckRule& rule_of(World& world, const std::string& id) {
    const auto at = std::ranges::find(world.profile.checks, id, &CheckRule::id);
    if (at == world.profile.checks.end()) {
        throw std::out_of_range(id);
    }
    return *at;
}

inline InputFile& file_of(World& world, const std::string& path) {
    const auto at = std::ranges::find(world.submission.files, path, &InputFile::path);
    if (at == world.submission.files.end()) {
        throw std::out_of_range(path);
    }
    return *at;
}

/// A file that was read; its hash is its path's.
inline std::size_t add_document(World& world, const std::string& path,
                                const std::vector<std::string>& lines) {
    Document document{.path = path, .page_count = 1};
    Page page{.width = 595, .height = 842};
    double top = 300;
    for (const std::string& line : lines) {
        page.lines.push_back({.text = line, .box = {60, top, 500, top + 12}});
        top += 14;
    }
    document.pages.push_back(std::move(page));
    world.subject.documents.push_back(std::move(document));
    world.submission.files.push_back(
        {.path = path, .bytes = 1000, .sha256 = path, .format = Format::pdf});
    return world.subject.documents.size() - 1;
}

inline Part make_part(World& world, const std::string& type, const std::string& path,
                      const std::vector<std::string>& lines) {
    Part part{.type = type, .file = path, .confidence = 1};
    part.document = add_document(world, path, lines);
    part.pages = {0};
    return part;
}

inline Reading make_value(const std::string& field, const std::string& document,
                          const std::string& file, const std::string& value) {
    return {.field = field,
            .document = document,
            .source = {.file = file, .page = 1, .origin = Origin::text},
            .raw = value,
            .value = value,
            .state = State::accepted,
            .confidence = 1};
}

/// Every part of the person with the type, or of the unit for "U..".
inline std::vector<Part>& parts_with(World& world, const std::string& candidate) {
    return candidate.empty() ? world.subject.unit_parts : dossier_of(world, candidate).parts;
}

inline Part& part_of(World& world, const std::string& candidate, const std::string& type) {
    auto& parts = parts_with(world, candidate);
    const auto at = std::ranges::find(parts, type, &Part::type);
    if (at == parts.end()) {
        throw std::out_of_range(type);
    }
    return *at;
}

inline Page& page_of(World& world, const Part& part) {
    return world.subject.documents.at(part.document).pages.at(0);
}

/// A document that is not there any more, nor its file.
inline void remove_document(World& world, const std::string& candidate,
                            const std::string& type) {
    auto& parts = parts_with(world, candidate);
    for (const Part& part : parts) {
        std::erase_if(world.submission.files, [&](const InputFile& file) {
            return part.type == type && file.path == part.file;
        });
    }
    std::erase_if(parts, [&](const Part& part) { return part.type == type; });
    if (candidate.empty()) {
        return;
    }
    for (Field& field : dossier_of(world, candidate).fields) {
        std::erase_if(field.readings,
                      [&](const Reading& reading) { return reading.document == type; });
    }
}

/// The reading of a candidate's field in one document: made if it is not there.
inline Reading& reading_of(World& world, const std::string& candidate, const std::string& field,
                           const std::string& document) {
    Dossier& dossier = dossier_of(world, candidate);
    auto at = std::ranges::find(dossier.fields, field, &Field::name);
    if (at == dossier.fields.end()) {
        dossier.fields.push_back({.name = field});
        at = dossier.fields.end() - 1;
    }
    auto reading = std::ranges::find(at->readings, document, &Reading::document);
    if (reading == at->readings.end()) {
        at->readings.push_back(make_value(field, document, document + ".pdf", ""));
        reading = at->readings.end() - 1;
    }
    return *reading;
}

/// One document gives a value; the field takes it if it has none.
inline Reading& give(World& world, const std::string& candidate, const std::string& field,
                     const std::string& document, const std::string& value) {
    Reading& reading = reading_of(world, candidate, field, document);
    reading.raw = reading.value = value;
    reading.state = State::accepted;
    Dossier& dossier = dossier_of(world, candidate);
    Field& whole = *std::ranges::find(dossier.fields, field, &Field::name);
    if (whole.value.empty()) {
        whole.value = value;
        whole.source = reading.source;
        whole.confidence = 1;
        whole.state = State::accepted;
    }
    return reading;
}

/// Every document of the candidate gives `value`.
inline void give_all(World& world, const std::string& candidate, const std::string& field,
                     const std::vector<std::string>& documents, const std::string& value) {
    for (const std::string& document : documents) {
        give(world, candidate, field, document, value);
    }
}

/// As if the reading came from a scan and nobody is sure of it.
inline void make_doubtful(Reading& reading) {
    reading.source.origin = Origin::ocr;
    reading.state = State::review;
    reading.confidence = 0.7;
}

inline void make_scan(World& world, const std::string& candidate, const std::string& type) {
    Page& page = page_of(world, part_of(world, candidate, type));
    page.origin = Origin::ocr;
    for (Text& line : page.lines) {
        line.origin = Origin::ocr;
    }
}

/// A page of the candidate (or of nobody) that nobody could read.
inline void add_unread_page(World& world, const std::string& path,
                            const std::string& candidate = "") {
    Unrecognised rest{.document = add_document(world, path, {}), .candidate = candidate};
    rest.possible = {"*"};
    world.subject.documents.back().pages.front().state = PageState::unreadable;
    file_of(world, path).pages_unreadable = 1;
    world.subject.unrecognised.push_back(std::move(rest));
}

inline void quarantine(World& world, const std::string& path, const std::string& code) {
    world.submission.files.push_back({.path = path,
                                      .bytes = 10,
                                      .sha256 = path,
                                      .outcome = Outcome::quarantined,
                                      .code = code,
                                      .reason = "文件已损坏"});
}

inline TableRow& row_of(World& world, const std::string& candidate) {
    for (TableRow& row : world.subject.table.rows) {
        for (const Reading& cell : row.cells) {
            if (cell.field == "name" && cell.value == candidate) {
                return row;
            }
        }
    }
    throw std::out_of_range(candidate);
}

inline Reading& cell_of(World& world, const std::string& candidate, const std::string& field) {
    for (Reading& cell : row_of(world, candidate).cells) {
        if (cell.field == field) {
            return cell;
        }
    }
    throw std::out_of_range(field);
}

/// A person of whom every document came, every value agrees, and every mark was seen.
void add_person(World& world, const std::string& name, const std::string& id);

/// One unit, two such people, every unit document.
World complete_world();

} // namespace intake::test
