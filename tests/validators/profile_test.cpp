#include "validators/profile.hpp"

#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

namespace intake {

namespace {

const std::string shipped_path =
    INTAKE_SOURCE_DIR "/validators/profiles/shanghai-quality-craftsman-2026.toml";
const std::string test_data = INTAKE_TEST_DATA "/profile/";

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string smallest() {
    return bytes_of(test_data + "smallest.toml");
}

/// "line:column message" of every problem, one a line.
std::string problems_of(const std::string& text) {
    std::string all;
    for (const ProfileProblem& problem : parse_profile(text).problems) {
        all += std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " +
               problem.message + "\n";
    }
    return all;
}

/// The problems of the smallest profile with `addition` behind it, which starts on line 24.
std::string problems_with(const std::string& addition) {
    return problems_of(smallest() + addition);
}

const Profile& shipped() {
    static const Profile profile = load_profile(shipped_path);
    return profile;
}

std::set<std::string> placeholders_of(const std::string& text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string::npos;
         at = text.find('{', at + 1)) {
        found.insert(text.substr(at, text.find('}', at) - at + 1));
    }
    return found;
}

} // namespace

TEST(Profile, SmallestOneLoads) {
    const ProfileResult result = parse_profile(smallest());
    EXPECT_EQ(problems_of(smallest()), "");
    EXPECT_EQ(result.profile.year, 2026);
    EXPECT_EQ(result.profile.fields.at(0).labels.at(0), "姓名");
}

TEST(Profile, HasAtMostFourConditionsAndFiveForces) {
    const auto with = [](const std::string& line) { return problems_of(line + smallest()); };
    EXPECT_EQ(with("conditions = [\"1\", \"2\", \"3\", \"4\"]\n"), "");
    EXPECT_NE(with("conditions = [\"1\", \"2\", \"3\", \"4\", \"5\"]\n").find("最多4项"),
              std::string::npos);
    EXPECT_NE(with("forces = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"]\n").find("最多5项"),
              std::string::npos);
}

TEST(Profile, UnknownKeyIsRefusedWithTheNearestKnownOne) {
    EXPECT_EQ(problems_with("tittle = \"x\"\n"), "24:1 [letter] 中未知的键 tittle\n");
    EXPECT_EQ(problems_with("reply_day = 5\n"),
              "24:1 [letter] 中未知的键 reply_day，是否为 reply_days？\n");
}

TEST(Profile, WrongTypeIsRefusedWhereItStands) {
    EXPECT_EQ(problems_with("cutoff = 17\n"), "24:10 [letter] 的 cutoff 应为文字，现为数字\n");
    EXPECT_EQ(problems_with("reply_days = -1\n"),
              "24:14 [letter] 的 reply_days 应为不小于0的整数\n");
    EXPECT_EQ(problems_with("field2 = 1\n[[field]]\nname = \"sex\"\ntitle = \"性别\"\n"
                            "labels = [\"性别\", 3]\n"),
              "24:1 [letter] 中未知的键 field2\n"
              "28:17 [[field]] “sex” 的 labels 的成员 应为文字，现为数字\n");
}

TEST(Profile, EveryProblemIsReportedNotOnlyTheFirst) {
    const std::string text = "[[document]]\ncode = \"C1\"\ntitle = \"表\"\nnames = [\"表\"]\n"
                             "need = \"allways\"\nmarks = [\"employer_sael\"]\n"
                             "[[field]]\nname = \"id\"\ntitle = \"号\"\nkind = \"idnumber\"\n"
                             "documents = [\"C9\"]\nsecond = \"nmae\"\n";
    const std::string problems = problems_with(text);
    for (const auto* part :
         {"25:8 材料代码“C1”重复，第6行已有", "28:8 [[document]] “C1” 的 need 不能为“allways”",
          "29:10 [[document]] “C1” 未知的 marks “employer_sael”，是否为 employer_seal？",
          "33:8 [[field]] “id” 的 kind 不能为“idnumber”",
          "34:14 [[field]] “id” 的 documents 中未知的材料代码“C9”，是否为 C1？",
          "35:10 [[field]] “id” 的 second 中未知的字段“nmae”，是否为 name？"}) {
        EXPECT_TRUE(contains(problems, part)) << part << "\n" << problems;
    }
}

TEST(Profile, ChecksMustBeOfTheCatalogue) {
    const std::string check = "[[check]]\nid = \"FORM-23\"\ntitle = \"t\"\nbasis = \"b\"\n"
                              "message = \"m\"\nremedy = \"r\"\nsilenced_by = [\"FORM-01\"]\n";
    EXPECT_EQ(problems_with(check),
              "25:6 目录中没有检查“FORM-23”\n"
              "30:16 [[check]] “FORM-23” 的 silenced_by 中未知的检查“FORM-01”，"
              "是否为 FORM-23？\n");
}

