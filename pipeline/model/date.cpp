#include "pipeline/model/date.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace intake {

namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && text.front() >= '0' ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> parse_month(std::string_view text) {
    return text.size() == 7 ? parse_date(std::string(text) + "-01") : parse_date(text);
}

std::string to_string(Date date) {
    std::array<char, 16> buffer{};
    const int size = std::snprintf(
        buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {buffer.data(), static_cast<std::size_t>(size)};
}

std::string to_chinese(Date date) {
    return std::to_string(static_cast<int>(date.year())) + "年" +
           std::to_string(static_cast<unsigned>(date.month())) + "月" +
           std::to_string(static_cast<unsigned>(date.day())) + "日";
}

int months_between(Date from, Date to) {
    const int months = (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
                       static_cast<int>(static_cast<unsigned>(to.month())) -
                       static_cast<int>(static_cast<unsigned>(from.month()));
    return to.day() < from.day() && months > 0 ? months - 1 : months;
}

int years_between(Date from, Date to) {
    const int years = static_cast<int>(to.year()) - static_cast<int>(from.year());
    const bool before = std::pair(to.month(), to.day()) < std::pair(from.month(), from.day());
    return before ? years - 1 : years;
}

Date add_days(Date date, int days) {
    return Date{std::chrono::sys_days(date) + std::chrono::days(days)};
}

} // namespace intake
