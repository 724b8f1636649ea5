#include "pipeline/emit/packet.hpp"

#include "pipeline/emit/packet_blocks.hpp"
#include "pipeline/emit/packet_evidence.hpp"
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
    out.profile.year = 2026;
    out.profile.conditions = {"工艺专长", "质量技能", "领军作用", "突出贡献"};
    out.profile.forces = {"引领力", "实践力", "创新力", "攻关力", "传承力"};
    ListRule honours;
    honours.name = "honours";
    honours.proof = "C6";
    out.profile.lists = {honours};
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
    EXPECT_EQ(packet.left_out.size(), 1U);
    ASSERT_EQ(packet.unassigned.size(), 1U);
    EXPECT_EQ(packet.unassigned[0].file, "王建国/荣誉.jpg");
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

TEST(Packet, NumbersDocumentsOfOneTypeInOneFile) {
    Review subject = review();
    subject.subject.documents[2].pages.push_back(page(2));
    subject.subject.dossiers[0].parts.push_back(part(subject, "C6", 2, {1}));
    const Packet packet = plan(subject);
    EXPECT_EQ(packet.items[2].title, "荣誉证书（第1件）");
    EXPECT_EQ(packet.items[3].title, "荣誉证书（第2件）");
}

TEST(Packet, FrontPrintsThePagesWhereDocumentsStand) {
    const Review subject = review();
    const Packet packet = plan(subject);
    const PacketFront front =
        set_front(packet, subject, subject.subject.dossiers.front(), batch());
    EXPECT_EQ(front.numbers.scoring, 2);
    EXPECT_EQ(front.numbers.summary, 3);
    EXPECT_EQ(front.numbers.contents, 4);
    EXPECT_EQ(front.numbers.review, 5);
    EXPECT_EQ(front.numbers.evidence, 9); // the index stands before the first certificate
    EXPECT_EQ(front.numbers.items, (std::vector<int>{6, 8, 10}));
    EXPECT_EQ(front.numbers.provenance, 11);
    EXPECT_EQ(front.front.unknown_glyphs + front.evidence.unknown_glyphs, 0);
}

namespace {

Field said(const char* name, const char* value, State state = State::accepted) {
    Field out;
    out.name = name;
    out.value = value;
    out.state = state;
    out.source.file = "王建国/推荐表.pdf";
    out.source.page = 2;
    return out;
}

/// The form's honours have a line of this name, the certificate prints this text.
Review with_honour(const char* listed, const char* printed) {
    Review out = review();
    Reading title;
    title.field = "title";
    title.value = listed;
    title.state = State::accepted;
    out.subject.dossiers[0].parts[1].entries = {{"honours", {title}}};
    out.subject.documents[2].pages[0].lines = {line(printed)};
    return out;
}

Front front_of(const Packet& packet, const Review& subject, const Batch& all) {
    Front front{packet, subject, subject.subject.dossiers.front(), all, {}, {}};
    front.numbers = set_front(packet, subject, front.dossier, all).numbers;
    return front;
}

} // namespace

TEST(Packet, EvidenceStandsUnderTheConditionWhoseTextNamesIt) {
    Review subject = with_honour("全国质量奖个人奖", "荣誉证书 王建国获全国质量奖个人奖");
    subject.subject.dossiers[0].fields = {said("condition_3", "曾获全国质量奖个人奖，带动班组"),
                                          said("force_leading", "获“全国质量奖个人奖”")};
    const Packet packet = plan(subject);
    EXPECT_EQ(packet.items[2].evidence.claim, "全国质量奖个人奖");
    EXPECT_EQ(packet.items[2].evidence.condition, "领军作用");
    EXPECT_EQ(packet.items[2].evidence.forces, std::vector<std::string>{"引领力"});
}

TEST(Packet, EvidenceThatNoTextNamesIsNotGuessed) {
    Review subject = with_honour("全国质量奖个人奖", "荣誉证书 上海市技术能手");
    subject.subject.dossiers[0].fields = {said("condition_3", "曾获荣誉，带动班组")};
    const Packet packet = plan(subject);
    EXPECT_EQ(packet.items[2].evidence.claim, "");
    EXPECT_EQ(evidence_group(packet.items[2]), "其他");
}

TEST(Packet, TheProfileMaySayWhatEvidenceProves) {
    Batch all = batch();
    all.profile.documents[2].condition = "突出贡献";
    const Review subject = review();
    const Packet packet = plan_packet(subject, subject.subject.dossiers.front(), all);
    EXPECT_EQ(packet.items[2].evidence.condition, "突出贡献");
}

