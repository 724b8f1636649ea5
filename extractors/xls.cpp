#include "extractors/biff_strings.hpp"
#include "extractors/little_endian.hpp"
#include "extractors/number_format.hpp"
#include "extractors/sheet_builder.hpp"
#include "extractors/sheet_formats.hpp"
#include "extractors/sheets.hpp"
#include "pipeline/model/error.hpp"

#include <bit>
#include <map>
#include <optional>

namespace intake {

namespace {

/// Record numbers, [MS-XLS] 2.3.
namespace id {
constexpr std::uint16_t array = 0x221;
constexpr std::uint16_t bof = 0x809;
constexpr std::uint16_t bool_or_error = 0x205;
constexpr std::uint16_t bound_sheet = 0x85;
constexpr std::uint16_t code_page = 0x42;
constexpr std::uint16_t column_info = 0x7D;
constexpr std::uint16_t continued = 0x3C;
constexpr std::uint16_t date_mode = 0x22;
constexpr std::uint16_t eof = 0x0A;
constexpr std::uint16_t file_pass = 0x2F;
constexpr std::uint16_t format = 0x41E;
constexpr std::uint16_t formula = 0x06;
constexpr std::uint16_t label = 0x204;
constexpr std::uint16_t label_sst = 0xFD;
constexpr std::uint16_t merged_cells = 0xE5;
constexpr std::uint16_t mul_rk = 0xBD;
constexpr std::uint16_t number = 0x203;
constexpr std::uint16_t rich_string = 0xD6;
constexpr std::uint16_t rk = 0x27E;
constexpr std::uint16_t row = 0x208;
constexpr std::uint16_t sst = 0xFC;
constexpr std::uint16_t string = 0x207;
constexpr std::uint16_t xf = 0xE0;
} // namespace id

struct Record {
    std::uint16_t id = 0;
    std::string_view body;
    std::vector<std::string_view> pieces; ///< body and its continuations
};

/// Walks the records of a stream from an offset.
class Records {
public:
    Records(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

    [[nodiscard]] bool at_end() const { return at_ + 4 > stream_.size(); }

    Record next() {
        Record record = one();
        record.pieces.push_back(record.body);
        while (!at_end() && u16(stream_, at_) == id::continued) {
            record.pieces.push_back(one().body);
        }
        return record;
    }

private:
    Record one() {
        const std::uint16_t number = u16(stream_, at_);
        const std::size_t size = u16(stream_, at_ + 2);
        Record record{.id = number, .body = slice(stream_, at_ + 4, size)};
        at_ += 4 + size;
        return record;
    }

    std::string_view stream_;
    std::size_t at_;
};

struct Tab {
    std::string name;
    std::size_t offset = 0;
    bool hidden = false;
    bool is_worksheet = true;
};

struct Book {
    BiffText text;
    DateSystem system = DateSystem::from_1900;
    std::map<int, NumberFormat> formats;
    std::vector<int> styles; ///< format number of each cell style
    std::vector<std::string> strings;
    std::vector<Tab> tabs;
};

std::string text_of(const Record& record, std::size_t skipped, int length_bytes,
                    const Book& book) {
    BiffPieces pieces(record.pieces);
    pieces.skip(skipped);
    return book.text.read(pieces, length_bytes);
}

void read_strings(const Record& record, Book& book) {
    BiffPieces pieces(record.pieces);
    pieces.skip(4);
    const std::uint32_t count = pieces.four();
    if (count > max_cells) {
        throw InputError("too_large", "工作簿文字过多");
    }
    for (std::uint32_t i = 0; i < count && !pieces.at_end(); ++i) {
        book.strings.push_back(book.text.read(pieces, 2));
    }
}

void read_tab(const Record& record, Book& book) {
    constexpr std::uint8_t worksheet = 0;
    constexpr std::uint8_t macro_sheet = 1;
    const std::uint8_t type = u8(record.body, 5);
    book.tabs.push_back({.name = text_of(record, 6, 1, book),
                         .offset = u32(record.body, 0),
                         .hidden = (u8(record.body, 4) & 3) != 0,
                         .is_worksheet = type == worksheet || type == macro_sheet});
}

void read_global(const Record& record, Book& book) {
    switch (record.id) {
    case id::file_pass:
        throw InputError("encrypted", "工作簿已加密");
    case id::code_page:
        book.text.code_page = u16(record.body, 0);
        break;
    case id::date_mode:
        book.system = u16(record.body, 0) != 0 ? DateSystem::from_1904 : DateSystem::from_1900;
        break;
    case id::format:
        book.formats[u16(record.body, 0)] =
            parse_number_format(text_of(record, 2, book.text.unicode ? 2 : 1, book));
        break;
    case id::xf:
        book.styles.push_back(u16(record.body, 2));
        break;
    case id::bound_sheet:
        read_tab(record, book);
        break;
    case id::sst:
        read_strings(record, book);
        break;
    default:
        break;
    }
}

Book read_globals(std::string_view stream) {
    constexpr std::uint16_t version_5 = 0x500;
    constexpr std::uint16_t version_8 = 0x600;
    constexpr std::uint16_t globals = 5;
    Records records(stream, 0);
    if (records.at_end()) {
        throw InputError("damaged", "工作簿为空");
    }
    const Record opening = records.next();
    const bool known = opening.id == id::bof &&
                       (u16(opening.body, 0) == version_5 || u16(opening.body, 0) == version_8);
    if (!known || u16(opening.body, 2) != globals) {
        throw InputError("needs_conversion", "工作簿版本过旧");
    }
    Book book;
    book.text.unicode = u16(opening.body, 0) == version_8;
    while (!records.at_end()) {
        const Record record = records.next();
        if (record.id == id::eof) {
            return book;
        }
        read_global(record, book);
    }
    throw InputError("damaged", "工作簿不完整");
}

NumberFormat format_of(const Book& book, std::uint16_t style) {
    if (style >= book.styles.size()) {
        return {};
    }
    const int format = book.styles.at(style);
    const auto code = book.formats.find(format);
    return code == book.formats.end() ? builtin_number_format(format) : code->second;
}

std::string error_name(std::uint8_t code) {
    static const std::map<std::uint8_t, std::string> names{
        {0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
        {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"}};
    const auto name = names.find(code);
    return name == names.end() ? "#ERROR" : name->second;
}

/// A number in 30 bits: the top of a double or an integer, either in hundredths.
double rk_value(std::uint32_t rk) {
    const bool is_integer = (rk & 2) != 0;
    const double value = is_integer
                             ? static_cast<std::int32_t>(rk) >> 2
                             : std::bit_cast<double>(std::uint64_t{rk & 0xFFFFFFFCU} << 32);
    return (rk & 1) != 0 ? value / 100 : value;
}

SheetCell cell_at(std::string_view body, std::uint16_t column_offset = 0) {
    return {.row = u16(body, 0) + 1, .column = u16(body, 2) + column_offset + 1};
}

void set_boolean(SheetCell& cell, bool value) {
    cell.type = CellType::boolean;
    cell.number = value ? 1 : 0;
    cell.text = value ? "TRUE" : "FALSE";
}

void set_error(SheetCell& cell, std::uint8_t code) {
    cell.type = CellType::error;
    cell.text = error_name(code);
}

/// The records of one sheet, one after the other.
class SheetReader {
public:
    SheetReader(const Book& book, SheetBuilder& sheet) : book_(&book), sheet_(&sheet) {}

    void read(const Record& record) {
        const std::string_view body = record.body;
        switch (record.id) {
        case id::number:
            add_number(body, f64(body, 6), u16(body, 4));
            break;
        case id::rk:
            add_number(body, rk_value(u32(body, 6)), u16(body, 4));
            break;
        case id::mul_rk:
            read_numbers(body);
            break;
        case id::label_sst:
            add_text(body, shared_string(u32(body, 6)));
            break;
        case id::label:
        case id::rich_string:
            add_text(body, text_of(record, 6, 2, *book_));
            break;
        case id::bool_or_error:
            read_bool_or_error(body);
            break;
        case id::formula:
            read_formula(body);
            break;
        case id::string:
            finish_formula(record);
            break;
        default:
            read_layout(record);
        }
    }

private:
    void read_layout(const Record& record) {
        const std::string_view body = record.body;
        constexpr std::uint16_t row_hidden = 0x20;
        if (record.id == id::row && (u16(body, 12) & row_hidden) != 0) {
            sheet_->hide_rows({u16(body, 0) + 1, u16(body, 0) + 1});
        } else if (record.id == id::column_info && (u16(body, 8) & 1) != 0) {
            sheet_->hide_columns({u16(body, 0) + 1, u16(body, 2) + 1});
        } else if (record.id == id::merged_cells) {
            const std::size_t count = u16(body, 0);
            for (std::size_t i = 0, at = 2; i < count; ++i, at += 8) {
                sheet_->merge({.rows = {u16(body, at) + 1, u16(body, at + 2) + 1},
                               .columns = {u16(body, at + 4) + 1, u16(body, at + 6) + 1}});
            }
        }
    }

    void add(SheetCell cell) {
        if (!cell.text.empty()) {
            sheet_->add(std::move(cell));
        }
    }

    void add_text(std::string_view body, std::string text) {
        SheetCell cell = cell_at(body);
        cell.text = std::move(text);
        add(std::move(cell));
    }

    void add_number(std::string_view body, double value, std::uint16_t style,
                    std::uint16_t column_offset = 0) {
        SheetCell cell = cell_at(body, column_offset);
        set_number(cell, value, format_of(*book_, style), book_->system);
        add(std::move(cell));
    }

    void read_numbers(std::string_view body) {
        std::uint16_t offset = 0;
        for (std::size_t at = 4; at + 8 <= body.size(); at += 6, ++offset) {
            add_number(body, rk_value(u32(body, at + 2)), u16(body, at), offset);
        }
    }

    [[nodiscard]] const std::string& shared_string(std::uint32_t index) const {
        if (index >= book_->strings.size()) {
            throw InputError("damaged", "单元格引用了不存在的文字");
        }
        return book_->strings.at(index);
    }

    void read_bool_or_error(std::string_view body) {
        SheetCell cell = cell_at(body);
        if (u8(body, 7) != 0) {
            set_error(cell, u8(body, 6));
        } else {
            set_boolean(cell, u8(body, 6) != 0);
        }
        add(std::move(cell));
    }

    void read_formula(std::string_view body) {
        constexpr std::uint16_t not_a_number = 0xFFFF;
        SheetCell cell = cell_at(body);
        cell.formula = true;
        if (u16(body, 12) != not_a_number) {
            set_number(cell, f64(body, 6), format_of(*book_, u16(body, 4)), book_->system);
            add(std::move(cell));
            return;
        }
        switch (u8(body, 6)) {
        case 0:
            pending_ = std::move(cell);
            return;
        case 1:
            set_boolean(cell, u8(body, 8) != 0);
            break;
        case 2:
            set_error(cell, u8(body, 8));
            break;
        default:
            break;
        }
        add(std::move(cell));
    }

    void finish_formula(const Record& record) {
        if (pending_) {
            pending_->text = text_of(record, 0, 2, *book_);
            add(*std::move(pending_));
            pending_.reset();
        }
    }

    const Book* book_;
    SheetBuilder* sheet_;
    std::optional<SheetCell> pending_; ///< a formula whose text follows
};

/// Charts inside a sheet are streams of their own between BOF and EOF.
void read_sheet(std::string_view stream, const Tab& tab, const Book& book,
                SheetBuilder& sheet) {
    Records records(stream, tab.offset);
    SheetReader reader(book, sheet);
    int depth = 0;
    while (!records.at_end()) {
        const Record record = records.next();
        if (record.id == id::bof) {
            ++depth;
        } else if (depth == 0) {
            break;
        } else if (record.id == id::eof) {
            if (--depth == 0) {
                return;
            }
        } else if (depth == 1) {
            reader.read(record);
        }
    }
    throw InputError("damaged", "工作表不完整");
}

} // namespace

std::vector<Sheet> read_biff(std::string_view workbook) {
    const Book book = read_globals(workbook);
    if (book.tabs.empty()) {
        throw InputError("damaged", "工作簿中没有工作表");
    }
    std::size_t budget = max_cells;
    std::vector<Sheet> sheets;
    for (const Tab& tab : book.tabs) {
        SheetBuilder sheet(tab.name, tab.hidden, budget);
        if (tab.is_worksheet) {
            read_sheet(workbook, tab, book, sheet);
        }
        sheets.push_back(std::move(sheet).finish());
    }
    return sheets;
}

} // namespace intake
