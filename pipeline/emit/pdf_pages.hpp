/// \file
/// Pages of other files bound into one PDF: nothing comes along but what is seen and searched.
/// The only place on this side that knows libqpdf.
///
/// Every page is drawn on a sheet of its own, reduced a little so that the foot with the page
/// number covers nothing. Scripts, actions, links, metadata, attachments and hidden layers stay
/// behind; stamps and filled form fields become part of the page.
#pragma once

#include "pipeline/emit/typeset.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace intake {

/// Characters of one line, to be found and copied but not seen. In points of the page as
/// shown, y downwards.
struct HiddenRun {
    std::u32string text;
    std::vector<double> edges; ///< along the line from its start; text.size() + 1, ascending
    double x = 0;              ///< where the baseline starts
    double y = 0;
    double cosine = 1; ///< of the line's direction
    double sine = 0;   ///< positive: running down the page
    double size = 10;  ///< font height
};

enum class LeafKind {
    pdf_file,  ///< page `number` of `file`
    pdf_bytes, ///< page `number` of `bytes`, made by ourselves: placed as it is
    jpeg,      ///< `bytes` kept as they are, but for the camera's metadata
    png        ///< 8 bits, grey or RGB, not interlaced
};

struct Leaf {
    LeafKind kind = LeafKind::pdf_file;
    std::filesystem::path file;
    std::string bytes;
    int number = 1;
    double width = 0; ///< of pictures: points as shown, turned by `orientation`
    double height = 0;
    int orientation = 1; ///< EXIF, 1 to 8
    int turn = 0;        ///< degrees clockwise, 0 to 270, that make the page as shown upright
    std::vector<HiddenRun> text;
    std::string foot; ///< at the left; the page number stands at the right
    std::string note; ///< in the middle
};

struct Bookmark {
    std::string title;
    int page = 1;  ///< from 1
    int depth = 0; ///< 0 the top; never more than one deeper than the one before
};

struct Binding {
    std::string title;
    std::string author;
    Date date;
    std::vector<Leaf> leaves;
    std::vector<Bookmark> bookmarks;
};

/// \throws InputError when a page of a file cannot be taken over.
[[nodiscard]] std::string bind_pages(const Binding& binding);

/// A PDF of our own with its language named, its title shown in the title bar.
[[nodiscard]] std::string with_language(const std::string& pdf);

/// For each page of a PDF: whether copying cannot show what people see (hidden layers, cropped
/// pages, notes or fields without a picture of their own), so that a picture must be taken.
/// Empty when the file cannot be opened this way at all.
[[nodiscard]] std::vector<bool> needs_picture(const std::filesystem::path& file);

} // namespace intake
