#include "extractors/mark_places.hpp"

#include "extractors/fields.hpp"
#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {
namespace {

using testing::blank_page;
using testing::document_of;
using testing::line_at;
using testing::ocr_at;

Profile sealed_profile() {
    Profile profile{.id = "test", .title = "测试", .year = 2030};
    profile.documents = {
        {.code = "F",
         .title = "申报书",
         .titles = {"申报书"},
         .marks = {"employer_seal", "recommender_seal", "candidate_signature"},
         .section = "form"},
        {.code = "L", .title = "公函", .titles = {"公函"}, .marks = {"unit_seal"}}};
    profile.fields = {{.name = "signature",
                       .title = "本人签名",
                       .kind = Kind::name,
                       .labels = {"本人签名", "签名"},
                       .documents = {"F"}},
                      {.name = "employer_opinion",
                       .title = "所在单位意见",
                       .kind = Kind::paragraph,
                       .labels = {"所在单位意见"},
                       .documents = {"F"}},
                      {.name = "recommender_opinion",
                       .title = "推荐单位意见",
                       .kind = Kind::paragraph,
                       .labels = {"推荐单位意见"},
                       .documents = {"F"}}};
    return profile;
}

/// Two opinions in cells of a grid, one below the other; the signature's line stands above.
Page form_page() {
    Page page = blank_page(Origin::ocr);
    page.marks.colour = true;
    page.lines = {line_at("本人签名：", 100, 150, 12, Origin::ocr),
                  line_at("所在单位意见", 54, 260, 10, Origin::ocr),
                  line_at("同意推荐。", 160, 220, 10, Origin::ocr),
                  line_at("推荐单位意见", 54, 400, 10, Origin::ocr),
                  line_at("同意上报。", 160, 360, 10, Origin::ocr)};
    page.grids.push_back(
        {{50, 200, 530, 480},
         2,
         2,
         {{.box = {50, 200, 150, 340}, .ink = Ink::read, .lines = {1}},
          {.column = 1, .box = {150, 200, 530, 340}, .ink = Ink::read, .lines = {2}},
          {.row = 1, .box = {50, 340, 150, 480}, .ink = Ink::read, .lines = {3}},
          {.row = 1,
           .column = 1,
           .box = {150, 340, 530, 480},
           .ink = Ink::read,
           .lines = {4}}}});
    return page;
}

Part read(const Page& page, const std::string& type = "F") {
    const Document document = document_of({page});
    return read_part({.type = type, .file = "a.pdf", .pages = {0}}, document, sealed_profile());
}

Presence seal(const Part& part, const std::string& field) {
    const auto at = std::ranges::find(part.places, field, &SealPlace::field);
    return at == part.places.end() ? Presence::undetermined : at->state;
}

Imprint imprint_at(double left, double top) {
    return {.box = {left, top, left + 110, top + 110}};
}

} // namespace

TEST(SealPlaces, ASealBelongsToTheCellOfItsMiddle) {
    Page page = form_page();
    page.marks.imprints = {imprint_at(400, 250)}; // hangs over the border
    const Part part = read(page);
    ASSERT_EQ(part.seals.size(), 1U);
    EXPECT_EQ(part.seals.front().field, "employer_seal");
    EXPECT_EQ(seal(part, "employer_seal"), Presence::present);
}

TEST(SealPlaces, BarePlacesOnColouredPagesHaveNoSeal) {
    Page page = form_page();
    page.marks.imprints = {imprint_at(400, 360)};
    const Part part = read(page);
    EXPECT_EQ(seal(part, "employer_seal"), Presence::absent);
    EXPECT_EQ(seal(part, "recommender_seal"), Presence::present);
    EXPECT_EQ(part.places.front().page, 1);
    EXPECT_EQ(part.places.front().box, (Box{150, 200, 530, 340}));
}

TEST(SealPlaces, NothingIsAbsentWithoutColour) {
    Page page = form_page();
    page.marks.colour = false;
    EXPECT_EQ(seal(read(page), "employer_seal"), Presence::undetermined);
}

