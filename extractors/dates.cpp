#include "extractors/dates.hpp"

#include "extractors/date_scan.hpp"
#include "extractors/printed.hpp"
#include "pipeline/model/date.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2100;

/// What stands at one place: 0 where a part is not printed.
struct Parts {
    int year = 0;
    int month = 0;
    int day = 0;
    bool short_one = false; ///< the month is printed as a lone 1 after a dot
    bool impossible = false;
    bool spoilt_day = false; ///< something unread stands before 日
};

std::string two(int value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string text_of(const Parts& parts) {
    std::string text = std::to_string(parts.year);
    if (parts.month != 0) {
        text += "-" + two(parts.month);
    }
    if (parts.day != 0) {
        text += "-" + two(parts.day);
    }
    return text;
}

/// A day that the month does not have is dropped and remembered as impossible.
std::optional<Parts> checked(Parts parts) {
    if (parts.year < first_year || parts.year > last_year || parts.month > 12) {
        return std::nullopt;
    }
    if (parts.day != 0 && !parse_date(text_of(parts))) {
        parts.day = 0;
        parts.impossible = true;
    }
    return parts;
}

/// A month number that ends well: "2000.5万" and "2025年3个" are quantities.
bool ends_month(const DateCursor& cursor) {
    const char32_t next = peek(cursor);
    return !is_digit(next) &&
           std::u32string_view(U"万亿千百%元吨米个公名项人件次%").find(next) ==
               std::u32string_view::npos;
}

/// After 年: "3月1日", "3月", "3" before a dash or the end.
void take_after_year(DateCursor& cursor, Parts& parts) {
    DateCursor ahead = cursor;
    const auto month = take_small_number(ahead);
    if (!month || *month == 0) {
        parts.impossible = month.has_value();
        return;
    }
    const bool marked = take_any(ahead, U"月");
    const char32_t next = peek(ahead);
    const bool bare = next == U'\0' || next == U'-' || next == U'~' || next == U'至';
    if (!marked && !bare) {
        return;
    }
    parts.month = *month;
    cursor = ahead;
    const int day = marked ? take_small_number(ahead).value_or(-1) : -1;
    const bool closed = take_any(ahead, U"日号") || peek(ahead) == U'\0';
    if (day >= 0 && closed) {
        parts.day = day;
        parts.impossible = day == 0;
        cursor = ahead;
    } else if (marked) {
        parts.spoilt_day = cursor.text.substr(cursor.at, 4).find(U'日', 1) != cursor.text.npos;
    }
}

/// After a separator: "3.1", "03".
bool take_after_separator(DateCursor& cursor, Parts& parts, char32_t separator) {
    DateCursor ahead = cursor;
    const std::size_t digits = digits_ahead(ahead);
    const auto month = digits > 0 ? take_small_number(ahead) : std::nullopt;
    if (!month || *month == 0) {
        return false;
    }
    parts.month = *month;
    take_any(ahead, U"月");
    DateCursor further = ahead;
    const bool again = take_any(further, std::u32string(1, separator));
    const bool whole = again && digits_ahead(further) > 0;
    const auto day = whole ? take_small_number(further) : std::nullopt;
    if (day && *day != 0) {
        parts.day = *day;
        take_any(further, U"日号");
        cursor = further;
        return true;
    }
    parts.short_one = separator == U'.' && digits == 1 && *month == 1;
    cursor = ahead;
    return ends_month(cursor);
}

std::optional<Parts> take_compact(DateCursor& cursor, Leniency leniency) {
    const std::size_t digits = digits_ahead(cursor);
    if (digits != 8 && !(digits == 6 && leniency != Leniency::strict)) {
        return std::nullopt;
    }
    DateCursor ahead = cursor;
    Parts parts;
    parts.year = take_digits(ahead, 4).value_or(0);
    parts.month = take_digits(ahead, 2).value_or(0);
    parts.day = digits == 8 ? take_digits(ahead, 2).value_or(0) : 0;
    const auto good = checked(parts);
    if (!good || good->month == 0 || (digits == 8 && good->day == 0)) {
        return std::nullopt;
    }
    cursor = ahead;
    return good;
}

std::optional<int> take_year(DateCursor& cursor, Leniency leniency) {
    const std::size_t digits = digits_ahead(cursor);
    if (digits == 4) {
        return take_digits(cursor, 4);
    }
    if (digits == 2 && leniency == Leniency::guess && cursor.at == 0) {
        const int year = take_digits(cursor, 2).value_or(0);
        return year > 30 ? 1900 + year : 2000 + year;
    }
    return digits == 0 ? take_chinese_year(cursor) : std::nullopt;
}

std::optional<Parts> take_date(DateCursor& cursor, Leniency leniency) {
    if (const auto compact = take_compact(cursor, leniency)) {
        return compact;
    }
    DateCursor ahead = cursor;
    const bool two_digits = digits_ahead(ahead) == 2;
    const auto year = take_year(ahead, leniency);
    if (!year) {
        return std::nullopt;
    }
    Parts parts{.year = *year};
    const char32_t separator = peek(ahead);
    if (take_any(ahead, U"年")) {
        take_after_year(ahead, parts);
    } else if (take_any(ahead, U".-/·") && !take_after_separator(ahead, parts, separator)) {
        parts.month = 0;
        ahead.at = cursor.at + (two_digits ? 2 : 4);
    }
    const auto good = checked(parts);
    const bool year_alone = good && good->month == 0;
    if (!good || (year_alone && (leniency == Leniency::strict || two_digits))) {
        return std::nullopt;
    }
    cursor = ahead;
    return good;
}

/// The second date of a period without its year or month: "至3月6日", "-6日", "-5月".
std::optional<Parts> take_rest(DateCursor& cursor, const Parts& first) {
    DateCursor ahead = cursor;
    bool joined = false;
    while (take_any(ahead, U"-~至到")) {
        joined = true;
    }
    const auto number = joined ? take_small_number(ahead) : std::nullopt;
    if (!number || *number == 0) {
        return std::nullopt;
    }
    Parts parts{.year = first.year, .month = first.month};
    if (take_any(ahead, U"月.")) {
        parts.month = *number;
        const auto day = first.day != 0 ? take_small_number(ahead) : std::nullopt;
        parts.day = day.value_or(0);
        take_any(ahead, U"日号");
    } else if (first.day != 0) {
        parts.day = *number;
        take_any(ahead, U"日号");
    }
    const auto good = checked(parts);
    const bool complete = good && (good->day != 0) == (first.day != 0) && !good->impossible;
    if (!complete || is_digit(peek(ahead)) || text_of(*good) <= text_of(first)) {
        return std::nullopt;
    }
    cursor = ahead;
    return good;
}

PrintedDate printed(const Parts& parts, bool guess) {
    PrintedDate date{.value = text_of(parts)};
    if (parts.impossible) {
        date.note = "日期不存在";
    } else if (parts.spoilt_day) {
        date.note = "“日”前的字迹未能读出";
    } else if (parts.month == 0) {
        date.note = "只有年份";
    } else if (parts.short_one) {
        const std::string year = std::to_string(parts.year);
        date.alternatives = {year + "-01", year + "-10"};
        date.note = "“" + year + ".1”无法区分1月与10月";
    } else if (guess) {
        date.note = "日期的字迹或写法存疑";
    }
    date.sure = date.note.empty();
    return date;
}

/// Digits and letters before a number make it a part of something else.
bool may_begin(std::u32string_view text, std::size_t at, Leniency leniency) {
    const char32_t before = at == 0 ? U'\0' : text[at - 1];
    const bool letter = is_latin_letter(before) && leniency == Leniency::strict;
    return !is_digit(before) && !letter;
}

std::vector<PrintedDate> scan(std::u32string_view text, Leniency leniency) {
    std::vector<PrintedDate> dates;
    DateCursor cursor{text};
    const bool guess = leniency == Leniency::guess;
    while (cursor.at < text.size()) {
        const auto date =
            may_begin(text, cursor.at, leniency) ? take_date(cursor, leniency) : std::nullopt;
        if (!date) {
            ++cursor.at;
            continue;
        }
        dates.push_back(printed(*date, guess));
        if (const auto rest = date->month != 0 ? take_rest(cursor, *date) : std::nullopt) {
            dates.push_back(printed(*rest, guess));
        }
    }
    return dates;
}

bool is_open_end(std::string_view text) {
    return contains(text, "长期") || contains(text, "至今") || text.ends_with("今") ||
           contains(text, "现在") || contains(text, "目前");
}

std::string open_end(std::string_view text) {
    return contains(text, "长期") ? "长期" : is_open_end(text) ? "至今" : "";
}

/// The dates of a text as they stand; guesses, if a guess makes more or something else of it.
std::vector<PrintedDate> best_dates(std::string_view raw) {
    std::vector<PrintedDate> dates = find_dates(raw, Leniency::compact);
    std::vector<PrintedDate> guesses = find_dates(raw, Leniency::guess);
    return std::ranges::equal(dates, guesses, {}, &PrintedDate::value, &PrintedDate::value)
               ? dates
               : guesses;
}

Meaning meaning_of(const PrintedDate& date) {
    return {date.value, date.sure, date.alternatives, date.note, ""};
}

} // namespace

