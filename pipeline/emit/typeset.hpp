/// \file
/// A manuscript as data -> A4 pages as PDF.
///
/// All lengths are points, page origin top left. Text is UTF-8; ill-formed bytes and control
/// characters are replaced. Bytes depend on the manuscript and the installed fonts only.
#pragma once

#include "pipeline/model/date.hpp"

#include <string>
#include <variant>
#include <vector>

namespace intake {

enum class Face { song, hei, kai }; ///< serif for text, sans for headings, script for notes
enum class Align { left, centre, right, justify };
enum class Colour { black, grey, red };

struct Style {
    Face face = Face::song;
    bool bold = false;
    double size = 15.75; ///< 28 ideographs fill a line of A4
    double pitch = 28;   ///< from baseline to baseline
    Align align = Align::justify;
    double indent = 0; ///< of the first line, in ems
    double left = 0;   ///< of the whole paragraph
    double right = 0;
    Colour colour = Colour::black;
    double keep = 0; ///< height below the first line that must stand on the same page
};

struct TextRun {
    std::string text;
    bool bold = false;
    bool underline = false;
};

/// No page begins or ends with a single line of it, if it has three or more.
struct Paragraph {
    std::vector<TextRun> spans;
    Style style;
};

struct Column {
    std::string title;
    double width = 0;
    Align align = Align::left;
};

/// A row of cells, or, where `heading` is set, one cell over the full width.
struct Row {
    std::vector<std::string> cells;
    std::string heading;
    double height = 0; ///< at least
};

/// Breaks between rows, and inside a row that is higher than a page; the header row comes again
/// on every page. A heading stays with the row below it.
struct Table {
    std::vector<Column> columns;
    std::vector<Row> rows;
    double size = 10.5;
    double pitch = 15;
    bool header = true;
    bool ruled = true;
    double padding = 4;  ///< around the text of a cell
    std::string caption; ///< above the table, never parted from its first row
};

struct Gap {
    double height = 0;
};

struct RuledLine {
    double thickness = 0.5;
    Colour colour = Colour::black;
};

struct PageBreak {};

using Block = std::variant<Paragraph, Table, Gap, RuledLine, PageBreak>;

struct Manuscript {
    std::string title; ///< PDF metadata
    std::string author;
    Date date;        ///< PDF metadata; no clock is asked
    double top = 105; ///< margins, GB/T 9704
    double bottom = 99;
    double left = 79;
    double right = 74;
    bool numbered = true; ///< "第x页/共y页" at the foot
    std::vector<Block> blocks;
};

struct Typeset {
    std::string pdf;
    int pages = 0;
    std::vector<int> starts; ///< page the pen is on when a block comes, from 1
    int unknown_glyphs = 0;  ///< characters no installed font has
};

inline constexpr double a4_width = 595.28;
inline constexpr double a4_height = 841.89;

/// \throws SystemError when the PDF cannot be made.
[[nodiscard]] Typeset typeset(const Manuscript& manuscript);

/// The foot of one page made elsewhere.
struct Foot {
    double width = a4_width;
    double height = a4_height;
    std::string left;
    std::string centre;
    std::string right;
};

/// One otherwise empty page per foot. \throws SystemError
[[nodiscard]] std::string typeset_feet(const std::vector<Foot>& feet, Date date);

/// Opens the fonts, so that children forked later need not search for them.
void prepare_fonts();

} // namespace intake
