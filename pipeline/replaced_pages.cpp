#include "pipeline/replacement.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

namespace {

bool lies_at(const Document& document, const Page& page, const std::string& file, int number) {
    const Source place = place_of(document, page);
    return place.file == file && (number == 0 || place.page == number);
}

/// The pages at a place, taken out of their document.
std::vector<Page> take_pages(std::vector<Document>& documents, const std::string& file,
                             int number) {
    std::vector<Page> taken;
    for (Document& document : documents) {
        const auto there = [&](const Page& page) {
            return lies_at(document, page, file, number);
        };
        for (Page page : document.pages) {
            if (there(page)) {
                const Source place = place_of(document, page);
                page.file = place.file;
                page.leaf = place.page;
                taken.push_back(std::move(page));
            }
        }
        std::erase_if(document.pages, there);
    }
    return taken;
}

void drop_file(std::vector<Document>& documents, const std::string& file) {
    take_pages(documents, file, 0);
    std::erase_if(documents, [&](const Document& document) {
        return document.path == file && document.pages.empty();
    });
}

void insert_pages(std::vector<Document>& documents, const std::string& file, int number,
                  std::vector<Page>&& pages) {
    for (Document& document : documents) {
        const auto at = std::ranges::find_if(document.pages, [&](const Page& page) {
            return lies_at(document, page, file, number);
        });
        if (at == document.pages.end()) {
            continue;
        }
        for (Page& page : pages) {
            page.number = at->number;
        }
        document.pages.insert(at, std::make_move_iterator(pages.begin()),
                              std::make_move_iterator(pages.end()));
        return;
    }
}

/// A fault of a page that is no longer there says nothing.
void forget_faults(std::vector<Document>& documents, const std::string& file, int number) {
    for (Document& document : documents) {
        if (document.path == file) {
            std::erase_if(document.faults,
                          [&](const Fault& fault) { return fault.page == number; });
        }
    }
}

std::string path_of(const std::map<std::string, std::string>& paths,
                    const std::string& sha256) {
    const auto at = paths.find(sha256);
    return at == paths.end() ? "" : at->second;
}

} // namespace

std::vector<Document> replace_pages(std::vector<Document> documents,
                                    const std::vector<Replacement>& replacements,
                                    const std::map<std::string, std::string>& paths) {
    for (const Replacement& one : replacements) {
        const std::string file = path_of(paths, one.sha256);
        if (file.empty()) {
            continue;
        }
        if (one.page == 0) {
            drop_file(documents, file);
            continue;
        }
        const std::string by = path_of(paths, one.by);
        if (one.by_page > 0 && !by.empty()) {
            insert_pages(documents, file, one.page, take_pages(documents, by, one.by_page));
        }
        take_pages(documents, file, one.page);
        forget_faults(documents, file, one.page);
    }
    std::erase_if(documents, [](const Document& document) {
        return document.pages.empty() && document.sheets.empty() && document.page_count > 0;
    });
    std::ranges::stable_sort(documents, {}, &Document::path);
    return documents;
}

} // namespace intake
