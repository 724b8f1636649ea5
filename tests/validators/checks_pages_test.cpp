#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

Part& add_proof(World& world, const std::string& type, const std::string& title,
                const std::vector<std::string>& lines) {
    Part part = make_part(world, type, "王建国/" + title + ".pdf", lines);
    part.title = title;
    auto& parts = dossier_of(world, person).parts;
    parts.push_back(std::move(part));
    return parts.back();
}

void add_value(Part& part, const std::string& field, const std::string& value) {
    part.readings.push_back(make_value(field, part.type, part.file, value));
}

} // namespace

TEST(DiplomaNumbers, AreOfTheLengthAndTheYear) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-06", person), "not_applicable");
    remove_document(world, person, "C3");
    Part& diploma = add_proof(world, "C3", "普通高等学校毕业证书",
                              {person, "于2003年9月至2007年7月在本校学习，准予毕业"});
    add_value(diploma, "diploma_number", "102711200705009301");
    EXPECT_EQ(answer(world, "EVD-06", person), "pass");
    Reading& number = diploma.readings.back();
    number.raw = "102711200905009301\n2007年7月";
    EXPECT_TRUE(contains(outline(world, "EVD-06"), "9301”所含年份与毕业年份不符，请核对"));
    number.raw = "10271120070500930";
    EXPECT_EQ(answer(world, "EVD-06", person), "pass"); // 17 digits are of older make
    number.raw = "1027112007050093011";
    EXPECT_EQ(answer(world, "EVD-06", person), "fail");
    number.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "EVD-06", person), "undetermined");
    number.state = State::review;
    EXPECT_EQ(answer(world, "EVD-06", person), "not_applicable");
}

TEST(DiplomaNumbers, OfDegreesAndOldTimesAreLeftAlone) {
    World world = complete_world();
    Part& old = add_proof(world, "C3", "毕业证书", {person, "1999年7月准予毕业"});
    add_value(old, "diploma_number", "99123");
    EXPECT_EQ(answer(world, "EVD-06", person), "pass");
    Part& degree = add_proof(world, "C3", "学士学位证书", {person, "2015年7月"});
    add_value(degree, "diploma_number", "1385532015029623");
    EXPECT_EQ(answer(world, "EVD-06", person), "pass");
}

TEST(Registration, HadNotRunOutWhenItWasSent) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-07", person), "not_applicable");
    Part& paper = add_proof(world, "C3", "教育部学历证书电子注册备案表", {person});
    add_value(paper, "online_valid_to", "2026-06-30");
    EXPECT_EQ(answer(world, "EVD-07", person), "pass");
    paper.readings.back().value = "2026-03-31"; // before the table was filled in
    EXPECT_EQ(answer(world, "EVD-07", person), "fail");
    paper.readings.back().value = "2026-05-13"; // nobody knows the day it was sent
    EXPECT_EQ(answer(world, "EVD-07", person), "undetermined");
}

TEST(Patents, AreTheCandidatesAndGranted) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-13", person), "not_applicable");
    Part& patent = add_proof(world, "C7", "发明专利证书", {"发明人：李四；" + person});
    add_value(patent, "inventors", "李四；" + person);
    add_value(patent, "patent_title", "一种夹具");
    EXPECT_EQ(answer(world, "EVD-13", person), "pass");
    page_of(world, patent).lines.front().text = "发明人：李四；张三";
    EXPECT_EQ(answer(world, "EVD-13", person), "pass"); // nobody claims it
    page_of(world, part_of(world, person, "C1")).lines.push_back({.text = "一种夹具"});
    EXPECT_EQ(outline(world, "EVD-13"),
              "fail unit EVD-13 王建国 “一种夹具”发明人中未见本人，请核对\n");
    World software = world;
    part_of(software, person, "C7").title = "计算机软件著作权登记证书";
    EXPECT_EQ(answer(software, "EVD-13", person), "pass"); // EVD-03 asks about the person
    make_scan(world, person, "C7");
    EXPECT_EQ(answer(world, "EVD-13", person), "undetermined");
    EXPECT_EQ(outline(world, "EVD-13"), ""); // EVD-03 asks the same
    EXPECT_TRUE(contains(outline(world, "EVD-03"), "undetermined"));
}

