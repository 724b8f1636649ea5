#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/figures.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

Page& form_page(World& world) {
    return page_of(world, part_of(world, person, "C1"));
}

void add_line(Page& page, const std::string& text) {
    page.lines.push_back({.text = text});
}

void claim(World& world, const std::string& list, const std::string& title,
           const std::string& date = "2024-05") {
    Part& form = part_of(world, person, "C1");
    form.entries.push_back({list,
                            {make_value("title", "C1", form.file, title),
                             make_value("date", "C1", form.file, date)}});
}

void add_proof(World& world, const std::string& type, const std::string& text) {
    Part part = make_part(world, type, "王建国/" + type + ".pdf", {person, text});
    dossier_of(world, person).parts.push_back(std::move(part));
}

} // namespace

TEST(Proofs, AreClaimedSomewhereInTheForm) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-02", person), "not_applicable");
    add_proof(world, "C6", "授予“上海市质量标兵”荣誉称号");
    EXPECT_EQ(outline(world, "EVD-02"),
              "fail unit EVD-02 王建国 证明材料“上海市质量标兵”未在《推荐表》列出，"
              "如需作为业绩请补填\n");
    World scan = world;
    make_scan(scan, person, "C1");
    EXPECT_EQ(answer(scan, "EVD-02", person), "undetermined");
    add_line(form_page(scan), "上海市质童标兵"); // misread, but hardly another
    EXPECT_EQ(answer(scan, "EVD-02", person), "pass");
    add_line(form_page(world), "2024年获上海市质量标兵");
    EXPECT_EQ(answer(world, "EVD-02", person), "pass");
}

TEST(Proofs, OfNoNameAreNotHeldAgainstTheForm) {
    World world = complete_world();
    add_proof(world, "C6", "荣誉证书");
    EXPECT_EQ(answer(world, "EVD-02", person), "not_applicable");
    add_proof(world, "C7", "专利证书");
    Part& patent = part_of(world, person, "C7");
    patent.readings.push_back(
        make_value("patent_number", "C7", patent.file, "ZL201310699744.2"));
    EXPECT_EQ(answer(world, "EVD-02", person), "fail");
    add_line(form_page(world), "ZL 2013 1 0699744.2");
    EXPECT_EQ(answer(world, "EVD-02", person), "pass");
}

TEST(Proofs, BearOutARowThatCallsThemOtherwise) {
    World world = complete_world();
    add_proof(world, "C6", "在“比学赶超”活动中被评为先进个人");
    EXPECT_EQ(answer(world, "EVD-02", person), "fail");
    claim(world, "honours", "先进个人");
    EXPECT_EQ(answer(world, "EVD-02", person), "pass");
}

TEST(Achievements, AreListedOnce) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-21", person), "not_applicable");
    claim(world, "honours", "上海市质量标兵", "2023-05");
    claim(world, "honours", "上海市质量标兵", "2024-05"); // another year's
    EXPECT_EQ(answer(world, "EVD-21", person), "pass");
    claim(world, "achievements", "上海市质量标兵");
    EXPECT_EQ(outline(world, "EVD-21"),
              "fail secretariat EVD-21 王建国 同一成果“上海市质量标兵”列在多处\n");
    make_doubtful(part_of(world, person, "C1").entries.back().columns.front());
    EXPECT_EQ(answer(world, "EVD-21", person), "undetermined");
}

TEST(Counts, AgreeWithTheRows) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "X-10", person), "not_applicable");
    claim(world, "patents", "一种夹具");
    add_line(form_page(world), "获授权专利3项。");
    EXPECT_EQ(outline(world, "X-10"),
              "fail unit X-10 王建国 专利（软件著作权）文字写3，列出1\n");
    World scan = world;
    make_scan(scan, person, "C1");
    EXPECT_EQ(answer(scan, "X-10", person), "undetermined");
    claim(world, "patents", "一种量具");
    claim(world, "patents", "一种刀具");
    EXPECT_EQ(answer(world, "X-10", person), "pass");
    form_page(world).lines.back().text = "2024年专利1项，所在团队专利9项。";
    EXPECT_EQ(answer(world, "X-10", person), "not_applicable");
}

