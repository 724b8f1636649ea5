#include "pipeline/model/dossier.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

std::string text_of_pages(const Document& document, const std::vector<std::size_t>& pages) {
    std::string out;
    for (const std::size_t index : pages) {
        for (const Text& line : document.pages.at(index).lines) {
            out += line.text;
            out += '\n';
        }
    }
    return out;
}

std::string text_of_sheet(const Sheet& sheet) {
    std::string out;
    int row = sheet.cells.empty() ? 0 : sheet.cells.front().row;
    for (const SheetCell& cell : sheet.cells) {
        if (!out.empty()) {
            out += cell.row == row ? '\t' : '\n';
        }
        row = cell.row;
        out += cell.text;
    }
    return out;
}

} // namespace

std::string_view name_of(State state) {
    constexpr std::array<std::string_view, 4> names{"accepted", "review", "unreadable",
                                                    "absent"};
    return names.at(static_cast<std::size_t>(state));
}

std::string_view name_of(Presence presence) {
    constexpr std::array<std::string_view, 3> names{"present", "absent", "undetermined"};
    return names.at(static_cast<std::size_t>(presence));
}

const Field* find_field(const Dossier& dossier, std::string_view name) {
    const auto at = std::ranges::find(dossier.fields, name, &Field::name);
    return at == dossier.fields.end() ? nullptr : &*at;
}

const Reading* find_reading(const std::vector<Reading>& readings, std::string_view field) {
    const auto at = std::ranges::find(readings, field, &Reading::field);
    return at == readings.end() ? nullptr : &*at;
}

std::vector<const Part*> parts_of(const std::vector<Part>& parts, std::string_view type) {
    std::vector<const Part*> out;
    for (const Part& part : parts) {
        if (part.type == type) {
            out.push_back(&part);
        }
    }
    return out;
}

bool lies_in(const Part& part, std::string_view file) {
    return part.file == file ||
           std::ranges::find(part.later_files, file) != part.later_files.end();
}

Source place_of(const Document& document, const Page& page) {
    return page.file.empty() ? Source{.file = document.path, .page = page.number}
                             : Source{.file = page.file, .page = page.leaf};
}

Source place_of(const Document& document, int number) {
    const auto page = std::ranges::find(document.pages, number, &Page::number);
    return page == document.pages.end() ? Source{.file = document.path, .page = number}
                                        : place_of(document, *page);
}

std::string text_of(const Case& whole, const Part& part) {
    const Document& document = whole.documents.at(part.document);
    if (part.sheet >= 0) {
        return text_of_sheet(document.sheets.at(static_cast<std::size_t>(part.sheet)));
    }
    return text_of_pages(document, part.pages);
}

bool well_read(const Case& whole, const Part& part) {
    const Document& document = whole.documents.at(part.document);
    return std::ranges::none_of(part.pages, [&](std::size_t index) {
        return document.pages.at(index).state == PageState::unreadable;
    });
}

} // namespace intake
