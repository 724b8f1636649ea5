#include "tests/support/cases.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

/// A further document of the type, in a file of that name.
Part& add_version(World& world, const std::string& type, const std::string& path,
                  const std::string& text) {
    Part part = make_part(world, type, path, {text});
    auto& parts = dossier_of(world, person).parts;
    parts.push_back(std::move(part));
    return parts.back();
}

} // namespace

TEST(FileLimits, AreAskedOnlyWhereTheProfileSetsThem) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-07"), "not_applicable");
    rule_of(world, "PKG-07").numbers = {{"megabytes", 20}, {"pages", 50}};
    EXPECT_EQ(answer(world, "PKG-07"), "pass");
    file_of(world, "公示证明.pdf").bytes = 20 * 1024 * 1024 + 1;
    EXPECT_EQ(outline(world, "PKG-07"),
              "fail unit PKG-07 文件“公示证明.pdf”20.1MB，超过20MB，建议压缩或拆分\n");
    file_of(world, "公示证明.pdf").bytes = 1000;
    file_of(world, "公示证明.pdf").pages_total = 51;
    EXPECT_EQ(outline(world, "PKG-07"),
              "fail unit PKG-07 文件“公示证明.pdf”共51页，超过50页，建议压缩或拆分\n");
    file_of(world, "公示证明.pdf").outcome = Outcome::ignored;
    EXPECT_EQ(answer(world, "PKG-07"), "pass");
}

TEST(Versions, OfOneDocumentThatSayDifferentThingsAreForTheUnitToSettle) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-14"), "pass");
    add_version(world, "C12", "王建国/事迹材料（修改版）.pdf", "王建国改写过的材料");
    EXPECT_EQ(
        outline(world, "PKG-14"),
        "fail unit PKG-14 王建国 收到《事迹材料》2个版本且内容不一致，请确认以哪一版为准\n");
    rule_of(world, "PKG-14").words["versions"].clear();
    EXPECT_EQ(answer(world, "PKG-14"), "not_applicable");
}

TEST(Versions, MayLieInAFolderOfTheirOwn) {
    World world = complete_world();
    add_version(world, "C12", "王建国/最终版/事迹材料.pdf", "王建国改写过的材料");
    EXPECT_EQ(answer(world, "PKG-14"), "fail");
}

TEST(Versions, ThatAreScansAreForAPerson) {
    World world = complete_world();
    add_version(world, "C12", "王建国/事迹材料V2.pdf", "王建国改写过的材料");
    make_scan(world, person, "C12");
    EXPECT_EQ(answer(world, "PKG-14"), "undetermined");
}

TEST(Versions, ThatSayTheSameOrAreNumberedPagesAreNone) {
    World world = complete_world();
    const std::string same = "王建国的材料本人从事质量工作多年，带头攻关。";
    add_version(world, "C12", "王建国/事迹材料（定稿）.pdf", same);
    EXPECT_EQ(answer(world, "PKG-14"), "pass") << "the same words";
    add_version(world, "C18", "王建国/培育方案2.pdf", "第二页");
    EXPECT_EQ(answer(world, "PKG-14"), "pass") << "no word for a version";
    add_version(world, "C12", "王建国/事迹材料500字（定稿）.pdf", "短些的材料");
    EXPECT_EQ(answer(world, "PKG-14"), "pass") << "another length";
    add_version(world, "C6", "王建国/荣誉证书新版.pdf", "荣誉甲");
    add_version(world, "C6", "王建国/荣誉证书.pdf", "荣誉乙");
    EXPECT_EQ(answer(world, "PKG-14"), "pass") << "there may be many certificates";
}

TEST(Versions, OfTheFormAreSaidOnce) {
    World world = complete_world();
    add_version(world, "C1", "王建国/推荐表（修改版）.pdf", "王建国改写过的推荐表");
    EXPECT_EQ(findings_of(judged(world), "PKG-14").size(), 1U);
    EXPECT_EQ(outline(world, "FORM-19"), "");
    make_scan(world, person, "C1");
    EXPECT_EQ(findings_of(judged(world), "PKG-14").size() +
                  findings_of(judged(world), "FORM-19").size(),
              1U);
}

TEST(Programs, AreKnownByTheirNames) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-17"), "pass");
    quarantine(world, "王建国/推荐表.PDF.exe", "unknown_format");
    EXPECT_EQ(outline(world, "PKG-17"),
              "fail secretariat PKG-17 "
              "“王建国/推荐表.PDF.exe”按文件名是可执行文件、快捷方式或带宏的文件\n");
}

} // namespace intake::test
