#include "pipeline/emit/pdf_source.hpp"

#include "pipeline/emit/pdf_resources.hpp"
#include "pipeline/model/error.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/Constants.h>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>

namespace intake {

namespace {

struct Shape {
    QPDFObjectHandle::Rectangle box;
    int turn = 0; ///< clockwise degrees, 0, 90, 180, 270
    double unit = 1;
};

QPDFObjectHandle::Rectangle ordered(const QPDFObjectHandle::Rectangle& box) {
    return {std::min(box.llx, box.urx), std::min(box.lly, box.ury), std::max(box.llx, box.urx),
            std::max(box.lly, box.ury)};
}

Shape shape_of(QPDFPageObjectHelper& page) {
    Shape shape;
    shape.box = ordered(page.getCropBox().getArrayAsRectangle());
    const QPDFObjectHandle::Rectangle media = ordered(page.getMediaBox().getArrayAsRectangle());
    shape.box = {std::max(shape.box.llx, media.llx), std::max(shape.box.lly, media.lly),
                 std::min(shape.box.urx, media.urx), std::min(shape.box.ury, media.ury)};
    QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
    if (rotate.isInteger()) {
        shape.turn = static_cast<int>(((rotate.getIntValue() % 360) + 360) % 360);
    }
    QPDFObjectHandle unit = page.getObjectHandle().getKey("/UserUnit");
    if (unit.isNumber() && unit.getNumericValue() > 0) {
        shape.unit = unit.getNumericValue();
    }
    if (shape.box.urx - shape.box.llx < 1 || shape.box.ury - shape.box.lly < 1) {
        throw InputError("damaged", "PDF页面没有可见区域");
    }
    return shape;
}

QPDFObjectHandle::Matrix matrix_of(const Shape& shape) {
    const QPDFObjectHandle::Rectangle& b = shape.box;
    const double u = shape.unit;
    switch (shape.turn) {
    case 90:
        return {0, -u, u, 0, -b.lly * u, b.urx * u};
    case 180:
        return {-u, 0, 0, -u, b.urx * u, b.ury * u};
    case 270:
        return {0, u, -u, 0, b.ury * u, -b.llx * u};
    default:
        return {u, 0, 0, u, -b.llx * u, -b.lly * u};
    }
}

std::string content_of(QPDFPageObjectHelper& page) {
    Pl_Buffer buffer("content");
    page.pipeContents(&buffer);
    const std::unique_ptr<Buffer> data(buffer.getBuffer());
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

/// An annotation people see but that has no picture of its own to draw.
bool is_drawn_by_viewers(QPDFObjectHandle annotation) {
    if (!annotation.isDictionary()) {
        return false;
    }
    QPDFObjectHandle kind = annotation.getKey("/Subtype");
    const bool unseen = kind.isNameAndEquals("/Link") || kind.isNameAndEquals("/Popup");
    QPDFObjectHandle flags = annotation.getKey("/F");
    const long long bits = flags.isInteger() ? flags.getIntValue() : 0;
    const bool hidden = (bits & (an_hidden | an_no_view)) != 0;
    return !unseen && !hidden && !annotation.getKey("/AP").isDictionary();
}

} // namespace

std::unique_ptr<QPDF> open_pdf(const std::filesystem::path& file) {
    auto pdf = std::make_unique<QPDF>();
    pdf->setSuppressWarnings(true);
    try {
        pdf->processFile(file.c_str());
        static_cast<void>(pdf->getAllPages().size());
    } catch (const std::exception&) {
        throw InputError("damaged", "PDF文件无法打开");
    }
    return pdf;
}

void flatten(QPDF& pdf) {
    QPDFPageDocumentHelper(pdf).flattenAnnotations(0, an_invisible | an_hidden | an_no_view);
}

PageForm page_form(QPDF& pdf, int number) {
    const std::vector<QPDFObjectHandle>& pages = pdf.getAllPages();
    if (number < 1 || static_cast<std::size_t>(number) > pages.size()) {
        throw InputError("damaged", "PDF没有该页");
    }
    QPDFPageObjectHelper page(pages[static_cast<std::size_t>(number - 1)]);
    const Shape shape = shape_of(page);
    QPDFObjectHandle form = pdf.newStream(content_of(page));
    QPDFObjectHandle dictionary = form.getDict();
    dictionary.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
    dictionary.replaceKey("/Subtype", QPDFObjectHandle::newName("/Form"));
    dictionary.replaceKey("/BBox", QPDFObjectHandle::newFromRectangle(shape.box));
    dictionary.replaceKey("/Matrix", QPDFObjectHandle::newFromMatrix(matrix_of(shape)));
    dictionary.replaceKey("/Resources",
                          drawn_resources(page.getAttribute("/Resources", false)));
    const double width = (shape.box.urx - shape.box.llx) * shape.unit;
    const double height = (shape.box.ury - shape.box.lly) * shape.unit;
    const bool sideways = shape.turn == 90 || shape.turn == 270;
    return {form, sideways ? height : width, sideways ? width : height};
}

bool needs_picture(QPDF& pdf, QPDFObjectHandle object) {
    QPDFPageObjectHelper page(object);
    const Shape shape = shape_of(page);
    const auto media = ordered(page.getMediaBox().getArrayAsRectangle());
    const bool cropped = shape.box.llx > media.llx + 1 || shape.box.lly > media.lly + 1 ||
                         shape.box.urx < media.urx - 1 || shape.box.ury < media.ury - 1;
    const bool layered = pdf.getRoot().hasKey("/OCProperties");
    const bool unfilled = QPDFAcroFormDocumentHelper(pdf).getNeedAppearances();
    QPDFObjectHandle notes = object.getKey("/Annots");
    bool drawn = false;
    for (int i = 0; notes.isArray() && i < notes.getArrayNItems(); ++i) {
        drawn = drawn || is_drawn_by_viewers(notes.getArrayItem(i));
    }
    return cropped || layered || drawn || (unfilled && notes.isArray());
}

} // namespace intake