TEST(SealPlaces, NothingIsAbsentBesideABlot) {
    Page page = form_page();
    page.marks.blots = {{500, 300, 560, 320}};
    EXPECT_EQ(seal(read(page), "employer_seal"), Presence::undetermined);
}

TEST(SealPlaces, NothingIsAbsentWhileASealElsewhereMayBeIt) {
    Page page = form_page();
    page.marks.imprints = {imprint_at(400, 600)};
    EXPECT_EQ(seal(read(page), "employer_seal"), Presence::undetermined);
    page.marks.imprints = {imprint_at(200, 360), imprint_at(400, 360)};
    EXPECT_EQ(seal(read(page), "employer_seal"), Presence::undetermined);
    page.marks.imprints = {imprint_at(400, 300)}; // its middle lies below the border
    EXPECT_EQ(seal(read(page), "employer_seal"), Presence::undetermined);
}

TEST(SealPlaces, ANameStampIsNoUnitSeal) {
    Page page = form_page();
    page.marks.imprints = {imprint_at(400, 220)};
    page.marks.imprints.front().shape = SealShape::square;
    EXPECT_EQ(seal(read(page), "employer_seal"), Presence::undetermined);
}

TEST(SealPlaces, APlaceNobodyFoundIsNotBare) {
    Page page = blank_page(Origin::ocr);
    page.marks.colour = true;
    page.lines = {line_at("申报书", 200, 60, 20, Origin::ocr)};
    EXPECT_EQ(seal(read(page), "employer_seal"), Presence::undetermined);
}

TEST(SealPlaces, ALetterIsSealedAnywhereAndBareBelowItsHead) {
    Page page = blank_page();
    page.marks.colour = true;
    page.lines = {line_at("公函", 250, 80, 20), line_at("2030年5月6日", 380, 600)};
    page.marks.blots = {{80, 40, 500, 110}}; // a red head
    EXPECT_EQ(seal(read(page, "L"), "unit_seal"), Presence::absent);
    page.marks.blots.push_back({380, 580, 420, 600});
    EXPECT_EQ(seal(read(page, "L"), "unit_seal"), Presence::undetermined);
    page.marks.imprints = {imprint_at(380, 540)};
    const Part part = read(page, "L");
    EXPECT_EQ(seal(part, "unit_seal"), Presence::present);
    EXPECT_EQ(part.seals.front().field, "unit_seal");
}

TEST(Signatures, AreInkBehindTheirLabel) {
    Page page = form_page();
    page.marks.strokes = {{170, 145, 190, 168}, {188, 148, 215, 166}};
    const Part part = read(page);
    ASSERT_EQ(part.signatures.size(), 1U);
    EXPECT_EQ(part.signatures.front().state, Presence::present);
    EXPECT_FALSE(part.signatures.front().box.empty());
}

TEST(Signatures, AreAbsentWhereNothingIsWritten) {
    EXPECT_EQ(read(form_page()).signatures.front().state, Presence::absent);
}

TEST(Signatures, AreNotToldFromASpeckOrAStray) {
    Page page = form_page();
    page.marks.strokes = {{170, 145, 174, 149}};
    EXPECT_EQ(read(page).signatures.front().state, Presence::undetermined);
    page.marks.strokes = {{170, 176, 200, 190}}; // below the line
    EXPECT_EQ(read(page).signatures.front().state, Presence::undetermined);
}

TEST(Signatures, OfPrintAreAPersonsToSee) {
    Page page = form_page();
    page.lines.front() = line_at("本人签名：王建国", 100, 150, 12);
    EXPECT_EQ(read(page).signatures.front().state, Presence::undetermined);
}

TEST(Signatures, AreNotTheDateBesideThem) {
    Page page = form_page();
    page.lines.front() = ocr_at("本人签名： 2030年5月6日", 100, 150, 12, 0.5);
    for (int left = 172; left < 260; left += 9) {
        page.marks.strokes.push_back({left + 0.0, 151, left + 7.0, 161});
    }
    EXPECT_NE(read(page).signatures.front().state, Presence::present);
}

