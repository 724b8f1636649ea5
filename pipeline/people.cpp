#include "pipeline/people.hpp"

#include "extractors/normalize.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/unicode.hpp"
#include "pipeline/who.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

namespace intake {

namespace {

/// A folder or file name that is, or begins or ends with, a person's name and nothing odd.
std::string name_in(const std::string& text) {
    const std::u32string plain = decode(skeleton(text));
    const auto han = [](char32_t c) { return is_han(c) || c == U'·'; };
    std::u32string name;
    for (const char32_t c : plain) {
        if (han(c)) {
            name.push_back(c);
        }
    }
    return name.size() >= 2 && name.size() <= 4 ? encode(name) : "";
}

/// The name a folder begins with, before anything that is no ideograph: "3 陈昉（某公司）".
std::string leading_name(const std::string& text) {
    const std::u32string plain = decode(squeeze(text));
    const auto from = std::ranges::find_if(plain, is_han);
    const auto to = std::find_if_not(from, plain.end(), is_han);
    const auto size = to - from;
    return to != plain.end() && size >= 2 && size <= 4 ? encode({from, to}) : "";
}

std::vector<KnownPerson> people_of_table(const SummaryTable& table) {
    std::vector<KnownPerson> people;
    for (const TableRow& row : table.rows) {
        KnownPerson person{.name = value_of(row.cells, "name"),
                           .key = "",
                           .id = value_of(row.cells, "id_number"),
                           .row = row.row,
                           .folder = "",
                           .alias = ""};
        person.key = name_key(person.name);
        const bool known = std::ranges::any_of(people, [&](const KnownPerson& other) {
            return other.key == person.key && (other.id == person.id || person.id.empty());
        });
        if (!person.key.empty() && !known) {
            people.push_back(std::move(person));
        }
    }
    return people;
}

/// The name of a form's folder: the folder is called nothing else, or it lies among folders
/// that known people's names begin.
std::string name_from_folder(const Case& subject, const std::string& folder,
                             const std::vector<KnownPerson>& people) {
    const std::string whole = name_in(stem_of(folder + "."));
    const std::string parent = folder_of(folder);
    const bool among = std::ranges::any_of(subject.documents, [&](const Document& document) {
        const std::string beside = folder_of(document.path);
        const std::string leading =
            folder_of(beside) == parent ? leading_name(stem_of(beside + ".")) : "";
        return !leading.empty() && std::ranges::any_of(people, [&](const KnownPerson& person) {
            return person.key == name_key(leading);
        });
    });
    return !whole.empty() || !among ? whole : leading_name(stem_of(folder + "."));
}

/// The name that a form's file bears and its own reading, sure or not, says too; of a longer
/// name one character may be a slip of recognition.
std::string name_from_file(const Part& part) {
    const std::u32string read = decode(name_key(part.person));
    const std::u32string stem = decode(squeeze(stem_of(part.file)));
    for (std::size_t from = 0; from < stem.size();) {
        const std::size_t to = static_cast<std::size_t>(
            std::find_if_not(stem.begin() + static_cast<std::ptrdiff_t>(from), stem.end(),
                             is_han) -
            stem.begin());
        const std::u32string word = stem.substr(from, to - from);
        const bool telling = read.size() >= 3;
        const std::size_t slips = telling ? 1 : 0;
        if (read.size() >= 2 && word.size() == read.size() &&
            edit_distance(word, read, slips) <= slips) {
            return encode(word);
        }
        if (telling && (word.starts_with(read) || word.ends_with(read))) {
            return encode(read);
        }
        from = to + 1;
    }
    return "";
}

/// Forms of people the table does not list make people of their own, if their name is certain:
/// read surely, or the name of the file or folder too.
void add_people_of_forms(const Case& subject, const std::vector<Part>& parts,
                         const std::string& form, std::vector<KnownPerson>& people) {
    for (const Part& part : parts) {
        if (part.type != form) {
            continue;
        }
        Who who = person_of(subject, part, people);
        const std::string from_folder = name_from_folder(subject, folder_of(part.file), people);
        const std::string said =
            is_accepted(part.readings, "name") ? part.person : name_from_file(part);
        const std::string name = said.empty() ? from_folder : said;
        const Who numbered = by_papers_number(parts, name, people);
        who = who ? who : numbered;
        if (who && who == numbered && people[*who].key != name_key(name)) {
            people[*who].alias = name_key(name);
        }
        if (!who && !name.empty()) {
            people.push_back(
                {name, name_key(name), value_of(part.readings, "id_number"), 0, "", ""});
            who = people.size() - 1;
        }
        if (who && people[*who].folder.empty()) {
            people[*who].folder = folder_of(part.file);
        }
    }
}

/// A folder of one person's form is that person's only if nobody else's form lies there.
void clear_shared_folders(std::vector<KnownPerson>& people) {
    std::map<std::string, int> owners;
    for (const KnownPerson& person : people) {
        ++owners[person.folder];
    }
    for (KnownPerson& person : people) {
        if (owners[person.folder] > 1) {
            person.folder.clear();
        }
    }
}

/// In a file of several documents those that name nobody belong to the one person the file has.
void join_neighbours(const std::vector<Part>& parts, std::vector<Who>& who) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (who[i]) {
            continue;
        }
        Who only;
        bool several = false;
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (parts[k].file == parts[i].file && who[k]) {
                several = several || (only && *only != *who[k]);
                only = who[k];
            }
        }
        who[i] = several ? Who{} : only;
    }
}

