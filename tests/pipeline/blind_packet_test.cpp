#include "extractors/image.hpp"
#include "extractors/pdf.hpp"
#include "pipeline/emit/names.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/packet.hpp"
#include "pipeline/emit/scoring_workbook.hpp"
#include "tests/support/batch_builder.hpp"
#include "tests/support/pages.hpp"
#include "tests/support/schema.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/unzip.hpp"

#include <gtest/gtest.h>
#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <memory>

namespace intake {

namespace {

constexpr const char* candidate = "王建国";
constexpr const char* employer = "上海澜工精密机械有限公司";

void darken(Raster& picture, const Box& box) {
    for (int y = static_cast<int>(box.top); y < static_cast<int>(box.bottom); ++y) {
        for (int x = static_cast<int>(box.left); x < static_cast<int>(box.right); ++x) {
            picture.pixels[picture.at(x, y)] = 0;
        }
    }
}

/// A scanned page: where a line says something there is ink, and where a seal lies.
Raster drawn(const Page& page) {
    Raster out{.width = 595, .height = 842, .channels = 1, .dpi = 72};
    out.pixels.assign(595UL * 842UL, 255);
    for (const Text& line : page.lines) {
        darken(out, line.box);
    }
    for (const Imprint& imprint : page.marks.imprints) {
        darken(out, imprint.box);
    }
    return out;
}

Page form_page() {
    Page page = testing::blank_page(Origin::ocr);
    page.lines = {testing::ocr_at("候选人情况说明", 60, 60, 12, 0.99),
                  testing::ocr_at("王建国在上海澜工精密机械有限公司工作", 60, 100, 12, 0.99),
                  testing::ocr_at("云汀区质量协会经研究同意推荐", 60, 140, 12, 0.99),
                  testing::ocr_at("提出六项改进并推广应用", 60, 180, 12, 0.99)};
    page.marks.imprints = {{.box = {300, 500, 400, 600}}};
    return page;
}

/// One candidate with one scanned page, from a folder and a file named after people.
Batch batch_in(const test::TempDir& folder, bool blind) {
    Batch batch;
    batch.blind = blind;
    batch.profile = test::small_profile();
    batch.profile.fields.push_back(
        {.name = "employer", .title = "工作单位", .kind = Kind::unit, .labels = {"工作单位"}});
    batch.profile.documents[1].section = "form";
    batch.profile.conditions = {"工艺专长"};
    batch.as_of = *parse_date("2026-05-15");
    Review review = test::review_of("云汀区质量协会材料", "上海市云汀区质量协会");
    review.submission.files.push_back(test::input_file("王建国/王建国推荐表.png", 1));
    InputFile& file = review.submission.files.back();
    file.format = Format::png;
    file.blob = folder / "0001";
    test::spill(file.blob, encode_png(drawn(form_page())));
    review.subject.documents.push_back(
        testing::document_of({form_page()}, "王建国/王建国推荐表.png"));
    Dossier dossier = test::dossier(candidate, "310101197805120314", "complete");
    dossier.fields.push_back(test::field("employer", State::accepted, employer, {}));
    dossier.fields.push_back(test::field("condition_1", State::accepted,
                                         "王建国带领澜工精密机械的班组提出六项改进", {}));
    dossier.parts.front().pages = {0};
    dossier.parts.front().document = review.subject.documents.size() - 1;
    dossier.parts.front().file = file.path;
    review.subject.dossiers = {dossier};
    const Finding finding{
        .id = "00000000000000a1",
        .check = "FORM-12",
        .severity = Severity::advisory,
        .candidate = candidate,
        .document = "C1",
        .source = test::on_page(file.path, 1),
        .message = "“王建国推荐表.png”中王建国的单位与上海澜工精密机械有限公司不一致"};
    review.verdicts.findings = {test::finding_in(review, finding)};
    batch.reviews.push_back(review);
    return batch;
}

std::string packet_of(const Batch& batch) {
    const Review& review = batch.reviews.front();
    const Dossier& dossier = review.subject.dossiers.front();
    return packet_pdf(plan_packet(review, dossier, batch), review, dossier, batch);
}

/// All that a PDF says: text of its pages without blanks, outline, title, author.
std::string words_of(const std::string& pdf) {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
    const auto utf8 = [](const poppler::ustring& text) {
        const poppler::byte_array bytes = text.to_utf8();
        return std::string(bytes.begin(), bytes.end());
    };
    std::string out = utf8(document->get_title()) + utf8(document->get_author());
    for (int i = 0; i < document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        out += utf8(page->text());
    }
    const std::unique_ptr<poppler::toc> outline(document->create_toc());
    for (const poppler::toc_item* item : outline->root()->children()) {
        out += utf8(item->title());
        for (const poppler::toc_item* below : item->children()) {
            out += utf8(below->title());
        }
    }
    return squeeze(out);
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(BlindPacket, SaysNeitherNameNorUnitAnywhereInItsText) {
    const test::TempDir folder;
    const std::string open = words_of(packet_of(batch_in(folder, false)));
    const std::string blind = words_of(packet_of(batch_in(folder, true)));
    for (const char* name : {candidate, employer, "澜工精密机械", "云汀区质量协会"}) {
        EXPECT_TRUE(has(open, name)) << name;
        EXPECT_FALSE(has(blind, name)) << name;
    }
    EXPECT_TRUE(has(blind, "2026-001"));
    EXPECT_TRUE(has(blind, "提出六项改进并推广应用")); // what is harmless stays searchable
    EXPECT_TRUE(has(blind, "盲评说明"));
}

TEST(BlindPacket, PaintsNamesAndSealsOverInThePicture) {
    const test::TempDir folder;
    const Batch batch = batch_in(folder, true);
    test::spill(folder / "packet.pdf", packet_of(batch));
    const PacketPage page =
        plan_packet(batch.reviews[0], batch.reviews[0].subject.dossiers[0], batch)
            .items.at(0)
            .pages.at(0);
    EXPECT_EQ(page.treatment, Treatment::mask);
    // The page is set a little smaller on its sheet, from the top middle.
    Raster shown;
    const auto darkness = [&](double x, double y) {
        const double scale = (841.89 - 30) / 842;
        return shown.pixels[shown.at(static_cast<int>(297.5 + (x - 297.5) * scale),
                                     static_cast<int>(y * scale))];
    };
    const auto is_the_scan = [&] { // where its last line is one bar
        return darkness(70, 186) < 60 && darkness(100, 186) < 60 && darkness(150, 186) < 60;
    };
    for (int number = 1; number < 12 && (number == 1 || !is_the_scan()); ++number) {
        shown = to_grey(render_page(folder / "packet.pdf", number, 72));
    }
    ASSERT_TRUE(is_the_scan());
    EXPECT_GT(darkness(78, 106), 150);  // the name
    EXPECT_LT(darkness(102, 106), 60);  // 在
    EXPECT_GT(darkness(180, 106), 150); // the employer
    EXPECT_GT(darkness(100, 146), 150); // the recommending unit
    EXPECT_GT(darkness(350, 550), 150); // the seal
}

TEST(BlindPacket, LiesUnderItsNumber) {
    const test::TempDir folder;
    const Batch batch = batch_in(folder, true);
    EXPECT_EQ(packet_path(batch, "云汀", candidate, batch.reviews[0].subject.dossiers[0]),
              "packets/盲评/2026-001.pdf");
}

TEST(BlindPacket, SaysInFrontWhichPagesMayStillTell) {
    const test::TempDir folder;
    Batch batch = batch_in(folder, true);
    EXPECT_FALSE(has(words_of(packet_of(batch)), "不能保证"));
    Page& page = batch.reviews[0].subject.documents.back().pages.front();
    page.lines.back().confidence = 0.7;
    const std::string words = words_of(packet_of(batch));
    EXPECT_TRUE(has(words, "盲评:有1页不能保证已遮盖干净"));
    EXPECT_TRUE(has(words, "有识别把握不大的文字"));
    EXPECT_TRUE(has(words, "盲评:本页可能未遮盖干净"));
}

TEST(BlindPacket, ScoringWorkbookKnowsNumbersOnly) {
    const test::TempDir folder;
    Batch batch = batch_in(folder, true);
    batch.registers.experts = std::vector<Expert>{{candidate, employer}};
    const Review& review = batch.reviews.front();
    const PlannedPacket plan{0, 0, "packets/盲评/2026-001.pdf",
                             plan_packet(review, review.subject.dossiers.front(), batch)};
    const std::string words =
        test::unzip(scoring_workbook({plan}, batch)).at("xl/sharedStrings.xml");
    EXPECT_TRUE(has(words, "2026-001"));
    for (const char* name : {candidate, employer, "云汀区质量协会"}) {
        EXPECT_FALSE(has(words, name)) << name;
    }
}

TEST(BlindPacket, ManifestAndOverviewListThePagesThatMayStillTell) {
    Batch batch = test::small_batch();
    EXPECT_TRUE(has(run_json(batch, {}), "\"blind\":null"));
    batch.blind = true;
    batch.unproved = {
        {"packets/盲评/2026-001.pdf", "静安区", "赵铁柱/推荐表.pdf", 2, "可能有单位简称"}};
    const std::string text = run_json(batch, {});
    EXPECT_EQ(test::Schema("run").problems(text), "");
    EXPECT_TRUE(has(text, R"("page":2,"reason":"可能有单位简称")"));
    EXPECT_TRUE(has(overview_html(batch), "可能有单位简称"));
}

} // namespace intake
