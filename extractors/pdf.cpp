#include "extractors/pdf.hpp"

#include "extractors/digital_page.hpp"
#include "extractors/image.hpp"
#include "extractors/own_text.hpp"
#include "extractors/pdf_structure.hpp"
#include "extractors/scan.hpp"
#include "extractors/text_layer.hpp"
#include "extractors/two_up.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace intake {
namespace {

constexpr double recognition_dpi = 300;
constexpr double blank_check_dpi = 72;
constexpr double least_dpi = 36;              // below this nothing can be read
constexpr double reading_pixels = 40'000'000; // A3 at 300 dpi has 17 million
constexpr double most_points = 1e6;           // of a page's side
constexpr int bare_paper = 250;               // grey of what is no ink at all
constexpr std::size_t most_words = 200'000;   // of one page
constexpr double a4_width = 595.28;
constexpr double a4_height = 841.89;

/// An open file. `complaints` counts what Poppler found wrong so far.
struct Pdf {
    std::unique_ptr<poppler::document> document;
    std::unique_ptr<int> complaints = std::make_unique<int>(0);
};

/// A page, and where it lies: its visible box in user space and as shown.
struct OpenPage {
    std::unique_ptr<poppler::page> page;
    double width = 0; ///< as shown, points
    double height = 0;
    Affine to_shown; ///< user space -> as shown
};

void count_complaint(const std::string&, void* counter) {
    ++*static_cast<int*>(counter);
}

Pdf open_pdf(const std::filesystem::path& file) {
    Pdf pdf;
    poppler::set_debug_error_function(count_complaint, pdf.complaints.get());
    pdf.document.reset(poppler::document::load_from_file(file.string()));
    if (!pdf.document) {
        throw InputError("damaged", "PDF文件已损坏或不完整，无法打开");
    }
    if (pdf.document->is_locked()) {
        throw InputError("encrypted", "PDF文件已加密，需要密码才能打开");
    }
    if (pdf.document->pages() <= 0) {
        throw InputError("damaged", "PDF文件中没有页面");
    }
    return pdf;
}

int turns_of(const poppler::page& page) {
    switch (page.orientation()) {
    case poppler::page::landscape:
        return 1;
    case poppler::page::upside_down:
        return 2;
    case poppler::page::seascape:
        return 3;
    case poppler::page::portrait:
        break;
    }
    return 0;
}

OpenPage open_page(const Pdf& pdf, int number) {
    OpenPage open;
    open.page.reset(pdf.document->create_page(number - 1));
    if (!open.page) {
        throw InputError("damaged", "页面已损坏，无法读取");
    }
    const poppler::rectf box = open.page->page_rect(poppler::crop_box);
    const double width = std::abs(box.width());
    const double height = std::abs(box.height());
    if (!(width > 0) || !(height > 0) || !(width < most_points) || !(height < most_points)) {
        throw InputError("damaged", "页面尺寸无效");
    }
    const double left = std::min(box.left(), box.right());
    const double top = std::max(box.top(), box.bottom());
    const int turns = turns_of(*open.page);
    open.to_shown = compose(turn_map(width, height, turns), {1, 0, 0, -1, -left, top});
    open.width = turns % 2 == 0 ? width : height;
    open.height = turns % 2 == 0 ? height : width;
    return open;
}

double allowed_dpi(const OpenPage& open, double dpi, double pixels) {
    return std::min(dpi, 72 * std::sqrt(pixels / (open.width * open.height)));
}

Raster render(const OpenPage& open, double dpi, int channels) {
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(channels == 1 ? poppler::image::format_gray8
                                            : poppler::image::format_rgb24);
    const poppler::image image = renderer.render_page(open.page.get(), dpi, dpi);
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) {
        throw InputError("failed", "页面无法显示");
    }
    Raster raster{image.width(), image.height(), channels, dpi, {}};
    const std::size_t row = raster.at(raster.width, 0);
    raster.pixels.resize(raster.at(0, raster.height));
    for (int y = 0; y < raster.height; ++y) {
        const char* from =
            image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
        std::copy_n(reinterpret_cast<const std::uint8_t*>(from), row,
                    raster.pixels.begin() + static_cast<std::ptrdiff_t>(raster.at(0, y)));
    }
    return raster;
}

std::u32string code_points(const poppler::ustring& text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t unit = text[i];
        const bool high = unit >= 0xD800 && unit < 0xDC00 && i + 1 < text.size();
        const char32_t low = high ? char32_t{text[i + 1]} : 0;
        if (low >= 0xDC00 && low < 0xE000) {
            out.push_back(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
            ++i;
        } else {
            out.push_back(unit);
        }
    }
    return out;
}

Box box_of(const poppler::rectf& rect) {
    return {std::min(rect.left(), rect.right()), std::min(rect.top(), rect.bottom()),
            std::max(rect.left(), rect.right()), std::max(rect.top(), rect.bottom())};
}

Word word_of(const poppler::text_box& box) {
    Word word;
    word.box = box_of(box.bbox());
    word.turns = (box.rotation() % 4 + 4) % 4;
    word.space_after = box.has_space_after();
    const std::u32string codes = code_points(box.text());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        Box glyph = box_of(box.char_bbox(i));
        const bool odd = glyph.empty() || share_inside(glyph, inflate(word.box, 1)) < 0.5;
        word.glyphs.push_back({codes[i], odd ? word.box : glyph});
    }
    return word;
}

std::vector<Word> words_of(const OpenPage& open) {
    std::vector<Word> words;
    for (const poppler::text_box& box : open.page->text_list()) {
        if (words.size() == most_words) {
            throw InputError("too_many", "页面文字过多");
        }
        words.push_back(word_of(box));
    }
    return words;
}