TEST(Profile, WeightsAreNumbers) {
    EXPECT_EQ(problems_of("forces = [\"a\", \"b\"]\n" + smallest() +
                          "[scoring]\nforce_weights = [1, \"2\"]\n"),
              "26:21 [scoring] 的 force_weights 的成员 应为数字，现为文字\n");
}

TEST(Profile, PlaceholdersNobodyFillsAreRefused) {
    const auto with = [](const std::string& message, const std::string& basis) {
        return problems_with("[[check]]\nid = \"SUM-03\"\ntitle = \"t\"\nbasis = \"" + basis +
                             "\"\nmessage = \"" + message + "\"\nremedy = \"r\"\n");
    };
    EXPECT_EQ(with("合计{a}人，实列{b}人", "b"), "");
    EXPECT_EQ(with("合计{q}人", "b"),
              "28:11 [[check]] “SUM-03” 的 message 中的 {q} 没有内容可填，"
              "可用：{a}、{b}、{n}、{值}\n");
    EXPECT_EQ(with("合计{a人，实列{b}人", "b"),
              "28:11 [[check]] “SUM-03” 的 message 中花括号不成对，请补全或删去\n");
    EXPECT_EQ(with("m", "细则{条}"), "27:9 [[check]] “SUM-03” 的 basis 中的 {条} 没有内容可填，"
                                     "这里不能用花括号，请删去\n");
}

TEST(Profile, LetterNumbersTakeTheLettersNumberAndTheYear) {
    EXPECT_EQ(problems_with("number = \"某协〔{year}〕{n}号\"\n"), "");
    EXPECT_EQ(problems_with("number = \"某协〔{年}〕{n}号\"\n"),
              "24:10 [letter] 的 number 中的 {年} 没有内容可填，可用：{n}、{year}\n");
    EXPECT_TRUE(contains(problems_with("overdue = \"{n}日后不再受理\"\n"),
                         "24:11 [letter] 的 overdue 中的 {n} 没有内容可填"));
}

TEST(Profile, ClosedFieldsNeedChoicesAndPeriodsASecondField) {
    EXPECT_TRUE(contains(problems_with("[[field]]\nname = \"a\"\ntitle = \"a\"\n"
                                       "kind = \"choice\"\n"),
                         "24:1 [[field]] “a” 缺少 choices"));
    EXPECT_TRUE(contains(problems_with("[[field]]\nname = \"a\"\ntitle = \"a\"\n"
                                       "kind = \"period\"\n"),
                         "24:1 [[field]] “a” 的 kind 为 period，缺少 second"));
}

TEST(Profile, ProseIsOfChoicesAndHasAPlaceForThem) {
    const std::string field = "[[field]]\nname = \"a\"\ntitle = \"a\"\nkind = \"choice\"\n"
                              "choices = [\"b\"]\n";
    const std::string wrong = "24:1 [[field]] “a” 的 prose 只用于";
    EXPECT_TRUE(contains(problems_with(field + "prose = [\"学习\"]\n"), wrong));
    EXPECT_TRUE(contains(problems_with(field + "prose = [\"制{值}学习\"]\n"), wrong));
    EXPECT_FALSE(contains(problems_with(field), "prose"));
}

TEST(Profile, CalendarTakesRealDaysOnce) {
    EXPECT_EQ(problems_with("[calendar]\noff = [2026-05-01, \"2026-02-30\", 2026-05-01]\n"),
              "25:20 [calendar] 的 off 应为日期（如 2026-05-01）\n"
              "25:34 [calendar] 中 2026-05-01 重复\n");
}

TEST(Profile, SyntaxErrorNamesItsPlace) {
    const ProfileResult result = parse_profile("id = \"a\"\ntitle = \n");
    ASSERT_EQ(result.problems.size(), 1U);
    EXPECT_EQ(result.problems[0].line, 2);
    EXPECT_TRUE(result.problems[0].message.starts_with("TOML语法错误"));
}

TEST(Profile, LoadingNamesTheFileAndThePlace) {
    try {
        static_cast<void>(load_profile(test_data + "broken.toml"));
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_TRUE(
            contains(error.what(), "broken.toml:4:1: 配置 中未知的键 tittle，是否为 title？"))
            << error.what();
    }
    EXPECT_THROW(static_cast<void>(load_profile(test_data + "nowhere.toml")), UsageError);
    EXPECT_THROW(static_cast<void>(load_profile(test_data)), UsageError);
}

TEST(Profile, SpoiltTextNeverThrows) {
    const std::string good = smallest();
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::string text = good;
        for (int i = 0; i < 4; ++i) {
            text.at(random() % text.size()) = static_cast<char>(random() % 256);
        }
        EXPECT_NO_THROW(static_cast<void>(parse_profile(text.substr(0, random() % 2000))));
    }
}

TEST(ShippedProfile, HasNoProblems) {
    try {
        EXPECT_EQ(shipped().id, "shanghai-quality-craftsman-2026");
        EXPECT_EQ(shipped().sha256.size(), 64U);
    } catch (const UsageError& error) {
        FAIL() << error.what();
    }
}

