#include "pipeline/model/numbers.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

bool is_id_shape(std::string_view id) {
    return id.size() == 18 && std::ranges::all_of(id.substr(0, 17), is_digit) &&
           (is_digit(id[17]) || id[17] == 'X');
}

bool id_check_holds(std::string_view id) {
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view check = "10X98765432";
    if (!is_id_shape(id)) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights.at(i) * (id[i] - '0');
    }
    return check[static_cast<std::size_t>(sum % 11)] == id[17];
}

std::optional<Date> birth_of_id(std::string_view id) {
    if (!is_id_shape(id)) {
        return std::nullopt;
    }
    const std::string text = std::string(id.substr(6, 4)) + "-" +
                             std::string(id.substr(10, 2)) + "-" +
                             std::string(id.substr(12, 2));
    const std::optional<Date> date = parse_date(text);
    const bool plausible = date && static_cast<int>(date->year()) >= 1850;
    return plausible ? date : std::nullopt;
}

std::string sex_of_id(std::string_view id) {
    if (!is_id_shape(id)) {
        return "";
    }
    return (id[16] - '0') % 2 == 1 ? "男" : "女";
}

bool credit_code_holds(std::string_view code) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    constexpr std::array weights{1,  3,  9,  27, 19, 26, 16, 17, 20,
                                 29, 25, 13, 8,  24, 10, 30, 28};
    if (code.size() != 18) {
        return false;
    }
    std::size_t sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::size_t value = alphabet.find(code[i]);
        if (value == std::string_view::npos) {
            return false;
        }
        sum += value * static_cast<std::size_t>(weights.at(i));
    }
    return alphabet[(31 - sum % 31) % 31] == code[17];
}

} // namespace intake
