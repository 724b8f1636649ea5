#include "pipeline/emit/packet.hpp"

#include "pipeline/emit/packet_front.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

Page page(int number, PageState state = PageState::read) {
    Page out;
    out.number = number;
    out.width = 595;
    out.height = 842;
    out.state = state;
    return out;
}

Text line(const char* text) {
    Text out;
    out.text = text;
    out.box = {50, 50, 250, 60};
    return out;
}

std::size_t add_document(Review& review, const char* path, std::vector<Page> pages) {
    Document document;
    document.path = path;
    document.page_count = pages.empty() ? 0 : pages.back().number;
    document.pages = std::move(pages);
    review.subject.documents.push_back(document);
    return review.subject.documents.size() - 1;
}

Part part(const Review& review, const char* type, std::size_t document,
          std::vector<std::size_t> pages) {
    Part out;
    out.type = type;
    out.document = document;
    out.file = review.subject.documents[document].path;
    out.pages = std::move(pages);
    return out;
}

Batch batch() {
    Batch out;
    out.as_of = *parse_date("2026-05-15");
    const auto add = [&](const char* code, const char* title, const char* section) {
        DocumentRule rule;
        rule.code = code;
        rule.title = title;
        rule.section = section;
        out.profile.documents.push_back(rule);
    };
    add("C1", "推荐表", "form");
    add("C2", "身份证", "none");
    add("C6", "荣誉证书", "evidence");
    add("C12", "事迹材料", "narrative");
    add("U1", "推荐函", "opinion");
    return out;
}

/// One candidate with a form (two pages), an ID card, evidence and a narrative.
Review review() {
    Review out;
    out.submission.name = "浦东";
    const std::size_t form = add_document(out, "王建国/推荐表.pdf", {page(1), page(2)});
    const std::size_t card = add_document(out, "王建国/身份证.jpg", {page(1)});
    const std::size_t honour = add_document(out, "王建国/荣誉.jpg", {page(1)});
    const std::size_t story = add_document(out, "王建国/事迹.pdf", {page(1)});
    Dossier dossier;
    dossier.candidate = "王建国";
    dossier.parts = {part(out, "C6", honour, {0}), part(out, "C1", form, {0, 1}),
                     part(out, "C2", card, {0}), part(out, "C12", story, {0})};
    out.subject.dossiers = {dossier};
    return out;
}

Packet plan(const Review& review) {
    return plan_packet(review, review.subject.dossiers.front(), batch());
}

} // namespace

TEST(Packet, PutsSectionsInTheirOrder) {
    const Packet packet = plan(review());
    ASSERT_EQ(packet.items.size(), 3U);
    EXPECT_EQ(packet.items[0].type, "C1");
    EXPECT_EQ(packet.items[1].type, "C12");
    EXPECT_EQ(packet.items[2].type, "C6");
}

TEST(Packet, LeavesIdCardsOutAndSaysSo) {
    const Packet packet = plan(review());
    ASSERT_EQ(packet.left_out.size(), 1U);
    EXPECT_EQ(packet.left_out[0].file, "王建国/身份证.jpg");
    EXPECT_NE(packet.left_out[0].reason.find("身份证"), std::string::npos);
}

TEST(Packet, LeavesOutWhatNobodyCouldRead) {
    Review subject = review();
    subject.subject.documents[2].pages[0].state = PageState::unreadable;
    const Packet packet = plan(subject);
    EXPECT_EQ(packet.items.size(), 2U);
    EXPECT_EQ(packet.left_out.size(), 2U);
}

TEST(Packet, MasksAPageWithAnIdNumber) {
    Review subject = review();
    subject.subject.documents[0].pages[1].lines = {line("310101197805120314")};
    const Packet packet = plan(subject);
    EXPECT_EQ(packet.items[0].pages[0].treatment, Treatment::copy);
    EXPECT_EQ(packet.items[0].pages[1].treatment, Treatment::mask);
    EXPECT_FALSE(packet.items[0].pages[1].masks.empty());
}

