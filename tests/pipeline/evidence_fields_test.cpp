/// Papers as they are really laid out, typed and read by the shipped profile.
#include "extractors/fields.hpp"
#include "extractors/recognise.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A page of lines, one below the other, the first a large title.
Page lined(const std::vector<std::string>& lines) {
    Page page = testing::blank_page();
    double top = 60;
    for (const std::string& line : lines) {
        page.lines.push_back(testing::line_at(line, 60, top, top < 61 ? 22 : 11));
        top += top < 61 ? 60 : 22;
    }
    return page;
}

Page ruled(const std::string& title, const Rows& rows) {
    Page page = lined({title});
    testing::add_grid(page, rows);
    return page;
}

Part read(Page page, const std::string& type) {
    const Document document = testing::document_of({std::move(page)}, "a.pdf");
    const Recognition found = recognise(document, 0, test::shipped_profile());
    EXPECT_EQ(found.parts.size(), 1U) << type;
    Part part = found.parts.empty() ? Part{.pages = {0}} : found.parts.front();
    EXPECT_EQ(part.type, type);
    part.type = type;
    return read_part(std::move(part), document, test::shipped_profile());
}

std::string value(const Part& part, const std::string& field) {
    const Reading* reading = find_reading(part.readings, field);
    return reading == nullptr ? "(none)" : reading->value;
}

} // namespace

TEST(EvidenceFields, OfARegistrationOfADiploma) {
    for (Page& page : std::vector{
             lined({"教育部学历证书电子注册备案表", "姓名：王建国", "性别：男",
                    "毕业院校：沪江大学", "层次：本科", "证书编号：102711200705009301",
                    "毕业日期：2007年7月1日", "在线验证码：A1B2C3D4E5F6",
                    "在线验证有效期：2026年6月30日"}),
             ruled("教育部学历证书电子注册备案表",
                   {{"姓名", "王建国", "性别", "男"},
                    {"毕业院校", "沪江大学", "层次", "本科"},
                    {"证书编号", "102711200705009301", "毕业日期", "2007年7月1日"},
                    {"在线验证码", "A1B2C3D4E5F6", "在线验证有效期", "2026年6月30日"}})}) {
        const Part part = read(std::move(page), "C3");
        EXPECT_EQ(value(part, "name"), "王建国");
        EXPECT_EQ(value(part, "school"), "沪江大学");
        EXPECT_EQ(value(part, "diploma_number"), "102711200705009301");
        EXPECT_EQ(value(part, "graduation_date"), "2007-07-01");
        EXPECT_EQ(value(part, "online_code"), "A1B2C3D4E5F6");
        EXPECT_EQ(value(part, "online_valid_to"), "2026-06-30");
    }
}

TEST(EvidenceFields, OfAPatent) {
    for (Page& page :
         std::vector{lined({"发明专利证书", "发明名称：一种夹具", "发 明 人：李四;王建国",
                            "专 利 号：ZL 2013 1 0699744.2", "专利申请日：2013年12月19日",
                            "专 利 权 人：上海某某有限公司", "授权公告日：2016年1月20日",
                            "授权公告号：CN 103707094 B", "国家知识产权局"}),
                     ruled("发明专利证书",
                           {{"发明名称", "一种夹具", "发明人", "李四;王建国"},
                            {"专利号", "ZL201310699744.2", "专利申请日", "2013年12月19日"},
                            {"专利权人", "上海某某有限公司", "授权公告日", "2016年1月20日"},
                            {"授权公告号", "CN103707094B", "局长", "申长雨"}})}) {
        const Part part = read(std::move(page), "C7");
        EXPECT_EQ(value(part, "patent_title"), "一种夹具");
        EXPECT_EQ(value(part, "inventors"), "李四;王建国");
        EXPECT_EQ(value(part, "patent_number"), "ZL201310699744.2");
        EXPECT_EQ(value(part, "patent_application_date"), "2013-12-19");
        EXPECT_EQ(value(part, "patentee"), "上海某某有限公司");
        EXPECT_EQ(value(part, "grant_date"), "2016-01-20");
    }
}

