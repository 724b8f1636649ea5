#include "extractors/binding.hpp"

#include "extractors/recognise.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace intake {

namespace {

constexpr std::size_t most_digits = 6; ///< of a page's number; longer ones are dates and times

/// A file's place in a row of pages: what all names of the row share, and its own number.
struct Place {
    std::string row;
    int number = 0; ///< 0: the name has none
};

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Signs and words that only set a page's number off from the name.
bool is_setting(char32_t c) {
    return std::u32string_view(U" _-.()（）[]【】—–第页pP").find(c) !=
           std::u32string_view::npos;
}

std::u32string trimmed(std::u32string text) {
    while (!text.empty() && is_setting(text.back())) {
        text.pop_back();
    }
    return text;
}

/// The number at the end of the name, whatever sets it off.
Place place_in_row(const std::string& path) {
    const std::u32string stem = trimmed(decode(squeeze(stem_of(path))));
    std::size_t from = stem.size();
    while (from > 0 && is_digit(stem[from - 1])) {
        --from;
    }
    const std::u32string digits = stem.substr(from);
    const std::string folder = folder_of(path) + "/";
    if (digits.empty() || digits.size() > most_digits) {
        return {folder + encode(stem), 0};
    }
    return {folder + encode(trimmed(stem.substr(0, from))), std::stoi(encode(digits))};
}

bool is_leaf(const Document& document) {
    return document.page_count == 1 && document.sheets.empty() && !document.pages.empty();
}

/// Runs of documents whose numbers follow each other; the name without number comes before 2
/// (and before 1: "推荐表.jpg", "推荐表1.jpg").
std::vector<std::vector<std::size_t>> rows_of(const std::vector<Document>& documents) {
    std::map<std::string, std::vector<std::pair<int, std::size_t>>> named;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (is_leaf(documents[i])) {
            const Place place = place_in_row(documents[i].path);
            named[place.row].emplace_back(place.number, i);
        }
    }
    std::vector<std::vector<std::size_t>> rows;
    for (auto& [name, members] : named) {
        std::ranges::sort(members);
        int last = -1;
        for (const auto& [number, index] : members) {
            const bool next = last >= 0 && (number == last + 1 || (last == 0 && number == 2));
            if (!next) {
                rows.emplace_back();
            }
            rows.back().push_back(index);
            last = number;
        }
    }
    std::erase_if(rows, [](const auto& row) { return row.size() < 2; });
    return rows;
}

Document joined(const std::vector<Document>& documents, const std::vector<std::size_t>& row) {
    Document whole{.path = documents.at(row.front()).path};
    for (const std::size_t index : row) {
        const Document& one = documents.at(index);
        ++whole.page_count;
        for (Page page : one.pages) {
            page.file = one.path;
            page.leaf = page.number;
            page.number = whole.page_count;
            whole.pages.push_back(std::move(page));
        }
        whole.faults.insert(whole.faults.end(), one.faults.begin(), one.faults.end());
    }
    return whole;
}

/// Whether documents of the type are read page after page; certificates and cards are not.
bool has_pages(const std::string& type, const Profile& profile) {
    const DocumentRule* rule = find_document_rule(profile, type);
    return rule != nullptr && !is_proof(*rule) &&
           (rule->level == Level::unit || rule->section != "none");
}

/// Which members of the row, first to last, are one document: as many runs as there are.
std::vector<std::vector<std::size_t>> runs_of(const std::vector<Document>& documents,
                                              const std::vector<std::size_t>& row,
                                              const Profile& profile) {
    const Document whole = joined(documents, row);
    std::vector<std::vector<std::size_t>> runs;
    for (const Part& part : recognise(whole, 0, profile).parts) {
        std::vector<std::size_t> run;
        for (const std::size_t page : part.pages) {
            const auto member = static_cast<std::size_t>(whole.pages.at(page).number - 1);
            if (std::ranges::find(run, row.at(member)) == run.end()) {
                run.push_back(row.at(member));
            }
        }
        if (run.size() > 1 && has_pages(part.type, profile)) {
            runs.push_back(std::move(run));
        }
    }
    return runs;
}

} // namespace

std::vector<Document> bind_pages_of_files(std::vector<Document> documents,
                                          const Profile& profile) {
    std::map<std::size_t, Document> bound;
    std::vector<bool> taken(documents.size(), false);
    for (const std::vector<std::size_t>& row : rows_of(documents)) {
        for (const std::vector<std::size_t>& run : runs_of(documents, row, profile)) {
            bound.emplace(run.front(), joined(documents, run));
            for (const std::size_t index : run) {
                taken[index] = true;
            }
        }
    }
    std::vector<Document> out;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (const auto whole = bound.find(i); whole != bound.end()) {
            out.push_back(std::move(whole->second));
        } else if (!taken[i]) {
            out.push_back(std::move(documents[i]));
        }
    }
    return out;
}

} // namespace intake
