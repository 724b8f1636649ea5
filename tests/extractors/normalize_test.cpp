#include "extractors/normalize.hpp"

#include "extractors/dates.hpp"
#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <random>

namespace intake {

namespace {

FieldRule rule_of(Kind kind, bool none_allowed = false) {
    FieldRule rule;
    rule.name = "field";
    rule.kind = kind;
    rule.none_allowed = none_allowed;
    return rule;
}

FieldRule grade_rule() {
    FieldRule rule = rule_of(Kind::choice, true);
    rule.choices = {{"优秀", {"优"}}, {"合格", {"通过"}}, {"不合格", {"未通过"}}};
    return rule;
}

FieldRule category_rule() {
    FieldRule rule = rule_of(Kind::choices, true);
    rule.choices = {{"青年", {"青年工匠"}}, {"巾帼", {}}, {"数字技术", {"数字化技术"}}};
    return rule;
}

/// "value" where sure, "value?" where not, "" where there is nothing.
std::string read(std::string_view raw, const FieldRule& rule) {
    const auto meaning = normalize(raw, rule);
    return meaning ? meaning->value + (meaning->sure ? "" : "?") : "";
}

std::string read(std::string_view raw, Kind kind) {
    return read(raw, rule_of(kind));
}

std::string span(std::string_view raw) {
    const auto meaning = normalize(raw, rule_of(Kind::period));
    return meaning ? meaning->value + ".." + meaning->second + (meaning->sure ? "" : "?") : "";
}

} // namespace

TEST(NormalizeDate, ReadsEveryCommonWayOfWritingAMonth) {
    for (const auto* raw :
         {"1985.03", "1985年3月", "1985 年 03 月", "198503", "1985-03", "1985/3",
          "１９８５．０３", "一九八五年三月", "1985年3月生", "1985·03"}) {
        EXPECT_EQ(read(raw, Kind::date), "1985-03") << raw;
    }
}

TEST(NormalizeDate, ReadsEveryCommonWayOfWritingADay) {
    for (const auto* raw : {"1985-03-01", "1985.3.1", "1985年3月1日", "1985 年 3 月 1 日",
                            "19850301", "1985/03/01", "１９８５年３月１日",
                            "一九八五年三月一日", "1985-03-01 00:00:00", "1985年3月1号"}) {
        EXPECT_EQ(read(raw, Kind::date), "1985-03-01") << raw;
    }
    EXPECT_EQ(read("二〇二六年十二月三十一日", Kind::date), "2026-12-31");
    EXPECT_EQ(read("二零二六年十月二十日", Kind::month), "2026-10-20");
}

TEST(NormalizeDate, DoesNotChooseBetweenJanuaryAndOctober) {
    const auto meaning = normalize("1985.1", rule_of(Kind::date));
    ASSERT_TRUE(meaning);
    EXPECT_FALSE(meaning->sure);
    EXPECT_EQ(meaning->alternatives, (std::vector<std::string>{"1985-01", "1985-10"}));
    EXPECT_EQ(read("1985年1月", Kind::date), "1985-01");
    EXPECT_EQ(read("1985.01", Kind::date), "1985-01");
    EXPECT_EQ(read("1985.1.5", Kind::date), "1985-01-05");
    EXPECT_EQ(read("1985.2", Kind::date), "1985-02");
}

TEST(NormalizeDate, JoinsDigitsThatAnEngineSetApart) {
    EXPECT_EQ(read("2 0 2 5 年 1 2 月 1 日", Kind::date), "2025-12-01");
}

TEST(NormalizeDate, NeverTrustsAnImpossibleOne) {
    EXPECT_EQ(read("2025年13月1日", Kind::date), "");
    EXPECT_EQ(read("2025.02.30", Kind::date), "2025-02?");
    EXPECT_EQ(read("20250230", Kind::date), "");
    EXPECT_EQ(read("2025年0月", Kind::date), "2025?");
}

TEST(NormalizeDate, NeverTrustsAGuess) {
    EXPECT_EQ(read("2O25年3月1日", Kind::date), "2025-03-01?");
    EXPECT_EQ(read("2025年3月l5日", Kind::date), "2025-03-15?");
    EXPECT_EQ(read("2025年3月15曰", Kind::date), "2025-03-15?");
    EXPECT_EQ(read("2025年3月#5日", Kind::date), "2025-03?");
    EXPECT_EQ(read("2025年3月  日", Kind::date), "2025-03");
    EXPECT_EQ(read("85.3", Kind::date), "1985-03?");
    EXPECT_EQ(read("2019年", Kind::month), "2019?");
    EXPECT_EQ(read("2019年3月、2020年5月", Kind::month), "2019-03?");
}

TEST(NormalizeDate, TakesQuantitiesForNoDate) {
    EXPECT_EQ(read("很久以前", Kind::date), "");
    EXPECT_TRUE(
        dates_in("节约2000.5万元，攻关2025年3个项目，邮编201101，电话20215888").empty());
}

TEST(NormalizeDate, ListsTheDatesOfATextInOrder) {
    EXPECT_EQ(dates_in("自2025年3月1日起公示，至2025.3.9止。同意推荐。2025年3月10日"),
              (std::vector<std::string>{"2025-03-01", "2025-03-09", "2025-03-10"}));
    EXPECT_EQ(dates_in("公示期为2026年4月28日至5月7日"),
              (std::vector<std::string>{"2026-04-28", "2026-05-07"}));
}

TEST(NormalizePeriod, ReadsBothEnds) {
    EXPECT_EQ(span("2025年3月—2026年3月"), "2025-03..2026-03");
    EXPECT_EQ(span("2025.3.1至2026.2.28"), "2025-03-01..2026-02-28");
    EXPECT_EQ(span("2025.03-2026.02"), "2025-03..2026-02");
    EXPECT_EQ(span("2025-03-2026-02"), "2025-03..2026-02");
    EXPECT_EQ(span("2025-03-01-2026-02-28"), "2025-03-01..2026-02-28");
    EXPECT_EQ(span("2025.3.1 2026.2.28"), "2025-03-01..2026-02-28");
    EXPECT_EQ(span("20250301～20260228"), "2025-03-01..2026-02-28");
    EXPECT_EQ(span("2025年3月1日起至2026年2月28日止"), "2025-03-01..2026-02-28");
}

TEST(NormalizePeriod, LendsTheYearToTheSecondEnd) {
    EXPECT_EQ(span("2026年3月2日至3月6日"), "2026-03-02..2026-03-06");
    EXPECT_EQ(span("2026年3月2日-6日"), "2026-03-02..2026-03-06");
    EXPECT_EQ(span("2026年3-5月"), "2026-03..2026-05");
    EXPECT_EQ(span("2026.3.2-3.6"), "2026-03-02..2026-03-06");
}

TEST(NormalizePeriod, KnowsOpenEnds) {
    EXPECT_EQ(span("2020.12.12-长期"), "2020-12-12..长期");
    EXPECT_EQ(span("2015年7月至今"), "2015-07..至今");
    EXPECT_EQ(span("2015.07—今"), "2015-07..至今");
    EXPECT_EQ(span("2025年3月起"), "2025-03..");
}

TEST(NormalizePeriod, DoubtsEndsInTheWrongOrder) {
    EXPECT_EQ(span("2026.03.01-2025.03.01"), "2026-03-01..2025-03-01?");
    EXPECT_EQ(span("长期"), "");
}

TEST(NormalizeName, DropsPaddingAndTails) {
    for (const auto* raw :
         {"王芳", "王 芳", "王　　芳", "王芳（签名）", "：王芳", "王芳同志", "___王芳___"}) {
        EXPECT_EQ(read(raw, Kind::name), "王芳") << raw;
    }
}

TEST(NormalizeName, LeavesTheDateBesideASignature) {
    EXPECT_EQ(read("王芳 2030年4月22日", Kind::name), "王芳");
    EXPECT_EQ(read("王芳2030.4.22", Kind::name), "王芳");
    EXPECT_EQ(read("2030年4月22日", Kind::name), "");
}

TEST(NormalizeName, LeavesARemarkInBrackets) {
    EXPECT_EQ(read("欧阳若琳（上海穗禾乳品有限公司）", Kind::name), "欧阳若琳");
    EXPECT_NE(read("王（芳）", Kind::name), "王");
}

TEST(NormalizeName, UnifiesInterpuncts) {
    for (const auto* raw :
         {"买买提·艾力", "买买提•艾力", "买买提・艾力", "买买提．艾力", "买买提.艾力"}) {
        EXPECT_EQ(read(raw, Kind::name), "买买提·艾力") << raw;
    }
    EXPECT_EQ(name_key("买买提•艾 力"), name_key("买买提·艾力"));
}

TEST(NormalizeName, DoubtsWhatIsNoName) {
    EXPECT_EQ(read("王芳3", Kind::name), "王芳3?");
    EXPECT_EQ(read("王", Kind::name), "王?");
    EXPECT_EQ(read("张三、李四", Kind::name), "张三、李四?");
    EXPECT_EQ(read("  ", Kind::name), "");
    EXPECT_EQ(read("𠮷田𡘙", Kind::name), "𠮷田𡘙");
}

TEST(NormalizeUnit, KeepsTheRegisteredName) {
    EXPECT_EQ(read("上海某某(集团)有限公司（盖章）", Kind::unit), "上海某某（集团）有限公司");
    EXPECT_EQ(read("上海某某 有限公司", Kind::unit), "上海某某有限公司");
    for (const char* mixed : {"上海某某有限公司（盖章）考评日期：2026年4月13日",
                              "上海某某有限公司\n，\n(盖章）\n考评日期：2026年4月13日"}) {
        EXPECT_EQ(read(mixed, Kind::unit), "上海某某有限公司") << mixed;
    }
}

TEST(NormalizeUnit, LeavesOutBracketsWithoutTheirPartners) {
    const auto unit = [](const char* raw) { return read(raw, Kind::unit); };
    EXPECT_EQ(unit("上海市精密传动行业协会　　（"), "上海市精密传动行业协会");
    EXPECT_EQ(unit("淞浦区质量促进中心）"), "淞浦区质量促进中心");
    EXPECT_EQ(unit("上海某某（集团）"), "上海某某（集团）");
    EXPECT_EQ(unit("）上海某某（集团）有限公司"), "上海某某（集团）有限公司");
}

TEST(NormalizeUnit, KeyForgivesFormButNotName) {
    EXPECT_EQ(unit_key("上海某某（集团）有限责任公司"), unit_key("上海某某(集团)有限公司"));
    EXPECT_EQ(unit_key("上海市质量协会"), unit_key("上海质量协会"));
    EXPECT_NE(unit_key("上海某某有限公司"), unit_key("上海某某股份有限公司"));
    EXPECT_NE(unit_key("上海某某有限公司"), unit_key("上海某某有限公司第一分公司"));
}

TEST(NormalizeIdNumber, KeepsTheShapeAndLeavesTheCheckDigitToTheChecks) {
    EXPECT_EQ(read("34052419800101001x", Kind::id_number), "34052419800101001X");
    EXPECT_EQ(read("3405 2419 8001 0100 1X", Kind::id_number), "34052419800101001X");
    EXPECT_EQ(read("３４０５２４１９８００１０１００１Ｘ", Kind::id_number),
              "34052419800101001X");
    EXPECT_EQ(read("340524198001010011", Kind::id_number), "340524198001010011");
    EXPECT_EQ(read("610104620932690", Kind::id_number), "610104620932690");
}

TEST(NormalizeIdNumber, NeverTrustsAWrongShape) {
    EXPECT_EQ(read("34O524l9800101001X", Kind::id_number), "34052419800101001X?");
    EXPECT_EQ(read("3405241980010100", Kind::id_number), "3405241980010100?");
    EXPECT_EQ(read("3405**********001X", Kind::id_number), "3405**********001X?");
    EXPECT_EQ(read("无此项", Kind::id_number), "");
}

TEST(NormalizeCode, ReadsCreditCodes) {
    EXPECT_EQ(read("91512081ma62k0260e", Kind::credit_code), "91512081MA62K0260E");
    EXPECT_EQ(read("9151 2081 MA62 K026 0E", Kind::credit_code), "91512081MA62K0260E");
    EXPECT_EQ(read("915I2081MA62K026OE", Kind::credit_code), "91512081MA62K0260E?");
}

TEST(NormalizeCode, KeepsWhatCertificatesPrint) {
    EXPECT_EQ(read("T/SAQ 0014(S)-2025", Kind::code), "T/SAQ0014(S)-2025");
    EXPECT_EQ(read("ZL 2013 1 0699744.2", Kind::code), "ZL201310699744.2");
    EXPECT_EQ(read("编号", Kind::code), "编号?");
}

TEST(NormalizePhone, KeepsDigitsOnly) {
    EXPECT_EQ(read("138 1234 5678", Kind::phone), "13812345678");
    EXPECT_EQ(read("+86-138-1234-5678", Kind::phone), "13812345678");
    EXPECT_EQ(read("021-58881234", Kind::phone), "02158881234");
    EXPECT_EQ(read("021-58881234/13812345678", Kind::phone), "13812345678");
    EXPECT_EQ(read("1381234567", Kind::phone), "1381234567?");
    EXPECT_EQ(read("暂缺", Kind::phone), "");
}

TEST(NormalizeEmail, DoubtsWhatCannotBeOne) {
    EXPECT_EQ(read("wang.fang@example.com", Kind::email), "wang.fang@example.com");
    EXPECT_EQ(read("ｗａｎｇ＠example.com", Kind::email), "wang@example.com");
    EXPECT_EQ(read("wang@example", Kind::email), "wang@example?");
    EXPECT_EQ(read("没填", Kind::email), "");
}

TEST(NormalizeNumber, ReadsCounts) {
    EXPECT_EQ(read("共 05 人", Kind::number), "5");
    EXPECT_EQ(read("１２．５", Kind::number), "12.5");
    EXPECT_EQ(read("十二", Kind::number), "12");
    EXPECT_EQ(read("2/3", Kind::number), "2?");
}

TEST(NormalizeChoice, KnowsTheSpellingsOfAValue) {
    EXPECT_EQ(read("优 秀", grade_rule()), "优秀");
    EXPECT_EQ(read("通过", grade_rule()), "合格");
    EXPECT_EQ(read("不合格", grade_rule()), "不合格");
    EXPECT_EQ(read("合格/不合格", grade_rule()), "合格?");
    EXPECT_EQ(read("不台格", grade_rule()), "不合格?");
    EXPECT_EQ(read("很好", grade_rule()), "很好?");
}

TEST(NormalizeChoice, TakesItsPartOfACombinedCell) {
    FieldRule education = rule_of(Kind::choice);
    education.choices = {{"大学本科", {"本科"}}, {"大学专科", {"大专"}}};
    FieldRule degree = rule_of(Kind::choice);
    degree.choices = {{"学士", {"工学学士"}}, {"硕士", {}}};
    EXPECT_EQ(read("本科/学士", education), "大学本科");
    EXPECT_EQ(read("本科/学士", degree), "学士");
    EXPECT_EQ(read("本科\n工学学士", degree), "学士");
}

TEST(NormalizeChoices, TakesTheTickedOnes) {
    EXPECT_EQ(read("☑青年 □巾帼 □数字技术", category_rule()), "青年");
    EXPECT_EQ(read("□青年工匠 ☑巾帼 √数字化技术", category_rule()), "巾帼、数字技术");
    EXPECT_EQ(read("青年□ 巾帼■ 数字技术□", category_rule()), "巾帼");
    EXPECT_EQ(read("（√）青年 （ ）巾帼 [ ]数字技术", category_rule()), "青年");
    EXPECT_EQ(read("数字技术、青年", category_rule()), "青年、数字技术");
}

TEST(NormalizeChoices, NeverTrustsUntickedOrHalfTickedBoxes) {
    EXPECT_EQ(read("□青年 □巾帼 □数字技术", category_rule()), "无?");
    EXPECT_EQ(read("√青年 巾帼 □数字技术", category_rule()), "青年?");
    EXPECT_EQ(read("☑青年 □巾帼 □其他", category_rule()), "青年?");
}

TEST(Normalize, NoneIsAnAnswerOnlyWhereItMayBe) {
    for (const auto* raw : {"无", "/", "--", "—", "——", "无。", "暂无"}) {
        EXPECT_EQ(read(raw, rule_of(Kind::text, true)), "无") << raw;
        EXPECT_EQ(read(raw, rule_of(Kind::text)), "无?") << raw;
    }
    EXPECT_EQ(read("____", rule_of(Kind::name, true)), "");
}

TEST(Normalize, LeavesChinesePunctuationAlone) {
    EXPECT_EQ(read("质量部　部长，兼\n检验员（２０名）", Kind::paragraph),
              "质量部部长，兼检验员（20名）");
}

TEST(Normalize, ValueOfAValueIsItself) {
    static constexpr std::array<const char*, 40> pieces{"1985",
                                                        "03",
                                                        "1",
                                                        "年",
                                                        "月",
                                                        "日",
                                                        ".",
                                                        "-",
                                                        "/",
                                                        "至",
                                                        "长期",
                                                        "至今",
                                                        " ",
                                                        "无",
                                                        "王",
                                                        "芳",
                                                        "·",
                                                        "•",
                                                        "上海市",
                                                        "（盖章）",
                                                        "(",
                                                        ")",
                                                        "34052419800101001x",
                                                        "O",
                                                        "l",
                                                        "☑",
                                                        "□",
                                                        "青年",
                                                        "巾帼",
                                                        "合格",
                                                        "不",
                                                        "13812345678",
                                                        "@example.com",
                                                        "，",
                                                        "一",
                                                        "十",
                                                        "\xEF\xBF\xBD",
                                                        "*",
                                                        "二〇二六",
                                                        "有限公司"};
    std::mt19937 random(20260515);
    for (int round = 0; round < 3000; ++round) {
        std::string raw;
        for (std::size_t left = 1 + random() % 6; left > 0; --left) {
            raw += pieces.at(random() % pieces.size());
        }
        for (int kind = 0; kind <= static_cast<int>(Kind::code); ++kind) {
            FieldRule rule = category_rule();
            rule.kind = static_cast<Kind>(kind);
            rule.none_allowed = round % 2 == 0;
            const auto once = normalize(raw, rule);
            const auto twice = once ? normalize(once->value, rule) : once;
            ASSERT_EQ(once.has_value(), twice.has_value()) << kind << " " << raw;
            ASSERT_EQ(once ? once->value : "", twice ? twice->value : "") << kind << " " << raw;
        }
    }
}

} // namespace intake
