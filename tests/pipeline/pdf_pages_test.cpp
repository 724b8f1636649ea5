#include "pipeline/emit/pdf_pages.hpp"

#include "extractors/qpdf.hpp"
#include "pipeline/emit/glyphless.hpp"
#include "pipeline/emit/strip_jpeg.hpp"

#include <gtest/gtest.h>
#include <qpdf/QPDFWriter.hh>

#include <array>
#include <filesystem>
#include <fstream>
#include <vector>

namespace intake {

namespace {

/// A file in a folder of its own, gone with the test.
class TempFile {
public:
    explicit TempFile(const std::string& bytes)
        : path_(std::filesystem::temp_directory_path() /
                ("pages" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + ".pdf")) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }

    ~TempFile() { std::filesystem::remove(path_); }

    TempFile(const TempFile&) = delete;
    TempFile& operator=(const TempFile&) = delete;
    TempFile(TempFile&&) = delete;
    TempFile& operator=(TempFile&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string stream(const std::string& dictionary, const std::string& data) {
    return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" +
           data + "\nendstream";
}

/// What a PDF holds besides a line of text: further keys of the page, the catalog and the
/// page's resources, and objects from 8 on.
struct Besides {
    std::string page = "/MediaBox [0 0 595 842]";
    std::string catalog;
    std::string resources;
    std::vector<std::string> objects;
};

/// A PDF of one page. The cross-reference table is left to qpdf's recovery.
std::string pdf(const Besides& besides) {
    std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R " + besides.catalog + " >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> " +
            besides.resources + " >> " + besides.page + " >>",
        stream("", "BT /F1 24 Tf 60 300 Td (Hello) Tj ET"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /AA << /JS (evil) >> >>",
        stream("/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Metadata 7 0 R",
               "1 0 0 rg 0 0 50 50 re f"),
        stream("/Type /Metadata", "SECRET")};
    objects.insert(objects.end(), besides.objects.begin(), besides.objects.end());
    std::string out = "%PDF-1.6\n";
    int number = 0;
    for (const std::string& object : objects) {
        out += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    return out + "trailer << /Root 1 0 R /Size " + std::to_string(number + 1) + " >>\n%%EOF\n";
}

std::string pdf(const std::string& page, const std::string& catalog = "") {
    return pdf(Besides{.page = page, .catalog = catalog});
}

Binding binding(const std::filesystem::path& file) {
    Binding out;
    out.date = *parse_date("2026-05-15");
    Leaf leaf;
    leaf.file = file;
    out.leaves = {leaf};
    return out;
}

/// The bound PDF with nothing compressed, to look for words in.
std::string plain(const std::string& bytes) {
    QPDF document;
    document.processMemoryFile("bound", bytes.data(), bytes.size());
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_uncompress);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    EXPECT_TRUE(document.getWarnings().empty());
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// What must not be in a packet, however it was hung into a page.
constexpr std::array loads{"EVIL", "/EF",    "/EmbeddedFile", "/Launch",     "/URI",
                           "/XFA", "/Names", "/RichMedia",    "/SubmitForm", "/A <<",
                           "/FS",  "SECRET", "/AcroForm",     "/Properties"};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(PdfPages, BringNothingButWhatIsSeen) {
    const TempFile file(
        pdf("/MediaBox [0 0 595 842] /AA << /O << /S /JavaScript /JS (evil) >> >>"
            " /Metadata 7 0 R /Annots [<< /Subtype /Link /Rect [0 0 9 9]"
            " /A << /S /URI /URI (http://example.com) >> >>]",
            "/OpenAction << /S /JavaScript /JS (evil) >>"));
    const std::string out = plain(bind_pages(binding(file.path())));
    EXPECT_TRUE(has(out, "(Hello) Tj"));
    for (const char* word :
         {"/JS", "/AA", "/Annots", "/URI", "/OpenAction", "SECRET", "evil"}) {
        EXPECT_FALSE(has(out, word)) << word;
    }
}

TEST(PdfPages, LoadsThatHangOnResourcesStayBehind) {
    const std::string load = "/EF << /F 8 0 R >> /S /Launch /URI (http://EVIL) ";
    const TempFile file(
        pdf({.resources = "/Properties << /M0 << " + load +
                          " >> >> /Names << /N 8 0 R >>"
                          " /ExtGState << /G0 << /CA 1 " +
                          load +
                          " /TR 8 0 R >> >> /ColorSpace << /C0 [/ICCBased 9 0 R] >>"
                          " /XObject << /X0 10 0 R /X1 8 0 R /X2 [8 0 R << " +
                          load +
                          " >>] /X3 11 0 R >> /Pattern << /P0 << /PatternType 2 /Shading << " +
                          load + " /ShadingType 2 >> >> >> /Shading << /S0 8 0 R >>",
             .objects = {stream("/Type /EmbeddedFile /Subtype /Form", "EVIL file"),
                         stream("/N 3 /AF [8 0 R] /Type /RichMedia", "icc"),
                         stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
                                "/Properties << /M1 << " +
                                    load +
                                    " >> >> /Font << /F9 << /Type /Font /XFA 8 0 R /S "
                                    "/SubmitForm >> >> >> /F (EVIL)",
                                "q Q"),
                         stream("/Type /XObject /Subtype /PS", "EVIL program")}}));
    const std::string out = plain(bind_pages(binding(file.path())));
    EXPECT_TRUE(has(out, "(Hello) Tj"));
    for (const char* word : loads) {
        EXPECT_FALSE(has(out, word)) << word;
    }
}

TEST(PdfPages, LoadsThatHangOnAnnotationsStayBehindTheirPictures) {
    const TempFile file(
        pdf({.page = "/MediaBox [0 0 595 842] /Annots [<< /Type /Annot /Subtype /FileAttachment"
                     " /F 4 /Rect [100 100 150 150] /AP << /N 6 0 R >> /FS << /Type /Filespec"
                     " /F (EVIL.exe) /EF << /F 8 0 R >> >> >> << /Type /Annot /Subtype /Widget"
                     " /FT /Tx /T (EVIL) /F 4 /Rect [200 200 250 250] /AP << /N 9 0 R >>"
                     " /A << /S /SubmitForm /F (EVIL) >> >> << /Type /Annot /Subtype /RichMedia"
                     " /F 4 /Rect [300 300 350 350] /AP << /N 9 0 R >> /RichMediaContent 8 0 R"
                     " >>]",
             .catalog = "/AcroForm << /Fields [] /XFA [(EVIL) 8 0 R] >>"
                        " /Names << /EmbeddedFiles << /Names [(EVIL) 8 0 R] >> >>",
             .objects = {stream("/Type /EmbeddedFile", "EVIL file"),
                         stream("/Type /XObject /Subtype /Form /BBox [0 0 40 40] /A << /S "
                                "/Launch /F (EVIL) >>",
                                "0 1 0 rg 0 0 40 40 re f")}}));
    const std::string out = plain(bind_pages(binding(file.path())));
    EXPECT_TRUE(has(out, "0 0 50 50 re f"));
    EXPECT_TRUE(has(out, "0 0 40 40 re f"));
    for (const char* word : loads) {
        EXPECT_FALSE(has(out, word)) << word;
    }
}

TEST(PdfPages, WhatAPageDrawsWithComesAlong) {
    const std::string function = "<< /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >>";
    const TempFile file(pdf(
        {.resources =
             "/ExtGState << /G0 << /Type /ExtGState /ca 0.5 /BM /Multiply /SMask << /Type /Mask"
             " /S /Luminosity /G 8 0 R /TR " +
             function + " >> >> >> /ColorSpace << /C0 [/Separation /Red /DeviceGray " +
             function +
             "] /C1 [/Indexed /DeviceRGB 0 (abc)] >> /Pattern << /P0 << /PatternType 2"
             " /Matrix [1 0 0 1 0 0] /Shading << /ShadingType 2 /ColorSpace /DeviceGray /Coords"
             " [0 0 9 9] /Extend [true true] /Function " +
             function +
             " >> >> >> /XObject << /X0 9 0 R >> /Properties << /L0 << /Type /OCG >> >>",
         .objects = {
             stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency"
                    " /CS /DeviceGray >> /Resources << /Font << /F3 << /Type /Font /Subtype"
                    " /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 1 1] /CharProcs <<"
                    " /a 10 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >>"
                    " /FirstChar 97 /LastChar 97 /Widths [1] /ToUnicode 11 0 R >> /F4 <<"
                    " /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<<"
                    " /Type /Font /Subtype /CIDFontType2 /CIDToGIDMap /Identity /W [1 [500]]"
                    " /CIDSystemInfo << /Registry (Adobe) >> /FontDescriptor << /Type"
                    " /FontDescriptor /FontFile2 12 0 R >> >>] >> >> >>",
                    "BT /F3 1 Tf (a) Tj ET"),
             stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
                    " /BitsPerComponent 8 /Decode [1 0] /SMask 13 0 R",
                    "x"),
             stream("", "1 0 d0 0 0 1 1 re f"), stream("", "a map"), stream("", "a font"),
             stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
                    " /BitsPerComponent 8 /Matte [0]",
                    "y")}}));
    const std::string out = plain(bind_pages(binding(file.path())));
    for (const char* word :
         {"/ca 0.5",      "/BM /Multiply",  "/Luminosity", "/TR <<",  "/Separation",
          "/Indexed",     "/PatternType 2", "/Extend",     "/Coords", "/Transparency",
          "/CharProcs",   "/Differences",   "/Widths",     "a map",   "/DescendantFonts",
          "/CIDToGIDMap", "/W [",           "/Registry",   "a font",  "/Decode [",
          "/Matte",       "1 0 d0"}) {
        EXPECT_TRUE(has(out, word)) << word;
    }
    EXPECT_FALSE(has(out, "/OCG"));
}

