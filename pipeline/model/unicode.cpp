#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <vector>

#include <utf8proc.h>

namespace intake {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Folded {
    char32_t from;
    char32_t to;
};

constexpr std::array folds{
    Folded{U'〔', U'('}, Folded{U'〕', U')'}, Folded{U'【', U'('}, Folded{U'】', U')'},
    Folded{U'[', U'('},  Folded{U']', U')'},  Folded{U'‐', U'-'},  Folded{U'‑', U'-'},
    Folded{U'‒', U'-'},  Folded{U'–', U'-'},  Folded{U'—', U'-'},  Folded{U'―', U'-'},
    Folded{U'−', U'-'},  Folded{U'─', U'-'},  Folded{U'～', U'~'}, Folded{U'〜', U'~'},
    Folded{U'“', U'"'},  Folded{U'”', U'"'},  Folded{U'‘', U'\''}, Folded{U'’', U'\''},
    Folded{U'•', U'·'},  Folded{U'・', U'·'}, Folded{U'‧', U'·'},  Folded{U'∙', U'·'},
    Folded{U'⋅', U'·'},  Folded{U'丶', U'、'}};

char32_t folded(char32_t c) {
    const auto* at = std::ranges::find(folds, c, &Folded::from);
    return at == folds.end() ? c : at->to;
}

bool is_space(char32_t c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return c == U' ' || (c >= 9 && c <= 13) || category == UTF8PROC_CATEGORY_ZS ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

bool is_hidden(char32_t c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

bool is_wordlike(char32_t c) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
        return true;
    default:
        return false;
    }
}

struct Free {
    void operator()(utf8proc_uint8_t* text) const {
        // NOLINTNEXTLINE(*-no-malloc,*-owning-memory): utf8proc hands out malloc's memory
        std::free(text);
    }
};

std::string nfkc(const std::string& utf8) {
    utf8proc_uint8_t* raw = nullptr;
    const auto size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
        static_cast<utf8proc_ssize_t>(utf8.size()), &raw,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, Free> owned(raw);
    if (size < 0) {
        return utf8;
    }
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size)};
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Eight digits that read as a birthday somewhere in the run.
bool holds_birthday(const std::string& run) {
    for (std::size_t at = 0; at + 8 <= run.size(); ++at) {
        const std::string century = run.substr(at, 2);
        const std::string month = run.substr(at + 4, 2);
        const std::string day = run.substr(at + 6, 2);
        const bool date = month >= "01" && month <= "12" && day >= "01" && day <= "31";
        if (date && (century == "19" || century == "20")) {
            return true;
        }
    }
    return false;
}

/// An ID number, also one that was misread and has lost or gained a digit. Certificates have 16
/// digits and no birthday in them.
bool may_be_id(const std::string& run) {
    const bool length = run.size() == 15 || run.size() >= 17;
    return length || ((run.size() == 14 || run.size() == 16) && holds_birthday(run));
}

} // namespace

std::u32string decode(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    auto left = static_cast<utf8proc_ssize_t>(utf8.size());
    while (left > 0) {
        utf8proc_int32_t c = 0;
        const auto used = utf8proc_iterate(at, left, &c);
        out.push_back(used > 0 ? static_cast<char32_t>(c) : replacement);
        const auto step = used > 0 ? used : 1;
        at += step;
        left -= step;
    }
    return out;
}

std::string encode(std::u32string_view text) {
    std::string out;
    std::array<utf8proc_uint8_t, 4> buffer{};
    for (const char32_t c : text) {
        const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), buffer.data());
        out.append(reinterpret_cast<const char*>(buffer.data()),
                   static_cast<std::size_t>(size));
    }
    return out;
}

bool is_valid_utf8(std::string_view bytes) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
    auto left = static_cast<utf8proc_ssize_t>(bytes.size());
    while (left > 0) {
        utf8proc_int32_t c = 0;
        const auto used = utf8proc_iterate(at, left, &c);
        if (used <= 0) {
            return false;
        }
        at += used;
        left -= used;
    }
    return true;
}

