#include "validators/certificate_numbers.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}

bool is_master_number(std::string_view number) {
    return number.size() == 22 && is_upper(number[0]) && is_upper(number[1]) &&
           all_digits(number.substr(2));
}

} // namespace

bool is_skill_number(std::string_view number) {
    const bool plain = number.size() == 22 && (number[0] == 'Y' || number[0] == 'S') &&
                       all_digits(number.substr(1));
    return plain || is_master_number(number);
}

char level_of_skill_number(std::string_view number) {
    return is_skill_number(number) && !is_master_number(number) ? number[15] : '\0';
}

std::string year_of_skill_number(std::string_view number) {
    const bool plain = is_skill_number(number) && !is_master_number(number);
    return plain ? std::string(number.substr(13, 2)) : "";
}

bool is_qualification_number(std::string_view number) {
    return number.size() == 16 && all_digits(number);
}

char level_of_qualification_number(std::string_view number) {
    return is_qualification_number(number) ? number[10] : '\0';
}

std::string bare_patent_number(std::string_view number) {
    std::string bare;
    for (const char c : number) {
        if (is_digit(c)) {
            bare += c;
        } else if (c == 'X' || c == 'x') {
            bare += 'X';
        }
    }
    return bare;
}

bool patent_check_holds(std::string_view bare) {
    constexpr std::array weights{2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    const std::size_t digits = bare.empty() ? 0 : bare.size() - 1;
    if ((digits != 8 && digits != 12) || !all_digits(bare.substr(0, digits))) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        sum += (bare[i] - '0') * weights.at(i);
    }
    constexpr std::string_view check = "0123456789X";
    return check[static_cast<std::size_t>(sum % 11)] == bare[digits];
}

char kind_of_patent(std::string_view bare) {
    if (bare.size() == 13) {
        return bare[4];
    }
    return bare.size() == 9 ? bare[2] : '\0';
}

} // namespace intake
