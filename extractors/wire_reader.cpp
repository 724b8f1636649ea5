#include "extractors/wire.hpp"
#include "extractors/wire_names.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <set>

namespace intake {
namespace {

using namespace wire;
using Json = nlohmann::json;

constexpr std::size_t most_entries = 4'000'000; // of any one array
constexpr int deepest = 10;                     // objects and arrays in each other
constexpr double farthest = 1e7;                // points

[[noreturn]] void refuse() {
    throw InputError("failed", "读取结果不符合内部约定");
}

void require(bool condition) {
    if (!condition) {
        refuse();
    }
}

/// An object of exactly `keys` keys; every one is asked for by name below.
const Json& object(const Json& json, std::size_t keys) {
    require(json.is_object() && json.size() == keys);
    return json;
}

const Json& member(const Json& json, const char* key) {
    const auto found = json.find(key);
    require(found != json.end());
    return *found;
}

double real(const Json& json, double least, double most) {
    require(json.is_number());
    const double value = json.get<double>();
    require(std::isfinite(value) && value >= least && value <= most);
    return value;
}

int integer(const Json& json, int least, int most) {
    require(json.is_number_integer());
    require(!json.is_number_unsigned() ||
            json.get<std::uint64_t>() <= std::numeric_limits<std::int64_t>::max());
    const auto value = json.get<std::int64_t>();
    require(value >= least && value <= most);
    return static_cast<int>(value);
}

int count(const Json& json, const char* key, int least) {
    return integer(member(json, key), least, std::numeric_limits<int>::max());
}

std::string string(const Json& json, const char* key) {
    const Json& value = member(json, key);
    require(value.is_string());
    return value.get<std::string>();
}

bool boolean(const Json& json, const char* key) {
    const Json& value = member(json, key);
    require(value.is_boolean());
    return value.get<bool>();
}

template <typename Enum, std::size_t N>
Enum one_of(const Json& json, const char* key, const std::array<std::string_view, N>& names) {
    const std::string value = string(json, key);
    for (std::size_t i = 0; i < N; ++i) {
        if (names.at(i) == value) {
            return static_cast<Enum>(i);
        }
    }
    refuse();
}

/// Runs `read` over every element of the array `key`.
template <typename Read> auto array(const Json& json, const char* key, Read read) {
    const Json& values = member(json, key);
    require(values.is_array() && values.size() <= most_entries);
    std::vector<decltype(read(values))> out;
    out.reserve(values.size());
    for (const Json& value : values) {
        out.push_back(read(value));
    }
    return out;
}

double coordinate(const Json& json) {
    return real(json, -farthest, farthest);
}

int index(const Json& json) {
    return integer(json, 0, std::numeric_limits<int>::max());
}

Box read_box(const Json& json) {
    require(json.is_array() && json.size() == 4);
    return {coordinate(json[0]), coordinate(json[1]), coordinate(json[2]), coordinate(json[3])};
}

Affine read_affine(const Json& json) {
    require(json.is_array() && json.size() == 6);
    return {coordinate(json[0]), coordinate(json[1]), coordinate(json[2]),
            coordinate(json[3]), coordinate(json[4]), coordinate(json[5])};
}

Text read_text(const Json& json) {
    object(json, 8);
    Text text;
    text.text = string(json, "text");
    text.box = read_box(member(json, "box"));
    text.edges = array(json, "edges", coordinate);
    text.confidence = real(member(json, "confidence"), 0, 1);
    text.weakest = real(member(json, "weakest"), 0, 1);
    text.agreed = real(member(json, "agreed"), 0, 1);
    text.origin = one_of<Origin>(json, "origin", origins);
    text.second = string(json, "second");
    require(text.edges.empty() || text.edges.size() == length(text.text) + 1);
    return text;
}

GridCell read_cell(const Json& json) {
    object(json, 7);
    GridCell cell;
    cell.row = count(json, "row", 0);
    cell.column = count(json, "column", 0);
    cell.row_span = count(json, "row_span", 1);
    cell.column_span = count(json, "column_span", 1);
    cell.box = read_box(member(json, "box"));
    cell.ink = one_of<Ink>(json, "ink", inks);
    cell.lines = array(json, "lines", index);
    return cell;
}

Grid read_grid(const Json& json) {
    object(json, 4);
    Grid grid;
    grid.box = read_box(member(json, "box"));
    grid.rows = count(json, "rows", 0);
    grid.columns = count(json, "columns", 0);
    grid.cells = array(json, "cells", read_cell);
    for (const GridCell& cell : grid.cells) {
        require(cell.row < grid.rows && cell.row_span <= grid.rows - cell.row);
        require(cell.column < grid.columns && cell.column_span <= grid.columns - cell.column);
    }
    return grid;
}

void check_lines(const Page& page) {
    for (const Grid& grid : page.grids) {
        for (const GridCell& cell : grid.cells) {
            for (const int line : cell.lines) {
                require(static_cast<std::size_t>(line) < page.lines.size());
            }
        }
    }
}

Imprint read_imprint(const Json& json) {
    object(json, 7);
    Imprint imprint;
    imprint.box = read_box(member(json, "box"));
    imprint.shape = one_of<SealShape>(json, "shape", shapes);
    imprint.grey = boolean(json, "grey");
    imprint.ring = string(json, "ring");
    imprint.confidence = real(member(json, "confidence"), 0, 1);
    imprint.lower = boolean(json, "lower");
    imprint.line = string(json, "line");
    return imprint;
}

PrintedCode read_code(const Json& json) {
    object(json, 2);
    return {read_box(member(json, "box")), string(json, "text")};
}

Marks read_marks(const Json& json) {
    object(json, 5);
    Marks marks;
    marks.colour = boolean(json, "colour");
    marks.imprints = array(json, "imprints", read_imprint);
    marks.codes = array(json, "codes", read_code);
    marks.blots = array(json, "blots", read_box);
    marks.strokes = array(json, "strokes", read_box);
    return marks;
}

Page read_page(const Json& json) {
    object(json, 13);
    Page page;
    page.number = count(json, "number", 1);
    page.part = integer(member(json, "part"), 0, 2);
    page.width = real(member(json, "width"), 0, farthest);
    page.height = real(member(json, "height"), 0, farthest);
    page.to_file = read_affine(member(json, "to_file"));
    page.origin = one_of<Origin>(json, "origin", origins);
    page.state = one_of<PageState>(json, "state", states);
    page.own_text = one_of<OwnText>(json, "own_text", own_texts);
    page.note = string(json, "note");
    page.lines = array(json, "lines", read_text);
    page.grids = array(json, "grids", read_grid);
    page.portraits = array(json, "portraits", read_box);
    page.marks = read_marks(member(json, "marks"));
    check_lines(page);
    return page;
}

SheetCell read_sheet_cell(const Json& json) {
    object(json, 8);
    SheetCell cell;
    cell.row = count(json, "row", 1);
    cell.column = count(json, "column", 1);
    cell.text = string(json, "text");
    cell.type = one_of<CellType>(json, "type", types);
    cell.number = real(member(json, "number"), std::numeric_limits<double>::lowest(),
                       std::numeric_limits<double>::max());
    cell.formula = boolean(json, "formula");
    cell.row_span = count(json, "row_span", 1);
    cell.column_span = count(json, "column_span", 1);
    return cell;
}

Sheet read_sheet(const Json& json) {
    object(json, 5);
    Sheet sheet;
    sheet.name = string(json, "name");
    sheet.hidden = boolean(json, "hidden");
    sheet.cells = array(json, "cells", read_sheet_cell);
    sheet.hidden_rows = array(json, "hidden_rows", index);
    sheet.hidden_columns = array(json, "hidden_columns", index);
    return sheet;
}

Fault read_fault(const Json& json) {
    object(json, 3);
    return {string(json, "code"), count(json, "page", 0), string(json, "message")};
}

Document read_message(const Json& json) {
    object(json, 6);
    require(string(json, "schema") == schema);
    Document document;
    document.path = string(json, "path");
    document.page_count = count(json, "page_count", 0);
    document.pages = array(json, "pages", read_page);
    document.sheets = array(json, "sheets", read_sheet);
    document.faults = array(json, "faults", read_fault);
    for (const Page& page : document.pages) {
        require(page.number <= document.page_count);
    }
    return document;
}

/// Parses, refusing repeated keys, which nlohmann would let the last one win, and what would
/// take far more memory than any message of ours.
Json parse(std::string_view message, std::size_t most_values) {
    std::vector<std::set<std::string>> keys;
    std::size_t values = 0;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        require(depth <= deepest && ++values <= most_values);
        if (event == Json::parse_event_t::object_start) {
            keys.emplace_back();
        } else if (event == Json::parse_event_t::object_end) {
            keys.pop_back();
        } else if (event == Json::parse_event_t::key) {
            require(keys.back().insert(value.get<std::string>()).second);
        }
        return true;
    };
    return Json::parse(message, watch);
}

} // namespace

Document from_wire(std::string_view message, std::size_t most_values) {
    if (message.size() > most_wire_bytes) {
        throw InputError("too_large", "读取结果过大");
    }
    try {
        return read_message(parse(message, most_values));
    } catch (const Json::exception&) {
        refuse();
    }
}

} // namespace intake