/// A label broken in two in a narrow cell, an empty cell beside it, cells below both.
Page page_with_signature_cell() {
    Page page = form_page();
    page.lines.front() = line_at("本人", 60, 100, 12, Origin::ocr);
    page.lines.push_back(line_at("签名", 60, 116, 12, Origin::ocr));
    page.grids.push_back({{50, 90, 530, 180},
                          2,
                          2,
                          {{.box = {50, 90, 110, 140}, .ink = Ink::read, .lines = {0, 5}},
                           {.column = 1, .box = {110, 90, 530, 140}},
                           {.row = 1, .box = {50, 140, 110, 180}},
                           {.row = 1, .column = 1, .box = {110, 140, 530, 180}}}});
    return page;
}

void write_beside(Page& page, const std::string& text) {
    page.lines.push_back(line_at(text, 300, 108, 12, Origin::ocr));
    page.grids.back().cells[1].lines.push_back(static_cast<int>(page.lines.size()) - 1);
}

TEST(Signatures, HaveTheirPlaceBesideALabelOfTwoLines) {
    Page page = page_with_signature_cell();
    EXPECT_EQ(read(page).signatures.front().state, Presence::absent);
    page.marks.strokes = {{250, 100, 290, 130}}; // in the middle of a wide cell
    EXPECT_EQ(read(page).signatures.front().state, Presence::present);
}

TEST(Signatures, AreNotTheDatePrintedInTheirCell) {
    Page page = page_with_signature_cell();
    write_beside(page, "2030年5月6日");
    page.marks.strokes = {{302, 109, 330, 119}, {335, 109, 360, 119}};
    EXPECT_EQ(read(page).signatures.front().state, Presence::absent);
    page.marks.strokes.push_back({150, 100, 190, 130});
    EXPECT_EQ(read(page).signatures.front().state, Presence::present);
}

TEST(Signatures, HaveTheirPlaceBelowALabelThatHasAnotherBesideIt) {
    Page page = page_with_signature_cell();
    write_beside(page, "填表日期及电话");
    page.marks.strokes = {{60, 145, 100, 170}};
    EXPECT_EQ(read(page).signatures.front().state, Presence::present);
}

TEST(Signatures, StandAtTheFootWhereTheHeadNamesThePerson) {
    Page page = form_page();
    page.lines.front() = line_at("签名：王建国", 100, 100, 12, Origin::ocr);
    page.lines.push_back(line_at("签名：", 300, 150, 12, Origin::ocr));
    EXPECT_EQ(read(page).signatures.front().state, Presence::absent);
    page.lines.back().box = {300, 80, 336, 92}; // above the printed name
    page.lines.back().edges.clear();
    EXPECT_EQ(read(page).signatures.front().state, Presence::undetermined);
}

TEST(Signatures, BeginWhereTheirLabelEndsThoughTheLineGoesOn) {
    Page page = form_page();
    page.lines.front() = ocr_at("本人签名：", 100, 150, 25, 0.6); // with the hand behind it
    page.marks.strokes = {{155, 148, 200, 168}};
    EXPECT_EQ(read(page).signatures.front().state, Presence::present);
}

TEST(Signatures, MayHoldTheWordForMonth) {
    Page page = form_page();
    page.lines.front() = ocr_at("本人签名：江月明", 100, 150, 12, 0.4);
    page.marks.strokes = {{165, 148, 210, 168}};
    EXPECT_EQ(read(page).signatures.front().state, Presence::present);
}

TEST(Signatures, AtOpinionsAreThoseOfOthers) {
    Page page = form_page();
    page.lines.front() = line_at("签名：", 160, 300, 12, Origin::ocr);
    page.marks.strokes = {{200, 295, 230, 318}};
    EXPECT_EQ(read(page).signatures.front().state, Presence::undetermined);
}

} // namespace intake
