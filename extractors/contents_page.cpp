#include "extractors/contents_page.hpp"

#include "extractors/page_titles.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <set>

namespace intake {

namespace {

/// "目        录": set so wide apart that each character is a line of its own.
std::string spaced_heading(const Page& page) {
    std::vector<const Text*> single;
    for (const Text& line : page.lines) {
        const std::string text = squeeze(line.text);
        if (length(text) == 1 && count_han(text) == 1 && line.box.top < 0.4 * page.height) {
            single.push_back(&line);
        }
    }
    std::ranges::stable_sort(single, {}, [](const Text* line) { return line->box.left; });
    std::string text;
    for (const Text* line : single) {
        const double middle = (line->box.top + line->box.bottom) / 2;
        const Box& row = single.front()->box;
        text += middle > row.top && middle < row.bottom ? squeeze(line->text) : "";
    }
    return text;
}

bool is_headed(const Page& page, const DocumentRule& rule) {
    std::vector<std::string> headings{spaced_heading(page)};
    for (const TitleLine& title : title_lines(page)) {
        if (title.weight > faint_title) {
            headings.push_back(title.text);
        }
    }
    return std::ranges::any_of(headings, [&](const std::string& heading) {
        return std::ranges::find(rule.titles, heading) != rule.titles.end();
    });
}

bool names_document(const std::string& text, const DocumentRule& rule, bool lenient) {
    constexpr std::size_t telling = 3;
    const auto stands = [&](const std::string& word) {
        return length(word) >= telling && contains_nearly(text, word, lenient);
    };
    return std::ranges::any_of(rule.titles, stands) || std::ranges::any_of(rule.names, stands);
}

bool lists_documents(const Page& page, const Profile& profile) {
    constexpr std::size_t least_kinds = 3;
    std::set<std::string> kinds;
    std::size_t lines = 0;
    std::size_t entries = 0;
    for (const Text& line : page.lines) {
        const std::string text = squeeze(line.text);
        if (count_han(text) < 3) {
            continue; // numbers of pages, the heading itself
        }
        bool entry = false;
        for (const DocumentRule& rule : profile.documents) {
            if (!rule.contents && names_document(text, rule, line.origin == Origin::ocr)) {
                kinds.insert(rule.code);
                entry = true;
            }
        }
        ++lines;
        entries += entry ? 1U : 0U;
    }
    return kinds.size() >= least_kinds && entries * 2 >= lines;
}

} // namespace

std::optional<std::size_t> contents_page(const Page& page, const Profile& profile) {
    const auto rule = std::ranges::find(profile.documents, true, &DocumentRule::contents);
    const bool listed = rule != profile.documents.end() && page.state == PageState::read &&
                        is_headed(page, *rule) && lists_documents(page, profile);
    return listed ? std::optional<std::size_t>(
                        static_cast<std::size_t>(rule - profile.documents.begin()))
                  : std::nullopt;
}

} // namespace intake
