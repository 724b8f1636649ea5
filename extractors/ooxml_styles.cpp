#include "extractors/ooxml_styles.hpp"

#include "extractors/sheets.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <charconv>
#include <map>
#include <optional>

namespace intake {

namespace {

using Event = XmlReader::Event;

/// The character that `_xHHHH_` at the start of `text` stands for.
std::optional<char32_t> escaped_character(std::string_view text) {
    if (text.size() < 7 || text[1] != 'x' || text[6] != '_') {
        return std::nullopt;
    }
    unsigned value = 0;
    const char* const end = text.data() + 6;
    const auto [at, error] = std::from_chars(text.data() + 2, end, value, 16);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return error == std::errc{} && at == end && !surrogate ? std::optional<char32_t>(value)
                                                           : std::nullopt;
}

int number_of(const std::string& text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Reads until the end of the element just started, calling `child` at each start inside.
template <typename Child> void each_child(XmlReader& xml, Child child) {
    for (Event event = xml.next(); event != Event::done; event = xml.next()) {
        if (event == Event::end) {
            return;
        }
        if (event == Event::start) {
            child();
        }
    }
}

} // namespace

std::vector<NumberFormat> read_styles(std::string_view bytes) {
    XmlReader xml(bytes);
    std::map<int, NumberFormat> codes;
    std::vector<NumberFormat> styles;
    const auto read_code = [&] {
        const int id = number_of(xml.attribute("numFmtId"));
        codes[id] = parse_number_format(xml.attribute("formatCode"));
        xml.skip();
    };
    const auto read_style = [&] {
        const int id = number_of(xml.attribute("numFmtId"));
        const auto code = codes.find(id);
        styles.push_back(code == codes.end() ? builtin_number_format(id) : code->second);
        xml.skip();
    };
    while (xml.next() != Event::start) {
    }
    each_child(xml, [&] {
        if (xml.name() == "numFmts") {
            each_child(xml, read_code);
        } else if (xml.name() == "cellXfs") {
            each_child(xml, read_style);
        } else {
            xml.skip();
        }
    });
    return styles;
}

std::string read_string_item(XmlReader& xml) {
    std::string text;
    const auto read_part = [&] {
        if (xml.name() == "t") {
            text += xml.inner_text();
        } else {
            xml.skip();
        }
    };
    each_child(xml, [&] {
        if (xml.name() == "r") {
            each_child(xml, read_part);
        } else {
            read_part();
        }
    });
    return unescaped(std::move(text));
}

std::vector<std::string> read_shared_strings(std::string_view bytes) {
    XmlReader xml(bytes);
    std::vector<std::string> strings;
    while (xml.next() != Event::start) {
    }
    each_child(xml, [&] {
        if (xml.name() == "si") {
            strings.push_back(read_string_item(xml));
        } else {
            xml.skip();
        }
        if (strings.size() > max_cells) {
            throw InputError("too_large", "工作簿文字过多");
        }
    });
    return strings;
}

std::string unescaped(std::string text) {
    for (std::size_t at = text.find("_x"); at != std::string::npos;
         at = text.find("_x", at + 1)) {
        if (const auto c = escaped_character(std::string_view(text).substr(at))) {
            text.replace(at, 7, encode(std::u32string(1, *c)));
        }
    }
    return text;
}

} // namespace intake
