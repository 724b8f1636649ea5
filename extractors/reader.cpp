#include "extractors/reader.hpp"

#include "extractors/image.hpp"
#include "extractors/pdf.hpp"
#include "extractors/scan.hpp"
#include "extractors/sheets.hpp"
#include "pipeline/model/error.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <new>
#include <sstream>

namespace intake {
namespace {

using Path = std::filesystem::path;

std::string bytes_of(const Path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (!in) {
        throw InputError("damaged", "文件无法读取");
    }
    return std::move(out).str();
}

void fail_frame(Document& document, int number, const InputError& error) {
    Page page;
    page.number = number;
    page.width = 595.28;
    page.height = 841.89;
    page.origin = Origin::ocr;
    page.state = PageState::unreadable;
    page.note = error.what();
    document.pages.push_back(std::move(page));
    document.faults.push_back({error.code, number, error.what()});
}

Document read_picture(const Path& file, const Recognizer& recognizer, PageRange range) {
    const std::string bytes = bytes_of(file);
    Document document;
    document.page_count = frame_count(bytes);
    expect_few_pages(document.page_count);
    const int last = std::min(document.page_count, range.last);
    for (int number = range.first; number <= last; ++number) {
        try {
            for (Page& page : read_scan(decode_image(bytes, number - 1), recognizer)) {
                page.number = number;
                document.pages.push_back(std::move(page));
            }
        } catch (const InputError& error) {
            if (document.page_count == 1) {
                throw;
            }
            fail_frame(document, number, error);
        }
    }
    return document;
}

template <std::vector<Sheet> (*read)(const Path&)>
Document read_workbook(const Path& file, const Recognizer&, PageRange) {
    Document document;
    document.sheets = read(file);
    return document;
}

struct Reader {
    Format format;
    std::string_view name;
    Document (*read)(const Path&, const Recognizer&, PageRange);
};

constexpr std::array readers{
    Reader{Format::pdf, "PDF", read_pdf},
    Reader{Format::jpeg, "JPEG picture", read_picture},
    Reader{Format::png, "PNG picture", read_picture},
    Reader{Format::tiff, "TIFF pictures", read_picture},
    Reader{Format::bmp, "BMP picture", read_picture},
    Reader{Format::xlsx, "Excel workbook", read_workbook<read_xlsx>},
    Reader{Format::xls, "Excel 97 workbook", read_workbook<read_xls>},
    Reader{Format::ods, "OpenDocument spreadsheet", read_workbook<read_ods>},
    Reader{Format::csv, "table of text", read_workbook<read_csv>},
};

const Reader* reader_of(Format format) {
    const auto* found = std::find_if(readers.begin(), readers.end(),
                                     [format](const Reader& r) { return r.format == format; });
    return found == readers.end() ? nullptr : &*found;
}

} // namespace

bool is_readable(Format format) {
    return reader_of(format) != nullptr;
}

Document read_document(const InputFile& file, const Recognizer& recognizer, PageRange range) {
    const Reader* reader = reader_of(file.format);
    if (reader == nullptr) {
        throw InputError("unknown_format", "没有可以读取该格式的程序");
    }
    Document document = reader->read(file.blob, recognizer, range);
    document.path = file.path;
    return document;
}

Raster picture_of(const InputFile& file, int page, double dpi) {
    if (file.format == Format::pdf) {
        return render_page(file.blob, page, dpi);
    }
    const Reader* reader = reader_of(file.format);
    if (reader == nullptr || reader->read != read_picture) {
        throw InputError("failed", "该格式没有页面图像");
    }
    const Raster raster = decode_image(bytes_of(file.blob), page - 1);
    return dpi < raster.dpi ? resize(raster, dpi / raster.dpi) : raster;
}

} // namespace intake