TEST(Patents, ClaimedAsGrantedAreNotOnlyApplications) {
    World world = complete_world();
    add_proof(world, "C7", "专利申请受理通知书", {"发明人：" + person});
    EXPECT_EQ(answer(world, "EVD-13", person), "pass"); // nothing was claimed
    Part& form = part_of(world, person, "C1");
    Reading number = make_value("number", "C1", form.file, "ZL201310699744.2");
    form.entries.push_back({"patents", {number}});
    EXPECT_TRUE(contains(outline(world, "EVD-13"), "仅为受理通知书"));
    EXPECT_EQ(answer(world, "EVD-13", person), "fail");
    form.entries.back().columns.front().source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "EVD-13", person), "undetermined");
    add_proof(world, "C7", "发明专利证书", {"发明人：" + person});
    EXPECT_EQ(answer(world, "EVD-13", person), "pass");
}

TEST(Patents, SaidInProseToBeGrantedAreForEyes) {
    World world = complete_world();
    add_proof(world, "C7", "专利申请受理通知书", {"发明人：" + person});
    rule_of(world, "EVD-13").words["granted"] = {"已授权"};
    page_of(world, part_of(world, person, "C1")).lines.push_back({.text = "发明专利已授权"});
    EXPECT_EQ(answer(world, "EVD-13", person), "undetermined");
    EXPECT_TRUE(contains(outline(world, "EVD-13"), "仅为受理通知书"));
}

TEST(Standards, ShowCoverAndForeword) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-15", person), "not_applicable");
    Part& proof = add_proof(world, "C8", "团体标准",
                            {"2024-06-10发布", "主要起草人：" + person + "、李四"});
    EXPECT_EQ(answer(world, "EVD-15", person), "pass");
    page_of(world, proof).lines.pop_back();
    EXPECT_EQ(outline(world, "EVD-15"),
              "fail unit EVD-15 王建国 “团体标准”的证明请补充载有本人姓名的前言页\n");
    make_scan(world, person, "C8");
    EXPECT_EQ(answer(world, "EVD-15", person), "undetermined");
    page_of(world, proof).state = PageState::unreadable; // EVD-22 asks for it
    EXPECT_EQ(answer(world, "EVD-15", person), "not_applicable");
}

TEST(Papers, ShowCoverContentsAndFirstPage) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-16", person), "not_applicable");
    Part& proof =
        add_proof(world, "C9", "质量期刊", {"ISSN 1000-1000", "目录", person, "摘要"});
    EXPECT_EQ(answer(world, "EVD-16", person), "pass");
    page_of(world, proof).lines.resize(2);
    EXPECT_EQ(outline(world, "EVD-16"),
              "fail unit EVD-16 王建国 论文“质量期刊”请补充正文首页\n");
    add_unread_page(world, "王建国/扫描.pdf", person);
    EXPECT_EQ(answer(world, "EVD-16", person), "undetermined");
    page_of(world, proof).lines.push_back({.text = "ISBN 978-7"});
    EXPECT_EQ(answer(world, "EVD-16", person), "not_applicable");
}

TEST(Benefits, AreSealedByTheFinanceOffice) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-17", person), "not_applicable");
    Part& proof = add_proof(world, "C10", "经济效益证明", {person});
    EXPECT_EQ(answer(world, "EVD-17", person), "undetermined"); // colours are not known
    page_of(world, proof).marks.colour = true;
    EXPECT_EQ(answer(world, "EVD-17", person), "fail");
    proof.seals = {{.page = 1, .text = "某某公司"}};
    EXPECT_EQ(answer(world, "EVD-17", person), "undetermined");
    proof.seals.front().kind = "财务专用章";
    EXPECT_EQ(answer(world, "EVD-17", person), "pass");
}