TEST(Figures, AreReadInEitherScript) {
    const std::vector<std::string> patterns{"带徒{n}人"};
    EXPECT_EQ(figures_in("近年带徒 12 人。", patterns, {}), std::set<int>{12});
    EXPECT_EQ(figures_in("带徒十二人，带徒二十人", patterns, {}), (std::set<int>{12, 20}));
    EXPECT_EQ(figures_in("带徒三\n人", patterns, {}), std::set<int>{3});
    EXPECT_TRUE(figures_in("团队带徒9人", patterns, {"团队"}).empty());
    EXPECT_TRUE(figures_in("带徒多人", patterns, {}).empty());
    EXPECT_TRUE(figures_in("带徒12345人", patterns, {}).empty());
}

TEST(Figures, DifferOnlyWhereAllElseIsTheSame) {
    const std::string told = "一次交验合格率由92.1%提升到97.1%，年节约成本76万元。";
    EXPECT_TRUE(unlike_figures(told, told, 4).empty());
    const auto unlike =
        unlike_figures(told, "一次交验合格率由92.1%提升到99.1%。年节约成本7万元", 8);
    ASSERT_EQ(unlike.size(), 1U);
    EXPECT_EQ(unlike.front().second, "一次交验合格率由92.1%提升到99.1%");
    EXPECT_TRUE(unlike_figures(told, "一次交检合格率由92.1%提升到99.1%。", 8).empty());
    // Years, ordinals and the numbers of items say what is spoken of.
    EXPECT_TRUE(unlike_figures("2024年度获质量标兵称号", "2022年度获质量标兵称号", 4).empty());
    EXPECT_TRUE(unlike_figures("第2阶段完成工艺验证", "第1阶段完成工艺验证", 4).empty());
    EXPECT_TRUE(unlike_figures("2.主持工艺改进3次", "1.主持工艺改进3次", 4).empty());
}

TEST(NarrativeFigures, AgreeWithTheForm) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "NAR-06", person), "pass");
    add_line(form_page(world), "主轴交验合格率由92.1%提升到97.1%。");
    Page& narrative = page_of(world, part_of(world, person, "C12"));
    add_line(narrative, "主轴交验合格率由92.1%提升到99.1%。");
    EXPECT_EQ(outline(world, "NAR-06"),
              "fail unit NAR-06 王建国 事迹材料“主轴交验合格率由92.1%提升到99.1%”与《推荐表》"
              "“主轴交验合格率由92.1%提升到97.1%”不一致\n");
    make_scan(world, person, "C12");
    EXPECT_EQ(answer(world, "NAR-06", person), "undetermined");
    narrative.lines.back().weakest = 0.5; // one reader, not sure
    EXPECT_EQ(answer(world, "NAR-06", person), "pass");
    narrative.lines.back().second = narrative.lines.back().text;
    EXPECT_EQ(answer(world, "NAR-06", person), "undetermined");
    narrative.lines.back().second = "主轴交验合格率由92.1%提升到97.1%。"; // readers differ
    EXPECT_EQ(answer(world, "NAR-06", person), "pass");
    remove_document(world, person, "C12");
    EXPECT_EQ(answer(world, "NAR-06", person), "not_applicable");
}

TEST(Narrative, SaysSomethingOfEachTopic) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "NAR-05", person), "not_applicable"); // hardly a text
    for (CheckRule& rule : world.profile.checks) {
        if (rule.id == "NAR-05") {
            rule.numbers["least"] = 10;
        }
    }
    EXPECT_TRUE(contains(outline(world, "NAR-05"), "fail unit NAR-05 王建国 事迹材料未体现"
                                                   "“工艺专长、突出贡献”，建议补充"));
    World scan = world;
    make_scan(scan, person, "C12");
    EXPECT_EQ(answer(scan, "NAR-05", person), "undetermined");
    World unread = world;
    add_unread_page(unread, "王建国/扫描.pdf", person);
    EXPECT_EQ(answer(unread, "NAR-05", person), "not_applicable");
    World single = world;
    add_line(page_of(single, part_of(single, person, "C12")), "传授技艺");
    EXPECT_EQ(answer(single, "NAR-05", person), "undetermined"); // told in other words, perhaps
    add_line(page_of(world, part_of(world, person, "C12")),
             "立足一线，改进工装，毫无保留传授技艺");
    EXPECT_EQ(answer(world, "NAR-05", person), "pass"); // five forces, if not four conditions
}