TEST(PdfPages, PicturesLoseTheirMetadataHoweverTheirFilterIsWritten) {
    const std::string start("\xFF\xD8\xFF\xE1\x00\x09GPS!abc", 13);
    const std::string rest("\xFF\xC0\x00\x0B\x08\x00\x01\x00\x01\x01\x01\x11\x00"
                           "\xFF\xDA\x00\x02\x11\xFF\xD9",
                           20);
    for (const std::string filter : {"/DCTDecode", "[/DCTDecode]"}) {
        const TempFile file(
            pdf({.resources = "/XObject << /X0 8 0 R >>",
                 .objects = {stream("/Type /XObject /Subtype /Image /Width 1 /Height 1"
                                    " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter " +
                                        filter,
                                    start + rest)}}));
        const std::string out = plain(bind_pages(binding(file.path())));
        EXPECT_TRUE(has(out, "/DCTDecode")) << filter;
        EXPECT_FALSE(has(out, "GPS!")) << filter;
    }
}

TEST(PdfPages, StampsBecomePartOfThePage) {
    const TempFile file(pdf("/MediaBox [0 0 595 842] /Annots [<< /Subtype /Stamp /F 4"
                            " /Rect [100 100 150 150] /Contents (secret)"
                            " /AP << /N 6 0 R >> >>]"));
    EXPECT_FALSE(needs_picture(file.path()).at(0));
    const std::string out = plain(bind_pages(binding(file.path())));
    EXPECT_TRUE(has(out, "0 0 50 50 re f"));
    EXPECT_FALSE(has(out, "secret"));
    EXPECT_FALSE(has(out, "SECRET"));
}

