#include "pipeline/emit/workbook.hpp"

#include "pipeline/model/error.hpp"
#include "pipeline/model/lines.hpp"
#include "pipeline/model/unicode.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

namespace intake {

namespace {

namespace fs = std::filesystem;

constexpr std::time_t created = 946'684'800; ///< 2000-01-01, so that bytes never differ
constexpr const char* choice_sheet = "选项";
constexpr double line_points = 15.5;
constexpr double row_padding = 6;
constexpr double tallest_row = 405;
constexpr std::size_t longest_text = 32'000; ///< of Excel's 32 767

struct LookRule {
    lxw_color_t ink = 0x1F2933;
    lxw_color_t fill = 0xFFFFFF;
    bool bold = false;
};

LookRule rule_of(Look look) {
    switch (look) {
    case Look::head:
        return {0xFFFFFF, 0x34495E, true};
    case Look::muted:
        return {0x8A94A0, 0xFFFFFF, false};
    case Look::good:
        return {0x1E6B45, 0xE6F4EC, false};
    case Look::warn:
        return {0x7A4E00, 0xFDF3DC, false};
    case Look::bad:
        return {0x9B2C1F, 0xFBE9E6, false};
    case Look::answer:
        return {0x1F2933, 0xFFFDF0, false};
    case Look::strong:
        return {0x1F2933, 0xF3F5F7, true};
    case Look::text:
    case Look::count:
        break;
    }
    return {};
}

/// Without bytes and characters that XML cannot hold or people cannot see; not longer than a
/// cell.
std::string storable(std::string_view text) {
    std::u32string out = decode(printable_lines(text)).substr(0, longest_text);
    std::ranges::replace(out, char32_t{0xFFFE}, char32_t{0xFFFD});
    std::ranges::replace(out, char32_t{0xFFFF}, char32_t{0xFFFD});
    return encode(out);
}

/// The title in the header's own notation, within its 255 characters.
std::string page_header(const std::string& title) {
    std::u32string out = U"&R&8 ";
    for (const char32_t c : decode(title)) {
        if (out.size() > 200) {
            break;
        }
        out += c == U'&' ? U"&&" : std::u32string(1, c == U'\n' ? U' ' : c);
    }
    return encode(out);
}

double columns_of(char32_t c) {
    return c < 0x2E80 ? 1.1 : 2.1;
}

/// Lines the text takes in a column of `width` characters.
int lines_in(std::string_view text, double width) {
    int lines = 1;
    double used = 0;
    for (const char32_t c : decode(text)) {
        const double size = columns_of(c);
        if (c == U'\n' || used + size > width) {
            ++lines;
            used = c == U'\n' ? 0 : size;
        } else {
            used += size;
        }
    }
    return lines;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
    }
    return value;
}

struct PngSize {
    double width = 0; ///< pixels
    double height = 0;
    double dpi = 96; ///< as the file says, the screen's otherwise
};

/// libxlsxwriter scales by the resolution a PNG states, so it must be known to undo it.
std::optional<PngSize> png_size(std::string_view png) {
    if (png.size() < 33 || png.substr(0, 8) != "\x89PNG\r\n\x1A\n") {
        return std::nullopt;
    }
    PngSize size{static_cast<double>(big_endian(png, 16)),
                 static_cast<double>(big_endian(png, 20))};
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const std::string_view type = png.substr(at + 4, 4);
        if (type == "pHYs" && at + 17 <= png.size() && png.at(at + 16) == 1) {
            size.dpi = big_endian(png, at + 8) * 0.0254;
        }
        if (type == "IDAT") {
            break;
        }
        at += 12 + std::size_t{big_endian(png, at)};
    }
    const bool usable = size.width >= 1 && size.height >= 1 && size.dpi >= 1;
    return usable ? std::optional(size) : std::nullopt;
}

struct CloseWorkbook {
    void operator()(lxw_workbook* book) const { workbook_close(book); }
};

/// A private folder for the half-made file; gone with its owner.
class Scratch {
public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "intake-xlsx-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw SystemError("无法创建临时文件夹，请检查磁盘空间");
        }
        path_ = name;
    }

    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    Scratch(Scratch&&) = delete;
    Scratch& operator=(Scratch&&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }

    [[nodiscard]] std::string file() const { return path_ + "/book.xlsx"; }

