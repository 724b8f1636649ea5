#include "extractors/strayed_pages.hpp"

#include "pipeline/model/page_number.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double head_height = 0.1; ///< of the page's
constexpr std::size_t least_head = 4;

/// How a page of a longer document is marked.
struct Leaf {
    std::u32string head; ///< the running head's skeleton
    PageNumber number;
};

Leaf leaf_of(const Page& page) {
    Leaf leaf;
    for (const Text& line : page.lines) {
        const std::u32string text = decode(skeleton(line.text));
        if (leaf.head.empty() && line.box.bottom < head_height * page.height &&
            text.size() >= least_head) {
            leaf.head = text;
        }
        const PageNumber number = page_number_in(line.text);
        leaf.number = number.number > 0 ? number : leaf.number;
    }
    return leaf;
}

bool of_one_document(const Leaf& a, const Leaf& b) {
    return !a.head.empty() && a.number.total > 0 && a.number.total == b.number.total &&
           edit_distance(a.head, b.head, 1) <= 1;
}

/// The one part that lacks the page; null if there is none, or if two do.
Part* home_of(const Leaf& leaf, const std::vector<Leaf>& leaves, std::vector<Part>& parts) {
    Part* home = nullptr;
    for (Part& part : parts) {
        const bool same =
            !part.pages.empty() && of_one_document(leaf, leaves.at(part.pages.front()));
        const bool has = std::ranges::any_of(part.pages, [&](std::size_t page) {
            return leaves.at(page).number == leaf.number;
        });
        if (same && !has && home != nullptr) {
            return nullptr;
        }
        home = same && !has ? &part : home;
    }
    return home;
}

void insert(Part& part, std::size_t page, const std::vector<Leaf>& leaves) {
    const auto behind = std::ranges::find_if(part.pages, [&](std::size_t other) {
        return leaves.at(other).number.number > leaves.at(page).number.number;
    });
    part.pages.insert(behind, page);
}

} // namespace

void return_strayed_pages(const Document& document, Recognition& found) {
    std::vector<Leaf> leaves;
    for (const Page& page : document.pages) {
        leaves.push_back(leaf_of(page));
    }
    for (Part& part : found.parts) {
        for (std::size_t i = 1; i < part.pages.size(); ++i) {
            const std::size_t page = part.pages[i];
            const Leaf& leaf = leaves.at(page);
            Part* home = of_one_document(leaf, leaves.at(part.pages.front()))
                             ? nullptr
                             : home_of(leaf, leaves, found.parts);
            if (home != nullptr && home != &part) {
                part.pages.erase(part.pages.begin() + static_cast<std::ptrdiff_t>(i--));
                insert(*home, page, leaves);
            }
        }
    }
    std::erase_if(found.rest, [&](const Unrecognised& rest) {
        Part* home =
            rest.sheet >= 0 ? nullptr : home_of(leaves.at(rest.page), leaves, found.parts);
        if (home != nullptr) {
            insert(*home, rest.page, leaves);
        }
        return home != nullptr;
    });
}

} // namespace intake
