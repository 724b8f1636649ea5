#include "pipeline/model/titles.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

Profile profile() {
    Profile out;
    out.unit_title = "报送单位";
    out.documents.resize(2);
    out.documents[0].code = "C1";
    out.documents[0].title = "申报书";
    out.documents[0].section = "form";
    out.documents[1].code = "C22";
    out.documents[1].title = "健康证明";
    out.fields.resize(1);
    out.fields[0].name = "employer";
    out.fields[0].title = "从业机构";
    return out;
}

} // namespace

TEST(Titles, StandWhereThingsAreNamedInBraces) {
    EXPECT_EQ(with_titles(profile(), "没有{C22}"), "没有《健康证明》");
    EXPECT_EQ(with_titles(profile(), "{form}的{employer}，{unit_title}名册"),
              "《申报书》的从业机构，报送单位名册");
}

TEST(Titles, OfADocumentTheProfileDoesNotHaveIsItsCode) {
    EXPECT_EQ(with_titles(profile(), "没有{U4}"), "没有材料U4");
}

TEST(Titles, OtherBracesStayAsTheyAre) {
    for (const char* text : {"", "读作“{C}”", "{", "}{", "{{", "{甲}", "没有{", "{}"}) {
        EXPECT_EQ(with_titles(profile(), text), text);
    }
    EXPECT_EQ(with_titles(profile(), "{ {C1}}"), "{ 《申报书》}");
}

TEST(Titles, LeaveWhatIsQuotedAsItWasRead) {
    EXPECT_EQ(with_titles(profile(), "文件“{C1}.pdf”不是{C1}"), "文件“{C1}.pdf”不是《申报书》");
    EXPECT_EQ(with_titles(profile(), "“没有{C1}"), "“没有《申报书》");
}

} // namespace intake
