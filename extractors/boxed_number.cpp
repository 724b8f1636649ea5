#include "extractors/boxed_number.hpp"

#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace intake {

namespace {

constexpr std::size_t boxes_of_number = 18;
constexpr std::size_t most_doubtful = 4; ///< boxes read as two digits

/// A box, and the digits it may hold.
struct DigitBox {
    std::string digits;
    const Text* line = nullptr;
};

/// "3", "|3", "91|"; nothing for what is no box of a digit.
std::string digits_in(const Text& line) {
    constexpr std::u32string_view rules = U"|∣丨｜[]";
    std::string digits;
    for (const char32_t c : decode(squeeze(line.text))) {
        if ((c >= U'0' && c <= U'9') || c == U'X' || c == U'x') {
            digits += c == U'x' ? 'X' : static_cast<char>(c);
        } else if (rules.find(c) == std::u32string_view::npos) {
            return "";
        }
    }
    const bool narrow = line.box.width() < 2.5 * line.box.height();
    return digits.size() == 1 || (digits.size() == 2 && narrow) ? digits : "";
}

bool goes_on(const DigitBox& last, const Text& line) {
    const double middle = (line.box.top + line.box.bottom) / 2;
    const Box& before = last.line->box;
    return before.top < middle && middle < before.bottom &&
           before.right <= line.box.left + 0.2 * line.box.height();
}

std::vector<std::vector<DigitBox>> rows_of(const Page& page) {
    std::vector<std::vector<DigitBox>> rows;
    for (const Text& line : page.lines) {
        DigitBox box{digits_in(line), &line};
        if (box.digits.empty()) {
            continue;
        }
        if (rows.empty() || !goes_on(rows.back().back(), line)) {
            rows.emplace_back();
        }
        rows.back().push_back(std::move(box));
    }
    return rows;
}

/// Every number the boxes [from, from + 18) may hold, one choice a box.
std::set<std::string> choices(const std::vector<DigitBox>& row, std::size_t from) {
    std::set<std::string> numbers{""};
    for (std::size_t i = from; i < from + boxes_of_number; ++i) {
        std::set<std::string> longer;
        for (const std::string& number : numbers) {
            for (const char digit : row[i].digits) {
                longer.insert(number + digit);
            }
        }
        numbers = std::move(longer);
    }
    std::erase_if(numbers, [](const std::string& number) {
        return !id_check_holds(number) || !birth_of_id(number);
    });
    return numbers;
}

std::optional<BoxedNumber> number_at(const std::vector<DigitBox>& row, std::size_t from) {
    const auto begin = row.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = begin + boxes_of_number;
    const auto doubtful = static_cast<std::size_t>(
        std::count_if(begin, end, [](const DigitBox& box) { return box.digits.size() > 1; }));
    const std::set<std::string> numbers =
        doubtful <= most_doubtful ? choices(row, from) : std::set<std::string>{};
    if (numbers.size() != 1) {
        return std::nullopt;
    }
    BoxedNumber found{.number = *numbers.begin(), .sure = doubtful == 0};
    for (auto box = begin; box != end; ++box) {
        found.box = unite(found.box, box->line->box);
        found.origin = std::max(found.origin, box->line->origin);
    }
    return found;
}

} // namespace

std::vector<BoxedNumber> boxed_numbers(const Page& page) {
    std::vector<BoxedNumber> found;
    for (const std::vector<DigitBox>& row : rows_of(page)) {
        for (std::size_t from = 0; from + boxes_of_number <= row.size(); ++from) {
            const auto number = number_at(row, from);
            const bool known = number && std::ranges::find(found, number->number,
                                                           &BoxedNumber::number) != found.end();
            if (number && !known) {
                found.push_back(*number);
            }
        }
    }
    return found;
}

} // namespace intake