TEST(Packet, MasksTheHalfOfASheetThatMayNotBeSeen) {
    Review subject = review();
    Page left = page(1);
    left.part = 1;
    Page right = page(1);
    right.part = 2;
    right.to_file.e = 595;
    subject.subject.documents[0].pages = {left, right};
    subject.subject.dossiers[0].parts[1].pages = {0};
    subject.subject.dossiers[0].parts[2] = part(subject, "C2", 0, {1});
    const Packet packet = plan(subject);
    ASSERT_EQ(packet.items[0].pages.size(), 1U);
    EXPECT_EQ(packet.items[0].pages[0].masks, (std::vector<Box>{{595, 0, 1190, 842}}));
    EXPECT_TRUE(packet.left_out.empty());
}

TEST(Packet, LeavesOutAWholePageSharedWithAnIdCard) {
    Review subject = review();
    subject.subject.dossiers[0].parts.push_back(part(subject, "C2", 0, {1}));
    const Packet packet = plan(subject);
    EXPECT_EQ(packet.items[0].pages.size(), 1U);
}

TEST(Packet, LeavesOutOtherPeoplesDocuments) {
    Review subject = review();
    subject.subject.dossiers[0].parts[0].person = "李明";
    EXPECT_EQ(plan(subject).items.size(), 2U);
    subject.subject.dossiers[0].parts[0].person = "王建围";
    EXPECT_EQ(plan(subject).items.size(), 3U);
    Dossier other;
    other.candidate = "王建围";
    subject.subject.dossiers.push_back(other);
    EXPECT_EQ(plan(subject).items.size(), 2U);
}

TEST(Packet, LeavesOutPagesAnotherCandidateOwns) {
    Review subject = review();
    Dossier other;
    other.candidate = "李敏";
    other.parts = {part(subject, "C6", 2, {0})};
    subject.subject.dossiers.push_back(other);
    EXPECT_EQ(plan(subject).items.size(), 2U);
}

TEST(Packet, TakesTheUnitsOpinionAlong) {
    Review subject = review();
    const std::size_t letter = add_document(subject, "推荐函.pdf", {page(1), page(2)});
    subject.subject.documents[letter].pages[1].state = PageState::blank;
    subject.subject.unit_parts = {part(subject, "U1", letter, {0, 1})};
    const Packet packet = plan(subject);
    EXPECT_EQ(packet.items.back().type, "U1");
    EXPECT_EQ(packet.items.back().pages.size(), 1U);
    EXPECT_EQ(packet.left_out.size(), 1U);
}

TEST(Packet, TellsDocumentsOfOneTypeApart) {
    Review subject = review();
    const std::size_t second = add_document(subject, "王建国/劳模13812345678.jpg", {page(1)});
    subject.subject.dossiers[0].parts.push_back(part(subject, "C6", second, {0}));
    const Packet packet = plan(subject);
    EXPECT_EQ(packet.items[2].title, "荣誉证书（荣誉）");
    EXPECT_EQ(packet.items[3].title, "荣誉证书（劳模138****5678）");
}

TEST(Packet, EveryPageIsSomewhereOrUnplaced) {
    Review subject = review();
    add_document(subject, "散页.pdf", {page(1), page(2)});
    subject.subject.documents[0].page_count = 3;
    const std::vector<Exclusion> rest = unplaced_pages(subject, {plan(subject)});
    ASSERT_EQ(rest.size(), 3U);
    EXPECT_EQ(rest[0].page, 3);
    EXPECT_EQ(rest[1].file, "散页.pdf");
}

TEST(Packet, FrontPrintsThePagesWhereDocumentsStand) {
    const Review subject = review();
    const Packet packet = plan(subject);
    const PacketFront front =
        set_front(packet, subject, subject.subject.dossiers.front(), batch());
    EXPECT_EQ(front.numbers.summary, 2);
    EXPECT_EQ(front.numbers.contents, 3);
    EXPECT_EQ(front.numbers.review, 4);
    EXPECT_EQ(front.numbers.items, (std::vector<int>{5, 7, 8}));
    EXPECT_EQ(front.set.unknown_glyphs, 0);
}

} // namespace intake