TEST(ShippedProfile, HoldsTheWholeCatalogue) {
    EXPECT_EQ(shipped().documents.size(), 31U);
    EXPECT_EQ(shipped().checks.size(), 164U);
    EXPECT_EQ(shipped().conditions.size(), 4U);
    EXPECT_EQ(shipped().forces.size(), 5U);
}

TEST(ShippedProfile, RecordsEveryFieldOfTheContract) {
    for (const auto* name : {"name",
                             "sex",
                             "ethnicity",
                             "birth",
                             "native_place",
                             "political_status",
                             "id_number",
                             "education",
                             "degree",
                             "school_major",
                             "work_start",
                             "employer",
                             "credit_code",
                             "position",
                             "occupation",
                             "professional_title",
                             "skill_grade",
                             "certificate_number",
                             "mobile",
                             "email",
                             "address",
                             "industry",
                             "category",
                             "rank",
                             "cultivation_start",
                             "cultivation_end",
                             "mentor",
                             "assessment_result",
                             "assessment_date",
                             "id_issuer",
                             "id_valid_from",
                             "id_valid_to",
                             "publicity_start",
                             "publicity_end",
                             "condition_1",
                             "condition_2",
                             "condition_3",
                             "condition_4",
                             "force_leading",
                             "force_practice",
                             "force_innovation",
                             "force_problem_solving",
                             "force_heritage",
                             "honours",
                             "discipline_record",
                             "deeds"}) {
        const FieldRule* rule = find_field_rule(shipped(), name);
        ASSERT_NE(rule, nullptr) << name;
        EXPECT_TRUE(rule->record) << name;
    }
    EXPECT_EQ(std::ranges::count(shipped().fields, true, &FieldRule::record), 46);
}

TEST(ShippedProfile, NoLabelMeansTwoThingsOnOneDocument) {
    // Several fields may share the cell of a combined label, or the header and the footer of
    // the summary table; everything else would be read twice.
    const std::set<std::string> shared{
        "学历/学位",    "学历学位", "学历(学位)", "学历及学位", "最高学历/学位",
        "最高学历学位", "联系电话", "联系方式",   "电话",       "电子邮箱",
        "邮箱",         "联系邮箱", "日期"};
    std::set<std::string> seen;
    for (const FieldRule& rule : shipped().fields) {
        for (const std::string& document : rule.documents) {
            for (const std::string& label : rule.labels) {
                std::string place = document;
                const bool fresh = seen.insert(place.append(" ").append(label)).second;
                EXPECT_TRUE(fresh || shared.contains(label))
                    << document << " " << label << " " << rule.name;
            }
        }
    }
}

TEST(ShippedProfile, NoSpellingMeansTwoChoices) {
    for (const FieldRule& rule : shipped().fields) {
        std::set<std::string> seen;
        for (const Choice& choice : rule.choices) {
            EXPECT_TRUE(seen.insert(squeeze(choice.value)).second) << choice.value;
            for (const std::string& variant : choice.variants) {
                EXPECT_TRUE(seen.insert(variant).second) << rule.name << " " << variant;
            }
        }
    }
}

TEST(ShippedProfile, NothingSilencesItself) {
    for (const CheckRule& rule : shipped().checks) {
        for (const std::string& cause : rule.silenced_by) {
            const CheckRule* other = find_check_rule(shipped(), cause);
            ASSERT_NE(other, nullptr);
            EXPECT_NE(cause, rule.id);
            EXPECT_EQ(std::ranges::count(other->silenced_by, rule.id), 0) << rule.id;
        }
    }
}

TEST(ShippedProfile, PlaceholdersAreClosed) {
    for (const CheckRule& rule : shipped().checks) {
        for (const std::string& text : {rule.message, rule.remedy}) {
            for (const std::string& name : placeholders_of(text)) {
                EXPECT_TRUE(name.ends_with("}") && name.size() > 2) << rule.id << " " << text;
            }
        }
    }
}

TEST(ShippedProfile, CalendarKnowsTheLongHolidayOf2026) {
    const auto& calendar = shipped().calendar;
    EXPECT_FALSE(calendar.at(*parse_date("2026-05-05")));
    EXPECT_TRUE(calendar.at(*parse_date("2026-05-09")));
    EXPECT_FALSE(calendar.contains(*parse_date("2026-05-06")));
}

TEST(Profile, EvidenceProvesOnlyConditionsAndForcesOfTheProfile) {
    const std::string document = "[[document]]\ncode = \"C6\"\ntitle = \"荣誉证书\"\n"
                                 "names = [\"荣誉\"]\ncondition = \"没有的条件\"\n";
    EXPECT_NE(problems_with(document).find("condition"), std::string::npos);
    EXPECT_EQ(problems_with(document.substr(0, document.find("condition"))), "");
}

} // namespace intake