std::vector<PrintedDate> find_dates(std::string_view text, Leniency leniency) {
    const std::u32string plain = date_text(text);
    return leniency == Leniency::guess ? scan(guessed_date_text(plain), leniency)
                                       : scan(plain, leniency);
}

std::optional<Meaning> normalize_date(std::string_view raw) {
    const std::vector<PrintedDate> dates = best_dates(raw);
    if (dates.empty()) {
        const std::string open = open_end(squeeze(raw));
        return open.empty() ? std::nullopt : std::optional(Meaning{.value = open});
    }
    Meaning meaning = meaning_of(dates.front());
    for (const PrintedDate& other : dates) {
        const bool same =
            other.value.starts_with(meaning.value) || meaning.value.starts_with(other.value);
        if (!same) {
            meaning.sure = false;
            meaning.note = "有不止一个日期";
            meaning.alternatives.push_back(other.value);
        }
    }
    return meaning;
}

std::optional<Meaning> normalize_span(std::string_view raw) {
    const std::vector<PrintedDate> dates = best_dates(raw);
    if (dates.empty()) {
        return std::nullopt;
    }
    Meaning meaning = meaning_of(dates.front());
    const std::string open = open_end(squeeze(raw));
    meaning.second = dates.size() > 1 ? dates[1].value : open;
    if (dates.size() > 1 && meaning.note.empty()) {
        meaning.note = dates[1].note;
    }
    if (dates.size() > 2 || (dates.size() == 2 && !open.empty())) {
        meaning.note = "有不止两个日期";
    } else if (dates.size() == 2 && dates[1].value < dates[0].value) {
        meaning.note = "止的日期早于起的日期";
    }
    meaning.sure = meaning.note.empty();
    return meaning;
}

std::optional<Period> normalize_period(std::string_view raw) {
    const auto meaning = normalize_span(raw);
    return meaning ? std::optional(Period{meaning->value, meaning->second}) : std::nullopt;
}

std::vector<std::string> dates_in(std::string_view text) {
    std::vector<std::string> values;
    for (PrintedDate& date : find_dates(text, Leniency::strict)) {
        values.push_back(std::move(date.value));
    }
    return values;
}

} // namespace intake
