/// \file
/// A small xlsx writer: text that stays text, pictures, dropdowns, pages that print well.
/// Knows libxlsxwriter. The same calls give the same bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// How a cell looks. All but `count` hold text and keep it text when a person edits the cell.
enum class Look { head, text, muted, good, warn, bad, answer, strong, count };

struct SheetColumn {
    std::string title;
    double width = 10;   ///< characters of the default font; a Chinese character takes two
    bool hidden = false; ///< kept for programs; neither shown nor printed
};

/// Rows and columns count from 0; row 0 is the header of every sheet and repeats in print.
/// Rows grow with their text and pictures.
class Workbook {
public:
    /// \throws SystemError when there is no room for temporary files.
    explicit Workbook(const std::string& title);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    Workbook(Workbook&&) = delete;
    Workbook& operator=(Workbook&&) = delete;

    /// A sheet with a frozen header and a filter on it, A4 landscape, one page wide.
    /// Later calls write to it. \pre the name is short, unique, without :\/?*[]
    void add_sheet(const std::string& name, const std::vector<SheetColumn>& columns);

    /// The first columns of the current sheet stay in sight, and only its answer cells can be
    /// edited: no password, against slips.
    void guard(int frozen_columns);

    /// Never a formula, a number or a link, whatever it begins with.
    void text(int row, int column, std::string_view text, Look look = Look::text);
    void number(int row, int column, int value, Look look = Look::count);

    /// A PNG fitted into its cell, at most `most_pixels` high. False if it is no PNG.
    bool picture(int row, int column, const std::string& png, int most_pixels);

    /// The same, one below the other; those that are no PNG are left out. False if none is.
    bool pictures(int row, int column, const std::vector<std::string>& pngs, int most_pixels);

    /// An answer cell with suggestions; anything else may be typed too.
    void choices(int row, int column, const std::vector<std::string>& values);

    /// Closes and returns the bytes. Call once, last. \throws SystemError
    [[nodiscard]] std::string finish();

private:
    struct File;
    std::unique_ptr<File> file_;
};

} // namespace intake
