#include "extractors/pdf.hpp"

#include "extractors/pdf_structure.hpp"
#include "pipeline/model/error.hpp"
#include "tests/extractors/pdf_bytes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace intake {
namespace {

const std::string letter = "/MediaBox[0 0 400 600]";

class Pdf : public testing::Test {
public:
    Pdf(const Pdf&) = delete;
    Pdf& operator=(const Pdf&) = delete;
    Pdf(Pdf&&) = delete;
    Pdf& operator=(Pdf&&) = delete;

protected:
    Pdf() = default;

    ~Pdf() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path file(const std::string& bytes) {
        std::filesystem::create_directories(folder_);
        std::filesystem::path path = folder_ / (std::to_string(++files_) + ".pdf");
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

    std::filesystem::path file(const std::vector<PdfPage>& pages,
                               const std::vector<std::string>& objects = {},
                               const std::string& catalog = "") {
        return file(pdf_of(pages, objects, catalog));
    }

    static Document read(const std::filesystem::path& path, PageRange range = {}) {
        static const Recognizer recognizer;
        return read_pdf(path, recognizer, range);
    }

    static std::string code_of(const std::filesystem::path& path) {
        try {
            static_cast<void>(read(path));
        } catch (const InputError& error) {
            return error.code;
        }
        return "read";
    }

private:
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("intake-pdf-" + std::to_string(getpid()));
    int files_ = 0;
};

std::string shown(const std::string& text, const std::string& before = "") {
    return "BT " + before + " /F 20 Tf 100 500 Td (" + text + ") Tj ET";
}

const std::string grey_image = "<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace"
                               "/DeviceGray/BitsPerComponent 8/Length 4>>stream\nxxxx\n"
                               "endstream";

std::filesystem::path fixture(const std::string& name) {
    return std::filesystem::path(INTAKE_TEST_DATA) / "pdf" / name;
}

} // namespace

TEST_F(Pdf, BornDigitalTextKeepsItsPlace) {
    const Document document = read(file({{letter, shown("Hello world")}}));
    EXPECT_EQ(document.page_count, 1);
    const Page& page = document.pages.at(0);
    EXPECT_EQ(page.origin, Origin::text);
    EXPECT_EQ(page.state, PageState::read);
    EXPECT_EQ(page.width, 400);
    EXPECT_EQ(page.height, 600);
    ASSERT_EQ(page.lines.size(), 1U);
    EXPECT_EQ(page.lines[0].text, "Hello world");
    EXPECT_EQ(page.lines[0].origin, Origin::text);
    EXPECT_EQ(page.lines[0].confidence, 1);
    EXPECT_EQ(page.lines[0].edges.size(), 12U);
    EXPECT_NEAR(page.lines[0].box.left, 100, 1);
    EXPECT_NEAR(page.lines[0].box.bottom, 104, 2);
}

TEST_F(Pdf, BoxesAreThoseOfTheCroppedPage) {
    const Document document =
        read(file({{letter + "/CropBox[50 100 350 550]", shown("Hello")}}));
    const Page& page = document.pages.at(0);
    EXPECT_EQ(page.width, 300);
    EXPECT_EQ(page.height, 450);
    EXPECT_NEAR(page.lines.at(0).box.left, 50, 1);
    EXPECT_NEAR(page.lines.at(0).box.bottom, 54, 2);
}

TEST_F(Pdf, SidewaysTextIsReadUprightAndFoundAgain) {
    for (const std::string rotation : {"/Rotate 90", "/Rotate 270", "/Rotate 180"}) {
        const Document document = read(file({{letter + rotation, shown("Hello world")}}));
        const Page& page = document.pages.at(0);
        EXPECT_EQ(page.width, 400) << rotation;
        ASSERT_EQ(page.lines.size(), 1U) << rotation;
        EXPECT_EQ(page.lines[0].text, "Hello world");
        EXPECT_NEAR(page.lines[0].box.left, 100, 1) << rotation;
        const Box there = apply(page.to_file, page.lines[0].box);
        if (rotation == "/Rotate 90") { // shown, the text runs down the right side
            EXPECT_NEAR(there.top, 100, 1);
            EXPECT_NEAR(there.left, 600 - page.lines[0].box.bottom, 0.01);
        }
    }
}

TEST_F(Pdf, TextThePageDoesNotShowIsNotRead) {
    const Document document =
        read(file({{letter, shown("Visible words") + " BT 3 Tr /F 20 Tf 100 300 Td (Hidden "
                                                     "words) Tj ET"}}));
    ASSERT_EQ(document.pages.at(0).lines.size(), 1U);
    EXPECT_EQ(document.pages.at(0).lines[0].text, "Visible words");
    EXPECT_EQ(document.pages.at(0).own_text, OwnText::hidden);
}

TEST_F(Pdf, TextThatTellsAnotherStoryThanThePageIsNoticed) {
    const std::string white =
        " BT 1 1 1 rg /F 20 Tf 20 300 Td (Letters that are enough to tell) Tj ET";
    const Document document =
        read(file({{letter, shown("Visible words") + white}, {letter, shown("Words")}}));
    EXPECT_EQ(document.pages.at(0).own_text, OwnText::contrary);
    EXPECT_EQ(document.pages.at(1).own_text, OwnText::shown);
}

TEST_F(Pdf, ALayerOverAPictureOfThePageIsNotTrusted) {
    const Document document =
        read(file({{letter, "q 400 0 0 600 0 0 cm /I Do Q " +
                                shown("An invented text of forty letters", "3 Tr")}},
                  {grey_image}));
    const Page& page = document.pages.at(0);
    EXPECT_EQ(page.origin, Origin::ocr);
    for (const Text& line : page.lines) {
        EXPECT_EQ(line.origin, Origin::ocr);
    }
    EXPECT_EQ(page.own_text, OwnText::contrary);
}

TEST_F(Pdf, AnEmptyPageIsBlankAndAnUnreadableOneIsNot) {
    const Document document =
        read(file({{letter, ""}, {letter, shown("Nothing to see", "3 Tr")}}));
    EXPECT_EQ(document.pages.at(0).state, PageState::blank);
    EXPECT_EQ(document.pages.at(1).state, PageState::unreadable);
    EXPECT_FALSE(document.pages.at(1).note.empty());
    ASSERT_EQ(document.faults.size(), 1U);
    EXPECT_EQ(document.faults[0].page, 2);
}

TEST_F(Pdf, OneBadPageDoesNotLoseTheOthers) {
    const Document document = read(file({{letter, shown("First")},
                                         {"/MediaBox[0 0 14000000 14000000]", shown("Far")},
                                         {letter, shown("Third")}}));
    ASSERT_EQ(document.pages.size(), 3U);
    EXPECT_EQ(document.pages[0].lines.at(0).text, "First");
    EXPECT_EQ(document.pages[1].state, PageState::unreadable);
    EXPECT_EQ(document.pages[2].lines.at(0).text, "Third");
    EXPECT_EQ(document.pages[2].number, 3);
    ASSERT_EQ(document.faults.size(), 1U);
    EXPECT_EQ(document.faults[0].page, 2);
}

TEST_F(Pdf, FilesOfTooManyPagesAreRefusedWhole) {
    EXPECT_EQ(code_of(file(std::vector<PdfPage>(max_pages + 1, {"/MediaBox[0 0 72 72]", ""}))),
              "too_many");
}

TEST_F(Pdf, OnlyThePagesAskedForAreRead) {
    const Document document = read(
        file({{letter, shown("First")}, {letter, shown("Second")}, {letter, shown("Third")}}),
        {2, 2});
    EXPECT_EQ(document.page_count, 3);
    ASSERT_EQ(document.pages.size(), 1U);
    EXPECT_EQ(document.pages[0].number, 2);
    EXPECT_EQ(document.pages[0].lines.at(0).text, "Second");
}

TEST_F(Pdf, FilesThatCannotBeOpenedSayWhy) {
    EXPECT_EQ(code_of(file("%PDF-1.4\nnothing behind it")), "damaged");
    EXPECT_EQ(code_of(file("")), "damaged");
    EXPECT_EQ(code_of(file(std::vector<PdfPage>{})), "damaged");
    EXPECT_EQ(code_of(fixture("user_password.pdf")), "encrypted");
    EXPECT_EQ(code_of("/nowhere/at/all.pdf"), "damaged");
}

TEST_F(Pdf, AnOwnersPasswordAloneIsNoObstacle) {
    const Document document = read(fixture("owner_password.pdf"));
    EXPECT_EQ(document.pages.at(0).lines.at(0).text, "Hello world");
}

TEST_F(Pdf, AFieldValueWithoutAppearanceIsRead) {
    const std::string field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(n)/V(FIELD VALUE)/Rect[100 "
                              "300 250 320]/F 4/AP<</N 5 0 R>>>>";
    const std::string bare =
        "<</Type/XObject/Subtype/Form/BBox[0 0 150 20]/Length 0>>stream\n\n"
        "endstream";
    const Document document =
        read(file({{letter + "/Annots[4 0 R]", shown("Name")}}, {field, bare},
                  "/AcroForm<</Fields[4 0 R]/DA(/F 12 Tf)/DR<</Font<</F 3 0 R>>>>>>"));
    const std::vector<Text>& lines = document.pages.at(0).lines;
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[1].text, "FIELD VALUE");
    EXPECT_EQ(lines[1].box, (Box{100, 280, 250, 300}));
}

TEST_F(Pdf, AnXfaShellIsNotTakenForThePage) {
    const Document document = read(file({{letter, shown("Please wait...")}}, {},
                                        "/AcroForm<</Fields[]/XFA[(template)3 0 R]>>"));
    EXPECT_EQ(document.pages.at(0).state, PageState::unreadable);
    EXPECT_TRUE(document.pages.at(0).lines.empty());
    EXPECT_EQ(document.faults.at(0).code, "needs_conversion");
}

TEST_F(Pdf, RenderedPagesShowAnnotations) {
    const std::string stamp = "<</Type/Annot/Subtype/Stamp/Rect[100 100 200 200]/F 4/AP<</N 5 "
                              "0 R>>>>";
    const std::string look = "<</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Length 24>>stream"
                             "\n1 0 0 rg 0 0 100 100 re f\nendstream";
    const auto path = file({{letter + "/Annots[4 0 R]", ""}}, {stamp, look});
    const Raster raster = render_page(path, 1, 36);
    EXPECT_EQ(raster.width, 200);
    EXPECT_EQ(raster.height, 300);
    EXPECT_EQ(raster.channels, 3);
    EXPECT_EQ(raster.dpi, 36);
    const std::size_t middle = raster.at(75, 225);
    EXPECT_GT(raster.pixels.at(middle), 200);
    EXPECT_LT(raster.pixels.at(middle + 1), 60);
    EXPECT_THROW(static_cast<void>(render_page(path, 2, 36)), InputError);
}

TEST_F(Pdf, PicturesAreFoundThroughFormsAndTransformations) {
    const std::string form = "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Matrix[2 0 0 2 0 0]"
                             "/Resources<</XObject<</I 5 0 R>>>>/Length 24>>stream\n"
                             "q 50 0 0 25 10 5 cm /I Do Q\nendstream";
    const PdfStructure structure(
        file({{letter, "q 1 0 0 1 100 100 cm /I Do Q q 7 0 0 7 0 0 cm Q"}}, {form, grey_image}),
        1);
    const Affine upside{1, 0, 0, -1, 0, 600};
    const auto pictures = structure.pictures(1, upside);
    ASSERT_TRUE(pictures.has_value());
    ASSERT_EQ(pictures->size(), 1U);
    EXPECT_EQ(pictures->at(0), (Box{120, 440, 220, 490}));
}

TEST_F(Pdf, FormsThatDrawThemselvesEnd) {
    const std::string form =
        "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</I "
        "4 0 R>>>>/Length 11>>stream\n/I Do /I Do\nendstream";
    const PdfStructure structure(file({{letter, "/I Do"}}, {form}), 1);
    EXPECT_TRUE(structure.pictures(1, {}).has_value());
    EXPECT_FALSE(structure.pictures(2, {}).has_value());
    EXPECT_FALSE(PdfStructure(file("%PDF-1.4"), 1).pictures(1, {}).has_value());
}

} // namespace intake