TEST(EvidenceFields, OfInsurance) {
    for (Page& page :
         std::vector{lined({"参保个人城镇基本养老保险缴费情况", "姓名：王建国",
                            "社会保障号码：310101197805120313", "参保单位：上海某某有限公司",
                            "缴费起止时间：2025年1月至2026年3月"}),
                     ruled("上海市社会保险参保缴费证明",
                           {{"姓名", "王建国", "社会保障号码", "310101197805120313"},
                            {"参保单位", "上海某某有限公司", "缴费状态", "正常缴费"}})}) {
        const Part part = read(std::move(page), "C14");
        EXPECT_EQ(value(part, "name"), "王建国");
        EXPECT_EQ(value(part, "insured_employer"), "上海某某有限公司");
    }
}

TEST(EvidenceFields, OfAConsultation) {
    const Part part =
        read(ruled("征求意见表", {{"姓名", "王建国", "职务", "总经理"},
                                  {"征求意见部门", "某区税务局", "<", "<"},
                                  {"部门意见", "未发现违法情形。同意推荐。", "<", "<"}}),
             "C16");
    EXPECT_EQ(value(part, "consulted_office"), "某区税务局");
    EXPECT_EQ(value(part, "consulted_opinion"), "未发现违法情形。同意推荐。");
    Page letter = lined({"关于王建国同志无违法违纪的证明", "征求意见部门：某区税务局",
                         "部门意见：同意", "2026年4月2日"});
    const Part plain = read(std::move(letter), "C16");
    EXPECT_EQ(value(plain, "consulted_office"), "某区税务局");
    EXPECT_EQ(value(plain, "document_date"), "2026-04-02");
}

TEST(EvidenceFields, OfATitleAnHonourAndAnApprenticeship) {
    const Part title = read(lined({"专业技术职务任职资格证书", "姓名：王建国",
                                   "专业名称：质量工程", "资格名称：高级工程师",
                                   "资格级别：副高级", "评审组织：某市工程系列职称评审委员会",
                                   "批准日期：2019年12月20日", "证书编号：沪高2019-0582137"}),
                            "C4");
    EXPECT_EQ(value(title, "professional_title"), "高级工程师");
    EXPECT_EQ(value(title, "title_level"), "副高级");
    EXPECT_EQ(value(title, "issuer"), "某市工程系列职称评审委员会");
    EXPECT_EQ(value(title, "title_number"), "沪高2019-0582137");
    const Part honour = read(
        lined({"荣誉证书", "王建国同志被授予“质量标兵”称号，特发此证", "证书编号：2022-0071"}),
        "C6");
    EXPECT_EQ(value(honour, "honour_number"), "2022-0071");
    const Part pupil =
        read(lined({"师徒结对协议书", "师傅（甲方）：王建国", "徒弟（乙方）：丁一、彭二",
                    "结对期限：2025年3月10日至2026年3月20日"}),
             "C11");
    EXPECT_EQ(value(pupil, "master"), "王建国");
    EXPECT_EQ(value(pupil, "taught"), "丁一、彭二");
}

TEST(EvidenceFields, OfABenefitAndAStandard) {
    const Part benefit = read(
        ruled("经济效益证明", {{"成果名称", "主轴装配工艺改进", "应用单位", "上海某某有限公司"},
                               {"应用时间", "2024年", "新增利润", "120万元"}}),
        "C10");
    EXPECT_EQ(value(benefit, "result_title"), "主轴装配工艺改进");
    EXPECT_EQ(value(benefit, "applied_by"), "上海某某有限公司");
    const Part standard = read(lined({"团体标准", "标准编号：T/SAQ 0014(S)-2025",
                                      "2025-06-10发布", "本文件主要起草人：王建国、梁伯钧"}),
                               "C8");
    EXPECT_EQ(value(standard, "standard_number"), "T/SAQ0014(S)-2025");
    EXPECT_EQ(value(standard, "drafters"), "王建国、梁伯钧");
}

} // namespace intake
