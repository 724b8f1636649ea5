/// \file
/// What was read from one file: pages with text and ruled grids, or sheets with cells.
///
/// One model for every format, engine-neutral. A page is kept *upright*: the reader has turned,
/// deskewed and split it, all boxes are in the upright page's points, and `to_file` maps them
/// back to the page as it lies in the file, which is what outputs show.
#pragma once

#include "pipeline/model/geometry.hpp"

#include <string>
#include <vector>

namespace intake {

enum class Origin { cell, text, ocr, person }; ///< where a value was seen, by falling trust

/// A run of text on one line, without a large gap inside.
struct Text {
    std::string text; ///< UTF-8, as printed; no spaces between Chinese characters
    Box box;          ///< upright page points
    std::vector<double>
        edges;             ///< left edge of each code point, then the right edge of the last
    double confidence = 1; ///< 0..1, mean over the glyphs; always 1 unless origin is ocr
    double weakest = 1;    ///< 0..1, the lowest glyph
    double agreed = 0;     ///< 0..1, the lowest where both readers say the same; 0: one reader
    Origin origin = Origin::text;
    std::string second; ///< what the other reader saw on the same line; empty: one reader only
};

enum class Ink {
    none,
    read,
    unreadable
}; ///< of a region: empty, read, or ink nobody could read

/// One cell of a ruled grid. `lines` are indices into Page::lines, top to bottom.
struct GridCell {
    int row = 0; ///< 0-based
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    Box box;
    Ink ink = Ink::none;
    std::vector<int> lines;
};

/// A ruled table: cells in reading order (row, then column), none overlapping.
struct Grid {
    Box box;
    int rows = 0;
    int columns = 0;
    std::vector<GridCell> cells;
};

enum class SealShape { round, oval, square };

/// The imprint of a seal as a page's picture shows it.
struct Imprint {
    Box box; ///< upright page points
    SealShape shape = SealShape::round;
    bool grey = false;     ///< seen without its colour, as photocopies show it
    std::string ring;      ///< text along the ring as recognised; empty where it was not
    double confidence = 0; ///< 0..1, of `ring`
    bool lower = false;    ///< something stands across the lower half, as of a 合同专用章
    std::string line;      ///< what stands there as recognised; may be empty
};

/// A bar code or a two-dimensional code.
struct PrintedCode {
    Box box;          ///< upright page points, a little beyond the code
    std::string text; ///< what it says, UTF-8
};

/// What a page's picture shows beside text.
struct Marks {
    bool colour = false; ///< it shows colours: a red seal on the page would be red here
    std::vector<Imprint> imprints; ///< by top, then left
    std::vector<PrintedCode> codes;
    std::vector<Box> blots;   ///< seal-coloured or ring-like ink that is no sure imprint
    std::vector<Box> strokes; ///< connected ink that no surely read line explains; no rules
};

enum class PageState { read, blank, unreadable };

/// A file's own text layer against what the page shows: every letter seen there, some that are
/// not (or a layer over a scan that nobody compared letter by letter), or another story.
enum class OwnText { none, shown, hidden, contrary };

/// One upright page, or one half of an A3 two-up page.
struct Page {
    int number = 1;   ///< physical page of the document, from 1
    std::string file; ///< the file it lies in, of a document sent as several; else empty
    int leaf = 0;     ///< physical page in `file`, if that is set
    int part = 0;     ///< 0 whole page, 1 left half, 2 right half
    double width = 0; ///< upright, points
    double height = 0;
    Affine to_file; ///< upright points -> points of the page as the file shows it
    Origin origin =
        Origin::text; ///< text: born-digital; ocr: scan or photo (mixed pages: see lines)
    PageState state = PageState::read;
    OwnText own_text = OwnText::none;
    std::string note;        ///< what the reader did or could not do, for people; may be empty
    std::vector<Text> lines; ///< all text, reading order, that of grid cells included
    std::vector<Grid> grids;
    std::vector<Box> portraits; ///< photo-like areas of portrait shape
    Marks marks;
};

enum class CellType { text, number, date, boolean, error };

/// One filled cell of a sheet. Empty cells are not kept.
struct SheetCell {
    int row = 1; ///< as the spreadsheet shows it, from 1
    int column = 1;
    std::string text; ///< as shown; dates YYYY-MM-DD (YYYY-MM-DD hh:mm:ss with a time)
    CellType type = CellType::text;
    double number = 0;    ///< the stored number where type is number or date
    bool formula = false; ///< text is the cached result
    int row_span = 1;     ///< > 1 where a merged range starts here
    int column_span = 1;
};

struct Sheet {
    std::string name;
    bool hidden = false;
    std::vector<SheetCell> cells; ///< sorted by row, column; unique
    std::vector<int> hidden_rows; ///< sorted
    std::vector<int> hidden_columns;
};

/// Something wrong with a file or a page, for people. Never an exception.
struct Fault {
    std::string code; ///< one of the outcome codes of outcome.hpp
    int page = 0;     ///< 0: the file
    std::string message;
};

/// Everything read from one file, or from the files that are the pages of one document.
struct Document {
    std::string path;   ///< relative to the submission; of several files the first
    int page_count = 0; ///< physical pages; 0 for sheets
    std::vector<Page> pages;
    std::vector<Sheet> sheets;
    std::vector<Fault> faults;
};

[[nodiscard]] std::string cell_name(int row, int column); ///< 1-based (4, 10) -> "J4"
[[nodiscard]] std::string_view name_of(Origin origin);    ///< "cell", "text", "ocr", "person"
[[nodiscard]] std::string_view name_of(SealShape shape);  ///< "round", "oval", "square"

/// The box of code points [from, to) of `text`. \pre from < to <= number of code points
[[nodiscard]] Box box_of(const Text& text, std::size_t from, std::size_t to);

} // namespace intake
