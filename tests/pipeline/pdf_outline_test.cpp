#include "pipeline/emit/pdf_outline.hpp"

#include <gtest/gtest.h>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace intake {

TEST(PdfOutline, SpellsOutWhatWouldTurnATitleAround) {
    QPDF out;
    out.emptyPDF();
    QPDFPageDocumentHelper(out).addPage(
        QPDFObjectHandle::parse(&out, "<< /Type /Page /MediaBox [0 0 595 842] >>"), false);
    add_outline(out, {{"证书\u202Efdp.\x1B", 1, 0}});
    QPDFObjectHandle entry = out.getRoot().getKey("/Outlines").getKey("/First");
    EXPECT_EQ(entry.getKey("/Title").getUTF8Value(), "证书\\u{202e}fdp.\\u{1b}");
}

} // namespace intake
