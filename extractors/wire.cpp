#include "extractors/wire.hpp"

#include "extractors/wire_names.hpp"

#include <nlohmann/json.hpp>

namespace intake {
namespace {

using namespace wire;
using Json = nlohmann::json;

template <typename Enum, std::size_t N>
std::string_view name(Enum value, const std::array<std::string_view, N>& names) {
    return names.at(static_cast<std::size_t>(value));
}

/// Runs `write` over every element of `values`.
template <typename T, typename Write> Json list(const std::vector<T>& values, Write write) {
    Json out = Json::array();
    for (const T& value : values) {
        out.push_back(write(value));
    }
    return out;
}

Json write(const Box& box) {
    return Json::array({box.left, box.top, box.right, box.bottom});
}

Json write(const Affine& map) {
    return Json::array({map.a, map.b, map.c, map.d, map.e, map.f});
}

Json write(const Text& text) {
    return {{"text", text.text},       {"box", write(text.box)},
            {"edges", text.edges},     {"confidence", text.confidence},
            {"weakest", text.weakest}, {"origin", name(text.origin, origins)},
            {"agreed", text.agreed},   {"second", text.second}};
}

Json write(const GridCell& cell) {
    return {{"row", cell.row},           {"column", cell.column},
            {"row_span", cell.row_span}, {"column_span", cell.column_span},
            {"box", write(cell.box)},    {"ink", name(cell.ink, inks)},
            {"lines", cell.lines}};
}

Json write(const Grid& grid) {
    return {{"box", write(grid.box)},
            {"rows", grid.rows},
            {"columns", grid.columns},
            {"cells", list(grid.cells, [](const GridCell& cell) { return write(cell); })}};
}

Json write(const Imprint& imprint) {
    return {{"box", write(imprint.box)},
            {"shape", name(imprint.shape, shapes)},
            {"grey", imprint.grey},
            {"ring", imprint.ring},
            {"confidence", imprint.confidence},
            {"lower", imprint.lower},
            {"line", imprint.line}};
}

Json write(const PrintedCode& code) {
    return {{"box", write(code.box)}, {"text", code.text}};
}

Json write(const Marks& marks) {
    return {{"colour", marks.colour},
            {"imprints", list(marks.imprints, [](const Imprint& each) { return write(each); })},
            {"codes", list(marks.codes, [](const PrintedCode& each) { return write(each); })},
            {"blots", list(marks.blots, [](const Box& box) { return write(box); })},
            {"strokes", list(marks.strokes, [](const Box& box) { return write(box); })}};
}

Json write(const Page& page) {
    return {{"number", page.number},
            {"part", page.part},
            {"width", page.width},
            {"height", page.height},
            {"to_file", write(page.to_file)},
            {"origin", name(page.origin, origins)},
            {"state", name(page.state, states)},
            {"own_text", name(page.own_text, own_texts)},
            {"note", page.note},
            {"lines", list(page.lines, [](const Text& text) { return write(text); })},
            {"grids", list(page.grids, [](const Grid& grid) { return write(grid); })},
            {"portraits", list(page.portraits, [](const Box& box) { return write(box); })},
            {"marks", write(page.marks)}};
}

Json write(const SheetCell& cell) {
    return {{"row", cell.row},           {"column", cell.column},
            {"text", cell.text},         {"type", name(cell.type, types)},
            {"number", cell.number},     {"formula", cell.formula},
            {"row_span", cell.row_span}, {"column_span", cell.column_span}};
}

Json write(const Sheet& sheet) {
    return {{"name", sheet.name},
            {"hidden", sheet.hidden},
            {"cells", list(sheet.cells, [](const SheetCell& cell) { return write(cell); })},
            {"hidden_rows", sheet.hidden_rows},
            {"hidden_columns", sheet.hidden_columns}};
}

Json write(const Fault& fault) {
    return {{"code", fault.code}, {"page", fault.page}, {"message", fault.message}};
}

} // namespace

std::string to_wire(const Document& document) {
    const Json json = {
        {"schema", schema},
        {"path", document.path},
        {"page_count", document.page_count},
        {"pages", list(document.pages, [](const Page& page) { return write(page); })},
        {"sheets", list(document.sheets, [](const Sheet& sheet) { return write(sheet); })},
        {"faults", list(document.faults, [](const Fault& fault) { return write(fault); })}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace intake
