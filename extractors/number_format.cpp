#include "extractors/number_format.hpp"

#include "pipeline/model/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace intake {

namespace {

constexpr double last_serial = 2958466; // 10000-01-01
constexpr int days_1904 = 1462;
constexpr int day_seconds = 86400;
constexpr int phantom_day = 60; // 29 February 1900, which never was

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_elapsed(std::string_view bracket) {
    const auto is_unit = [](char c) {
        return lower(c) == 'h' || lower(c) == 'm' || lower(c) == 's';
    };
    return !bracket.empty() && std::ranges::all_of(bracket, is_unit);
}

/// The first section in lower case without literals, colours, conditions and locales; elapsed
/// units become '~'.
std::string skeleton_of(std::string_view code) {
    std::string out;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"' || c == '[') {
            const std::size_t end = code.find(c == '"' ? '"' : ']', i + 1);
            if (end == std::string_view::npos) {
                break;
            }
            if (c == '[' && is_elapsed(code.substr(i + 1, end - i - 1))) {
                out.push_back('~');
            }
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            out.push_back(lower(c));
        }
    }
    return out;
}

void erase_all(std::string& text, std::string_view part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) {
        text.erase(at, part.size());
    }
}

/// Fractions of a second (ss.00) look like a number's digits.
void erase_second_fractions(std::string& text) {
    for (std::size_t at = text.find("s.0"); at != std::string::npos; at = text.find("s.0")) {
        const std::size_t end = text.find_first_not_of('0', at + 2);
        text.erase(at + 1, (end == std::string::npos ? text.size() : end) - at - 1);
    }
}

NumberFormat::Kind kind_of(bool year, bool month, bool day, bool clock) {
    if (year && month && !day && !clock) {
        return NumberFormat::Kind::month;
    }
    const bool minutes = clock && !year && !day;
    return year || day || (month && !minutes) ? NumberFormat::Kind::date
                                              : NumberFormat::Kind::time;
}

struct Moment {
    int day;     ///< serial day, 1900 system
    int seconds; ///< of the day
};

Moment moment_of(double serial) {
    const double whole = std::floor(serial);
    const int seconds = static_cast<int>(std::lround((serial - whole) * day_seconds));
    const int day = static_cast<int>(whole);
    return seconds == day_seconds ? Moment{day + 1, 0} : Moment{day, seconds};
}

std::string clock_text(int seconds) {
    std::array<char, 16> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), "%02d:%02d:%02d",
                                   seconds / 3600, seconds / 60 % 60, seconds % 60);
    return {buffer.data(), static_cast<std::size_t>(size)};
}

std::string day_text(int day) {
    using std::chrono::days;
    using std::chrono::sys_days;
    using namespace std::chrono_literals;
    if (day == 0) {
        return "1900-01-00";
    }
    if (day == phantom_day) {
        return "1900-02-29";
    }
    const sys_days start = day < phantom_day ? 1899y / 12 / 31 : 1899y / 12 / 30;
    return to_string(Date{start + days(day)});
}

std::string moment_text(const Moment& at, const NumberFormat& format) {
    if (format.kind == NumberFormat::Kind::time && at.day == 0) {
        return clock_text(at.seconds);
    }
    const std::string day = day_text(at.day);
    if (format.kind == NumberFormat::Kind::month && day.ends_with("-01")) {
        return day.substr(0, 7);
    }
    return format.shows_time && at.seconds != 0 ? day + " " + clock_text(at.seconds) : day;
}

std::string padded(std::string digits, int width) {
    const auto wanted = static_cast<std::size_t>(width);
    const bool plain = std::ranges::all_of(digits, is_digit);
    return plain && digits.size() < wanted ? digits.insert(0, wanted - digits.size(), '0')
                                           : digits;
}

bool is_whole(std::string_view stored) {
    const std::string_view digits = stored.starts_with('-') ? stored.substr(1) : stored;
    return !digits.empty() && digits.size() <= 32 && std::ranges::all_of(digits, is_digit) &&
           (digits.front() != '0' || digits.size() == 1);
}

void set(SheetCell& cell, double value, std::string digits, const NumberFormat& format,
         DateSystem system) {
    cell.number = value;
    const double serial = value + (system == DateSystem::from_1904 ? days_1904 : 0);
    if (format.kind != NumberFormat::Kind::number && serial >= 0 && serial < last_serial) {
        cell.type = CellType::date;
        cell.number = serial;
        cell.text = moment_text(moment_of(serial), format);
    } else {
        cell.type = CellType::number;
        cell.text = padded(std::move(digits), format.digits);
    }
}

} // namespace

