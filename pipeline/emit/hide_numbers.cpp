#include "pipeline/emit/masking.hpp"

#include "pipeline/model/unicode.hpp"

namespace intake {

namespace {

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool is_check(char32_t c) {
    return c == U'X' || c == U'x';
}

bool is_separator(char32_t c) {
    return c == U' ' || c == U'-' || c == 0xA0 || c == 0x3000;
}

/// Digits, in groups parted by single blanks or dashes; an X may end them.
struct Run {
    std::size_t from = 0;
    std::size_t to = 0;  ///< behind the last character
    std::u32string text; ///< without separators
};

Run run_at(std::u32string_view text, std::size_t from) {
    Run run{from, from, {}};
    for (std::size_t i = from; i < text.size(); ++i) {
        if (is_digit(text[i])) {
            run.text.push_back(text[i]);
            run.to = i + 1;
        } else if (is_check(text[i]) && (run.text.size() == 17 || run.text.size() == 14)) {
            run.text.push_back(text[i]);
            run.to = i + 1;
            break;
        } else if (!is_separator(text[i]) || (i > from && is_separator(text[i - 1]))) {
            break;
        }
    }
    return run;
}

bool is_personal(const Run& run) {
    const std::size_t size = run.text.size();
    return size == 18 || size == 15 ||
           (size == 11 && run.text[0] == U'1' && run.text[1] >= U'3');
}

/// The run with the digits between its first `head` and last four starred, separators kept.
std::u32string starred(std::u32string_view text, const Run& run) {
    const std::size_t head = run.text.size() == 11 ? 3 : 4;
    std::u32string out;
    std::size_t count = 0;
    for (std::size_t i = run.from; i < run.to; ++i) {
        if (is_separator(text[i])) {
            continue;
        }
        const bool shown = count < head || count + 4 >= run.text.size();
        out.push_back(shown ? text[i] : U'*');
        ++count;
    }
    return out;
}

} // namespace

std::string hide_numbers(std::string_view text) {
    const std::u32string points = decode(mask_personal(text));
    std::u32string out;
    for (std::size_t i = 0; i < points.size();) {
        if (!is_digit(points[i])) {
            out.push_back(points[i++]);
            continue;
        }
        const Run run = run_at(points, i);
        out += is_personal(run) ? starred(points, run)
                                : points.substr(run.from, run.to - run.from);
        i = run.to;
    }
    return encode(out);
}

} // namespace intake
