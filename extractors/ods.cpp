#include "extractors/number_format.hpp"
#include "extractors/sheet_builder.hpp"
#include "extractors/sheet_formats.hpp"
#include "extractors/sheets.hpp"
#include "extractors/xml.hpp"
#include "pipeline/model/error.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace intake {

namespace {

using Event = XmlReader::Event;

constexpr int max_repeat = 1 << 20;

int count_of(const std::string& text) {
    int value = 1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, 1, max_repeat);
}

bool is_hidden(const std::string& visibility) {
    return visibility == "collapse" || visibility == "filter";
}

/// Calls `child` at each start directly inside the element just started.
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

/// The text of a paragraph: spaces, tabs and line ends are elements.
std::string read_paragraph(XmlReader& xml) {
    std::string out;
    for (int open = 1; open > 0;) {
        const Event event = xml.next();
        if (event == Event::done) {
            break;
        }
        if (event == Event::text) {
            out += xml.text();
        } else if (event == Event::end) {
            --open;
        } else if (xml.name() == "annotation" || xml.name() == "note" ||
                   xml.name() == "ruby-text") {
            xml.skip();
        } else {
            ++open;
            if (xml.name() == "s") {
                out.append(
                    static_cast<std::size_t>(std::min(count_of(xml.attribute("c")), 1000)),
                    ' ');
            } else if (xml.name() == "tab") {
                out.push_back('\t');
            } else if (xml.name() == "line-break") {
                out.push_back('\n');
            }
        }
    }
    return out;
}

/// The paragraphs of a cell, a line each; notes and drawings are not the cell's text.
std::string read_cell_text(XmlReader& xml) {
    std::string out;
    bool first = true;
    each_child(xml, [&] {
        if (xml.name() != "p" && xml.name() != "h") {
            xml.skip();
            return;
        }
        out.append(first ? "" : "\n").append(read_paragraph(xml));
        first = false;
    });
    return out;
}

struct Repeated {
    SheetCell cell;
    int times = 1;
};

/// What the cell's attributes say it holds; the text is what it shows.
struct Value {
    std::string type;
    std::string number;
    std::string date;
    std::string boolean;
    std::string string;
};

Value read_value(XmlReader& xml) {
    // A name that stands in two namespaces (office: and calcext:) says the same or, for an
    // error, "error" in the second.
    return {.type = xml.attribute("value-type"),
            .number = xml.attribute("value"),
            .date = xml.attribute("date-value"),
            .boolean = xml.attribute("boolean-value"),
            .string = xml.attribute("string-value")};
}

bool is_error(const std::string& text) {
    return text.starts_with("#") || text.starts_with("Err:");
}

/// "1978年5月": a year and a month and no more digits.
bool shows_no_day(std::string_view shown) {
    int groups = 0;
    bool inside = false;
    for (const char c : shown) {
        const bool digit = c >= '0' && c <= '9';
        groups += digit && !inside ? 1 : 0;
        inside = digit;
    }
    return groups == 2;
}

void interpret(SheetCell& cell, const Value& value, const std::string& shown) {
    if (value.type == "float" || value.type == "currency" || value.type == "percentage") {
        set_number(cell, value.number, {}, DateSystem::from_1900);
    } else if (value.type == "date" && set_iso_date(cell, value.date)) {
        if (cell.text.size() == 10 && cell.text.ends_with("-01") && shows_no_day(shown)) {
            cell.text.resize(7);
        }
    } else if (value.type == "boolean") {
        cell.type = CellType::boolean;
        cell.number = value.boolean == "true" ? 1 : 0;
        cell.text = value.boolean == "true" ? "TRUE" : "FALSE";
    } else {
        cell.text = shown.empty() ? value.string : shown;
        const bool failed = cell.formula && is_error(cell.text);
        cell.type = failed ? CellType::error : CellType::text;
    }
}

Repeated read_cell(XmlReader& xml) {
    Repeated out;
    out.times = count_of(xml.attribute("number-columns-repeated"));
    out.cell.row_span = count_of(xml.attribute("number-rows-spanned"));
    out.cell.column_span = count_of(xml.attribute("number-columns-spanned"));
    const std::string formula = xml.attribute("formula");
    out.cell.formula = !formula.empty();
    const Value value = read_value(xml);
    interpret(out.cell, value, read_cell_text(xml));
    if (out.cell.formula && value.type.empty() && out.cell.text.empty()) {
        out.cell.type = CellType::error; // never calculated
        out.cell.text = formula;
    }
    return out;
}

