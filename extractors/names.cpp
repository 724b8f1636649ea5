#include "extractors/names.hpp"

#include "extractors/normalize.hpp"
#include "extractors/printed.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

constexpr std::u32string_view filler = U" :：,，.。;；_—-*、\"'“”";

constexpr std::array<std::u32string_view, 14> name_tails{
    U"(签名)",   U"(签字)",   U"(手写)",   U"(签章)", U"(盖章)", U"（签名）", U"（签字）",
    U"（手写）", U"（签章）", U"（盖章）", U"同志",   U"先生",   U"女士",     U"(男)"};

constexpr std::array<std::u32string_view, 8> unit_tails{U"(盖章)",   U"(公章)",   U"(签章)",
                                                        U"(印章)",   U"（盖章）", U"（公章）",
                                                        U"（签章）", U"（印章）"};

template <std::size_t Size>
std::u32string_view without_tails(std::u32string_view text,
                                  const std::array<std::u32string_view, Size>& tails) {
    text = trimmed(text, filler);
    for (bool again = true; again;) {
        again = false;
        for (const std::u32string_view tail : tails) {
            if (text.ends_with(tail) && text.size() > tail.size()) {
                text = trimmed(text.substr(0, text.size() - tail.size()), filler);
                again = true;
            }
        }
    }
    return text;
}

// "某某有限公司（盖章）考评日期：…": what stands behind the place of the seal is none of the
// name. A recogniser may mix the brackets.
std::u32string_view before_seal(std::u32string_view text) {
    constexpr std::size_t shortest = 4;
    for (const std::u32string_view word : {U"盖章", U"公章", U"签章", U"印章"}) {
        const std::size_t at = text.find(word);
        const std::size_t open =
            at == std::u32string_view::npos ? at : text.find_last_not_of(U" \n", at - 1);
        const bool bracket =
            open != std::u32string_view::npos && open >= shortest &&
            std::u32string_view(U"(（[【〔〈<{").find(text[open]) != std::u32string_view::npos;
        if (bracket) {
            text = text.substr(0, open);
        }
    }
    return text;
}

bool is_interpunct(char32_t c) {
    return std::u32string_view(U"·•・‧∙⋅･᛫●ꞏ.．˙").find(c) !=
           std::u32string_view::npos;
}

bool beside_han(std::u32string_view text, std::size_t at) {
    return at > 0 && at + 1 < text.size() && is_han(text[at - 1]) && is_han(text[at + 1]);
}

std::u32string with_plain_interpuncts(std::u32string_view text) {
    std::u32string out(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_interpunct(text[at]) && beside_han(text, at)) {
            out[at] = U'·';
        }
    }
    return out;
}

std::string fault_of_name(std::u32string_view name) {
    constexpr std::size_t longest = 30;
    const bool odd = !std::ranges::all_of(name, [](char32_t c) {
        return is_han(c) || is_latin_letter(c) || c == U'·' || c == U' ';
    });
    if (odd) {
        return "姓名含有汉字、间隔号、字母以外的字符";
    }
    const bool latin = std::ranges::any_of(name, is_latin_letter);
    if (latin && std::ranges::any_of(name, is_han)) {
        return "姓名中汉字与字母混杂";
    }
    return name.size() < 2 || name.size() > longest ? "姓名字数不合常理" : "";
}

/// "某某协会（": what stood in the bracket went to another field, or the bracket is its rest.
std::u32string_view without_lone_brackets(std::u32string_view text) {
    constexpr std::u32string_view open = U"(（[【 ";
    constexpr std::u32string_view close = U")）]】 ";
    const std::size_t to = text.find_last_not_of(open);
    text = to == std::u32string_view::npos ? text.substr(0, 0) : text.substr(0, to + 1);
    const std::size_t from = text.find_first_not_of(close);
    text.remove_prefix(std::min(from, text.size()));
    const bool opened = text.find_first_of(U"(（[【") != std::u32string_view::npos;
    while (!opened && !text.empty() && close.find(text.back()) != std::u32string_view::npos) {
        text.remove_suffix(1);
    }
    return text;
}

std::string with_full_brackets(std::string text) {
    return replaced(replaced(std::move(text), "(", "（"), ")", "）");
}

/// "上海市" and "上海" before a name are the same place.
std::u32string without_city_mark(std::u32string key) {
    for (const std::size_t at : {std::size_t{2}, std::size_t{3}}) {
        if (key.size() > at + 2 && key[at] == U'市') {
            key.erase(at, 1);
            break;
        }
    }
    return key;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// "王芳 2026年4月22日": the date beside a signature is none of the name.
std::u32string without_date(const std::u32string& text) {
    const std::size_t digit = text.find_first_of(U"0123456789");
    if (digit == std::u32string::npos || dates_in(encode(text.substr(digit))).empty()) {
        return text;
    }
    const std::size_t last = digit == 0 ? digit : text.find_last_not_of(U" 　", digit - 1);
    return digit == 0 || last == std::u32string::npos ? U"" : text.substr(0, last + 1);
}

/// "王芳（上海精工有限公司）": a remark of some length is none of the name.
std::u32string without_remark(const std::u32string& text) {
    constexpr std::size_t least = 4; // characters; a shorter one may be a part of the name
    const std::size_t open = text.find_first_of(U"(（");
    const std::size_t close = std::min(text.find_first_of(U")）"), text.size());
    return open != std::u32string::npos && open >= 2 && close > open + least
               ? text.substr(0, open)
               : text;
}

} // namespace

std::optional<Meaning> normalize_name(std::string_view raw) {
    const std::u32string text = without_remark(without_date(decode(tidy(raw))));
    const std::u32string name = with_plain_interpuncts(without_tails(text, name_tails));
    if (name.empty()) {
        return std::nullopt;
    }
    Meaning meaning{.value = encode(name), .note = fault_of_name(name)};
    meaning.sure = meaning.note.empty();
    return meaning;
}

std::optional<Meaning> normalize_unit(std::string_view raw) {
    const std::u32string text = decode(tidy(raw));
    std::u32string_view bare = without_tails(before_seal(text), unit_tails);
    for (std::size_t size = 0; size != bare.size();) {
        size = bare.size();
        bare = without_tails(without_lone_brackets(bare), unit_tails);
    }
    if (bare.empty()) {
        return std::nullopt;
    }
    Meaning meaning{.value = encode(bare)};
    if (std::ranges::any_of(bare, is_han)) {
        meaning.value = tidy(with_full_brackets(std::move(meaning.value)));
    } else {
        meaning.note = "单位名称中没有汉字";
    }
    if (bare.find_first_of(U":：") != std::u32string_view::npos ||
        !dates_in(meaning.value).empty()) {
        meaning.note = "单位名称中夹有其他栏目";
    }
    if (bare.find(U'\uFFFD') != std::u32string_view::npos) {
        meaning.note = "有无法识别的字符";
    }
    meaning.sure = meaning.note.empty();
    return meaning;
}

std::string unit_key(std::string_view name) {
    const auto meaning = normalize_unit(name);
    const std::string plain = skeleton(meaning ? meaning->value : std::string(name));
    const std::string form = replaced(plain, "有限责任公司", "有限公司");
    return lower(encode(without_city_mark(decode(form))));
}

std::string name_key(std::string_view name) {
    const auto meaning = normalize_name(name);
    return lower(skeleton(meaning ? meaning->value : std::string(name)));
}

} // namespace intake
