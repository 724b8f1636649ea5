#include "extractors/codes.hpp"

#include "extractors/date_scan.hpp"
#include "extractors/printed.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <functional>

namespace intake {

namespace {

constexpr std::size_t id_size = 18;
constexpr std::size_t old_id_size = 15;
constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_figure(char c) {
    return c >= '0' && c <= '9';
}

bool is_alnum(char c) {
    return is_figure(c) || (upper(c) >= 'A' && upper(c) <= 'Z');
}

bool all_figures(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_figure);
}

std::string meant_digits(std::string_view text) {
    std::u32string out = decode(text);
    std::ranges::transform(out, out.begin(), digit_meant);
    return encode(out);
}

/// Runs of letters, digits and `*` (masked digits), upper case.
std::vector<std::string> runs_of(std::string_view text) {
    std::vector<std::string> runs(1);
    for (const char c : text) {
        if (is_alnum(c) || c == '*') {
            runs.back().push_back(upper(c));
        } else if (!runs.back().empty() && c != '-' && c != '.') {
            runs.emplace_back();
        }
    }
    std::erase_if(runs, [](const std::string& run) { return run.empty(); });
    return runs;
}

std::string longest_run(std::string_view text) {
    const std::vector<std::string> runs = runs_of(text);
    const auto at = std::ranges::max_element(runs, {}, &std::string::size);
    return at == runs.end() ? "" : *at;
}

bool is_id(std::string_view text) {
    const bool modern = text.size() == id_size && all_figures(text.substr(0, id_size - 1)) &&
                        (is_figure(text.back()) || text.back() == 'X');
    return modern || (text.size() == old_id_size && all_figures(text));
}

bool is_credit_code(std::string_view text) {
    return text.size() == id_size && text.find_first_not_of(credit_alphabet) == text.npos;
}

Meaning unsure(std::string value, std::string note) {
    return {.value = std::move(value), .sure = false, .note = std::move(note)};
}

std::string count_note(std::size_t size) {
    return "位数应为18位，现为" + std::to_string(size) + "位";
}

/// The digits of phone numbers in a text, one string each.
std::vector<std::string> phones_in(std::string_view text) {
    std::vector<std::string> phones(1);
    for (const char c : text) {
        if (is_figure(c)) {
            phones.back().push_back(c);
        } else if (c != '-' && c != '+' && c != '(' && c != ')' && c != '.') {
            phones.emplace_back();
        }
    }
    std::erase_if(phones, [](const std::string& phone) { return phone.size() < 5; });
    return phones;
}

bool is_mobile(std::string_view phone) {
    return phone.size() == 11 && phone.front() == '1' && phone[1] >= '3';
}

std::string without_country(std::string phone) {
    for (const std::string_view code : {"0086", "86"}) {
        if (phone.starts_with(code) && is_mobile(std::string_view(phone).substr(code.size()))) {
            return phone.substr(code.size());
        }
    }
    return phone;
}

bool is_phone(std::string_view phone) {
    const bool area = phone.front() == '0' && phone.size() >= 10 && phone.size() <= 12;
    const bool local = phone.front() >= '2' && (phone.size() == 7 || phone.size() == 8);
    const bool service =
        phone.size() == 10 && (phone.starts_with("400") || phone.starts_with("800"));
    return is_mobile(phone) || area || local || service;
}

bool is_address(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == text.npos || at == 0 || text.find('@', at + 1) != text.npos) {
        return false;
    }
    const std::string_view host = text.substr(at + 1);
    const std::size_t dot = host.rfind('.');
    const bool plain = std::ranges::all_of(text, [](char c) {
        return is_alnum(c) || std::string_view("._-+@").find(c) != std::string_view::npos;
    });
    return plain && dot != host.npos && dot > 0 && host.size() > dot + 2 &&
           text.find("..") == text.npos;
}

std::vector<std::string> figures_in(std::string_view text) {
    std::vector<std::string> found(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool inside = i + 1 < text.size() && is_figure(text[i + 1]);
        if (is_figure(text[i]) || (text[i] == '.' && !found.back().empty() && inside)) {
            found.back().push_back(text[i]);
        } else if (text[i] != ',' || !inside) {
            found.emplace_back();
        }
    }
    std::erase_if(found, [](const std::string& figures) { return figures.empty(); });
    return found;
}

/// "05" -> "5", "5.0" -> "5".
std::string plain_number(std::string text) {
    if (text.find('.') != text.npos) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.find_last_not_of('.') + 1);
    }
    const std::size_t first = text.find_first_not_of('0');
    if (first == text.npos) {
        return "0";
    }
    return text[first] == '.' ? "0" + text.substr(first) : text.substr(first);
}

} // namespace

