#include "extractors/own_text.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <map>

namespace intake {
namespace {

constexpr std::size_t enough_letters = 20; // to tell a story of their own
constexpr double same_story = 0.5;

bool is_letter(char32_t code) {
    return is_han(code) || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z');
}

std::map<char32_t, int> letters_of(std::u32string_view text) {
    std::map<char32_t, int> letters;
    for (const char32_t code : text) {
        if (is_letter(code)) {
            ++letters[code];
        }
    }
    return letters;
}

} // namespace

std::size_t letters_in(std::u32string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, is_letter));
}

OwnText own_text_of(std::size_t unseen) {
    return unseen == 0               ? OwnText::shown
           : unseen < enough_letters ? OwnText::hidden
                                     : OwnText::contrary;
}

OwnText own_text_of(std::u32string_view layer, std::u32string_view seen) {
    const std::size_t letters = letters_in(layer);
    return letters == 0 ? OwnText::none
           : letters < enough_letters || agreement(layer, seen) >= same_story
               ? OwnText::hidden
               : OwnText::contrary;
}

double agreement(std::u32string_view layer, std::u32string_view seen) {
    const std::map<char32_t, int> there = letters_of(seen);
    int all = 0;
    int found = 0;
    for (const auto& [letter, count] : letters_of(layer)) {
        const auto match = there.find(letter);
        all += count;
        found += match == there.end() ? 0 : std::min(count, match->second);
    }
    return all > 0 ? found / double(all) : 1;
}

} // namespace intake
