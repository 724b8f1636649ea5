#include "tests/support/cases.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

} // namespace

TEST(Watermark, IsNotedAndNeverADefect) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ID-10", person), "pass");
    page_of(world, part_of(world, person, "C2")).lines.push_back({.text = "仅供申报使用"});
    EXPECT_EQ(answer(world, "ID-10", person), "pass");
    EXPECT_EQ(outline(world, "ID-10"), "");
    remove_document(world, person, "C2");
    EXPECT_EQ(answer(world, "ID-10", person), "not_applicable");
}

TEST(BirthByFile, IsTheSecretariatsWhereADocumentExplainsIt) {
    World world = complete_world(); // born 1978-05-12
    EXPECT_EQ(answer(world, "ID-12", person), "pass");
    give(world, person, "birth", "C1", "1977-03");
    EXPECT_EQ(answer(world, "ID-12", person), "not_applicable");
    EXPECT_EQ(findings_of(judged(world), "ID-06").size(), 1U);
    Page& page = page_of(world, part_of(world, person, "C12"));
    page.lines.push_back({.text = "出生日期以档案记载的1979年1月为准"});
    EXPECT_EQ(answer(world, "ID-12", person), "not_applicable") << "another month";
    page.lines.push_back({.text = "出生日期以档案记载的1977年3月为准"});
    EXPECT_EQ(outline(world, "ID-12"),
              "fail secretariat ID-12 王建国 "
              "出生年月与身份证不一致，材料中有以档案记载为准的说明，请核实\n");
    EXPECT_EQ(outline(world, "ID-06"), "") << "the unit has explained";
    make_doubtful(reading_of(world, person, "birth", "C1"));
    EXPECT_EQ(answer(world, "ID-12", person), "not_applicable");
}

TEST(IdentityDocument, OfNonResidentsIsForAPerson) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ID-13", person), "pass");
    Dossier& dossier = dossier_of(world, person);
    Field& id = *std::ranges::find(dossier.fields, "id_number", &Field::name);
    id.value = id_of("81000019780512031");
    EXPECT_EQ(outline(world, "ID-13"),
              "fail secretariat ID-13 王建国 证件不是居民身份证，由人工核实\n");
    id.value = "";
    EXPECT_EQ(answer(world, "ID-13", person), "not_applicable");
    page_of(world, part_of(world, person, "C2"))
        .lines.push_back({.text = "台湾居民来往大陆通行证"});
    EXPECT_EQ(answer(world, "ID-13", person), "undetermined");
}

TEST(IdentityDocument, MayBeAPageThatNoTypeClaims) {
    World world = complete_world();
    Unrecognised rest{.document = add_document(world, "王建国/证件.pdf", {"PASSPORT"}),
                      .candidate = person};
    world.subject.unrecognised.push_back(rest);
    EXPECT_EQ(answer(world, "ID-13", person), "undetermined");
    world.subject.unrecognised.back().settled = true;
    EXPECT_EQ(answer(world, "ID-13", person), "pass");
}

TEST(Boxes, AreReadInTextLayersOnly) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-12", person), "not_applicable");
    Reading& sex = reading_of(world, person, "sex", "C1");
    sex.raw = "☑男□女";
    EXPECT_EQ(answer(world, "FORM-12", person), "pass");
    sex.raw = "☑男☑女";
    sex.alternatives = {"男", "女"};
    sex.state = State::review;
    EXPECT_EQ(outline(world, "FORM-12"), "fail unit FORM-12 王建国 《推荐表》“性别”重复勾选\n");
    sex.raw = "□男□女";
    sex.alternatives.clear();
    sex.value = "无";
    EXPECT_EQ(answer(world, "FORM-12", person), "undetermined") << "ticks may be drawn";
    sex.source.origin = Origin::ocr;
    EXPECT_EQ(answer(world, "FORM-12", person), "not_applicable");
}

TEST(Boxes, OfTwoFieldsInOneCellAreNotToldApart) {
    World world = complete_world();
    Reading& education = give(world, person, "education", "C1", "大学本科");
    education.raw = "☑本科□硕士☑学士";
    education.alternatives = {"大学本科", "硕士研究生"};
    EXPECT_EQ(answer(world, "FORM-12", person), "fail");
    give(world, person, "degree", "C1", "学士").raw = education.raw;
    EXPECT_EQ(answer(world, "FORM-12", person), "not_applicable");
}

TEST(Boxes, MayStayEmptyWhereNothingIsAsked) {
    World world = complete_world();
    Reading& category = give(world, person, "category", "C1", "无");
    category.raw = "□青年□巾帼";
    EXPECT_EQ(answer(world, "FORM-12", person), "pass");
}

