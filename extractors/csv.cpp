#include "extractors/charset.hpp"
#include "extractors/sheet_builder.hpp"
#include "extractors/sheet_formats.hpp"
#include "extractors/sheets.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

constexpr std::size_t lines_to_judge = 50;

std::string decoded(const std::string& bytes, const char* charset) {
    auto text = to_utf8(bytes, charset);
    if (!text) {
        throw InputError("damaged", "表格文字编码无法识别");
    }
    return *std::move(text);
}

/// By its byte order mark, else UTF-8 when it is that, else GB18030, which contains GBK.
std::string to_text(const std::string& bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return decoded(bytes.substr(3), "UTF-8");
    }
    if (bytes.starts_with("\xFF\xFE")) {
        return decoded(bytes.substr(2), "UTF-16LE");
    }
    if (bytes.starts_with("\xFE\xFF")) {
        return decoded(bytes.substr(2), "UTF-16BE");
    }
    if (bytes.find('\0') != std::string::npos) {
        throw InputError("damaged", "文件不是文本表格");
    }
    return is_valid_utf8(bytes) ? bytes : decoded(bytes, "GB18030");
}

bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

/// How often `delimiter` stands outside quotes in each of the first lines that are not blank.
std::vector<std::size_t> counts(std::string_view text, char delimiter) {
    std::vector<std::size_t> out;
    std::size_t count = 0;
    bool quoted = false;
    bool blank = true;
    for (const char c : text) {
        quoted = quoted != (c == '"');
        if (is_line_end(c) && !quoted) {
            if (!blank) {
                out.push_back(count);
            }
            count = 0;
            blank = true;
            if (out.size() == lines_to_judge) {
                return out;
            }
        } else {
            blank = false;
            count += c == delimiter && !quoted ? 1 : 0;
        }
    }
    if (!blank) {
        out.push_back(count);
    }
    return out;
}

/// Lines that have the most usual number of delimiters, where that is not zero.
std::size_t votes(std::string_view text, char delimiter) {
    std::vector<std::size_t> all = counts(text, delimiter);
    std::ranges::sort(all);
    std::size_t best = 0;
    for (auto at = all.begin(); at != all.end();) {
        const auto next = std::upper_bound(at, all.end(), *at);
        if (*at > 0) {
            best = std::max(best, static_cast<std::size_t>(next - at));
        }
        at = next;
    }
    return best;
}

char delimiter_of(std::string_view text) {
    constexpr std::array candidates{',', '\t', ';'};
    const auto by_votes = [text](char a, char b) { return votes(text, a) < votes(text, b); };
    return *std::ranges::max_element(candidates, by_votes);
}

/// Excel's way of writing a text that looks like a number: ="0012".
std::string without_wrapper(const std::string& text) {
    const bool wrapped = text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"') &&
                         text.find('"', 2) == text.size() - 1;
    return wrapped ? text.substr(2, text.size() - 3) : text;
}

/// Walks the text field by field (RFC 4180, with bare CR and LF as line ends).
class Fields {
public:
    Fields(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    std::string next() {
        std::string field;
        if (!at_end() && text_[at_] == '"') {
            ++at_;
            field = quoted();
        }
        while (!at_end() && text_[at_] != delimiter_ && !is_line_end(text_[at_])) {
            field.push_back(text_[at_++]);
        }
        return field;
    }

    /// Steps over what ends a field. \return whether the line ends there.
    bool step() {
        if (at_end()) {
            return true;
        }
        const char c = text_[at_++];
        if (c == '\r' && !at_end() && text_[at_] == '\n') {
            ++at_;
        }
        return c != delimiter_;
    }

private:
    std::string quoted() {
        std::string field;
        while (!at_end()) {
            const char c = text_[at_++];
            if (c != '"') {
                field.push_back(c);
            } else if (!at_end() && text_[at_] == '"') {
                field.push_back(c);
                ++at_;
            } else {
                return field;
            }
        }
        if (std::ranges::any_of(field, is_line_end)) { // it would have swallowed records
            throw InputError("damaged", "表格中有未结束的引号");
        }
        return field;
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
};

} // namespace

std::vector<Sheet> read_delimited(const std::string& bytes) {
    const std::string text = to_text(bytes);
    std::string_view body = text;
    char delimiter = delimiter_of(text);
    if (body.starts_with("sep=") && body.size() > 5 && is_line_end(body[5])) {
        delimiter = body[4];
        body.remove_prefix(body.substr(5, 2) == "\r\n" ? 7 : 6);
    }
    std::size_t budget = max_cells;
    SheetBuilder sheet("", false, budget);
    Fields fields(body, delimiter);
    int row = 1;
    int column = 1;
    while (!fields.at_end()) {
        std::string field = without_wrapper(fields.next());
        if (!field.empty()) {
            sheet.add({.row = row, .column = column, .text = std::move(field)});
        }
        const bool line_ends = fields.step();
        row += line_ends ? 1 : 0;
        column = line_ends ? 1 : column + 1;
    }
    std::vector<Sheet> sheets;
    sheets.push_back(std::move(sheet).finish());
    return sheets;
}

} // namespace intake
