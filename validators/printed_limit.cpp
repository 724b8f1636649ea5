#include "validators/printed_limit.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <string>

namespace intake {

namespace {

constexpr std::size_t longest_line = 40; ///< characters; longer ones are prose

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool holds_label(const Text& line, const FieldRule& rule) {
    const std::string text = skeleton(line.text);
    return length(text) <= longest_line &&
           std::ranges::any_of(rule.labels, [&](const std::string& label) {
               return contains(text, skeleton(label));
           });
}

/// One below the other, or the same.
bool belongs(const Box& a, const Box& b) {
    const double gap = std::max(a.top, b.top) - std::min(a.bottom, b.bottom);
    const bool column = std::min(a.right, b.right) > std::max(a.left, b.left);
    return column && gap < 1.5 * std::min(a.height(), b.height());
}

const Page* page_of(const Case& whole, const Source& source) {
    for (const Document& document : whole.documents) {
        for (const Page& page : document.pages) {
            const Source place = place_of(document, page);
            if (place.file == source.file && place.page == source.page) {
                return &page;
            }
        }
    }
    return nullptr;
}

} // namespace

std::optional<std::size_t> limit_in(std::string_view line) {
    const std::u32string text = decode(squeeze(line));
    for (std::size_t at = text.find(U'字');
         at != std::u32string::npos && text.size() <= longest_line;
         at = text.find(U'字', at + 1)) {
        std::size_t from = at;
        while (from > 0 && is_digit(text[from - 1])) {
            --from;
        }
        const bool before = text.substr(0, from).ends_with(U"限") ||
                            text.substr(0, from).ends_with(U"不超过") ||
                            text.substr(0, from).ends_with(U"不多于");
        const std::u32string rest = text.substr(at + 1);
        const bool behind =
            rest.starts_with(U"以内") || rest.starts_with(U"之内") || rest.starts_with(U"内");
        if (at - from >= 2 && at - from <= 5 && (before || behind)) {
            return std::stoul(encode(text.substr(from, at - from)));
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> printed_limit(const Subject& subject, const FieldRule& rule,
                                         const Reading& reading) {
    const Page* page = page_of(subject.evidence.subject, reading.source);
    if (page == nullptr) {
        return std::nullopt;
    }
    for (const Text& line : page->lines) {
        const auto limit = limit_in(line.text);
        const bool alike = line.second.empty() || limit_in(line.second) == limit;
        const bool ours =
            limit && alike && std::ranges::any_of(page->lines, [&](const Text& label) {
                return holds_label(label, rule) && belongs(label.box, line.box);
            });
        if (ours) {
            return limit;
        }
    }
    return std::nullopt;
}

} // namespace intake
