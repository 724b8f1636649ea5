#include "extractors/ooxml_styles.hpp"
#include "extractors/sheet_builder.hpp"
#include "extractors/sheet_formats.hpp"
#include "extractors/sheets.hpp"
#include "extractors/xml.hpp"
#include "pipeline/model/error.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

namespace intake {

namespace {

using Event = XmlReader::Event;

struct Relation {
    std::string type; ///< the last segment of its URI: "worksheet"
    std::string target;
};

using Relations = std::map<std::string, Relation>;

struct Entry {
    std::string name;
    std::string relation;
    bool hidden = false;
};

struct Workbook {
    std::vector<Entry> entries; ///< in the order of the tabs
    DateSystem system = DateSystem::from_1900;
    std::vector<NumberFormat> styles;
    std::vector<std::string> strings;
};

bool is_true(std::string_view value) {
    return value == "1" || value == "true" || value == "on";
}

int number_of(const std::string& text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// "/xl/a.xml" -> "xl/a.xml"; "../a.xml" beside "xl/worksheets" -> "xl/a.xml".
std::string part_name(const std::string& folder, const std::string& target) {
    const std::filesystem::path path = target.starts_with('/')
                                           ? std::filesystem::path(target.substr(1))
                                           : std::filesystem::path(folder) / target;
    return path.lexically_normal().generic_string();
}

std::string folder_of(const std::string& part) {
    return std::filesystem::path(part).parent_path().generic_string();
}

std::string relations_of(const std::string& part) {
    const std::filesystem::path path(part);
    return (path.parent_path() / "_rels" / path.filename()).generic_string() + ".rels";
}

Relations read_relations(ZipParts& parts, const std::string& part, const std::string& folder) {
    Relations out;
    if (!parts.has(part)) {
        return out;
    }
    const std::string bytes = parts.read(part);
    XmlReader xml(bytes);
    for (Event event = xml.next(); event != Event::done; event = xml.next()) {
        if (event == Event::start && xml.name() == "Relationship" &&
            xml.attribute("TargetMode") != "External") {
            const std::string type = xml.attribute("Type");
            out[xml.attribute("Id")] = {.type = type.substr(type.rfind('/') + 1),
                                        .target = part_name(folder, xml.attribute("Target"))};
        }
    }
    return out;
}

const Relation* find_type(const Relations& relations, std::string_view type) {
    const auto at = std::ranges::find_if(
        relations, [type](const auto& relation) { return relation.second.type == type; });
    return at == relations.end() ? nullptr : &at->second;
}

std::string workbook_part(ZipParts& parts) {
    const Relations roots = read_relations(parts, "_rels/.rels", "");
    const Relation* document = find_type(roots, "officeDocument");
    if (document == nullptr) {
        return "xl/workbook.xml";
    }
    const bool other = document->target.ends_with(".bin") || parts.has("word/document.xml") ||
                       parts.has("ppt/presentation.xml");
    if (other) {
        throw InputError("needs_conversion", "不是xlsx工作簿");
    }
    return document->target;
}

void read_entries(const std::string& bytes, Workbook& book) {
    XmlReader xml(bytes);
    bool is_workbook = false;
    for (Event event = xml.next(); event != Event::done; event = xml.next()) {
        if (event != Event::start) {
            continue;
        }
        if (xml.name() == "workbook" && xml.depth() == 0) {
            is_workbook = true;
        } else if (xml.name() == "workbookPr" && is_true(xml.attribute("date1904"))) {
            book.system = DateSystem::from_1904;
        } else if (xml.name() == "sheet") {
            const std::string state = xml.attribute("state");
            book.entries.push_back({.name = xml.attribute("name"),
                                    .relation = xml.attribute("id"),
                                    .hidden = state == "hidden" || state == "veryHidden"});
        }
    }
    if (!is_workbook || book.entries.empty()) {
        throw InputError("damaged", "工作簿中没有工作表");
    }
}

/// One `<c>` with what stands in it, as written.
struct RawCell {
    SheetCell cell;
    std::string type;
    std::string value;
    std::string formula;
    std::string inline_text;
    std::size_t style = 0;
    bool has_value = false;
};

RawCell read_raw(XmlReader& xml) {
    RawCell raw;
    raw.type = xml.attribute("t");
    raw.style = static_cast<std::size_t>(std::max(number_of(xml.attribute("s"), 0), 0));
    for (Event event = xml.next(); event != Event::end; event = xml.next()) {
        if (event == Event::done) {
            break;
        }
        if (event != Event::start) {
            continue;
        }
        if (xml.name() == "v") {
            raw.value = xml.inner_text();
            raw.has_value = true;
        } else if (xml.name() == "f") {
            raw.cell.formula = true;
            raw.formula = xml.inner_text();
        } else if (xml.name() == "is") {
            raw.inline_text = read_string_item(xml);
        } else {
            xml.skip();
        }
    }
    return raw;
}

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    const std::size_t to = text.find_last_not_of(" \t\r\n");
    return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

const std::string& shared_string(const Workbook& book, const std::string& index) {
    const int at = number_of(index, -1);
    if (at < 0 || static_cast<std::size_t>(at) >= book.strings.size()) {
        throw InputError("damaged", "单元格引用了不存在的文字");
    }
    return book.strings.at(static_cast<std::size_t>(at));
}

/// Fills text, type and number. Leaves the text empty when the cell is.
void interpret(RawCell& raw, const Workbook& book) {
    SheetCell& cell = raw.cell;
    const std::string value = trimmed(raw.value);
    if (raw.type == "inlineStr") {
        cell.text = raw.has_value && raw.inline_text.empty() ? raw.value : raw.inline_text;
    } else if (cell.formula && !raw.has_value) {
        cell.type = CellType::error; // never calculated: what it would show is not known
        cell.text = "=" + raw.formula;
    } else if (raw.type == "str") {
        cell.text = unescaped(raw.value);
    } else if (value.empty()) {
        return;
    } else if (raw.type == "s") {
        cell.text = shared_string(book, value);
    } else if (raw.type == "b") {
        cell.type = CellType::boolean;
        cell.number = is_true(value) ? 1 : 0;
        cell.text = is_true(value) ? "TRUE" : "FALSE";
    } else if (raw.type == "e") {
        cell.type = CellType::error;
        cell.text = value;
    } else if (raw.type == "d") {
        if (!set_iso_date(cell, value)) {
            cell.text = value;
        }
    } else {
        const bool styled = raw.style < book.styles.size();
        set_number(cell, value, styled ? book.styles.at(raw.style) : NumberFormat{},
                   book.system);
    }
}

/// Cells of `<row>`; `row` and `column` are those of the one before, for files that name no
/// places.
void read_row(XmlReader& xml, const Workbook& book, SheetBuilder& sheet, int& row) {
    row = number_of(xml.attribute("r"), row + 1);
    if (is_true(xml.attribute("hidden"))) {
        sheet.hide_rows({row, row});
    }
    int column = 0;
    for (Event event = xml.next(); event != Event::end; event = xml.next()) {
        if (event == Event::done) {
            break;
        }
        if (event != Event::start) {
            continue;
        }
        if (xml.name() != "c") {
            xml.skip();
            continue;
        }
        const std::string reference = xml.attribute("r");
        const CellPlace place =
            reference.empty() ? CellPlace{row, column + 1} : parse_place(reference);
        column = place.column;
        RawCell raw = read_raw(xml);
        raw.cell.row = place.row;
        raw.cell.column = place.column;
        interpret(raw, book);
        if (!raw.cell.text.empty()) {
            sheet.add(std::move(raw.cell));
        }
    }
}

void read_sheet(const std::string& bytes, const Workbook& book, SheetBuilder& sheet) {
    XmlReader xml(bytes);
    int row = 0;
    for (Event event = xml.next(); event != Event::done; event = xml.next()) {
        if (event != Event::start) {
            continue;
        }
        if (xml.name() == "row") {
            read_row(xml, book, sheet, row);
        } else if (xml.name() == "mergeCell") {
            sheet.merge(parse_range(xml.attribute("ref")));
        } else if (xml.name() == "col" && is_true(xml.attribute("hidden"))) {
            const int first = number_of(xml.attribute("min"), 1);
            sheet.hide_columns({first, number_of(xml.attribute("max"), first)});
        }
    }
}

} // namespace

std::vector<Sheet> read_office_open(ZipParts& parts) {
    const std::string root = workbook_part(parts);
    const Relations relations = read_relations(parts, relations_of(root), folder_of(root));
    Workbook book;
    read_entries(parts.read(root), book);
    if (const Relation* styles = find_type(relations, "styles")) {
        book.styles = read_styles(parts.read(styles->target));
    }
    const Relation* strings = find_type(relations, "sharedStrings");
    if (strings != nullptr && parts.has(strings->target)) {
        book.strings = read_shared_strings(parts.read(strings->target));
    }
    std::size_t budget = max_cells;
    std::vector<Sheet> sheets;
    for (const Entry& entry : book.entries) {
        SheetBuilder sheet(entry.name, entry.hidden, budget);
        const auto relation = relations.find(entry.relation);
        if (relation == relations.end()) {
            throw InputError("damaged", "工作簿缺少工作表");
        }
        if (relation->second.type == "worksheet") {
            read_sheet(parts.read(relation->second.target), book, sheet);
        }
        sheets.push_back(std::move(sheet).finish());
    }
    return sheets;
}

} // namespace intake