class TableReader {
public:
    TableReader(XmlReader& xml, SheetBuilder& sheet) : xml_(&xml), sheet_(&sheet) {}

    /// Rows and columns, inside groups and headers too.
    /// \return whether the table is a sheet of this document and not a copy of another's.
    bool read() {
        bool own = true;
        for (int open = 1; open > 0;) {
            const Event event = xml_->next();
            if (event == Event::done) {
                break;
            }
            if (event == Event::end) {
                --open;
            } else if (event == Event::start) {
                const std::string_view name = xml_->name();
                if (name == "table-row") {
                    read_row();
                } else if (name == "table-column") {
                    read_column();
                } else if (name.starts_with("table-") && name != "table-source") {
                    ++open;
                } else {
                    own = own && name != "table-source";
                    xml_->skip();
                }
            }
        }
        return own;
    }

private:
    void read_column() {
        const int times = count_of(xml_->attribute("number-columns-repeated"));
        if (is_hidden(xml_->attribute("visibility"))) {
            sheet_->hide_columns({column_, column_ + times - 1});
        }
        column_ += times;
        xml_->skip();
    }

    void read_row() {
        const int times = count_of(xml_->attribute("number-rows-repeated"));
        if (is_hidden(xml_->attribute("visibility"))) {
            sheet_->hide_rows({row_, row_ + times - 1});
        }
        int column = 1;
        each_child(*xml_, [&] {
            Repeated found = read_cell(*xml_);
            if (!found.cell.text.empty()) {
                fill(found, column, times);
            }
            column = std::min(column + found.times, max_repeat);
        });
        row_ = std::min(row_ + times, max_repeat + 1);
    }

    void fill(const Repeated& found, int column, int rows) {
        for (int i = 0; i < rows; ++i) {
            for (int k = 0; k < found.times; ++k) {
                SheetCell cell = found.cell;
                cell.row = row_ + i;
                cell.column = column + k;
                sheet_->add(std::move(cell));
            }
        }
    }

    XmlReader* xml_;
    SheetBuilder* sheet_;
    int row_ = 1;
    int column_ = 1;
};

/// Names of the table styles that are not shown: those of hidden sheets.
std::set<std::string> read_hidden_styles(XmlReader& xml) {
    std::set<std::string> out;
    each_child(xml, [&] {
        const std::string name = xml.attribute("name");
        each_child(xml, [&] {
            if (xml.name() == "table-properties" && xml.attribute("display") == "false") {
                out.insert(name);
            }
            xml.skip();
        });
    });
    return out;
}

void refuse_encrypted(ZipParts& parts) {
    if (!parts.has("META-INF/manifest.xml")) {
        return;
    }
    const std::string bytes = parts.read("META-INF/manifest.xml");
    XmlReader xml(bytes);
    for (Event event = xml.next(); event != Event::done; event = xml.next()) {
        if (event == Event::start && xml.name() == "encryption-data") {
            throw InputError("encrypted", "工作簿已加密");
        }
    }
}

} // namespace

std::vector<Sheet> read_open_document(ZipParts& parts) {
    refuse_encrypted(parts);
    const std::string bytes = parts.read("content.xml");
    XmlReader xml(bytes);
    std::size_t budget = max_cells;
    std::set<std::string> hidden;
    std::vector<Sheet> sheets;
    bool is_spreadsheet = false;
    for (Event event = xml.next(); event != Event::done; event = xml.next()) {
        if (event != Event::start) {
            continue;
        }
        if (xml.name() == "automatic-styles") {
            hidden = read_hidden_styles(xml);
        } else if (xml.name() == "spreadsheet") {
            is_spreadsheet = true;
        } else if (xml.name() == "tracked-changes") {
            xml.skip();
        } else if (xml.name() == "table" && is_spreadsheet) {
            SheetBuilder sheet(xml.attribute("name"),
                               hidden.contains(xml.attribute("style-name")), budget);
            if (TableReader(xml, sheet).read()) {
                sheets.push_back(std::move(sheet).finish());
            }
        }
    }
    if (!is_spreadsheet) {
        throw InputError("needs_conversion", "不是电子表格");
    }
    return sheets;
}

} // namespace intake