NumberFormat parse_number_format(std::string_view code) {
    std::string text = skeleton_of(code);
    if (text.find("general") != std::string::npos || text.find('~') != std::string::npos) {
        return {};
    }
    const bool zeros =
        !text.empty() && std::ranges::all_of(text, [](char c) { return c == '0'; });
    if (zeros) {
        return {.digits = static_cast<int>(std::min<std::size_t>(text.size(), 32))};
    }
    erase_second_fractions(text);
    const bool half_days =
        text.find("am/pm") != std::string::npos || text.find("a/p") != std::string::npos;
    erase_all(text, "am/pm");
    erase_all(text, "a/p");
    const auto has = [&](std::string_view any) {
        return text.find_first_of(any) != std::string::npos;
    };
    const bool clock = half_days || has("hs");
    if (has("0#?@") || (!clock && !has("yemd") && text.find("aaa") == std::string::npos)) {
        return {};
    }
    const bool day = has("d") || text.find("aaa") != std::string::npos;
    return {.kind = kind_of(has("ye"), has("m"), day, clock), .shows_time = clock};
}

NumberFormat builtin_number_format(int id) {
    using Kind = NumberFormat::Kind;
    const auto among = [id](std::initializer_list<int> ids) {
        return std::ranges::find(ids, id) != ids.end();
    };
    if (among({17, 27, 36, 50, 52, 57})) {
        return {.kind = Kind::month};
    }
    if (among({18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56})) {
        return {.kind = Kind::time, .shows_time = true};
    }
    if (id == 22) {
        return {.kind = Kind::date, .shows_time = true};
    }
    const bool date = among({14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58});
    return {.kind = date ? Kind::date : Kind::number};
}

std::string plain_decimal(double value) {
    std::array<char, 512> buffer{};
    char* const begin = buffer.data();
    char* const limit = begin + buffer.size();
    const auto scientific = std::to_chars(begin, limit, value, std::chars_format::scientific);
    std::string shortest(begin, scientific.ptr);
    const bool fraction = value != std::floor(value);
    const std::size_t mantissa = shortest.find('e');
    if (mantissa == std::string::npos) {
        return shortest; // inf, nan
    }
    if (fraction && mantissa - (value < 0 ? 1 : 0) > 16) {
        const auto rounded =
            std::to_chars(begin, limit, value, std::chars_format::scientific, 14);
        shortest.assign(begin, rounded.ptr);
    }
    const std::size_t e = shortest.find('e');
    const int exponent = std::atoi(shortest.c_str() + e + 1);
    std::string digits = shortest.substr(0, e);
    const bool negative = digits.front() == '-';
    std::erase(digits, '-');
    std::erase(digits, '.');
    const auto whole = static_cast<std::size_t>(std::max(exponent + 1, 0));
    if (exponent < 0) {
        digits.insert(0, static_cast<std::size_t>(-exponent), '0');
        digits.insert(1, ".");
    } else if (digits.size() <= whole) {
        digits.append(whole - digits.size(), '0');
    } else {
        digits.insert(whole, ".");
    }
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        digits.erase(digits.find_last_not_of('.') + 1);
    }
    return negative && digits != "0" ? "-" + digits : digits;
}

void set_number(SheetCell& cell, std::string_view stored, const NumberFormat& format,
                DateSystem system) {
    const std::optional<double> value = parse_double(stored);
    if (!value) {
        cell.type = CellType::error;
        cell.text = stored;
        return;
    }
    set(cell, *value, is_whole(stored) ? std::string(stored) : plain_decimal(*value), format,
        system);
}

void set_number(SheetCell& cell, double value, const NumberFormat& format, DateSystem system) {
    set(cell, value, plain_decimal(value), format, system);
}

bool set_iso_date(SheetCell& cell, std::string_view iso) {
    const std::optional<Date> date = parse_date(iso.substr(0, 10));
    if (!date) {
        return false;
    }
    using namespace std::chrono_literals;
    const auto days = std::chrono::sys_days(*date) - std::chrono::sys_days(1899y / 12 / 30);
    cell.type = CellType::date;
    cell.number = static_cast<double>(days.count());
    cell.text = to_string(*date);
    const std::string_view clock = iso.size() >= 19 ? iso.substr(11, 8) : std::string_view();
    if (!clock.empty() && clock != "00:00:00") {
        cell.text.append(" ").append(clock);
    }
    return true;
}

std::optional<double> parse_double(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && at == end && std::isfinite(value) ? std::optional(value)
                                                                     : std::nullopt;
}

} // namespace intake