private:
    std::string path_;
};

/// A sheet being written: its columns, and what each row needs.
struct Current {
    lxw_worksheet* sheet = nullptr;
    std::vector<SheetColumn> columns;
    std::map<int, double> heights; ///< points
};

lxw_row_t row_of(int row) {
    return static_cast<lxw_row_t>(row);
}

lxw_col_t column_of(int column) {
    return static_cast<lxw_col_t>(column);
}

} // namespace

struct Workbook::File {
    Scratch scratch; ///< outlives the book
    std::string directory = scratch.path();
    std::unique_ptr<lxw_workbook, CloseWorkbook> book;
    std::map<Look, lxw_format*> formats;
    std::string header; ///< of every printed page
    std::vector<Current> sheets;
    std::vector<std::vector<std::string>> choices; ///< one row of the hidden sheet each

    lxw_format* format(Look look);
    void fit(int row, double points);
    void write_choices();
};

lxw_format* Workbook::File::format(Look look) {
    lxw_format*& made = formats[look];
    if (made == nullptr) {
        const LookRule rule = rule_of(look);
        made = workbook_add_format(book.get());
        format_set_font_name(made, "微软雅黑");
        format_set_font_size(made, look == Look::muted ? 8 : 10);
        format_set_font_color(made, rule.ink);
        format_set_bg_color(made, rule.fill);
        format_set_border(made, LXW_BORDER_THIN);
        format_set_border_color(made, 0xD5DAE0);
        format_set_text_wrap(made);
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        if (look == Look::answer) {
            format_set_unlocked(made);
        }
        if (rule.bold) {
            format_set_bold(made);
        }
        if (look == Look::count) {
            format_set_align(made, LXW_ALIGN_RIGHT);
        } else {
            format_set_num_format_index(made, 49); // text
        }
    }
    return made;
}

void Workbook::File::fit(int row, double points) {
    double& height = sheets.back().heights[row];
    height = std::max(height, std::min(points, tallest_row));
}

void Workbook::File::write_choices() {
    if (choices.empty()) {
        return;
    }
    lxw_worksheet* sheet = workbook_add_worksheet(book.get(), choice_sheet);
    for (std::size_t row = 0; row < choices.size(); ++row) {
        for (std::size_t column = 0; column < choices[row].size(); ++column) {
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row),
                                   static_cast<lxw_col_t>(column), choices[row][column].c_str(),
                                   format(Look::text));
        }
    }
    worksheet_hide(sheet);
}

Workbook::Workbook(const std::string& title) : file_(std::make_unique<File>()) {
    lxw_workbook_options options{};
    options.tmpdir = file_->directory.data();
    file_->book.reset(workbook_new_opt(file_->scratch.file().c_str(), &options));
    if (!file_->book) {
        throw SystemError("无法建立工作簿，请检查内存与磁盘空间");
    }
    std::string name = storable(title);
    file_->header = page_header(name);
    lxw_doc_properties properties{};
    properties.title = name.data();
    properties.created = created;
    workbook_set_properties(file_->book.get(), &properties);
}

Workbook::~Workbook() = default;

void Workbook::add_sheet(const std::string& name, const std::vector<SheetColumn>& columns) {
    lxw_worksheet* sheet = workbook_add_worksheet(file_->book.get(), name.c_str());
    if (sheet == nullptr) {
        throw SystemError("无法在工作簿中建立工作表");
    }
    file_->sheets.push_back({sheet, columns, {}});
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); // A4
    worksheet_set_margins(sheet, 0.4, 0.4, 0.55, 0.6);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_header(sheet, file_->header.c_str());
    worksheet_set_footer(sheet, "&L&8&A&C&8第 &P 页，共 &N 页");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        lxw_row_col_options options{};
        options.hidden = columns[i].hidden ? LXW_TRUE : LXW_FALSE;
        worksheet_set_column_opt(sheet, column, column, columns[i].width, nullptr, &options);
        text(0, static_cast<int>(i), columns[i].title, Look::head);
    }
    file_->fit(0, 26);
}

