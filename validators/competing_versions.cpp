#include "validators/competing_versions.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace intake {

namespace {

/// A path taken apart: what is left without the words for versions, and those words.
struct Name {
    std::string stem;
    std::vector<std::string> versions;
};

struct Version {
    const Part* part = nullptr;
    std::vector<std::string> versions;
    std::string text; ///< skeleton of what it says
};

std::vector<std::string> longest_first(std::vector<std::string> words) {
    std::ranges::stable_sort(words, std::ranges::greater(), &std::string::size);
    return words;
}

Name name_of(const std::string& path, const std::vector<std::string>& words) {
    Name name{.stem = skeleton(path.substr(0, path.rfind('.')))};
    for (const std::string& word : words) {
        const std::string plain = skeleton(word);
        const std::size_t at = plain.empty() ? std::string::npos : name.stem.find(plain);
        if (at != std::string::npos) {
            name.stem.erase(at, plain.size());
            name.versions.push_back(plain);
        }
    }
    return name;
}

std::string hash_of(const Subject& subject, const std::string& path) {
    const auto& files = subject.evidence.submission.files;
    const auto file = std::ranges::find(files, path, &InputFile::path);
    return file == files.end() ? "" : file->sha256;
}

/// The files of a kind by stem, each content once.
std::map<std::string, std::vector<Version>> versions_of(const Subject& subject,
                                                        const std::vector<Part>& parts,
                                                        const std::string& type) {
    const auto words = longest_first(words_of(subject.rule, "versions"));
    std::map<std::string, std::vector<Version>> groups;
    std::set<std::string> paths;
    std::set<std::string> hashes;
    for (const Part* part : parts_of(parts, type)) {
        if (paths.insert(part->file).second &&
            hashes.insert(hash_of(subject, part->file)).second) {
            Name name = name_of(part->file, words);
            groups[name.stem].push_back({part, std::move(name.versions),
                                         skeleton(text_of(subject.evidence.subject, *part))});
        }
    }
    return groups;
}

/// Numbered pages of one version carry the same word, or none.
bool compete(const std::vector<Version>& versions) {
    std::set<std::vector<std::string>> words;
    std::set<std::string> texts;
    for (const Version& version : versions) {
        words.insert(version.versions);
        texts.insert(version.text);
    }
    return words.size() > 1 && texts.size() > 1;
}

Hit hit_of(const Subject& subject, const std::vector<Version>& versions,
           const std::string& candidate) {
    const Part& first = *versions.front().part;
    const bool sure = std::ranges::all_of(versions, [&](const Version& version) {
        return !is_scanned(subject, *version.part) &&
               well_read(subject.evidence.subject, *version.part);
    });
    const std::string count = std::to_string(versions.size());
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = first.type,
            .source = source_of(subject, first),
            .found = count,
            .candidate = candidate};
    std::string files;
    for (const Version& version : versions) {
        files += (files.empty() ? "“" : "、“") + version.part->file + "”";
    }
    hit.reason = files + "似为同一材料的不同版本，请看内容是否一致、以哪一版为准";
    hit.words = {{"材料", title_of_document(subject.evidence.profile, first.type)},
                 {"n", count}};
    return hit;
}

void look(const Subject& subject, const std::vector<Part>& parts, const std::string& candidate,
          std::vector<Hit>& hits) {
    for (const std::string& type : words_of(subject.rule, "documents")) {
        for (const auto& [stem, versions] : versions_of(subject, parts, type)) {
            if (versions.size() > 1 && compete(versions)) {
                hits.push_back(hit_of(subject, versions, candidate));
            }
        }
    }
}

} // namespace

Reply no_competing_versions(const Subject& subject) {
    if (words_of(subject.rule, "versions").empty()) {
        return not_applicable("配置未给出版本字样");
    }
    const Case& whole = subject.evidence.subject;
    std::vector<Hit> hits;
    look(subject, whole.unit_parts, "", hits);
    for (const Dossier& dossier : whole.dossiers) {
        look(subject, dossier.parts, dossier.candidate, hits);
    }
    return from_hits(std::move(hits));
}

} // namespace intake