TEST(PdfPages, TurnedPagesLieAsPeopleSeeThem) {
    const TempFile file(pdf("/MediaBox [0 0 842 595] /Rotate 90"));
    const std::string out = plain(bind_pages(binding(file.path())));
    EXPECT_TRUE(has(out, " 595.280 841.890 ]"));
    EXPECT_FALSE(has(out, "/Rotate"));
}

TEST(PdfPages, AskForAPictureWhereCopyingWouldShowMore) {
    const TempFile cropped(pdf("/MediaBox [0 0 595 842] /CropBox [0 200 595 842]"));
    EXPECT_TRUE(needs_picture(cropped.path()).at(0));
    const TempFile layered(pdf("/MediaBox [0 0 595 842]", "/OCProperties << >>"));
    EXPECT_TRUE(needs_picture(layered.path()).at(0));
    const TempFile note(pdf("/MediaBox [0 0 595 842] /Annots [<< /Subtype /FreeText"
                            " /Rect [0 0 50 50] /Contents (text) >>]"));
    EXPECT_TRUE(needs_picture(note.path()).at(0));
    const TempFile plain_page(pdf("/MediaBox [0 0 595 842]"));
    EXPECT_FALSE(needs_picture(plain_page.path()).at(0));
    const TempFile broken("no PDF at all");
    EXPECT_TRUE(needs_picture(broken.path()).empty());
}