std::u32string text_of(const std::vector<Word>& words) {
    std::u32string text;
    for (const Word& word : words) {
        for (const Glyph& glyph : word.glyphs) {
            text.push_back(glyph.code);
        }
    }
    return text;
}

bool is_bare(const OpenPage& open, double dpi) {
    const Raster grey = render(open, dpi, 1);
    return std::all_of(grey.pixels.begin(), grey.pixels.end(),
                       [](std::uint8_t value) { return value >= bare_paper; });
}

Page blank_page(const OpenPage& open) {
    Page page;
    page.width = open.width;
    page.height = open.height;
    page.state = PageState::blank;
    return page;
}

/// A text layer of someone else's making is not trusted, but where it tells another story than
/// the page, people should know.
void compare_layer(const std::vector<Word>& words, std::vector<Page>& pages) {
    std::u32string seen;
    for (const Page& page : pages) {
        for (const Text& line : page.lines) {
            seen += decode(line.text);
        }
    }
    const OwnText own = own_text_of(text_of(words), seen);
    for (Page& page : pages) {
        page.own_text = own;
    }
}

std::vector<Text> field_texts(const PdfStructure& structure, int number,
                              const Affine& to_shown) {
    std::vector<Text> out;
    for (const FieldValue& field : structure.fields(number, to_shown)) {
        Text text;
        text.text = fold(field.value);
        text.box = field.box;
        if (!text.text.empty() && is_sound(decode(text.text))) {
            out.push_back(std::move(text));
        }
    }
    return out;
}

std::vector<Page> read_page(const Pdf& pdf, const PdfStructure& structure, int number,
                            const Recognizer& recognizer) {
    const OpenPage open = open_page(pdf, number);
    const double dpi = allowed_dpi(open, recognition_dpi, reading_pixels);
    if (dpi < least_dpi) {
        throw InputError("too_large", "页面尺寸超过上限");
    }
    const int complaints = *pdf.complaints;
    ShownPage shown;
    shown.width = open.width;
    shown.height = open.height;
    shown.words = words_of(open);
    shown.pictures = structure.pictures(number, open.to_shown);
    shown.fields = field_texts(structure, number, open.to_shown);
    shown.render = [&open, dpi](double wanted, int channels) {
        return render(open, std::min(wanted, dpi), channels);
    };
    if (!shown.words.empty()) {
        if (auto pages = read_digital(shown, recognizer)) {
            return std::move(*pages);
        }
    }
    if (is_bare(open, std::min(dpi, blank_check_dpi))) {
        if (*pdf.complaints > complaints || !shown.words.empty()) {
            throw InputError("damaged", "页面内容有错误，无法显示");
        }
        return {blank_page(open)};
    }
    std::vector<Page> pages = read_scan(render(open, dpi, 3), recognizer);
    compare_layer(shown.words, pages);
    return pages;
}

/// XFA forms hold one page that asks people to open them in another program.
bool is_xfa_shell(const Pdf& pdf, const PdfStructure& structure) {
    if (!structure.has_xfa() || pdf.document->pages() > 1) {
        return false;
    }
    const std::string text = encode(text_of(words_of(open_page(pdf, 1))));
    return contains(text, "Please") && contains(text, "wait");
}

Page unreadable_page(const Pdf& pdf, int number, const std::string& note) {
    Page page;
    page.number = number;
    page.width = a4_width;
    page.height = a4_height;
    try {
        const OpenPage open = open_page(pdf, number);
        page.width = open.width;
        page.height = open.height;
    } catch (const InputError&) { // nothing is known of it: A4 stays
    }
    page.state = PageState::unreadable;
    page.note = note;
    return page;
}

void fail_page(Document& document, const Pdf& pdf, int number, const InputError& error) {
    document.faults.push_back({error.code, number, error.what()});
    document.pages.push_back(unreadable_page(pdf, number, error.what()));
}

void add_page(Document& document, const Pdf& pdf, const PdfStructure& structure, int number,
              const Recognizer& recognizer) {
    try {
        for (Page& page : read_page(pdf, structure, number, recognizer)) {
            page.number = number;
            document.pages.push_back(std::move(page));
        }
    } catch (const InputError& error) {
        fail_page(document, pdf, number, error);
    } catch (const std::bad_alloc&) {
        fail_page(document, pdf, number, {"out_of_memory", "读取该页所需内存超过上限"});
    }
}

} // namespace

void expect_few_pages(int count) {
    if (count > max_pages) {
        throw InputError("too_many", "共" + std::to_string(count) + "页，超过上限");
    }
}

Document read_pdf(const std::filesystem::path& file, const Recognizer& recognizer,
                  PageRange range) {
    const Pdf pdf = open_pdf(file);
    expect_few_pages(pdf.document->pages());
    const PdfStructure structure(file, pdf.document->pages());
    Document document;
    document.page_count = pdf.document->pages();
    if (is_xfa_shell(pdf, structure)) {
        fail_page(document, pdf, 1,
                  {"needs_conversion", "XFA动态表单，页面内容不能直接读取，请打印为PDF后报送"});
        return document;
    }
    const int last = std::min(document.page_count, range.last);
    for (int number = range.first; number <= last; ++number) {
        add_page(document, pdf, structure, number, recognizer);
    }
    return document;
}

Raster render_page(const std::filesystem::path& file, int number, double dpi) {
    const Pdf pdf = open_pdf(file);
    if (number < 1 || number > pdf.document->pages()) {
        throw InputError("failed", "没有第" + std::to_string(number) + "页");
    }
    const OpenPage open = open_page(pdf, number);
    return render(open, allowed_dpi(open, dpi, double(max_pixels)), 3);
}

} // namespace intake
