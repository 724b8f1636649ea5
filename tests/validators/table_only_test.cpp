#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

/// Nothing came of him but his row, in which `field` is `value`.
World world_of_row(const std::string& field, const std::string& value) {
    World world = complete_world();
    give(world, person, field, "U2", value);
    cell_of(world, person, field).value = cell_of(world, person, field).raw = value;
    Dossier& dossier = dossier_of(world, person);
    dossier.parts.clear();
    for (Field& each : dossier.fields) {
        std::erase_if(each.readings,
                      [](const Reading& reading) { return reading.document != "U2"; });
        each.value = each.name == field ? value : each.value;
    }
    std::erase_if(dossier.fields, [](const Field& each) { return each.readings.empty(); });
    return world;
}

} // namespace

TEST(TableRow, WithoutPapersIsToldOfItsFaultsAtOnce) {
    EXPECT_EQ(outline(world_of_row("id_number", "31010119781312031X"), "ID-02"),
              "fail unit ID-02 王建国 《推荐汇总表》身份证号“3101**********031X”"
              "格式不正确，请核对\n");
    EXPECT_EQ(outline(world_of_row("id_number", "310101197805120319"), "ID-03"),
              "fail unit ID-03 王建国 《推荐汇总表》身份证号“3101**********0319”"
              "校验位不符，可能为录入错误，请核对\n");
    EXPECT_EQ(outline(world_of_row("sex", "女"), "ID-05"),
              "fail unit ID-05 王建国 《推荐汇总表》性别填写“女”，与身份证号不一致\n");
    EXPECT_TRUE(contains(outline(world_of_row("birth", "1979-05-12"), "ID-06"),
                         "fail unit ID-06 王建国 《推荐汇总表》出生年月“1979-05-12”"));
}

TEST(TableRow, WithoutPapersIsAskedWhereItsNumberIsInDoubt) {
    World world = world_of_row("id_number", "310101197805120319");
    for (Field& field : dossier_of(world, person).fields) {
        if (field.name == "id_number") {
            field.state = State::review;
            make_doubtful(field.readings.front());
        }
    }
    EXPECT_EQ(answer(world, "ID-03", person), "undetermined");
    EXPECT_EQ(answer(world, "ID-05", person), "undetermined");
}

TEST(TableRow, WithoutPapersIsNotToldOfDocumentsThatNeverCame) {
    for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{
             {"sex", "男"}, {"sex", "女"}, {"id_number", "310101197805120319"}}) {
        const World world = world_of_row(field, value);
        for (const Finding& finding : judged(world).findings) {
            for (const DocumentRule& rule : world.profile.documents) {
                const bool sent = rule.level == Level::unit || finding.candidate != person;
                EXPECT_TRUE(sent || !contains(finding.message, "《" + rule.title + "》"))
                    << finding.message;
            }
        }
    }
    EXPECT_EQ(outline(judged(world_of_row("sex", "男")).findings),
              "fail unit PKG-03 王建国 汇总表第4行“王建国”未见申报材料，请补报或在汇总表中删除"
              "并说明\n");
}

TEST(TableRow, WithALostNumberHearsOfThatAlone) {
    World world = world_of_row("id_number", "310101197805120000");
    for (Reading* reading : {&cell_of(world, person, "id_number"),
                             &reading_of(world, person, "id_number", "U2")}) {
        reading->as_number = true;
    }
    for (const auto* check : {"ID-02", "ID-03", "ID-05", "ID-06", "XU-07"}) {
        EXPECT_EQ(outline(world, check), "") << check;
    }
    EXPECT_EQ(findings_of(judged(world), "SUM-04").size(), 1U);
}

} // namespace intake::test