TEST(Packet, OrdersEvidenceByCondition) {
    std::vector<PacketItem> items(3, {.section = "evidence"});
    items[1].evidence.condition = "突出贡献";
    items[2].evidence.condition = "工艺专长";
    order_evidence(items, batch().profile);
    EXPECT_EQ(evidence_group(items[0]), "工艺专长");
    EXPECT_EQ(evidence_group(items[1]), "突出贡献");
    EXPECT_EQ(evidence_group(items[2]), "其他");
}

TEST(Packet, TakesEvidenceWhoseNameWasReadWithDoubt) {
    Review subject = review();
    Part& certificate = subject.subject.dossiers[0].parts[0];
    certificate.person = "土建围";
    EXPECT_EQ(plan(subject).items.size(), 2U);
    EXPECT_EQ(plan(subject).unassigned.size(), 1U);
    Reading name;
    name.field = "name";
    name.value = "土建围";
    name.state = State::review;
    certificate.readings = {name};
    EXPECT_EQ(plan(subject).items.size(), 3U);
    EXPECT_TRUE(plan(subject).unassigned.empty());
}

TEST(Packet, ListsPagesOfTheFolderThatNobodyCouldPlace) {
    Review subject = review();
    const std::size_t stray = add_document(subject, "王建国/扫描.pdf", {page(1), page(2)});
    subject.subject.documents[stray].pages[1].state = PageState::blank;
    subject.subject.unrecognised = {{stray, 0, -1, "王建国", {}}, {stray, 1, -1, "王建国", {}}};
    const Packet packet = plan(subject);
    ASSERT_EQ(packet.unassigned.size(), 1U);
    EXPECT_EQ(packet.unassigned[0].file, "王建国/扫描.pdf");
    EXPECT_EQ(packet.left_out.back().reason, "空白页");
}

TEST(Packet, NumbersCandidatesByTheirPlaceInTheBatch) {
    Batch all = batch();
    all.reviews = {review(), review()};
    const Review& second = all.reviews[1];
    EXPECT_EQ(plan_packet(second, second.subject.dossiers.front(), all).number, "2026-002");
}

TEST(Packet, SummaryPointsAtDoubtfulTextInsteadOfShowingIt) {
    Review subject = review();
    subject.subject.dossiers[0].fields = {said("condition_1", "士海申工乙专长", State::review),
                                          said("condition_2", "精通统计过程控制。善用图表。")};
    const Packet packet = plan(subject);
    const Batch all = batch();
    const Front front = front_of(packet, subject, all);
    EXPECT_EQ(long_value(front, "condition_1", 50), "见第7页");
    EXPECT_EQ(long_value(front, "condition_2", 12), "精通统计过程控制…");
    EXPECT_EQ(long_value(front, "condition_3", 50), "—");
}

TEST(Packet, SummaryTakesFreeTextFromTheFormNotFromACertificate) {
    Review subject = review();
    Field title = said("professional_title", "工程师资格证书编号");
    Reading form;
    form.document = "C1";
    form.value = "工程师";
    form.state = State::accepted;
    title.readings = {form};
    subject.subject.dossiers[0].fields = {title};
    const Packet packet = plan(subject);
    const Batch all = batch();
    EXPECT_EQ(short_value(front_of(packet, subject, all), "professional_title", 20), "工程师");
}

TEST(Packet, SummaryStaysOnOnePageWhateverItHolds) {
    Review subject = review();
    std::string text;
    for (int i = 0; i < 60; ++i) {
        text += "精益求精";
    }
    for (const char* name : {"condition_1",
                             "condition_2",
                             "condition_3",
                             "condition_4",
                             "force_leading",
                             "force_practice",
                             "force_innovation",
                             "force_problem_solving",
                             "force_heritage",
                             "sex",
                             "birth",
                             "education",
                             "employer",
                             "position",
                             "occupation",
                             "skill_grade",
                             "professional_title",
                             "work_start",
                             "industry",
                             "category",
                             "mentor",
                             "assessment_result"}) {
        subject.subject.dossiers[0].fields.push_back(said(name, text.c_str()));
    }
    const Batch all = batch();
    const PageNumbers numbers =
        set_front(plan(subject), subject, subject.subject.dossiers.front(), all).numbers;
    EXPECT_EQ(numbers.contents, numbers.summary + 1);
}

TEST(Packet, ScoringSheetNamesThePagesToLookAt) {
    Review subject = with_honour("全国质量奖个人奖", "荣誉证书 王建国获全国质量奖个人奖");
    subject.subject.dossiers[0].fields = {said("condition_3", "曾获全国质量奖个人奖")};
    const Packet packet = plan(subject);
    const Batch all = batch();
    const Front front = front_of(packet, subject, all);
    EXPECT_EQ(pages_text(pages_for(front, "condition_3", "领军作用")), "第7、10页");
    EXPECT_EQ(pages_text(pages_for(front, "condition_1", "工艺专长")), "—");
}

} // namespace intake
