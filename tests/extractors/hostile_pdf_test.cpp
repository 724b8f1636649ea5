#include "extractors/pdf.hpp"

#include "extractors/wire.hpp"
#include "extractors/worker.hpp"
#include "tests/extractors/pdf_bytes.hpp"
#include "tests/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace intake {
namespace {

const std::string letter = "/MediaBox[0 0 400 600]";

struct Attempt {
    Ending ending;
    std::optional<Document> document;
};

/// What becomes of PDFs that workers read.
std::vector<Attempt> read_all(const std::vector<std::string>& pdfs, const Limits& limits = {}) {
    static const Recognizer recognizer;
    const ScratchFolder folder;
    std::vector<Attempt> attempts(pdfs.size());
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < pdfs.size(); ++i) {
        const auto file = folder.write(std::to_string(i), pdfs[i]);
        Job job{.label = "test"};
        job.work = [file](Sink& sink) { sink.send(to_wire(read_pdf(file, recognizer))); };
        job.receive = [&attempts, i](std::string&& frame) {
            attempts[i].document = from_wire(frame);
        };
        job.limits = limits;
        jobs.push_back(std::move(job));
    }
    const std::vector<Ending> endings = run_jobs(jobs, 4);
    for (std::size_t i = 0; i < pdfs.size(); ++i) {
        attempts[i].ending = endings[i];
    }
    return attempts;
}

std::string shown(const std::string& text) {
    return "BT /F 20 Tf 100 500 Td (" + text + ") Tj ET";
}

/// PDFs of one picture of `side` pixels each way, as they say, in every compression.
std::vector<std::string> pictures_of(int side) {
    const std::string sides =
        "/Width " + std::to_string(side) + "/Height " + std::to_string(side);
    const std::string grey = "/ColorSpace/DeviceGray/BitsPerComponent 8";
    const std::string bits = "/ImageMask true/BitsPerComponent 1";
    std::vector<std::string> pdfs;
    for (const std::string& entries :
         {bits + "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns " + std::to_string(side) +
              ">>",
          grey + "/Filter/FlateDecode", grey + "/Filter/JPXDecode",
          bits + "/Filter/JBIG2Decode"}) {
        std::string image = "<</Type/XObject/Subtype/Image";
        image.append(sides).append(entries).append("/Length 100>>stream\n");
        image.append(100, 'x').append("\nendstream");
        pdfs.push_back(pdf_of({{letter, "q 400 0 0 600 0 0 cm /I Do Q"}}, {image}, ""));
    }
    return pdfs;
}

} // namespace

TEST(HostilePdf, APageOfALandscapeIsTooLargeNotDrawn) {
    const Attempt read =
        read_all(
            {pdf_of({{"/MediaBox[0 0 500000 500000]", shown("Far")}, {letter, shown("Near")}},
                    {}, "")})
            .at(0);
    ASSERT_TRUE(read.document) << read.ending.code;
    EXPECT_EQ(read.document->faults.at(0).code, "too_large");
    EXPECT_EQ(read.document->pages.at(0).state, PageState::unreadable);
    EXPECT_EQ(read.document->pages.at(1).lines.at(0).text, "Near");
}

TEST(HostilePdf, StructuresThatLeadBackToThemselvesEnd) {
    const std::string whole = pdf_of({{letter, shown("Here")}}, {}, "");
    std::string tables = whole;
    const std::string start = whole.substr(whole.rfind("startxref") + 10, 4);
    tables.insert(tables.rfind("/Root"), "/Prev " + start);
    std::string kids = whole;
    kids.replace(kids.find("/Kids["), 6, "/Kids[2 0 R ");
    std::string nested = pdf_of({{letter, shown("Here")}},
                                {std::string(100'000, '[') + std::string(100'000, ']')}, "");
    const std::vector<Attempt> read = read_all({tables, kids, nested});
    for (const Attempt& attempt : read) {
        EXPECT_TRUE(attempt.document || attempt.ending.code == "damaged")
            << attempt.ending.code;
    }
    ASSERT_TRUE(read[2].document) << read[2].ending.code;
    EXPECT_EQ(read[2].document->pages.at(0).lines.at(0).text, "Here");
}

TEST(HostilePdf, PagesOfPicturesThatClaimToBeHugeAreUnreadableNotBlank) {
    for (const Attempt& read : read_all(pictures_of(15'000))) {
        ASSERT_TRUE(read.document) << read.ending.code;
        EXPECT_EQ(read.document->pages.at(0).state, PageState::unreadable);
        EXPECT_LT(read.ending.peak_memory, 1ULL << 30U);
    }
}

TEST(HostilePdf, APictureThatTakesTooLongEndsItsOwnFileOnly) {
    Limits limits;
    limits.wall = std::chrono::seconds(1);
    for (const Attempt& read : read_all(pictures_of(60'000), limits)) {
        EXPECT_TRUE(read.document || read.ending.code == "timed_out") << read.ending.code;
    }
}

} // namespace intake
