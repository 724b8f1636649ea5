#include "pipeline/round_join.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

UnitHistory unit(int number, const std::string& name, const std::string& folder) {
    UnitHistory out{.number = number, .name = name, .home = folder};
    out.names = {name};
    out.folders = {plain_name(folder)};
    out.rounds.resize(1);
    RoundItem item;
    item.candidate = "王建国";
    out.rounds[0].items = {item};
    return out;
}

const std::vector<UnitHistory> ledger{unit(1, "云汀区质量协会", "云汀区推荐材料"),
                                      unit(2, "霁川轨道交通集团有限公司", "霁川轨交")};

Case from(const std::string& submission, const std::string& name, State state,
          Origin origin = Origin::cell) {
    Case subject{.submission = submission, .unit = name};
    subject.unit_state = state;
    subject.unit_source.origin = origin;
    return subject;
}

} // namespace

TEST(RoundJoin, KnowsAUnitByItsName) {
    const Case subject = from("第二批", "云汀区质量协会", State::accepted);
    EXPECT_EQ(belongs_to(subject, {}, ledger).unit, &ledger[0]);
}

TEST(RoundJoin, KnowsAUnitByItsRegisteredCreditCode) {
    std::vector<UnitHistory> units = ledger;
    units[1].codes = {"91350100M000100Y43"};
    Registers registers;
    registers.units = {{"霁川轨交有限公司", "", {}, "91350100M000100Y43"}};
    const Case subject = from("新", "霁川轨交有限公司", State::accepted);
    EXPECT_EQ(belongs_to(subject, registers, units).unit, &units[1]);
}

TEST(RoundJoin, KnowsAFolderWhateverRoundItsNameSays) {
    for (const char* name :
         {"云汀区推荐材料（补正）", "云汀区第二次报送", "云汀区_补正材料2"}) {
        const Case subject = from(name, name, State::review);
        EXPECT_EQ(belongs_to(subject, {}, ledger).unit, &ledger[0]) << name;
    }
}

TEST(RoundJoin, TakesNoUnitForAnotherBecauseTheirNamesResemble) {
    const Case typed = from("新", "青汀区质量协会", State::accepted);
    EXPECT_EQ(belongs_to(typed, {}, ledger).unit, nullptr);
    EXPECT_EQ(belongs_to(typed, {}, ledger).doubt, "");
    const Case scanned = from("新", "青汀区质量协会", State::accepted, Origin::ocr);
    EXPECT_EQ(belongs_to(scanned, {}, ledger).unit, nullptr);
    EXPECT_NE(belongs_to(scanned, {}, ledger).doubt, "");
}

TEST(RoundJoin, DoubtsWhoseMaterialIsWhenOnlyThePeopleAreTheSame) {
    Case subject = from("扫描件", "扫描件", State::review);
    subject.dossiers.resize(1);
    subject.dossiers[0].candidate = "王建国";
    const Belonging home = belongs_to(subject, {}, ledger);
    EXPECT_EQ(home.unit, nullptr);
    EXPECT_NE(home.doubt, "");
}

TEST(RoundJoin, DoubtsAFolderThatNowNamesAnotherUnit) {
    const Case subject = from("云汀区推荐材料", "霜桥镇总工会", State::accepted);
    EXPECT_NE(belongs_to(subject, {}, ledger).doubt, "");
    const Case told = from("云汀区推荐材料", "霜桥镇总工会", State::accepted, Origin::person);
    EXPECT_EQ(belongs_to(told, {}, ledger).doubt, "");
}

TEST(RoundJoin, TakesWhatNobodySentBeforeForNew) {
    const Case subject = from("霜桥镇", "霜桥镇总工会", State::accepted);
    EXPECT_EQ(belongs_to(subject, {}, ledger).unit, nullptr);
    EXPECT_EQ(belongs_to(subject, {}, ledger).doubt, "");
}

TEST(RoundJoin, FindsNoNameInWordsThatAnyFolderBears) {
    EXPECT_EQ(plain_name("推荐材料（补正2）"), "");
    EXPECT_EQ(plain_name("推荐表（修改后）"), "推荐表");
    EXPECT_TRUE(is_named_alike("王建国/荣誉证书.pdf", "补正/王建国/荣誉证书（重扫）.pdf"));
    EXPECT_FALSE(is_named_alike("王建国/荣誉证书.pdf", "李敏/荣誉证书.pdf"));
    EXPECT_FALSE(is_named_alike("王建国/0001.jpg", "补正/王建国/0001.jpg"));
}

} // namespace intake
