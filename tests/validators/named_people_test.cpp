#include "tests/support/cases.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {

const std::string person = "王建国";

void add_proof(World& world, const std::string& type, const std::vector<std::string>& lines) {
    dossier_of(world, person)
        .parts.push_back(make_part(world, type, "王建国/" + type + ".pdf", lines));
}

/// A scanned diploma that shows `lines` and gives `name` under its label.
World with_diploma_of(const std::string& name, const std::vector<std::string>& lines) {
    World world = complete_world();
    remove_document(world, person, "C3");
    auto& parts = dossier_of(world, person).parts;
    parts.push_back(make_part(world, "C3", "C3.pdf", lines));
    Reading& reading = give(world, person, "name", "C3", name);
    reading.source.origin = Origin::ocr;
    parts.back().readings = {reading};
    make_scan(world, person, "C3");
    return world;
}

} // namespace

TEST(Names, OnScansAreAnothersWhereNothingIsLikeTheOwn) {
    World world = with_diploma_of("李志强", {"毕业证书", "姓名：李志强"});
    EXPECT_EQ(answer(world, "ID-11", person), "fail");
    EXPECT_EQ(answer(world, "EVD-03", person), "pass") << "ID-11 says it";
    reading_of(world, person, "name", "C3").state = State::review;
    EXPECT_EQ(answer(world, "ID-11", person), "undetermined");
}

TEST(Names, OnScansMayBeMisread) {
    World near = with_diploma_of("王健强", {"毕业证书", "姓名：王健强", "王健国"});
    EXPECT_EQ(answer(near, "ID-11", person), "undetermined");
    World own = with_diploma_of("李志强", {"毕业证书", "姓名：李志强", "学生王建国"});
    EXPECT_EQ(answer(own, "ID-11", person), "undetermined");
    World unread = with_diploma_of("李志强", {"毕业证书", "姓名：李志强"});
    page_of(unread, part_of(unread, person, "C3")).state = PageState::unreadable;
    EXPECT_EQ(answer(unread, "ID-11", person), "undetermined");
}

TEST(Evidence, MayBeNamedByALaterPaperOfItsKind) {
    World world = complete_world();
    add_proof(world, "C6", {"授予某某班组称号"});
    add_proof(world, "C6", {"班组成员：" + person});
    EXPECT_EQ(answer(world, "EVD-03", person), "undetermined");
}

TEST(Evidence, OnScansIsAnothersWhereItAddressesAnother) {
    const auto addressed = [](const std::string& first, const std::string& second) {
        World world = complete_world();
        add_proof(world, "C6", {first, "荣获质量标兵称号"});
        make_scan(world, person, "C6");
        Text& line = page_of(world, part_of(world, person, "C6")).lines.front();
        line.second = second;
        return answer(world, "EVD-03", person);
    };
    EXPECT_EQ(addressed("李志强同志：", "李志强同志："), "fail");
    EXPECT_EQ(addressed("李志强同志：", "李志张同志："), "undetermined");
    EXPECT_EQ(addressed("王建强同志：", "王建强同志："), "undetermined") << "王建国 misread?";
    EXPECT_EQ(addressed("全体同志：", "全体同志："), "undetermined");
}

} // namespace intake::test
