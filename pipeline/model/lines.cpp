#include "pipeline/model/lines.hpp"

#include "pipeline/model/unicode.hpp"

namespace intake {

namespace {

bool is_break(char32_t c) {
    return (c >= 10 && c <= 13) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

} // namespace

std::string printable_lines(std::string_view utf8) {
    const std::u32string text = decode(utf8);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool half = text[i] == U'\r' && i + 1 < text.size() && text[i + 1] == U'\n';
        if (is_break(text[i])) {
            out += half ? "" : "\n";
        } else {
            const std::string one = encode(std::u32string_view(&text[i], 1));
            out += text[i] == U'\t' ? one : printable(one);
        }
    }
    return out;
}

} // namespace intake
