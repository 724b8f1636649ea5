#include "extractors/ppocr.hpp"

#include "extractors/image.hpp"
#include "extractors/ocr.hpp"
#include "extractors/pdf.hpp"
#include "extractors/reader.hpp"
#include "extractors/wire.hpp"
#include "extractors/worker.hpp"
#include "pipeline/emit/typeset.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"
#include "tests/extractors/drawing.hpp"
#include "tests/support/temporary_file.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

constexpr const char* printed = "上海质量工匠推荐表2026";

/// A page with one printed line, and the line cut out of it.
Raster printed_page() {
    Manuscript manuscript{.numbered = false};
    manuscript.blocks.emplace_back(Paragraph{{{.text = printed}}, {}});
    const test::TemporaryFile file("line.pdf", typeset(manuscript).pdf);
    return to_grey(render_page(file.path(), 1, 300));
}

Raster printed_line() {
    const Raster page = printed_page();
    Area ink;
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            if (page.pixels[page.at(x, y)] < 128) {
                ink = unite(ink, {x, y, x + 1, y + 1});
            }
        }
    }
    return cut(page, {ink.left - 20, ink.top - 10, ink.right + 20, ink.bottom + 10});
}

PpOcr installed() {
    const auto files = installed_ppocr();
    if (!files) {
        throw SystemError("The second reader is not installed: run scripts/install-models.");
    }
    return PpOcr(*files);
}

} // namespace

TEST(PpOcr, ReadsAPrintedLine) {
    const PpOcr reader = installed();
    const LineReading line = reader.read_line(printed_line());
    EXPECT_EQ(encode(line.text), printed);
    EXPECT_GT(line.weakest(), 0.5);
    EXPECT_LT(line.centres.front(), line.centres.back());
    EXPECT_EQ(reader.sha256().size(), 64U);
    EXPECT_FALSE(reader.version().empty());
}

TEST(PpOcr, ReadsTheSameEveryTime) {
    const PpOcr reader = installed();
    const Raster line = printed_line();
    EXPECT_EQ(reader.read_line(line).chances, reader.read_line(line).chances);
}

TEST(PpOcr, ReadsNothingOnWhite) {
    const PpOcr reader = installed();
    EXPECT_TRUE(reader.read_line(white_page(300, 48, 300)).text.empty());
    EXPECT_TRUE(reader.read_line(white_page(1, 1, 300)).text.empty());
}

TEST(PpOcr, WorksInAConfinedChildOfTheProcessThatLoadedIt) {
    const PpOcr reader = installed();
    const Raster line = printed_line();
    std::string seen;
    Job job{.label = "line"};
    job.work = [&](Sink& sink) { sink.send(encode(reader.read_line(line).text)); };
    job.receive = [&](std::string&& frame) { seen = std::move(frame); };
    const std::vector<Ending> endings = run_jobs({job}, 1);
    EXPECT_EQ(endings.front().code, "");
    EXPECT_EQ(seen, printed);
}

TEST(PpOcr, SaysWhichFileItCannotUse) {
    const test::TemporaryFile file("library.so", "no library");
    try {
        const PpOcr reader({file.path(), file.path(), file.path()});
        FAIL();
    } catch (const SystemError& error) {
        EXPECT_TRUE(contains(error.what(), file.path().string()));
    }
}

TEST(Recognizer, ReadsTwiceWhatIsPrinted) {
    const Recognizer both;
    const Recognizer one(Readers::tesseract_only);
    EXPECT_TRUE(both.reads_twice());
    EXPECT_EQ(both.engines().size(), 2U);
    EXPECT_FALSE(one.reads_twice());
    EXPECT_FALSE(one.read_line(printed_line()).has_value());
    const test::TemporaryFile file("page.png", encode_png(printed_page()));
    InputFile input{.format = Format::png};
    input.blob = file.path();
    const auto lines_of = [&](const Recognizer& recognizer) {
        const Document document = from_wire(to_wire(read_document(input, recognizer)));
        return document.pages.front().lines;
    };
    ASSERT_EQ(lines_of(both).size(), 1U);
    EXPECT_EQ(lines_of(both)[0].text, printed);
    EXPECT_EQ(squeeze(lines_of(both)[0].second), printed);
    EXPECT_TRUE(lines_of(one)[0].second.empty());
}

} // namespace intake