TEST(Cultivation, PapersTouchEachForce) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "CULT-09", person), "not_applicable");
    for (CheckRule& rule : world.profile.checks) {
        if (rule.id == "CULT-09") {
            rule.numbers["least"] = 10;
            rule.words["documents"] = {"C18"};
        }
    }
    EXPECT_TRUE(contains(outline(world, "CULT-09"),
                         "王建国 《培育方案》未涉及“实践力、创新力、传承力”"));
    Page& page = page_of(world, part_of(world, person, "C18"));
    World scan = world;
    make_scan(scan, person, "C18");
    EXPECT_EQ(answer(scan, "CULT-09", person), "undetermined");
    add_line(page, "实践力、创新力、传承力");
    EXPECT_EQ(answer(world, "CULT-09", person), "pass");
}

TEST(Cultivation, ShowsTheSchoolsCourses) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "CULT-11", person), "not_applicable");
    for (CheckRule& rule : world.profile.checks) {
        rule.numbers["least"] = rule.id == "CULT-11" ? 10 : rule.numbers["least"];
    }
    EXPECT_EQ(answer(world, "CULT-11", person), "fail");
    World unread = world;
    add_unread_page(unread, "王建国/扫描.pdf", person);
    EXPECT_EQ(answer(unread, "CULT-11", person), "undetermined");
    World scan = world;
    make_scan(scan, person, "C19");
    EXPECT_EQ(answer(scan, "CULT-11", person), "not_applicable");
    add_line(page_of(world, part_of(world, person, "C19")), "上海质量工匠学院集中培训");
    EXPECT_EQ(answer(world, "CULT-11", person), "pass");
}

TEST(Cultivation, PapersAgreeAmongThemselves) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "CULT-12", person), "pass");
    Reading& other = give(world, person, "employer", "C20", "上海另一机械有限公司");
    EXPECT_EQ(answer(world, "CULT-12", person), "fail");
    EXPECT_EQ(outline(world, "CULT-12"), ""); // X-02 says it
    EXPECT_TRUE(contains(outline(world, "X-02"), "上海另一机械有限公司"));
    other.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "CULT-12", person), "undetermined");
    other.value = "上海某精密机械有限公司"; // a character the scan lost: X-02 asks
    EXPECT_EQ(answer(world, "CULT-12", person), "pass");
    make_doubtful(other); // X-02 asks
    EXPECT_EQ(answer(world, "CULT-12", person), "pass");
    for (const std::string type : {"C18", "C19", "C20"}) {
        remove_document(world, person, type);
    }
    EXPECT_EQ(answer(world, "CULT-12", person), "not_applicable");
}

TEST(Cultivation, PapersAgreeWhereOneOfTwoReadingsDoes) {
    World world = complete_world();
    give(world, person, "name", "C18", "培育方案"); // a heading taken for a name
    EXPECT_EQ(answer(world, "CULT-12", person), "fail");
    auto& fields = dossier_of(world, person).fields;
    std::ranges::find(fields, "name", &Field::name)
        ->readings.push_back(make_value("name", "C18", "王建国/C18.pdf", person));
    EXPECT_EQ(answer(world, "CULT-12", person), "pass");
}

TEST(Dates, FollowTheRoad) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "X-11", person), "pass");
    Reading& opinion = give(world, person, "employer_opinion_date", "C1", "2026-03-10");
    EXPECT_EQ(answer(world, "X-11", person), "fail"); // and FORM-08 says it
    opinion.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "X-11", person), "undetermined");
    make_doubtful(opinion); // read without certainty: passed over
    EXPECT_EQ(answer(world, "X-11", person), "pass");
    for (Field& field : dossier_of(world, person).fields) {
        field.readings.clear();
    }
    EXPECT_EQ(answer(world, "X-11", person), "not_applicable");
}

TEST(Dates, OfTheUnitsLettersComeLast) {
    World world = complete_world();
    Part& letter = part_of(world, "", "U1");
    letter.readings.push_back(make_value("document_date", "U1", letter.file, "2026-05-11"));
    EXPECT_EQ(answer(world, "X-11", person), "pass");
    letter.readings.back().value = "2026-05-09"; // before the opinion on the form
    EXPECT_TRUE(
        contains(outline(world, "X-11"),
                 "fail unit X-11 王建国 材料日期顺序不合理：推荐函的落款日期2026-05-09，"
                 "早于推荐表的推荐单位意见日期2026-05-10\n"));
}

} // namespace intake::test