/// Documents in a folder that bears a name nobody else has: a person without form and row.
void add_people_of_folders(const std::vector<Part>& parts, std::vector<Who>& who,
                           std::vector<KnownPerson>& people) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string folder = folder_of(parts[i].file);
        const std::string name = who[i] ? "" : name_in(stem_of(folder + "."));
        const bool agrees = !name.empty() && !parts[i].person.empty() &&
                            name_key(parts[i].person) == name_key(name);
        if (!agrees) {
            continue;
        }
        people.push_back({name, name_key(name), "", 0, folder, ""});
        for (std::size_t k = i; k < parts.size(); ++k) {
            if (!who[k] && folder_of(parts[k].file) == folder) {
                who[k] = people.size() - 1;
            }
        }
    }
}

void place_rest(Case& subject, const std::vector<KnownPerson>& people) {
    for (Unrecognised& rest : subject.unrecognised) {
        const Part stand_in{.file = subject.documents.at(rest.document).path};
        for (const auto& evidence : {by_folder_name, by_file_name, by_form_folder}) {
            const Who who = evidence(stand_in, people);
            if (who && rest.candidate.empty()) {
                rest.candidate = people[*who].name;
            }
        }
        for (const Dossier& dossier : subject.dossiers) {
            const bool shares = std::ranges::any_of(dossier.parts, [&](const Part& part) {
                return part.document == rest.document;
            });
            if (shares && rest.candidate.empty()) {
                rest.candidate = dossier.candidate;
            }
        }
    }
}

bool in_paths(const Dossier& dossier, const std::string& name) {
    return std::ranges::any_of(dossier.parts, [&](const Part& part) {
        return contains(skeleton(part.file), skeleton(name));
    });
}

/// Where the table writes a name that no path bears, and documents give another that the paths
/// bear too, the person is called what the documents say; the table's reading stays beside it.
void rename_by_documents(Dossier& dossier) {
    if (in_paths(dossier, dossier.candidate)) {
        return;
    }
    for (const Part& part : dossier.parts) {
        const std::string& name = part.person;
        const bool close = length(name) == length(dossier.candidate) &&
                           edit_distance(decode(name), decode(dossier.candidate), 1) == 1;
        if (close && in_paths(dossier, name)) {
            dossier.candidate = name;
            return;
        }
    }
}

std::string form_code(const Profile& profile) {
    const auto at = std::ranges::find_if(
        profile.documents, [](const DocumentRule& rule) { return rule.section == "form"; });
    return at == profile.documents.end() ? "" : at->code;
}

std::string common_folder(const Dossier& dossier) {
    if (dossier.parts.empty()) {
        return "";
    }
    std::string common = folder_of(dossier.parts.front().file);
    for (const Part& part : dossier.parts) {
        while (!common.empty() && !part.file.starts_with(common + "/")) {
            common = folder_of(common);
        }
    }
    return common;
}

std::vector<Dossier> dossiers_of(const std::vector<KnownPerson>& people) {
    std::vector<Dossier> dossiers;
    for (const KnownPerson& person : people) {
        Dossier dossier{.candidate = person.name,
                        .folder = "",
                        .in_table = person.row > 0,
                        .table_row = person.row};
        dossiers.push_back(std::move(dossier));
    }
    return dossiers;
}

} // namespace

void join_people(Case& subject, std::vector<Part> parts, const Profile& profile) {
    std::vector<KnownPerson> people = people_of_table(subject.table);
    add_people_of_forms(subject, parts, form_code(profile), people);
    clear_shared_folders(people);
    std::vector<Who> who;
    who.reserve(parts.size());
    for (const Part& part : parts) {
        who.push_back(person_of(subject, part, people));
    }
    join_neighbours(parts, who);
    add_people_of_folders(parts, who, people);
    subject.dossiers = dossiers_of(people);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::vector<Part>& home =
            who[i] ? subject.dossiers.at(*who[i]).parts : subject.loose_parts;
        home.push_back(std::move(parts[i]));
    }
    const auto order = [](const Part& p) {
        return std::tuple(p.type.size(), p.type, p.file, p.pages.empty() ? 0 : p.pages.front());
    };
    for (Dossier& dossier : subject.dossiers) {
        std::ranges::stable_sort(dossier.parts, {}, order);
        dossier.folder = common_folder(dossier);
        rename_by_documents(dossier);
    }
    std::ranges::stable_sort(subject.dossiers, {}, [](const Dossier& d) {
        return std::tuple(d.table_row == 0, d.table_row, d.candidate);
    });
    place_rest(subject, people);
}

} // namespace intake
