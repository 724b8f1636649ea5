#include "pipeline/topics.hpp"

#include "pipeline/model/digest.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace intake {

namespace {

std::string hash_of(const Testimony& testimony, const std::string& path) {
    const auto at = testimony.hashes.find(path);
    return at == testimony.hashes.end() ? "" : at->second;
}

std::set<std::string> files_of(const std::vector<Part>& parts) {
    std::set<std::string> files;
    for (const Part& part : parts) {
        files.insert(part.file);
        files.insert(part.later_files.begin(), part.later_files.end());
    }
    return files;
}

/// Every file but those that are wholly other candidates'.
std::set<std::string> files_about(const Case& subject, const std::string& candidate,
                                  const Testimony& testimony) {
    std::set<std::string> theirs;
    std::set<std::string> kept = files_of(subject.unit_parts);
    kept.merge(files_of(subject.loose_parts));
    for (const Unrecognised& rest : subject.unrecognised) {
        const Document& document = subject.documents.at(rest.document);
        kept.insert(rest.sheet >= 0 || rest.page >= document.pages.size()
                        ? document.path
                        : place_of(document, document.pages[rest.page]).file);
    }
    for (const Dossier& dossier : subject.dossiers) {
        const bool own = candidate.empty() || dossier.candidate == candidate;
        (own ? kept : theirs).merge(files_of(dossier.parts));
    }
    std::set<std::string> files;
    for (const auto& [path, hash] : testimony.hashes) {
        if (kept.contains(path) || !theirs.contains(path)) {
            files.insert(path);
        }
    }
    return files;
}

std::string digest_of(const std::set<std::string>& files, const Testimony& testimony) {
    std::set<std::string> hashes;
    for (const std::string& file : files) {
        hashes.insert(hash_of(testimony, file));
    }
    std::string text;
    for (const std::string& hash : hashes) {
        text += hash + "\n";
    }
    return sha256_hex(text);
}

bool is_of_type(const std::vector<Part>& parts, const Finding& finding) {
    return std::ranges::any_of(parts, [&](const Part& part) {
        return part.type == finding.document && lies_in(part, finding.source.file);
    });
}

/// Whether the finding speaks of a document that is there.
bool is_placed(const Case& subject, const Finding& finding) {
    return is_of_type(subject.unit_parts, finding) ||
           std::ranges::any_of(subject.dossiers, [&](const Dossier& dossier) {
               return is_of_type(dossier.parts, finding);
           });
}

/// The finding's words without the names that files happen to have.
std::string words_of(const Finding& finding, const Testimony& testimony) {
    std::string text = finding.found + "\n" + finding.expected + "\n" +
                       (finding.doubt.empty() ? finding.message : finding.doubt);
    for (const auto& [path, hash] : testimony.hashes) {
        for (std::size_t at = path.empty() ? std::string::npos : text.find(path);
             at != std::string::npos; at = text.find(path, at + hash.size())) {
            text.replace(at, path.size(), hash);
        }
    }
    return sha256_hex(text).substr(0, 16);
}

} // namespace

Testimony testimony_of(const Ledger* ledger, const Submission& submission) {
    Testimony testimony{.ledger = ledger, .hashes = {}};
    for (const InputFile& file : submission.files) {
        if (file.outcome != Outcome::ignored) {
            testimony.hashes[file.path] = file.sha256;
        }
    }
    return testimony;
}

const Statement* said_about(const Testimony& testimony, const Topic& topic) {
    return testimony.ledger == nullptr || topic.basis.empty()
               ? nullptr
               : find_statement(*testimony.ledger, topic);
}

Topic topic_of(const Reading& reading, const Testimony& testimony) {
    return {.kind = TopicKind::reading,
            .basis = hash_of(testimony, reading.source.file),
            .page = reading.source.page,
            .cell = reading.source.cell,
            .spot = reading.spot,
            .name = reading.field,
            .document = reading.document};
}

Topic topic_of(const Finding& finding, const Case& subject, const Testimony& testimony) {
    Absences known;
    return topic_of(finding, subject, testimony, known);
}

Topic topic_of(const Finding& finding, const Case& subject, const Testimony& testimony,
               Absences& known) {
    Topic topic{.kind = TopicKind::finding,
                .basis = "",
                .page = finding.source.page,
                .cell = finding.source.cell,
                .spot = words_of(finding, testimony),
                .name = finding.id,
                .document = finding.document};
    if (is_placed(subject, finding)) {
        topic.basis = hash_of(testimony, finding.source.file);
    } else {
        topic.page = 0;
        topic.cell.clear();
        std::string& digest = known[finding.candidate];
        if (digest.empty()) {
            digest = digest_of(files_about(subject, finding.candidate, testimony), testimony);
        }
        topic.basis = digest;
    }
    return topic;
}

Topic topic_of_page(const std::string& file, int page, const std::string& name,
                    const Testimony& testimony) {
    return {.kind = TopicKind::page,
            .basis = hash_of(testimony, file),
            .page = page,
            .cell = "",
            .spot = "",
            .name = name,
            .document = ""};
}

Topic topic_of_unit(const Case& subject, const Testimony& testimony) {
    const std::string hash = hash_of(testimony, subject.unit_source.file);
    std::set<std::string> all;
    for (const auto& [path, sha256] : testimony.hashes) {
        all.insert(path);
    }
    return {.kind = TopicKind::unit,
            .basis = hash.empty() ? digest_of(all, testimony) : hash,
            .page = 0,
            .cell = "",
            .spot = "",
            .name = "unit",
            .document = ""};
}

void mark_spots(std::vector<Part>& parts) {
    using Place = std::tuple<std::string, int, std::string, std::string>;
    const auto place = [](const Reading& reading) {
        return Place(reading.source.file, reading.source.page, reading.source.cell,
                     reading.field);
    };
    const auto corner = [](const Reading& reading) {
        return std::to_string(std::lround(reading.source.box.left)) + "," +
               std::to_string(std::lround(reading.source.box.top));
    };
    std::map<Place, std::set<std::string>> corners;
    for (const Part& part : parts) {
        for (const Reading& reading : part.readings) {
            corners[place(reading)].insert(corner(reading));
        }
    }
    for (Part& part : parts) {
        for (Reading& reading : part.readings) {
            reading.spot = corners.at(place(reading)).size() > 1 ? corner(reading) : "";
        }
    }
}

} // namespace intake
