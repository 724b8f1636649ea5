#include "pipeline/emit/blind.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {

namespace {

Profile profile() {
    Profile out;
    out.letter.organiser = "上海市质量协会";
    out.letter.award = "上海质量工匠";
    out.fields = {{.name = "name", .title = "姓名", .kind = Kind::name},
                  {.name = "employer", .title = "工作单位", .kind = Kind::unit},
                  {.name = "mentor", .title = "导师", .kind = Kind::name},
                  {.name = "issuer", .title = "发证单位", .kind = Kind::unit},
                  {.name = "code", .title = "代码", .kind = Kind::credit_code},
                  {.name = "position", .title = "职务", .kind = Kind::text}};
    return out;
}

Reading read(const char* field, const char* value, State state = State::accepted) {
    return {.field = field, .raw = value, .value = value, .state = state};
}

Field said(const char* name, const char* value, State state = State::accepted) {
    return {.name = name, .state = state, .value = value};
}

Case submission() {
    Case out;
    out.unit = "上海市云汀区质量协会";
    Dossier first;
    first.candidate = "王建国";
    first.fields = {said("name", "王建国"),
                    said("employer", "上海澜工精密机械（集团）有限公司"),
                    said("mentor", "周敏", State::review)};
    Dossier second;
    second.candidate = "阿依古丽·买买提";
    out.dossiers = {first, second};
    return out;
}

Identity identity(const Case& subject) {
    return identity_of(subject, subject.dossiers.front(), profile());
}

std::string hidden(const char* text) {
    return without_identity(text, identity(submission()));
}

} // namespace

TEST(Blind, HidesTheNameHoweverItIsSpaced) {
    EXPECT_EQ(hidden("王建国同志，王 建　国。"), "××同志，××。");
}

TEST(Blind, HidesTheUnitWithAndWithoutItsPlaceAndLegalForm) {
    EXPECT_EQ(hidden("上海澜工精密机械(集团)有限公司"), "××");
    EXPECT_EQ(hidden("在澜工精密机械集团工作"), "在××工作");
    EXPECT_EQ(hidden("澜工精密机械的班组"), "××的班组");
    EXPECT_EQ(hidden("澜工公司"), "××");
    EXPECT_EQ(hidden("云汀区质量协会推荐"), "××推荐");
}

TEST(Blind, HidesOtherCandidatesOfTheUnitToo) {
    EXPECT_EQ(hidden("另有阿依古丽·买买提一名"), "另有××一名");
}

TEST(Blind, LeavesTheOrganiserAndTheAwardAlone) {
    EXPECT_EQ(hidden("上海市质量协会“上海质量工匠”"), "上海市质量协会“上海质量工匠”");
}

TEST(Blind, NamesOfFilesAreLeftOut) {
    EXPECT_EQ(hidden("文件“wangjg 推荐表.pdf”过大"), "文件“（文件名略）”过大");
}

TEST(Blind, TextOfOtherPacketsStaysAsItIs) {
    EXPECT_EQ(without_identity("王建国“a.pdf”", {}), "王建国“a.pdf”");
}

TEST(Blind, TakesNamesFromDocumentsButNotIssuersOfThem) {
    Case subject = submission();
    Part part;
    part.readings = {read("mentor", "欧阳明德"), read("issuer", "云汀市人力资源局"),
                     read("employer", "临澜船舶动力集团", State::review),
                     read("code", "91310000MA1YX1182E"), read("position", "高级工程师")};
    subject.dossiers.front().parts = {part};
    const Identity names = identity(subject);
    EXPECT_TRUE(betrays("师从欧阳明德", names));
    EXPECT_TRUE(betrays("原临澜船舶动力集团", names));
    EXPECT_TRUE(betrays("代码 91310000 MA1YX1182E", names));
    EXPECT_FALSE(betrays("云汀市人力资源局", names));
    EXPECT_FALSE(betrays("高级工程师", names));
}

TEST(Blind, FindsNamesThatWereReadWithASlip) {
    const Identity names = identity(submission());
    EXPECT_FALSE(nearly_names_in(U"推荐王建围为人选", names).empty());
    EXPECT_FALSE(nearly_names_in(U"上海澜工精密机诫集团有限公司", names).empty());
    EXPECT_TRUE(nearly_names_in(U"质量改进小组活动成果", names).empty());
    for (const Stretch& one : nearly_names_in(U"他在上海澜工精密机诫集团有限公司工作", names)) {
        EXPECT_GE(one.from, 2U);
        EXPECT_LE(one.to, 16U);
    }
    const std::vector<Stretch> end = nearly_names_in(U"上海澜工精密机械集团有限公可", names);
    EXPECT_TRUE(std::ranges::any_of(end, [](const Stretch& one) { return one.to == 14; }));
}

TEST(Blind, KeepsTheShortNameOfAUnitAsAHintOnly) {
    const Identity names = identity(submission());
    EXPECT_FALSE(betrays("澜工的工匠", names));
    EXPECT_NE(std::ranges::find(names.hints, U"澜工"), names.hints.end());
    EXPECT_EQ(std::ranges::find(names.hints, U"质量"), names.hints.end());
}

TEST(Blind, SaysThatNamesInDoubtMayBeTheWrongOnes) {
    Case subject = submission();
    EXPECT_TRUE(identity(subject).doubts.empty());
    subject.dossiers.front().fields[1].state = State::review;
    EXPECT_EQ(identity(subject).doubts, std::vector<std::string>{"候选人的工作单位未能确定"});
}

} // namespace intake
