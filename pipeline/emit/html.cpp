#include "pipeline/emit/html.hpp"

#include "pipeline/model/unicode.hpp"

namespace intake {

namespace {

std::string percent(std::string_view path) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        if (plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    return out;
}

} // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char c : printable(mask_personal(encode(decode(text))))) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string link_html(std::string_view path, std::string_view text) {
    return "<a href=\"" + percent(path) + "\">" + escape_html(text) + "</a>";
}

std::string chip_html(std::string_view kind, std::string_view text) {
    return "<span class=\"chip " + std::string(kind) + "\">" + escape_html(text) + "</span>";
}

std::string row_html(const std::vector<std::string>& cells, std::string_view tag) {
    std::string out = "<tr>";
    for (const std::string& cell : cells) {
        const std::string shown = cell.empty() ? "<i aria-hidden=\"true\">–</i>" : cell;
        out += "<" + std::string(tag) + ">" + shown + "</" + std::string(tag) + ">";
    }
    return out + "</tr>\n";
}

std::string table_html(std::string_view kind, const std::vector<std::string>& header,
                       const std::string& rows) {
    return "<table class=\"" + std::string(kind) + "\"><thead>" + row_html(header, "th") +
           "</thead><tbody>\n" + rows + "</tbody></table>\n";
}

} // namespace intake
