#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

void make_text_only(World& world, const std::vector<std::string>& lines) {
    for (Document& document : world.subject.documents) {
        document.pages.front().lines.clear();
        for (const std::string& line : lines) {
            document.pages.front().lines.push_back({.text = line});
        }
    }
}

void set_position(World& world, const std::string& value) {
    give_all(world, person, "position", {"C1", "U2"}, value);
    Dossier& dossier = dossier_of(world, person);
    std::ranges::find(dossier.fields, "position", &Field::name)->value = value;
}

std::string reason_of(const World& world, const std::string& check) {
    for (const Answer& given : judged(world).answers) {
        if (given.check == check && given.candidate == person) {
            return given.reason;
        }
    }
    return "nobody asked";
}

} // namespace

TEST(Letter, SaysHowItCameAboutAndWhatItAsks) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "UNIT-07"), "pass");
    Part& letter = part_of(world, "", "U1");
    page_of(world, letter).lines = {{.text = "现推荐王建国、李敏。"}};
    EXPECT_EQ(outline(world, "UNIT-07"),
              "fail unit UNIT-07 推荐函未说明推荐程序、公示情况，请补充\n");
    page_of(world, letter).origin = Origin::ocr;
    EXPECT_EQ(answer(world, "UNIT-07"), "undetermined");
    remove_document(world, "", "U1");
    EXPECT_EQ(answer(world, "UNIT-07"), "not_applicable");
}

TEST(Letter, MayGoOnOnAPageNobodyCouldRead) {
    World world = complete_world();
    page_of(world, part_of(world, "", "U1")).lines = {{.text = "现推荐王建国、李敏。"}};
    add_unread_page(world, "推荐函2.pdf");
    EXPECT_EQ(answer(world, "UNIT-07"), "undetermined");
}

TEST(HigherTitle, IsKnownFromTheRegisterOfWinners) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ELIG-04", person), "not_applicable");
    const std::string id = id_of("31010119780512031");
    world.registers.winners = {{person, id, "2022", "上海质量工匠"}};
    EXPECT_EQ(answer(world, "ELIG-04", person), "not_applicable") << "no such title in it";
    EXPECT_EQ(answer(world, "ELIG-01", person), "fail");
    world.registers.winners = {{person, id, "2022", "上海工匠"}};
    EXPECT_EQ(outline(world, "ELIG-04"),
              "fail secretariat ELIG-04 王建国 “王建国”已于2022获“上海工匠”称号\n");
    EXPECT_EQ(answer(world, "ELIG-01", person), "pass") << "another title";
    EXPECT_EQ(answer(world, "ELIG-04", "李敏"), "pass");
    world.registers.winners = {{person, "", "2022", "上海工匠"}};
    EXPECT_EQ(answer(world, "ELIG-04", person), "undetermined");
}

TEST(Conduct, IsMissedOnlyWhereEveryPageIsText) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ELIG-05", person), "pass");
    make_text_only(world, {"质量工作多年"});
    EXPECT_EQ(answer(world, "ELIG-05", person), "fail");
    EXPECT_TRUE(contains(outline(world, "ELIG-05"), "fail unit ELIG-05 王建国"));
    make_scan(world, person, "C12");
    EXPECT_EQ(answer(world, "ELIG-05", person), "not_applicable");
    make_text_only(world, {"该同志遵纪守法"});
    EXPECT_EQ(answer(world, "ELIG-05", person), "pass");
}

TEST(Post, ThatIsNoneAnyMoreIsTheSecretariats) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ELIG-06", person), "pass");
    set_position(world, "退休返聘技术顾问");
    EXPECT_EQ(outline(world, "ELIG-06"),
              "fail secretariat ELIG-06 王建国 请说明该同志在岗情况\n");
    std::erase_if(dossier_of(world, person).fields,
                  [](const Field& field) { return field.name == "position"; });
    EXPECT_EQ(answer(world, "ELIG-06", person), "not_applicable");
}

