#include "pipeline/emit/pdf_pages.hpp"

#include "pipeline/emit/glyphless.hpp"
#include "pipeline/emit/pdf_objects.hpp"
#include "pipeline/emit/pdf_outline.hpp"
#include "pipeline/emit/pdf_source.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <array>
#include <map>

namespace intake {

namespace {

using Object = QPDFObjectHandle;

constexpr double foot_height = 30; ///< points kept free for the page number

/// The sheet a page is drawn on, and where.
struct Sheeted {
    double width = a4_width;
    double height = a4_height;
    OnSheet place;
};

/// A4 in the page's own direction; A3 for what is about A3. Pages are reduced, never enlarged.
Sheeted sheet_for(double width, double height) {
    Sheeted out;
    const double longer = std::max(width, height);
    const double shorter = std::min(width, height);
    const bool a3 = longer > 1000 && longer < 1260 && shorter > 700 && shorter < 900;
    const double across = a3 ? a4_height : a4_width;
    const double along = a3 ? 2 * a4_width : a4_height;
    out.width = width > height ? along : across;
    out.height = width > height ? across : along;
    const double scale =
        std::min({1.0, out.width / width, (out.height - foot_height) / height});
    out.place.scale = scale;
    out.place.left = (out.width - width * scale) / 2;
    const double room = out.height - foot_height;
    out.place.top = foot_height + (room + height * scale) / 2;
    return out;
}

/// The document being bound.
struct Binder {
    QPDF out;
    std::map<std::string, std::unique_ptr<QPDF>> files;
    std::vector<std::unique_ptr<QPDF>> memories;
    std::vector<std::pair<const std::string*, QPDF*>> opened; ///< pdf_bytes already open
    std::vector<Sheeted> sheets;
    std::string feet; ///< outlives the pages taken from it
    CodeTable codes;
    Object hidden_font;
};

Object number(double value) {
    return Object::newReal(decimal(value, 3));
}

QPDF& file_of(Binder& binder, const Leaf& leaf) {
    std::unique_ptr<QPDF>& pdf = binder.files[leaf.file.string()];
    if (!pdf) {
        pdf = open_pdf(leaf.file);
        flatten(*pdf);
    }
    return *pdf;
}

QPDF& memory_of(Binder& binder, const Leaf& leaf) {
    for (const auto& [bytes, pdf] : binder.opened) {
        if (*bytes == leaf.bytes) {
            return *pdf;
        }
    }
    binder.memories.push_back(std::make_unique<QPDF>());
    QPDF& pdf = *binder.memories.back();
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("front", leaf.bytes.data(), leaf.bytes.size());
    binder.opened.emplace_back(&leaf.bytes, &pdf);
    return pdf;
}

std::string matrix(const std::array<double, 6>& values) {
    std::string out;
    for (const double value : values) {
        out += decimal(value, 4) + ' ';
    }
    return out + "cm\n";
}

/// The unit square of an image onto [0, w] x [0, h], turned as EXIF asks.
std::string oriented(int orientation, double w, double h) {
    switch (orientation) {
    case 2:
        return matrix({-w, 0, 0, h, w, 0});
    case 3:
        return matrix({-w, 0, 0, -h, w, h});
    case 4:
        return matrix({w, 0, 0, -h, 0, h});
    case 5:
        return matrix({0, -h, -w, 0, w, h});
    case 6:
        return matrix({0, -h, w, 0, 0, h});
    case 7:
        return matrix({0, h, w, 0, 0, 0});
    case 8:
        return matrix({0, h, -w, 0, w, 0});
    default:
        return matrix({w, 0, 0, h, 0, 0});
    }
}

bool is_sideways(const Leaf& leaf) {
    return leaf.turn == 90 || leaf.turn == 270;
}

/// The sheet for a page of this size as shown, turned upright.
Sheeted sheet_for(const Leaf& leaf, double width, double height) {
    return is_sideways(leaf) ? sheet_for(height, width) : sheet_for(width, height);
}

/// [0, w] x [0, h], y upwards, turned clockwise onto itself or its like.
std::string turned(int turn, double w, double h) {
    switch (turn) {
    case 90:
        return matrix({0, -1, 1, 0, 0, w});
    case 180:
        return matrix({-1, 0, 0, -1, w, h});
    case 270:
        return matrix({0, 1, -1, 0, h, 0});
    default:
        return {};
    }
}

/// The same line on the turned page; y downwards.
HiddenRun turned(HiddenRun run, int turn, double w, double h) {
    const HiddenRun from = run;
    switch (turn) {
    case 90:
        run.x = h - from.y;
        run.y = from.x;
        run.cosine = -from.sine;
        run.sine = from.cosine;
        break;
    case 180:
        run.x = w - from.x;
        run.y = h - from.y;
        run.cosine = -from.cosine;
        run.sine = -from.sine;
        break;
    case 270:
        run.x = from.y;
        run.y = w - from.x;
        run.cosine = from.sine;
        run.sine = -from.cosine;
        break;
    default:
        break;
    }
    return run;
}

/// What a page draws: its operators and the one object they draw.
struct Drawing {
    std::string content;
    Object object;
    double width = 0; ///< as shown, before it is turned
    double height = 0;
};

/// The operators that put a page of this size as shown on its sheet, upright.
std::string placed(const Sheeted& sheet, const Leaf& leaf, double width, double height) {
    const double s = sheet.place.scale;
    const double high = is_sideways(leaf) ? width : height;
    return matrix({s, 0, 0, s, sheet.place.left, sheet.place.top - high * s}) +
           turned(leaf.turn, width, height);
}

Drawing draw_form(Binder& binder, QPDF& source, const Leaf& leaf) {
    const PageForm form = page_form(source, leaf.number);
    const bool own = leaf.kind == LeafKind::pdf_bytes;
    Sheeted sheet = own ? Sheeted{form.width, form.height, {1, 0, form.height}}
                        : sheet_for(leaf, form.width, form.height);
    binder.sheets.push_back(sheet);
    return {"q\n" + placed(sheet, leaf, form.width, form.height) + "/Page Do\nQ\n",
            binder.out.copyForeignObject(form.form), form.width, form.height};
}

Drawing draw_picture(Binder& binder, const Leaf& leaf) {
    const Sheeted sheet = sheet_for(leaf, leaf.width, leaf.height);
    binder.sheets.push_back(sheet);
    return {"q\n" + placed(sheet, leaf, leaf.width, leaf.height) +
                oriented(leaf.orientation, leaf.width, leaf.height) + "/Page Do\nQ\n",
            leaf.kind == LeafKind::jpeg ? jpeg_image(binder.out, leaf.bytes)
                                        : png_image(binder.out, leaf.bytes),
            leaf.width, leaf.height};
}

Drawing draw(Binder& binder, const Leaf& leaf) {
    switch (leaf.kind) {
    case LeafKind::pdf_file:
        return draw_form(binder, file_of(binder, leaf), leaf);
    case LeafKind::pdf_bytes:
        return draw_form(binder, memory_of(binder, leaf), leaf);
    case LeafKind::jpeg:
    case LeafKind::png:
        break;
    }
    return draw_picture(binder, leaf);
}

void add_page(Binder& binder, const Leaf& leaf) {
    const Drawing drawing = draw(binder, leaf);
    const Sheeted& sheet = binder.sheets.back();
    Object resources =
        dictionary_of({{"/XObject", dictionary_of({{"/Page", drawing.object}})}});
    std::string content = drawing.content;
    if (!leaf.text.empty()) {
        content += "q\nBT\n3 Tr\n";
        for (const HiddenRun& run : leaf.text) {
            content += hidden_text(turned(run, leaf.turn, drawing.width, drawing.height),
                                   sheet.place, binder.codes);
        }
        content += "ET\nQ\n";
        resources.replaceKey("/Font", dictionary_of({{"/Hidden", binder.hidden_font}}));
    }
    Object page = dictionary_of(
        {{"/Type", Object::newName("/Page")},
         {"/MediaBox", Object::newArray(std::vector<Object>{
                           number(0), number(0), number(sheet.width), number(sheet.height)})},
         {"/Resources", resources},
         {"/Contents", binder.out.newStream(content)}});
    binder.out.addPage(binder.out.makeIndirectObject(page), false);
}

/// Lays a foot with "第x页/共y页" over every page.
void add_feet(Binder& binder, const Binding& binding) {
    std::vector<Foot> feet;
    const std::string all = std::to_string(binding.leaves.size());
    for (std::size_t i = 0; i < binding.leaves.size(); ++i) {
        feet.push_back({binder.sheets[i].width, binder.sheets[i].height, binding.leaves[i].foot,
                        binding.leaves[i].note,
                        "第" + std::to_string(i + 1) + "页/共" + all + "页"});
    }
    binder.memories.push_back(std::make_unique<QPDF>());
    QPDF& source = *binder.memories.back();
    binder.feet = typeset_feet(feet, binding.date);
    source.processMemoryFile("feet", binder.feet.data(), binder.feet.size());
    const std::vector<Object> pages = binder.out.getAllPages();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const PageForm foot = page_form(source, static_cast<int>(i) + 1);
        Object page = pages[i];
        page.getKey("/Resources")
            .getKey("/XObject")
            .replaceKey("/Foot", binder.out.copyForeignObject(foot.form));
        page.replaceKey("/Contents",
                        Object::newArray(std::vector<Object>{
                            page.getKey("/Contents"),
                            binder.out.newStream(std::string("q\n/Foot Do\nQ\n"))}));
    }
}

std::string pdf_date(Date date) {
    std::string digits = to_string(date);
    std::erase(digits, '-');
    return "D:" + digits + "000000+08'00'";
}

/// What screen readers and title bars want to know.
void name_language(QPDF& out) {
    Object catalog = out.getRoot();
    catalog.replaceKey("/Lang", Object::newString("zh-CN"));
    catalog.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
}

void describe(QPDF& out, const Binding& binding) {
    const Object created = Object::newString(pdf_date(binding.date));
    out.getTrailer().replaceKey(
        "/Info", out.makeIndirectObject(
                     dictionary_of({{"/Title", Object::newUnicodeString(binding.title)},
                                    {"/Author", Object::newUnicodeString(binding.author)},
                                    {"/CreationDate", created},
                                    {"/ModDate", created}})));
    name_language(out);
}

std::string write(QPDF& out) {
    QPDFWriter writer(out);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setNewlineBeforeEndstream(false);
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

} // namespace

std::string bind_pages(const Binding& binding) {
    Binder binder;
    binder.out.emptyPDF();
    binder.out.setSuppressWarnings(true);
    binder.hidden_font = make_hidden_font(binder.out);
    try {
        for (const Leaf& leaf : binding.leaves) {
            add_page(binder, leaf);
        }
        add_feet(binder, binding);
        fill_hidden_font(binder.out, binder.hidden_font, binder.codes);
        add_outline(binder.out, binding.bookmarks);
        describe(binder.out, binding);
        return write(binder.out);
    } catch (const std::logic_error& error) {
        throw InputError("damaged", std::string("PDF页面无法编入：") + error.what());
    } catch (const QPDFExc& error) {
        throw InputError("damaged", std::string("PDF页面无法编入：") + error.what());
    }
}

std::string with_language(const std::string& pdf) {
    QPDF out;
    out.processMemoryFile("typeset", pdf.data(), pdf.size());
    name_language(out);
    return write(out);
}

std::vector<bool> needs_picture(const std::filesystem::path& file) {
    std::vector<bool> out;
    try {
        const std::unique_ptr<QPDF> pdf = open_pdf(file);
        for (const Object& page : pdf->getAllPages()) {
            out.push_back(needs_picture(*pdf, page));
        }
    } catch (const std::exception&) {
        out.clear();
    }
    return out;
}

} // namespace intake
