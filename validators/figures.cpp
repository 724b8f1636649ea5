#include "validators/figures.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace intake {

namespace {

constexpr std::u32string_view hans = U"〇一二三四五六七八九";
constexpr std::string_view place = "{n}";

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// "12" or "十二" at `at`, which moves behind it; 0 < n < 1000.
std::optional<int> number_at(const std::u32string& text, std::size_t& at) {
    const std::size_t start = at;
    int number = 0;
    while (at < text.size() && is_digit(text[at]) && at - start < 4) {
        number = number * 10 + static_cast<int>(text[at++] - U'0');
    }
    if (at > start) {
        return at - start < 4 ? std::optional(number) : std::nullopt;
    }
    int tens = 0;
    while (at < text.size() && (text[at] == U'十' || hans.find(text[at]) != hans.npos)) {
        const bool ten = text[at] == U'十';
        tens = ten ? std::max(1, number) : tens;
        number = ten ? 0 : static_cast<int>(hans.find(text[at]));
        ++at;
    }
    return at > start ? std::optional(tens * 10 + number) : std::nullopt;
}

void add_figures(const std::string& clause, const std::string& pattern, std::set<int>& out) {
    const std::size_t cut = pattern.find(place);
    if (cut == std::string::npos) {
        return;
    }
    const std::u32string text = decode(clause);
    const std::u32string before = decode(squeeze(pattern.substr(0, cut)));
    const std::u32string after = decode(squeeze(pattern.substr(cut + place.size())));
    for (std::size_t at = text.find(before); at != text.npos && !before.empty();
         at = text.find(before, at + 1)) {
        std::size_t end = at + before.size();
        const std::optional<int> number = number_at(text, end);
        if (number && text.compare(end, after.size(), after) == 0) {
            out.insert(*number);
        }
    }
}

bool is_year(std::u32string_view digits) {
    return digits.size() == 4 && (digits.starts_with(U"19") || digits.starts_with(U"20"));
}

/// The clause with every quantity as '#': years and ordinals tell what it speaks of.
std::u32string without_numbers(const std::string& clause) {
    const std::u32string text = decode(clause);
    std::u32string plain;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && (is_digit(text[end]) || (end > at && text[end] == U'.'))) {
            ++end;
        }
        const std::u32string digits = text.substr(at, end - at);
        const bool name = is_year(digits) || (at > 0 && text[at - 1] == U'第');
        plain += end == at ? text.substr(at, 1) : name ? digits : U"#";
        at = std::max(end, at + 1);
    }
    return plain;
}

/// Without the number that counts it: "2.主持改进".
std::u32string uncounted(const std::u32string& clause) {
    const std::size_t end = clause.find_first_not_of(U"0123456789");
    const bool counted = end != 0 && end != clause.npos && clause[end] == U'.' &&
                         end + 1 < clause.size() && !is_digit(clause[end + 1]);
    return counted ? clause.substr(end + 1) : clause;
}

} // namespace

std::vector<std::string> clauses_of(const std::string& text) {
    constexpr std::u32string_view ends = U",;:!?。、()";
    std::vector<std::string> clauses{""};
    std::u32string clause;
    for (const char32_t c : decode(squeeze(text)) + U"。") {
        if (ends.find(c) == ends.npos) {
            clause.push_back(c);
        } else if (!clause.empty()) {
            clauses.push_back(encode(uncounted(clause)));
            clause.clear();
        }
    }
    clauses.erase(clauses.begin());
    return clauses;
}

std::set<int> figures_in(const std::string& text, const std::vector<std::string>& patterns,
                         const std::vector<std::string>& unless) {
    std::set<int> figures;
    for (const std::string& clause : clauses_of(text)) {
        const bool other = std::ranges::any_of(
            unless, [&](const std::string& word) { return contains(clause, word); });
        for (const std::string& pattern : other ? std::vector<std::string>{} : patterns) {
            add_figures(clause, pattern, figures);
        }
    }
    return figures;
}

std::vector<std::pair<std::string, std::string>> unlike_figures(const std::string& a,
                                                                const std::string& b,
                                                                std::size_t least) {
    const std::vector<std::string> others = clauses_of(b);
    std::vector<std::pair<std::string, std::string>> unlike;
    for (const std::string& clause : clauses_of(a)) {
        const std::u32string plain = without_numbers(clause);
        const bool numbered = plain.find(U'#') != plain.npos;
        const bool known = std::ranges::find(others, clause) != others.end();
        if (!numbered || known || count_han(clause) < least) {
            continue;
        }
        const auto at = std::ranges::find_if(
            others, [&](const std::string& other) { return without_numbers(other) == plain; });
        if (at != others.end()) {
            unlike.emplace_back(clause, *at);
        }
    }
    return unlike;
}

} // namespace intake