void Workbook::text(int row, int column, std::string_view text, Look look) {
    const std::string value = storable(text);
    Current& current = file_->sheets.back();
    worksheet_write_string(current.sheet, row_of(row), column_of(column), value.c_str(),
                           file_->format(look));
    const SheetColumn& place = current.columns.at(static_cast<std::size_t>(column));
    const double size = look == Look::muted ? 0.8 : 1;
    if (!place.hidden) {
        file_->fit(row, lines_in(value, place.width / size) * line_points * size + row_padding);
    }
}

void Workbook::number(int row, int column, int value, Look look) {
    worksheet_write_number(file_->sheets.back().sheet, row_of(row), column_of(column), value,
                           file_->format(look));
    file_->fit(row, line_points + row_padding);
}

void Workbook::guard(int frozen_columns) {
    lxw_protection allowed{};
    allowed.format_columns = LXW_TRUE;
    allowed.format_rows = LXW_TRUE;
    allowed.autofilter = LXW_TRUE;
    worksheet_protect(file_->sheets.back().sheet, nullptr, &allowed);
    worksheet_freeze_panes(file_->sheets.back().sheet, 1, column_of(frozen_columns));
}

bool Workbook::picture(int row, int column, const std::string& png, int most_pixels) {
    return pictures(row, column, {png}, most_pixels);
}

bool Workbook::pictures(int row, int column, const std::vector<std::string>& pngs,
                        int most_pixels) {
    Current& current = file_->sheets.back();
    constexpr double gap = 4;
    const double room =
        current.columns.at(static_cast<std::size_t>(column)).width * 7 + 5 - 2 * gap;
    const double share =
        most_pixels / static_cast<double>(std::max<std::size_t>(pngs.size(), 1));
    double top = gap;
    worksheet_write_blank(current.sheet, row_of(row), column_of(column),
                          file_->format(Look::text));
    for (const std::string& png : pngs) {
        const std::optional<PngSize> size = png_size(png);
        if (!size) {
            continue;
        }
        const double scale = std::min({1.0, room / size->width, share / size->height});
        lxw_image_options options{};
        options.x_offset = static_cast<std::int32_t>(gap);
        options.y_offset = static_cast<std::int32_t>(top);
        options.x_scale = scale * size->dpi / 96;
        options.y_scale = options.x_scale;
        options.object_position = LXW_OBJECT_MOVE_AND_SIZE;
        if (worksheet_insert_image_buffer_opt(
                current.sheet, row_of(row), column_of(column),
                reinterpret_cast<const unsigned char*>(png.data()), png.size(),
                &options) == LXW_NO_ERROR) {
            top += size->height * scale + gap;
        }
    }
    file_->fit(row, top > gap ? top * 0.75 : 0);
    return top > gap;
}

void Workbook::choices(int row, int column, const std::vector<std::string>& values) {
    lxw_worksheet* sheet = file_->sheets.back().sheet;
    worksheet_write_blank(sheet, row_of(row), column_of(column), file_->format(Look::answer));
    if (values.empty()) {
        return;
    }
    std::vector<std::string> stored;
    std::ranges::transform(values, std::back_inserter(stored), storable);
    file_->choices.push_back(std::move(stored));
    std::array<char, LXW_MAX_FORMULA_RANGE_LENGTH> range{};
    const auto line = static_cast<lxw_row_t>(file_->choices.size() - 1);
    lxw_rowcol_to_formula_abs(range.data(), choice_sheet, line, 0, line,
                              static_cast<lxw_col_t>(values.size() - 1));
    std::string formula = "=" + std::string(range.data());
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = formula.data();
    rule.show_error = LXW_VALIDATION_OFF;
    worksheet_data_validation_cell(sheet, row_of(row), column_of(column), &rule);
}

std::string Workbook::finish() {
    for (const Current& current : file_->sheets) {
        int last = 0;
        for (const auto& [row, height] : current.heights) {
            worksheet_set_row(current.sheet, row_of(row), height, nullptr);
            last = std::max(last, row);
        }
        if (last > 0) {
            worksheet_autofilter(current.sheet, 0, 0, row_of(last),
                                 static_cast<lxw_col_t>(current.columns.size() - 1));
        }
    }
    file_->write_choices();
    if (workbook_close(file_->book.release()) != LXW_NO_ERROR) {
        throw SystemError("无法写出工作簿，请检查磁盘空间");
    }
    std::ifstream in(file_->scratch.file(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace intake
