/// \file
/// Holds one run over the samples against samples/truth.json: what the program stands by must
/// be true, letters must not accuse anybody wrongly, and what was planted must be found.
///
/// truth_check OUT TRUTH; prints each fault, exits 1 if there is one.

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;
using Names = std::set<std::pair<std::string, std::string>>; ///< candidate, check

int faults = 0;

void complain(const std::string& what) {
    std::cout << what << "\n";
    ++faults;
}

std::vector<json> lines_of(const std::string& path) {
    std::ifstream file(path);
    std::vector<json> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(json::parse(line));
    }
    return lines;
}

std::string text(const json& value) {
    return value.is_string() ? value.get<std::string>() : "";
}

/// Where forms and table differ a record may go by either name.
std::string table_name(const json& candidate) {
    const json table =
        candidate.value("by_document", json::object()).value("U2", json::object());
    const std::string name = text(table.value("name", json()));
    return name.empty() ? text(candidate["name"]) : name;
}

const json* find_record(const std::vector<json>& records, const json& submission,
                        const json& candidate) {
    for (const json& record : records) {
        const std::string name = text(record["candidate"]);
        if (record["submission"] == submission["submission"] &&
            (name == table_name(candidate) || name == text(candidate["name"]))) {
            return &record;
        }
    }
    return nullptr;
}

/// An accepted value says what the form says; a month agrees with the day in it.
void check_fields(const json& candidate, const json& record) {
    for (const auto& [name, value] : candidate["fields"].items()) {
        const json field = record["fields"].value(name, json::object());
        if (!value.is_string() || field.value("state", "") != "accepted" || name == "rank") {
            continue;
        }
        const std::string got = intake::skeleton(text(field["value"]));
        const std::string want = intake::skeleton(value.get<std::string>());
        const bool date = name == "birth" && (got.starts_with(want) || want.starts_with(got));
        if (got != want && !date) {
            std::string words = text(candidate["name"]);
            words.append(" ").append(name).append(": accepted ").append(got);
            complain(words.append(", is ").append(want));
        }
    }
}

/// Paths of archive members carry the archive's own top folder; the truth leaves it out.
std::string inner_path(const json& submission, const std::string& path) {
    const std::string top = text(submission["submission"]) + "/";
    return path.starts_with(top) ? path.substr(top.size()) : path;
}

using TypedPages = std::set<std::pair<std::string, std::pair<int, std::string>>>;

TypedPages read_pages(const json& submission, const std::vector<json>& records) {
    TypedPages read;
    for (const json& record : records) {
        for (const json& document : record["documents"]) {
            for (const json& page : document["pages"]) {
                read.insert({inner_path(submission, text(document["file"])),
                             {page.get<int>(), text(document["type"])}});
            }
        }
    }
    return read;
}

void check_pages(const std::string& file, const json& document, const TypedPages& read) {
    const std::string type = text(document["type"]);
    if (!type.starts_with("C")) {
        return;
    }
    for (const json& page : document.value("pages", json::array())) {
        if (!read.contains({file, {page.get<int>(), type}})) {
            std::string words = file;
            words.append(" page ").append(page.dump());
            complain(words.append(" was not typed ").append(type));
        }
    }
}

void check_types(const json& submission, const std::vector<json>& records) {
    const auto read = read_pages(submission, records);
    for (const json& file : submission["files"]) {
        for (const json& document : file["documents"]) {
            check_pages(text(file["path"]), document, read);
        }
    }
}

void add_expected(const json& list, const std::string& name, Names& expected, Names& allowed) {
    for (const json& entry : list) {
        const std::string who = name.empty() ? text(entry.value("candidate", json())) : name;
        expected.emplace(who, text(entry["check"]));
        for (const json& other : entry.value("instead", json::array())) {
            allowed.emplace(who, text(other));
        }
    }
}

/// Letters: nothing that is not true. Planted faults: said, or at least asked of a person.
void check_findings(const json& submission, const std::vector<json>& findings) {
    Names expected;
    Names allowed;
    add_expected(submission["expected"], "", expected, allowed);
    for (const json& candidate : submission["candidates"]) {
        add_expected(candidate["expected"], table_name(candidate), expected, allowed);
    }
    for (const json& person : submission.value("table_only", json::array())) {
        add_expected(person.value("expected", json::array()), "", expected, allowed);
    }
    std::map<std::string, std::string> names;
    for (const json& candidate : submission["candidates"]) {
        names[text(candidate["name"])] = table_name(candidate);
    }
    Names said;
    Names asked;
    for (const json& finding : findings) {
        const std::string who = text(finding["candidate"]);
        const auto key =
            std::pair(names.contains(who) ? names.at(who) : who, text(finding["check"]));
        if (finding["submission"] != submission["submission"]) {
            continue;
        }
        (finding["result"] == "fail" ? said : asked).insert(key);
        const json tolerated = submission.value("tolerated", json::array());
        const bool known = expected.contains(key) || allowed.contains(key) ||
                           std::ranges::find(tolerated, json(key.second)) != tolerated.end();
        if (finding["result"] == "fail" && finding["audience"] == "unit" && !known) {
            complain("a letter says wrongly: " + key.first + " " + key.second + " " +
                     text(finding["message"]));
        }
    }
    for (const auto& key : expected) {
        const bool instead = std::ranges::any_of(allowed, [&](const auto& other) {
            return other.first == key.first && said.contains(other);
        });
        if (!said.contains(key) && !asked.contains(key) && !instead) {
            complain("not found: " + key.first + " " + key.second);
        }
    }
}

int check(const std::string& out, const std::string& truth_file) {
    const std::vector<json> records = lines_of(out + "/records.jsonl");
    const std::vector<json> findings = lines_of(out + "/findings.jsonl");
    std::ifstream file(truth_file);
    const json truth = json::parse(file);
    for (const json& submission : truth["submissions"]) {
        for (const json& candidate : submission["candidates"]) {
            const json* record = find_record(records, submission, candidate);
            if (record != nullptr) {
                check_fields(candidate, *record);
            }
        }
        check_types(submission, records);
        check_findings(submission, findings);
    }
    std::cout << faults << " faults\n";
    return faults == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "truth_check OUT TRUTH\n";
        return 2;
    }
    try {
        return check(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::cerr << "truth_check: " << error.what() << "\n";
        return 2;
    }
}
