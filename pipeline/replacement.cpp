#include "pipeline/replacement.hpp"

#include "extractors/normalize.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/unicode.hpp"
#include "pipeline/page_likeness.hpp"
#include "pipeline/part_places.hpp"
#include "pipeline/round_join.hpp"

#include <algorithm>
#include <set>

namespace intake {

namespace {

struct Work {
    const Union& all;
    const Profile& profile;
    std::map<std::string, std::string> hashes; ///< by path
    std::set<std::string> kept;                ///< paths
    Replacements found;
};

/// Documents of one type and one owner.
struct Pair {
    std::string candidate; ///< empty: the unit
    std::string type;
    std::vector<const Part*> earlier;
    std::vector<const Part*> newer;
};

std::string hash_of(const Work& work, const std::string& path) {
    const auto at = work.hashes.find(path);
    return at == work.hashes.end() ? "" : at->second;
}

void replace_file(Work& work, const std::string& file, const std::string& by) {
    work.found.certain.push_back({hash_of(work, file), 0, hash_of(work, by), 0});
}

void replace_part(Work& work, const Part& part, const std::string& by) {
    if (part.sheet >= 0) {
        replace_file(work, part.file, by);
        return;
    }
    for (const auto& [file, page] : places_of(work.all.both, part)) {
        work.found.certain.push_back({hash_of(work, file), page, hash_of(work, by), 0});
    }
}

void ask(Work& work, const Pair& pair, const std::string& file, const std::string& by,
         const std::string& why) {
    work.found.unclear.push_back({pair.candidate, pair.type, file, by, why});
}

/// The newer file's name gives the number of an item that was found in the earlier file.
bool answers_item(const Work& work, const std::string& earlier, const std::string& newer) {
    const std::string sha256 = hash_of(work, earlier);
    return std::ranges::any_of(work.all.items, [&](const RoundItem& item) {
        return item.sha256 == sha256 &&
               contains(newer, item_number(work.all.unit, item.number));
    });
}

/// Both give the same number of a certificate.
bool is_same_certificate(const Work& work, const Part& a, const Part& b) {
    return std::ranges::any_of(a.readings, [&](const Reading& reading) {
        const FieldRule* rule = find_field_rule(work.profile, reading.field);
        const Reading* other = find_reading(b.readings, reading.field);
        return rule != nullptr && rule->kind == Kind::code && other != nullptr &&
               reading.state == State::accepted && other->state == State::accepted &&
               reading.value == other->value;
    });
}

bool has_open_item(const Work& work, const Part& part) {
    const std::string sha256 = hash_of(work, part.file);
    return std::ranges::any_of(work.all.items, [&](const RoundItem& item) {
        return item.until == 0 && item.sha256 == sha256;
    });
}

/// Of several certificates only that one gives way which the newer one is.
void pair_proofs(Work& work, const Pair& pair, bool single) {
    std::vector<const Part*> unmatched;
    std::set<const Part*> gone;
    for (const Part* newer : pair.newer) {
        const auto same = std::ranges::find_if(pair.earlier, [&](const Part* earlier) {
            return !gone.contains(earlier) && (is_named_alike(earlier->file, newer->file) ||
                                               answers_item(work, earlier->file, newer->file) ||
                                               is_same_certificate(work, *earlier, *newer) ||
                                               (single && pair.earlier.size() == 1));
        });
        if (same == pair.earlier.end()) {
            unmatched.push_back(newer);
        } else {
            gone.insert(*same);
            replace_part(work, **same, newer->file);
        }
    }
    for (const Part* earlier : pair.earlier) {
        if (!gone.contains(earlier) && !unmatched.empty() && has_open_item(work, *earlier)) {
            ask(work, pair, earlier->file, unmatched.front()->file,
                "可能替换前一轮的“" + earlier->file +
                    "”，也可能是新增材料，请人工判断（新增的，答“符合要求”）");
        }
    }
}

std::set<std::string> names_in(const Work& work, const Part& part) {
    std::set<std::string> names;
    for (const Reading& reading : part.readings) {
        if (reading.field == "name") {
            names.insert(name_key(reading.value));
        }
    }
    const Document& document = work.all.both.documents.at(part.document);
    const Sheet& sheet = document.sheets.at(static_cast<std::size_t>(part.sheet));
    for (const Dossier& dossier : work.all.both.dossiers) {
        const std::string key = name_key(dossier.candidate);
        const bool there = std::ranges::any_of(
            sheet.cells, [&](const SheetCell& cell) { return name_key(cell.text) == key; });
        if (there) {
            names.insert(key);
        }
    }
    return names;
}

/// A table that leaves out people whom the earlier one lists does not simply replace it.
void pair_sheets(Work& work, const Pair& pair) {
    const Part& newer = *pair.newer.back();
    const std::set<std::string> now = names_in(work, newer);
    for (const Part* earlier : pair.earlier) {
        const std::set<std::string> then = names_in(work, *earlier);
        if (std::ranges::includes(now, then)) {
            replace_part(work, *earlier, newer.file);
        } else {
            ask(work, pair, earlier->file, newer.file,
                "所列人员少于前一轮的“" + earlier->file +
                    "”，是只报更正部分还是撤回有关人员，"
                    "请人工判断");
        }
    }
}

struct NewPage {
    Place place;
    std::set<std::string> marks;
    bool used = false;
};

std::vector<NewPage> new_pages(const Work& work, const Pair& pair) {
    std::vector<NewPage> pages;
    for (const Part* part : pair.newer) {
        for (const Place& place : places_of(work.all.both, *part)) {
            pages.push_back({place, marks_on(*part, place)});
        }
    }
    return pages;
}

/// The unused new page that shares most with the old one, or null.
NewPage* nearest(std::vector<NewPage>& pages, const std::set<std::string>& marks) {
    NewPage* best = nullptr;
    std::size_t most = 0;
    for (NewPage& page : pages) {
        std::vector<std::string> shared;
        std::ranges::set_intersection(page.marks, marks, std::back_inserter(shared));
        if (!page.used && shared.size() > most) {
            best = &page;
            most = shared.size();
        }
    }
    return best;
}

/// Which pages of an earlier document the newer ones stand for: those whose every place for a
/// value or a mark is on the newer ones too.
struct Coverage {
    std::vector<Place> covered;
    std::size_t telling = 0; ///< pages that bear any mark
    std::size_t all = 0;
};

Coverage coverage_of(const Work& work, const Part& earlier,
                     const std::set<std::string>& marks) {
    Coverage coverage;
    for (const Place& place : places_of(work.all.both, earlier)) {
        const std::set<std::string> here = marks_on(earlier, place);
        ++coverage.all;
        coverage.telling += here.empty() ? 0U : 1U;
        if (!here.empty() && std::ranges::includes(marks, here)) {
            coverage.covered.push_back(place);
        }
    }
    return coverage;
}

void put_pages(Work& work, const Part& earlier, const Coverage& coverage,
               std::vector<NewPage>& pages) {
    for (const Place& place : coverage.covered) {
        NewPage* page = nearest(pages, marks_on(earlier, place));
        if (page == nullptr) {
            work.found.certain.push_back({hash_of(work, place.first), place.second, "", 0});
            continue;
        }
        page->used = true;
        work.found.certain.push_back({hash_of(work, place.first), place.second,
                                      hash_of(work, page->place.first), page->place.second});
    }
}

void pair_pages(Work& work, const Pair& pair) {
    std::vector<NewPage> pages = new_pages(work, pair);
    std::set<std::string> marks;
    for (const NewPage& page : pages) {
        marks.insert(page.marks.begin(), page.marks.end());
    }
    const std::string& by = pair.newer.front()->file;
    for (const Part* earlier : pair.earlier) {
        const Coverage coverage = coverage_of(work, *earlier, marks);
        const bool whole = coverage.covered.size() == coverage.telling;
        if (whole && (coverage.telling > 0 || pages.size() >= coverage.all)) {
            replace_part(work, *earlier, by);
        } else if (whole) {
            ask(work, pair, earlier->file, by,
                "页数少于前一轮的“" + earlier->file +
                    "”，是全部替换还是只换其中几页，请人工判断");
        } else {
            put_pages(work, *earlier, coverage, pages);
        }
    }
}

void pair_up(Work& work, const Pair& pair) {
    const DocumentRule* rule = find_document_rule(work.profile, pair.type);
    if (rule == nullptr || pair.earlier.empty() || pair.newer.empty()) {
        return;
    }
    if (is_proof(*rule)) {
        pair_proofs(work, pair, rule->section == "qualification");
    } else if (pair.newer.front()->sheet >= 0) {
        pair_sheets(work, pair);
    } else {
        pair_pages(work, pair);
    }
}

/// `pair` with its parts: the sheets or the pages.
Pair filled(Pair pair, const Work& work, const std::vector<Part>& parts, bool sheets) {
    for (const Part* part : parts_of(parts, pair.type)) {
        const Document& document = work.all.both.documents.at(part->document);
        if ((part->sheet >= 0) == sheets) {
            (work.kept.contains(document.path) ? pair.earlier : pair.newer).push_back(part);
        }
    }
    return pair;
}

void pair_all(Work& work, const std::vector<Part>& parts, const std::string& candidate) {
    std::set<std::string> types;
    for (const Part& part : parts) {
        types.insert(part.type);
    }
    for (const std::string& type : types) {
        for (const bool sheets : {false, true}) {
            pair_up(work, filled({candidate, type, {}, {}}, work, parts, sheets));
        }
    }
}

bool speaks_of(const std::string& path, const DocumentRule& rule) {
    const std::string name = squeeze(stem_of(path));
    const auto inside = [&](const std::string& word) { return contains(name, word); };
    return std::ranges::any_of(rule.names, inside) || std::ranges::any_of(rule.titles, inside);
}

/// Whose a file is by its path; the unit's where no candidate is named.
const std::vector<Part>& parts_beside(const Case& whole, const std::string& path) {
    for (const Dossier& dossier : whole.dossiers) {
        const bool inside = !dossier.folder.empty() && path.starts_with(dossier.folder + "/");
        if (inside || contains(skeleton(path), skeleton(dossier.candidate))) {
            return dossier.parts;
        }
    }
    return whole.unit_parts;
}

/// The new file a file that could not be used gives way to, or empty: one called alike, one
/// that answers its item, or a document of the kind its name speaks of.
std::string successor_of(const Work& work, const std::string& path) {
    for (const InputFile& file : work.all.submission.files) {
        if (file.outcome == Outcome::processed && !work.kept.contains(file.path) &&
            (is_named_alike(path, file.path) || answers_item(work, path, file.path))) {
            return file.path;
        }
    }
    for (const Part& part : parts_beside(work.all.both, path)) {
        const DocumentRule* rule = find_document_rule(work.profile, part.type);
        if (rule != nullptr && !is_proof(*rule) && !work.kept.contains(part.file) &&
            speaks_of(path, *rule)) {
            return part.file;
        }
    }
    return "";
}

void replace_unusable(Work& work) {
    for (const KeptFile& kept : work.all.kept) {
        const std::string by =
            kept.file.outcome == Outcome::quarantined ? successor_of(work, kept.file.path) : "";
        if (!by.empty()) {
            replace_file(work, kept.file.path, by);
        }
    }
}

/// Pages nobody could type or read give way like files nobody could use.
void replace_unknown(Work& work) {
    for (const Unrecognised& rest : work.all.both.unrecognised) {
        const Document& document = work.all.both.documents.at(rest.document);
        if (!work.kept.contains(document.path) || rest.sheet >= 0) {
            continue;
        }
        const Source place = place_of(document, document.pages.at(rest.page));
        const std::string by = successor_of(work, place.file);
        if (!by.empty()) {
            work.found.certain.push_back(
                {hash_of(work, place.file), place.page, hash_of(work, by), 0});
        }
    }
}

void replace_pages_sent_again(Work& work) {
    for (const auto& [newer, earlier] : pages_sent_again(work.all.both, work.kept)) {
        work.found.certain.push_back(
            {hash_of(work, earlier.file), earlier.page, hash_of(work, newer.file), newer.page});
    }
}

} // namespace

Replacements replacements_of(const Union& all, const Profile& profile) {
    Work work{all, profile, {}, {}, {}};
    for (const InputFile& file : all.submission.files) {
        work.hashes.emplace(file.path, file.sha256);
    }
    for (const KeptFile& kept : all.kept) {
        work.kept.insert(kept.file.path);
    }
    pair_all(work, all.both.unit_parts, "");
    for (const Dossier& dossier : all.both.dossiers) {
        pair_all(work, dossier.parts, dossier.candidate);
    }
    replace_unusable(work);
    replace_unknown(work);
    replace_pages_sent_again(work);
    std::erase_if(work.found.certain,
                  [](const Replacement& one) { return one.sha256.empty(); });
    return work.found;
}

} // namespace intake