TEST(PdfPages, OutlineAndLabelsAreWritten) {
    const TempFile file(pdf("/MediaBox [0 0 595 842]"));
    Binding all = binding(file.path());
    all.leaves.push_back(all.leaves.front());
    all.bookmarks = {{"证明材料", 1, 0}, {"荣誉", 1, 1}, {"承诺书", 2, 0}};
    const std::string bytes = bind_pages(all);
    QPDF document;
    document.processMemoryFile("bound", bytes.data(), bytes.size());
    QPDFObjectHandle first = document.getRoot().getKey("/Outlines").getKey("/First");
    EXPECT_EQ(first.getKey("/Title").getUTF8Value(), "证明材料");
    EXPECT_EQ(first.getKey("/First").getKey("/Title").getUTF8Value(), "荣誉");
    EXPECT_EQ(first.getKey("/Next").getKey("/Title").getUTF8Value(), "承诺书");
    EXPECT_TRUE(document.getRoot().hasKey("/PageLabels"));
}

TEST(PdfPages, NameTheirLanguageForScreenReaders) {
    Manuscript letter{.title = "通知", .date = *parse_date("2026-05-15")};
    const std::string out = plain(with_language(typeset(letter).pdf));
    EXPECT_TRUE(has(out, "/Lang (zh-CN)"));
    EXPECT_TRUE(has(out, "/DisplayDocTitle true"));
}

TEST(PdfPages, SameLeavesSameBytes) {
    const TempFile file(pdf("/MediaBox [0 0 595 842]"));
    EXPECT_EQ(bind_pages(binding(file.path())), bind_pages(binding(file.path())));
}

TEST(PdfPages, HiddenTextCoversItsPlaceWithoutGaps) {
    HiddenRun run{.text = U"质量", .edges = {0, 10, 30}, .x = 100, .y = 200, .size = 10};
    CodeTable codes;
    EXPECT_EQ(hidden_text(run, {1, 0, 842}, codes),
              "/Hidden 10.00 Tf 1.0000 0.0000 0.0000 1.0000 100.00 642.00 Tm\n"
              "100 Tz <0001> Tj 200 Tz <0002> Tj\n");
}

TEST(PdfPages, CodesOfRareCharactersMapToSurrogates) {
    EXPECT_EQ(utf16_hex(U"\U00020BB7"), "D842DFB7");
    EXPECT_TRUE(has(unicode_map({{U'\U00020BB7', 1}}), "<0001> <D842DFB7>"));
}

TEST(PdfPages, JpegsLoseTheCamerasMetadata) {
    const std::string start("\xFF\xD8\xFF\xE1\x00\x09GPS!abc\xFF\xFE\x00\x04hi", 19);
    const std::string frame("\xFF\xC0\x00\x0B\x08\x00\x10\x00\x20\x01\x01\x11\x00", 13);
    const std::string scan("\xFF\xDA\x00\x02\x11\x22\x33\x44\xFF\xD9", 10);
    const std::string out = strip_jpeg(start + frame + scan + "appended");
    EXPECT_EQ(out, std::string("\xFF\xD8", 2) + frame + scan);
    EXPECT_EQ(jpeg_components(out), 1);
    EXPECT_EQ(strip_jpeg("no picture"), "no picture");
}

TEST(PdfPages, APageThatLiesOnItsSideIsTurnedUprightWithItsText) {
    const TempFile file(pdf("/MediaBox [0 0 842 595]"));
    Binding all = binding(file.path());
    Leaf& leaf = all.leaves.front();
    leaf.turn = 90;
    leaf.text = {{.text = U"质", .edges = {0, 10}, .x = 0, .y = 595, .cosine = 0, .sine = -1}};
    const std::string out = plain(bind_pages(all));
    EXPECT_TRUE(has(out, " 595.280 841.890 ]"));
    EXPECT_TRUE(has(out, "0.0000 -1.0000 1.0000 0.0000 0.0000 842.0000 cm"));
    EXPECT_TRUE(has(out, "1.0000 0.0000 0.0000 1.0000 ")); // the line now runs to the right
}

} // namespace intake