std::size_t length(std::string_view utf8) {
    return decode(utf8).size();
}

std::string fold(std::string_view utf8) {
    const std::u32string text = decode(nfkc(encode(decode(utf8))));
    std::u32string out;
    for (const char32_t c : text) {
        if (is_space(c)) {
            if (!out.empty() && out.back() != U' ') {
                out.push_back(U' ');
            }
        } else if (!is_hidden(c)) {
            out.push_back(folded(c));
        }
    }
    while (!out.empty() && out.back() == U' ') {
        out.pop_back();
    }
    return encode(out);
}

std::string squeeze(std::string_view utf8) {
    std::string out = fold(utf8);
    std::erase(out, ' ');
    return out;
}

std::string skeleton(std::string_view utf8) {
    std::u32string text = decode(fold(utf8));
    std::erase_if(text, [](char32_t c) { return !is_wordlike(c); });
    return encode(text);
}

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

std::size_t count_han(std::string_view utf8) {
    const std::u32string text = decode(utf8);
    return static_cast<std::size_t>(std::ranges::count_if(text, is_han));
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
    const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (apart > limit) {
        return limit + 1;
    }
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t swap = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({swap, row[j] + 1, row[j - 1] + 1});
        }
    }
    return std::min(row.back(), limit + 1);
}

bool contains_nearly(std::string_view text, std::string_view part, bool lenient) {
    if (contains(text, part)) {
        return true;
    }
    const std::u32string wanted = decode(part);
    if (!lenient || wanted.size() < 4) {
        return false;
    }
    const std::u32string inside = decode(text);
    for (std::size_t at = 0; at + wanted.size() <= inside.size(); ++at) {
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < wanted.size() && wrong < 2; ++i) {
            if (inside[at + i] != wanted[i]) {
                ++wrong;
            }
        }
        if (wrong < 2) {
            return true;
        }
    }
    return false;
}

std::string printable(std::string_view utf8) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out;
    for (const char32_t c : decode(utf8)) {
        if (!is_hidden(c) && c != 0x2028 && c != 0x2029) {
            out += encode(std::u32string_view(&c, 1));
            continue;
        }
        std::string digits;
        for (char32_t rest = c; rest != 0 || digits.empty(); rest /= 16) {
            digits.insert(digits.begin(), hex[rest % 16]);
        }
        out += "\\u{" + digits + "}";
    }
    return out;
}

std::string mask_id(std::string_view id) {
    if (id.size() < 10) {
        return std::string(id.size(), '*');
    }
    return std::string(id.substr(0, 4)) + std::string(id.size() - 8, '*') +
           std::string(id.substr(id.size() - 4));
}

std::string mask_phone(std::string_view phone) {
    if (phone.size() < 8) {
        return std::string(phone.size(), '*');
    }
    return std::string(phone.substr(0, 3)) + std::string(phone.size() - 7, '*') +
           std::string(phone.substr(phone.size() - 4));
}

std::string mask_personal(std::string_view text) {
    const std::u32string points = decode(text);
    std::string out;
    std::size_t i = 0;
    while (i < points.size()) {
        std::size_t end = i;
        while (end < points.size() && is_digit(points[end])) {
            ++end;
        }
        const bool check = end - i == 17 && end < points.size() &&
                           (points[end] == U'X' || points[end] == U'x');
        const std::size_t stop = check ? end + 1 : end;
        const std::string run = encode(std::u32string_view(points).substr(i, stop - i));
        if (may_be_id(run)) {
            out += mask_id(run);
        } else if (run.size() == 11 && run.front() == '1') {
            out += mask_phone(run);
        } else {
            out += run;
        }
        i = stop;
        if (i < points.size() && !is_digit(points[i])) {
            out += encode(std::u32string_view(points).substr(i, 1));
            ++i;
        }
    }
    return out;
}

} // namespace intake
