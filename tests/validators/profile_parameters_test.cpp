#include "validators/profile.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace intake {

namespace {

/// "line:column message" of every problem, one a line.
std::string problems_of(const std::string& text) {
    std::string all;
    for (const ProfileProblem& problem : parse_profile(text).problems) {
        all += std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " +
               problem.message + "\n";
    }
    return all;
}

std::string smallest() {
    std::ostringstream out;
    out << std::ifstream(INTAKE_TEST_DATA "/profile/smallest.toml").rdbuf();
    return out.str();
}

/// The problems of the smallest profile with the check `id` behind it, whose parameters start
/// on line 30.
std::string with(const std::string& id, const std::string& parameters) {
    return problems_of(smallest() + "[[check]]\nid = \"" + id +
                       "\"\ntitle = \"t\"\nbasis = \"b\"\nmessage = \"m\"\n"
                       "remedy = \"r\"\n" +
                       parameters);
}

} // namespace

TEST(ProfileParameters, NameWhatTheProfileDefines) {
    EXPECT_EQ(with("FORM-22", "words.fields = [\"name\"]\n"), "");
    EXPECT_EQ(with("FORM-22", "words.fields = [\"name\", \"nmae\"]\n"),
              "30:25 [[check]] “FORM-22” 参数中未知的字段“nmae”，是否为 name？\n");
    EXPECT_EQ(with("PROC-04", "texts.document = \"U13\"\n"),
              "30:18 [[check]] “PROC-04” 参数中未知的材料代码“U13”，是否为 C1？\n");
    EXPECT_EQ(with("PROC-13", "words.documents = [\"会议纪要\"]\n"),
              "30:20 [[check]] “PROC-13” 参数中未知的材料代码“会议纪要”，请改正，"
              "或写一个 [[document]]\n");
    EXPECT_EQ(with("X-11", "words.order = [\"name@C1<publicity_end@C1\"]\n"),
              "30:16 [[check]] “X-11” 参数中未知的字段“publicity_end”，请改正，"
              "或写一个 [[field]]\n");
    EXPECT_TRUE(contains(with("X-11", "words.order = [\"name\"]\n"), "先的栏目<后的栏目"));
    EXPECT_EQ(with("EVD-06", "words.titles = [\"毕业证书\"]\n"), ""); // no field there
}

TEST(ProfileParameters, NobodyAsksForAreRefused) {
    EXPECT_EQ(with("PROC-06", "numbers.days = 7\n"), "");
    EXPECT_EQ(with("PROC-06", "numbers.dayz = 7\n"),
              "30:9 [[check]] “PROC-06” 的 numbers 中未知的键 dayz，是否为 days？\n");
    EXPECT_EQ(with("PROC-06", "words.days = []\n"),
              "30:7 [[check]] “PROC-06” 的 words 中未知的键 days\n");
    EXPECT_EQ(with("ELIG-07", "texts.plcae = \"上海\"\n"),
              "30:7 [[check]] “ELIG-07” 的 texts 中未知的键 plcae，是否为 place？\n");
    EXPECT_EQ(with("FORM-01", "numbers.days = 7\n"),
              "30:9 [[check]] “FORM-01” 的 numbers 中未知的键 days\n");
}

TEST(ProfileParameters, ThatAreDaysOrLengthsAreReadable) {
    EXPECT_EQ(with("PKG-02", "texts.deadline = \"\"\n"), "");
    EXPECT_EQ(with("PKG-02", "texts.deadline = \"6月30日\"\n"),
              "30:18 [[check]] “PKG-02” 的 deadline 应为日期（如 2026-05-01）\n");
    EXPECT_EQ(with("NAR-01", "words.lengths = [\"500\"]\n"), "");
    EXPECT_TRUE(contains(with("NAR-01", "words.lengths = [\"五百\"]\n"), "应为字数"));
}

TEST(ProfileParameters, AreTopicsAndListsByTheNamesTheProfileGivesThem) {
    const std::string start = "forces = [\"引领力\"]\n" + smallest();
    const auto named = [&](const std::string& id, const std::string& parameter) {
        return problems_of(start +
                           "[[list]]\nname = \"patents\"\ntitle = \"专利\"\n"
                           "labels = [\"专利\"]\ncolumns = [{ name = \"title\", "
                           "title = \"名称\", labels = [\"名称\"] }]\n"
                           "[[check]]\nid = \"" +
                           id +
                           "\"\ntitle = \"t\"\nbasis = \"b\"\nmessage = \"m\"\n"
                           "remedy = \"r\"\nwords." +
                           parameter + " = [\"x\"]\n");
    };
    EXPECT_EQ(named("NAR-05", "\"引领力\""), "");
    EXPECT_TRUE(contains(named("NAR-05", "\"引导力\""), "未知的键 引导力，是否为 引领力？"));
    EXPECT_EQ(named("X-10", "patents"), "");
    EXPECT_TRUE(contains(named("X-10", "patent"), "未知的键 patent，是否为 patents？"));
}

} // namespace intake
