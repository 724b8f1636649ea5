#include "pipeline/round.hpp"

#include <array>

namespace intake {

namespace {

std::string padded(int value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

} // namespace

std::string_view name_of(ItemState state) {
    constexpr std::array<std::string_view, 5> names{"open", "new", "cured", "settled",
                                                    "review"};
    return names.at(static_cast<std::size_t>(state));
}

std::string_view chinese_state(ItemState state) {
    constexpr std::array<std::string_view, 5> names{"仍需补正", "新发现", "已补正", "无需补正",
                                                    "正在核对"};
    return names.at(static_cast<std::size_t>(state));
}

std::string item_number(int unit, int item) {
    return "BZ-" + padded(unit, 2) + "-" + padded(item, 3);
}

std::optional<Date> received_by(const Round& round) {
    return round.begun.ok() ? std::optional(round.begun) : std::nullopt;
}

bool is_open(const RoundItem& item) {
    return item.state == ItemState::open || item.state == ItemState::fresh;
}

} // namespace intake
