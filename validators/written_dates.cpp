#include "validators/written_dates.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <optional>

namespace intake {

namespace {

constexpr std::u32string_view numerals = U"〇一二三四五六七八九";

bool is_zero(char32_t c) {
    return c == U'○' || c == U'零' || c == U'O';
}

/// 0 to 9, Arabic or Chinese; -1 for anything else.
int digit_of(char32_t c) {
    const std::size_t numeral = numerals.find(c);
    return c >= U'0' && c <= U'9'                 ? static_cast<int>(c - U'0')
           : is_zero(c)                           ? 0
           : numeral != std::u32string_view::npos ? static_cast<int>(numeral)
                                                  : -1;
}

/// A place in a line, from which numbers are taken.
struct Reader {
    std::u32string_view text;
    std::size_t at = 0;

    [[nodiscard]] char32_t peek() const { return at < text.size() ? text[at] : U'\0'; }
};

/// One or two digits, or "十六"; nothing if none stand there.
std::optional<int> take_number(Reader& reader) {
    int value = 0;
    bool any = false;
    for (int i = 0; i < 2 && digit_of(reader.peek()) >= 0; ++i, ++reader.at) {
        value = value * 10 + digit_of(reader.peek());
        any = true;
    }
    if (reader.peek() == U'十') {
        value = any ? value * 10 : 10;
        any = true;
        ++reader.at;
        if (digit_of(reader.peek()) >= 0) {
            value += digit_of(reader.peek());
            ++reader.at;
        }
    }
    return any ? std::optional(value) : std::nullopt;
}

std::string two(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// The four digits that end before `end`; "" if there are not so many, or they are no year.
std::string year_before(std::u32string_view text, std::size_t end) {
    std::string year;
    for (std::size_t at = end < 4 ? end : end - 4; at < end; ++at) {
        const int digit = digit_of(text[at]);
        year += digit < 0 ? "" : std::to_string(digit);
    }
    return year.size() == 4 && (year.starts_with("19") || year.starts_with("20")) ? year : "";
}

bool is_separator(char32_t c) {
    return c == U'年' || c == U'.' || c == U'-' || c == U'/' || c == U'．';
}

/// The month and day after a year's separator; "" if there is no month.
std::string rest_of_date(Reader& reader, char32_t separator) {
    const std::optional<int> month = take_number(reader);
    if (!month || *month < 1 || *month > 12) {
        return "";
    }
    const bool ended = reader.peek() == (separator == U'年' ? U'月' : separator);
    if (!ended) {
        return separator == U'年' ? "" : "-" + two(*month);
    }
    ++reader.at;
    const bool other = reader.at + 4 < reader.text.size() && // "2025-03—2025-12"
                       is_separator(reader.text[reader.at + 4]) &&
                       !year_before(reader.text, reader.at + 4).empty();
    const std::optional<int> day = other ? std::nullopt : take_number(reader);
    const bool whole = day && *day >= 1 && *day <= 31;
    return "-" + two(*month) + (whole ? "-" + two(*day) : "");
}

/// "3月16日" whose year stands elsewhere; `at` is the place of 月.
std::string day_of_month(std::u32string_view text, std::size_t at) {
    std::size_t start = at;
    while (start > 0 && at - start < 2 &&
           (digit_of(text[start - 1]) >= 0 || text[start - 1] == U'十')) {
        --start;
    }
    Reader reader{text, start};
    const std::optional<int> month = take_number(reader);
    Reader after{text, at + 1};
    const std::optional<int> day = take_number(after);
    const bool real = month && day && *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
    const bool named = after.peek() == U'日' || after.peek() == U'号';
    return real && named ? "--" + two(*month) + "-" + two(*day) : "";
}

void add_dates(std::u32string_view line, std::vector<std::string>& dates) {
    std::size_t at = 0;
    while (at < line.size()) {
        const std::string year = is_separator(line[at]) ? year_before(line, at) : "";
        Reader reader{line, at + 1};
        const std::string rest = year.empty() ? "" : rest_of_date(reader, line[at]);
        const std::string day = line[at] == U'月' ? day_of_month(line, at) : "";
        if (!rest.empty() || !day.empty()) {
            dates.push_back(rest.empty() ? day : year + rest);
        }
        at = rest.empty() ? at + 1 : reader.at;
    }
}

} // namespace

std::vector<std::string> written_dates(std::string_view text) {
    std::vector<std::string> dates;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        add_dates(decode(squeeze(text.substr(0, end))), dates);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return dates;
}

} // namespace intake