std::optional<Meaning> normalize_id_number(std::string_view raw) {
    const std::string text = replaced(squeeze(raw), "×", "X");
    for (const std::string& run : runs_of(text)) {
        if (is_id(run)) {
            return Meaning{.value = run};
        }
    }
    const std::string run = longest_run(text);
    const std::string body = run.substr(0, run.empty() ? 0 : run.size() - 1);
    const std::string tail = run.empty() ? "" : run.substr(run.size() - 1);
    const std::string meant = meant_digits(body) + (tail == "X" ? tail : meant_digits(tail));
    if (is_id(meant)) {
        return unsure(meant, "号码中有形似数字的字母");
    }
    if (std::ranges::count_if(run, is_figure) < 6) {
        return std::nullopt;
    }
    const bool masked = run.find('*') != run.npos;
    return unsure(run, masked                  ? "号码部分被遮盖"
                       : run.size() == id_size ? "号码中有不应有的字符"
                                               : count_note(run.size()));
}

std::optional<Meaning> normalize_credit_code(std::string_view raw) {
    const std::string run = longest_run(squeeze(raw));
    if (is_credit_code(run)) {
        return Meaning{.value = run};
    }
    std::string meant = run;
    std::ranges::transform(meant, meant.begin(), [](char c) {
        const bool legal = credit_alphabet.find(c) != credit_alphabet.npos;
        return legal ? c : static_cast<char>(digit_meant(static_cast<char32_t>(c)));
    });
    if (is_credit_code(meant)) {
        return unsure(meant, "代码中有不应有的字母");
    }
    if (std::ranges::count_if(run, is_figure) < 6) {
        return std::nullopt;
    }
    return unsure(run, run.size() == id_size ? "代码中有不应有的字符" : count_note(run.size()));
}

std::optional<Meaning> normalize_phone(std::string_view raw) {
    const std::string text = squeeze(raw);
    std::vector<std::string> phones = phones_in(text);
    const bool bent = phones.empty();
    if (bent) {
        phones = phones_in(meant_digits(text));
    }
    if (phones.empty()) {
        return std::nullopt;
    }
    std::ranges::transform(phones, phones.begin(), without_country);
    std::stable_partition(phones.begin(), phones.end(), is_mobile);
    Meaning meaning{.value = phones.front()};
    meaning.note = bent                        ? "号码中有形似数字的字母"
                   : !is_phone(phones.front()) ? "电话号码位数不合常理"
                                               : "";
    meaning.sure = meaning.note.empty();
    meaning.alternatives.assign(phones.begin() + 1, phones.end());
    return meaning;
}

std::optional<Meaning> normalize_email(std::string_view raw) {
    const std::u32string text = decode(squeeze(raw));
    const std::string value = encode(trimmed(text, U".,;:。_<>()"));
    if (is_address(value)) {
        return Meaning{.value = value};
    }
    if (value.find('@') == value.npos && value.find('.') == value.npos) {
        return std::nullopt;
    }
    const std::string meant = replaced(replaced(value, "。", "."), ",", ".");
    return unsure(is_address(meant) ? meant : value, "邮箱格式不合常理");
}

std::optional<Meaning> normalize_number(std::string_view raw) {
    const std::string text = squeeze(raw);
    std::vector<std::string> found = figures_in(text);
    if (found.empty()) {
        const std::u32string plain = decode(text);
        for (std::size_t at = 0; at < plain.size() && found.empty(); ++at) {
            DateCursor cursor{plain, at};
            if (const auto number = take_small_number(cursor)) {
                found.push_back(std::to_string(*number));
            }
        }
    }
    if (found.empty()) {
        return std::nullopt;
    }
    Meaning meaning{.value = plain_number(found.front())};
    if (found.size() > 1) {
        meaning.sure = false;
        meaning.note = "有不止一个数";
        std::ranges::transform(found, std::back_inserter(meaning.alternatives), plain_number);
    }
    return meaning;
}

std::optional<Meaning> normalize_code(std::string_view raw) {
    const std::u32string text = decode(squeeze(raw));
    const std::u32string_view bare = trimmed(text, U":.,;。_\"'");
    if (bare.empty()) {
        return std::nullopt;
    }
    Meaning meaning{.value = encode(bare)};
    if (std::ranges::none_of(bare, is_digit)) {
        meaning.sure = false;
        meaning.note = "编号中没有数字";
    }
    return meaning;
}

} // namespace intake
