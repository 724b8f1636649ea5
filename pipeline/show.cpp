#include "pipeline/show.hpp"

#include "extractors/fields.hpp"
#include "extractors/recognise.hpp"
#include "extractors/stacked_pages.hpp"
#include "extractors/table.hpp"
#include "pipeline/calibration.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cstdio>

namespace intake {

namespace {

std::string number(double value) {
    char buffer[32];
    const int size = std::snprintf(buffer, sizeof buffer, "%.1f", value);
    return {buffer, static_cast<std::size_t>(size)};
}

std::string place(const Source& source) {
    if (!source.cell.empty()) {
        return source.cell;
    }
    return "第" + std::to_string(source.page) + "页 [" + number(source.box.left) + "," +
           number(source.box.top) + "," + number(source.box.right) + "," +
           number(source.box.bottom) + "]";
}

std::string describe(const Reading& reading) {
    std::string text = "    " + reading.field + "\t" + std::string(name_of(reading.state)) +
                       "\t" + printable(reading.value) + "\t<- " +
                       printable(fold(reading.raw)) + "\t" + place(reading.source) + "\t" +
                       number(100 * calibrated(reading)) + "%";
    return text + (reading.note.empty() ? "" : "\t" + reading.note) + "\n";
}

std::string describe(const Page& page) {
    constexpr const char* states[] = {"已读", "空白", "无法读取"};
    std::string text = "  第" + std::to_string(page.number) + "页";
    text += page.part == 1 ? "之一" : page.part == 2 ? "之二" : "";
    text += " " + number(page.width) + "x" + number(page.height) + "pt " +
            (page.origin == Origin::ocr ? "图像识别" : "文字层") + " " +
            states[static_cast<int>(page.state)] + " 行" + std::to_string(page.lines.size()) +
            " 表格" + std::to_string(page.grids.size());
    std::size_t cells = 0;
    for (const Grid& grid : page.grids) {
        cells += grid.cells.size();
    }
    text +=
        " 单元格" + std::to_string(cells) + (page.note.empty() ? "" : " " + page.note) + "\n";
    for (const Text& line : page.lines) {
        text += "    " + number(100 * line.confidence) + "%\t" + printable(line.text) +
                (line.second.empty() || line.second == line.text
                     ? ""
                     : "\t≠ " + printable(line.second)) +
                "\n";
    }
    for (const PrintedCode& code : page.marks.codes) {
        text += "    码\t" + printable(code.text) + "\t" +
                place({.page = page.number, .box = apply(page.to_file, code.box)}) + "\n";
    }
    return text;
}

std::string marks_of(const Part& part) {
    std::string text;
    const auto at = [](int page, const Box& box) {
        return "\t" + place({.page = page, .box = box});
    };
    for (const Seal& seal : part.seals) {
        text += "    印章 " + std::string(name_of(seal.shape)) + " " + seal.field + "\t" +
                printable(seal.text) + "\t" + number(100 * seal.confidence) + "%" +
                (seal.kind.empty() ? "" : "\t" + printable(seal.kind)) +
                at(seal.page, seal.box) + "\n";
    }
    for (const SealPlace& spot : part.places) {
        text += "    应盖印章 " + spot.field + "\t" + std::string(name_of(spot.state)) + "\t" +
                spot.reason + at(spot.page, spot.box) + "\n";
    }
    for (const Signature& signature : part.signatures) {
        text += "    签名 " + signature.field + "\t" + std::string(name_of(signature.state)) +
                "\t" + signature.reason + at(signature.page, signature.box) + "\n";
    }
    return text;
}

std::string describe(const Part& part, const Document& document, const Profile& profile) {
    std::string text = "  材料 " + part.type + " " + title_of_document(profile, part.type);
    for (const std::size_t index : part.pages) {
        text += " p" + std::to_string(document.pages.at(index).number);
    }
    text += "（" + number(100 * part.confidence) + "%" +
            (part.title.empty() ? "" : "，" + printable(part.title)) + "）\n";
    for (const Reading& reading : part.readings) {
        text += describe(reading);
    }
    for (const Entry& entry : part.entries) {
        text += "    [" + entry.list + "]";
        for (const Reading& column : entry.columns) {
            text += " " + column.field + "=" +
                    printable(column.value.empty() ? column.raw : column.value);
        }
        text += "\n";
    }
    return text + marks_of(part);
}

std::string describe(const SummaryTable& table, const std::string& title) {
    std::string text = "  " + title + " 行" + std::to_string(table.rows.size()) + " 示例行" +
                       std::to_string(table.example_rows) + "\n";
    for (const TableRow& row : table.rows) {
        text += "   第" + std::to_string(row.row) + "行\n";
        for (const Reading& reading : row.cells) {
            text += describe(reading);
        }
    }
    for (const Reading& reading : table.footer) {
        text += describe(reading);
    }
    return text;
}

} // namespace

std::string describe(const InputFile& file, const std::vector<Document>& documents,
                     const Profile& profile) {
    std::string text = printable(file.path) + "：" + std::string(name_of(file.format)) + "，" +
                       std::to_string(file.bytes) + " 字节";
    const auto at = std::ranges::find(documents, file.path, &Document::path);
    if (at == documents.end()) {
        return text + "，" + file.code + " " + file.reason + "\n";
    }
    text += "\n";
    for (const Fault& fault : at->faults) {
        text += "  第" + std::to_string(fault.page) + "页：" + fault.message + "\n";
    }
    const Document document = split_stacks(*at, profile);
    for (const Page& page : document.pages) {
        text += describe(page);
    }
    const Recognition found = recognise(document, 0, profile);
    for (const Part& part : found.parts) {
        text += describe(read_part(part, document, profile), document, profile);
        text += part.sheet >= 0 ? describe(read_table(document, part, profile),
                                           title_of_document(profile, part.type))
                                : "";
    }
    for (const Unrecognised& rest : found.rest) {
        text += "  未识别：" + std::to_string(rest.page + 1) + " 可能是";
        for (const std::string& code : rest.possible) {
            text += " " + code;
        }
        text += "\n";
    }
    return text;
}

} // namespace intake