TEST(Copies, AreCertifiedWhereTheNoticeAsks) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-20", person), "not_applicable");
    rule_of(world, "EVD-20").words["documents"] = {"C3"};
    EXPECT_EQ(answer(world, "EVD-20", person), "not_applicable"); // born digital
    make_scan(world, person, "C3");
    EXPECT_EQ(answer(world, "EVD-20", person), "undetermined");
    Page& page = page_of(world, part_of(world, person, "C3"));
    page.marks.colour = true;
    EXPECT_EQ(answer(world, "EVD-20", person), "fail");
    page.lines.push_back({.text = "与原件一致"});
    EXPECT_EQ(answer(world, "EVD-20", person), "pass");
}

TEST(Codes, OfElectronicCertificatesAreKept) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-23", person), "not_applicable");
    Part& proof = add_proof(world, "C3", "学历证书电子注册备案表", {"在线验证码"});
    add_value(proof, "online_code", "A1B2C3D4E5F6");
    EXPECT_EQ(answer(world, "EVD-23", person), "pass");
    Reading& code = proof.readings.back();
    code.value = code.raw = "";
    code.state = State::absent;
    EXPECT_EQ(answer(world, "EVD-23", person), "fail");
    code.state = State::unreadable;
    EXPECT_EQ(answer(world, "EVD-23", person), "undetermined");
    page_of(world, proof).marks.codes.push_back({.text = "A1B2"});
    EXPECT_EQ(answer(world, "EVD-23", person), "pass");
    page_of(world, proof).marks.codes.clear();
    page_of(world, proof).lines.push_back({.text = "A1B2C3D4E5F6"}); // below its label
    EXPECT_EQ(answer(world, "EVD-23", person), "pass");
}

TEST(Codes, ThatThePageSpeaksOfAreLookedFor) {
    World world = complete_world();
    Part& proof = add_proof(world, "C5", "职业技能等级证书", {"扫描二维码查验证书"});
    EXPECT_EQ(answer(world, "EVD-23", person), "undetermined");
    page_of(world, proof).marks.codes.push_back({.text = "https://example.org/v?id=1"});
    EXPECT_EQ(answer(world, "EVD-23", person), "pass");
}

TEST(Insurance, IsPaidByTheEmployer) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-24", person), "not_applicable");
    Part& proof = add_proof(world, "C14", "参保缴费证明", {person});
    add_value(proof, "insured_employer", "上海某某人力资源有限公司");
    EXPECT_EQ(answer(world, "EVD-24", person), "fail");
    World read = world;
    part_of(read, person, "C14").readings.back().source.origin = Origin::ocr;
    EXPECT_EQ(answer(read, "EVD-24", person), "undetermined");
    World told = world;
    page_of(told, part_of(told, person, "C14")).lines.push_back({.text = "系劳务派遣"});
    EXPECT_EQ(answer(told, "EVD-24", person), "pass");
    add_value(proof, "insured_employer", "上海某某精密机械有限公司闵行分厂");
    EXPECT_EQ(answer(world, "EVD-24", person), "pass");
}

TEST(Commendations, ShowNumberNamesAndSeal) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "EVD-25", person), "not_applicable");
    Part& paper =
        add_proof(world, "C6", "关于表彰质量标兵的决定", {"沪质〔2025〕12号", "一、" + person});
    paper.seals = {{.page = 1, .text = "某某协会"}};
    EXPECT_EQ(answer(world, "EVD-25", person), "pass");
    page_of(world, paper).lines.front().text = "关于表彰的决定";
    EXPECT_EQ(answer(world, "EVD-25", person), "undetermined"); // no formal paper, perhaps
    page_of(world, paper).lines.back().text = "一、李四";
    EXPECT_EQ(outline(world, "EVD-25"),
              "fail unit EVD-25 王建国 表彰文件“关于表彰质量标兵的决定”"
              "缺文号、名单页\n");
    make_scan(world, person, "C6");
    EXPECT_EQ(answer(world, "EVD-25", person), "undetermined");
}

} // namespace intake::test