TEST(ListedValues, AreThoseOfTheNationalListsAndTheirSynonyms) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-14", person), "pass");
    for (const std::string good : {"大学本科", "本科", "硕士研究生/工学硕士", "在职大专"}) {
        give(world, person, "education", "C1", good);
        EXPECT_EQ(answer(world, "FORM-14", person), "pass") << good;
    }
    give(world, person, "education", "C1", "全日制教育");
    EXPECT_EQ(answer(world, "FORM-14", person), "pass") << "the form's own words";
    give(world, person, "education", "C1", "夜大");
    give(world, person, "political_status", "C1", "群從");
    EXPECT_EQ(outline(world, "FORM-14"),
              "fail unit FORM-14 王建国 "
              "《推荐表》“政治面貌”填写“群從”，不是规范名称，建议规范填写（如“群众”）\n"
              "fail unit FORM-14 王建国 "
              "《推荐表》“学历”填写“夜大”，不是规范名称，建议规范填写\n");
    for (const std::string field : {"education", "political_status", "ethnicity"}) {
        make_doubtful(reading_of(world, person, field, "C1"));
    }
    EXPECT_EQ(answer(world, "FORM-14", person), "not_applicable") << "misread, perhaps";
}

TEST(Sections, AreHeldAgainstTheFormThatIsGiven) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-17", person), "not_applicable");
    rule_of(world, "FORM-17").words["sections"] = {"工作简历"};
    EXPECT_EQ(outline(world, "FORM-17"),
              "fail unit FORM-17 王建国 《推荐表》缺少“工作简历”，请使用原表，不得改变格式\n"
              "fail unit FORM-17 李敏 《推荐表》缺少“工作简历”，请使用原表，不得改变格式\n");
    make_scan(world, person, "C1");
    EXPECT_EQ(answer(world, "FORM-17", person), "undetermined");
    page_of(world, part_of(world, person, "C1")).lines.push_back({.text = "工 作 简 历"});
    EXPECT_EQ(answer(world, "FORM-17", person), "pass");
}

TEST(ReviewOpinion, IsLeftToTheReviewers) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-18", person), "not_applicable");
    Reading& opinion = give(world, person, "review_opinion", "C1", "（盖章）年月日");
    EXPECT_EQ(answer(world, "FORM-18", person), "pass");
    opinion.value = opinion.raw = "□同意 □不同意";
    EXPECT_EQ(answer(world, "FORM-18", person), "pass") << "printed so";
    opinion.value = opinion.raw = "同意认定。2026年5月1日";
    EXPECT_EQ(outline(world, "FORM-18"),
              "fail unit FORM-18 王建国 《推荐表》“评审意见”栏由市质协填写，请保持空白\n");
    reading_of(world, person, "recommender_opinion", "C1").value = "";
    EXPECT_EQ(answer(world, "FORM-18", person), "undetermined") << "perhaps that one's words";
    give(world, person, "recommender_opinion", "C1", "同意推荐");
    make_doubtful(opinion);
    EXPECT_EQ(answer(world, "FORM-18", person), "undetermined");
}

TEST(Opinions, OfASignatureAloneAreForEyes) {
    World world = complete_world();
    rule_of(world, "FORM-07").words["agreed"] = {"同意"};
    world.profile.printed_words = {"负责人签字", "年月日", "盖章"};
    Reading& opinion = reading_of(world, person, "employer_opinion", "C1");
    opinion.source.origin = Origin::ocr;
    opinion.state = State::review;
    opinion.value = "负责人签字：井从井（盖章）2026年4月15日";
    EXPECT_EQ(answer(world, "FORM-07", person), "undetermined");
    opinion.value = "同意。负责人签字：井从井（盖章）2026年4月15日";
    EXPECT_EQ(answer(world, "FORM-07", person), "pass");
}

TEST(Alterations, AreForEyesAndNobodyPretends) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-20", person), "not_applicable");
}

TEST(Punishments, AreAnsweredByTheirOwnCheckWhereTheFieldIsNotRequired) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "FORM-22", person), "pass");
    Reading& record = reading_of(world, person, "discipline_record", "C1");
    record.value = "";
    record.state = State::absent;
    EXPECT_EQ(answer(world, "FORM-22", person), "fail");
    EXPECT_EQ(outline(world, "FORM-22"), "") << "FORM-02 has said it";
    for (FieldRule& rule : world.profile.fields) {
        rule.required = rule.required && rule.name != "discipline_record";
    }
    EXPECT_EQ(outline(world, "FORM-22"),
              "fail unit FORM-22 王建国 《推荐表》“受过何种处分”未填写，如无请填“无”\n");
    record.state = State::unreadable;
    EXPECT_EQ(answer(world, "FORM-22", person), "undetermined");
    remove_document(world, person, "C1");
    EXPECT_EQ(answer(world, "FORM-22", person), "not_applicable");
}

} // namespace intake::test