TEST(Post, IsClassedForTheRecordOnly) {
    World world = complete_world();
    EXPECT_EQ(reason_of(world, "ELIG-10"), "按职务“班长”归为一线");
    set_position(world, "质量部经理");
    EXPECT_EQ(reason_of(world, "ELIG-10"), "按职务“质量部经理”归为管理");
    set_position(world, "高级工程师");
    EXPECT_EQ(reason_of(world, "ELIG-10"), "按职务“高级工程师”归为技术");
    set_position(world, "讲解");
    EXPECT_EQ(answer(world, "ELIG-10", person), "not_applicable");
    EXPECT_EQ(outline(world, "ELIG-10"), "");
}

TEST(ExtraFacts, AreNotedAndAskedOfNobody) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "ELIG-09", person), "not_applicable");
    page_of(world, part_of(world, person, "C12"))
        .lines.push_back({.text = "牵头成立质量创新工作室"});
    EXPECT_EQ(reason_of(world, "ELIG-09"), "提到“创新工作室”（事迹材料）");
    EXPECT_EQ(outline(world, "ELIG-09"), "");
}

TEST(Names, ThatDifferAreSaidOnce) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "X-01", person), "pass");
    give(world, person, "name", "C1", "王建中");
    EXPECT_EQ(answer(world, "X-01", person), "fail");
    EXPECT_EQ(outline(world, "X-01"), "");
    EXPECT_EQ(findings_of(judged(world), "ID-11").size(), 1U);
    make_doubtful(reading_of(world, person, "name", "C1"));
    EXPECT_EQ(answer(world, "X-01", person), "undetermined");
    EXPECT_EQ(outline(world, "X-01"), "");
    std::erase_if(dossier_of(world, person).fields,
                  [](const Field& field) { return field.name == "name"; });
    EXPECT_EQ(answer(world, "X-01", person), "not_applicable");
}

TEST(Faces, AreComparedByPeopleWhereTheProfileAsks) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "X-09", person), "not_applicable");
    rule_of(world, "X-09").numbers["ask"] = 1;
    EXPECT_EQ(outline(world, "X-09"),
              "undetermined secretariat X-09 王建国 照片与身份证为同一人（由人比对）："
              "请比对《推荐表》、《证件照》的照片是否为同一人\n"
              "undetermined secretariat X-09 李敏 照片与身份证为同一人（由人比对）："
              "请比对《推荐表》、《证件照》的照片是否为同一人\n");
    remove_document(world, person, "C17");
    EXPECT_EQ(answer(world, "X-09", person), "not_applicable");
}

TEST(LostNumber, TakesNoPartAndIsSaidBySum04) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "XU-07", person), "pass");
    Dossier& dossier = dossier_of(world, person);
    Field& id = *std::ranges::find(dossier.fields, "id_number", &Field::name);
    id.value = "";
    EXPECT_EQ(answer(world, "XU-07", person), "not_applicable");
    Reading& listed = reading_of(world, person, "id_number", "U2");
    for (Reading* reading : {&listed, &cell_of(world, person, "id_number")}) {
        reading->raw = "310101197805120000";
        reading->as_number = true;
    }
    EXPECT_EQ(answer(world, "XU-07", person), "fail");
    EXPECT_EQ(outline(world, "XU-07"), "");
}

TEST(EarlierFiles, AreKnownByTheirFingerprints) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "XU-09"), "not_applicable");
    auto& prints = rule_of(world, "XU-09").words["fingerprints"];
    prints = {"2025 " + file_of(world, "王建国/身份证.pdf").sha256};
    EXPECT_EQ(answer(world, "XU-09"), "pass") << "a card stays the same";
    prints = {"2025 " + file_of(world, "王建国/事迹材料.pdf").sha256};
    EXPECT_EQ(outline(world, "XU-09"), "fail secretariat XU-09 王建国 "
                                       "《事迹材料》与2025年报送的文件相同，请确认已更新\n");
}

} // namespace intake::test
