#include "pipeline/answers.hpp"

#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/workbook.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/lines.hpp"
#include "pipeline/model/unicode.hpp"
#include "tests/support/batch_builder.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {

namespace {

Question question_about(const std::string& field, const std::string& reading) {
    Question question{.id = "0123456789abcdef",
                      .title = "《推荐表》栏目",
                      .candidate = "王建国",
                      .field = field,
                      .reading = reading,
                      .options = {{"同读数", Said::value, reading},
                                  {"空白", Said::blank, ""},
                                  {"无法辨认", Said::illegible, ""}},
                      .topics = {}};
    question.topics = {{.kind = TopicKind::reading,
                        .basis = std::string(64, 'a'),
                        .page = 1,
                        .cell = "",
                        .spot = "",
                        .name = field,
                        .document = "C1"}};
    return question;
}

Question question_of_check() {
    Question question = question_about("", "");
    question.options = {{"符合要求", Said::pass, ""}, {"不符合要求", Said::fail, ""}};
    return question;
}

AnswerRow row_of(const Question& question, const std::string& answer) {
    AnswerRow row{.row = 2,
                  .id = question.id,
                  .candidate = question.candidate,
                  .question = question.title + "\n原因",
                  .answer = {},
                  .by = {},
                  .why = {}};
    row.answer.text = answer;
    return row;
}

Answers judged(const Question& question, const AnswerRow& row) {
    return judge_answers({.run = "r", .rows = {row}}, {question}, test::shipped_profile(),
                         "2026-05-15");
}

Answers judged(const Question& question, const std::string& answer) {
    return judged(question, row_of(question, answer));
}

std::string value_of(const std::string& field, const std::string& answer) {
    const Answers answers = judged(question_about(field, "?"), answer);
    return answers.statements.empty() ? "" : answers.statements.front().value;
}

} // namespace

TEST(Answers, TakeValuesInTheirUsualForm) {
    EXPECT_EQ(value_of("id_number", "310101 19780512 0314"), "310101197805120314");
    EXPECT_EQ(value_of("mobile", "１３８-0000-0006"), "13800000006");
    EXPECT_EQ(value_of("birth", "1978年5月"), "1978-05");
    EXPECT_EQ(value_of("cultivation_start", "2025.03.01"), "2025-03-01");
    EXPECT_EQ(value_of("name", " 赵 赟 "), "赵赟");
    EXPECT_EQ(value_of("occupation", "=数控车工"), "=数控车工");
    EXPECT_EQ(value_of("professional_title", "无"), "无");
}

TEST(Answers, KnowARowWhoseTextIsSpelledOut) {
    Question question = question_of_check();
    question.title = "文件a\u202Eb";
    question.candidate = "王\u200F建国";
    AnswerRow row = row_of(question, "符合要求");
    row.question = printable_lines(row.question);
    row.candidate = printable(row.candidate);
    EXPECT_TRUE(judged(question, row).problems.empty());
}

TEST(Answers, RefuseWhatIsNoSuchValue) {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"id_number", "310101197805120315"},
        {"id_number", "31010119780512031"},
        {"id_number", "王建国"},
        {"id_number", "310101197805120314 王建国"},
        {"credit_code", "91310000000000000A"},
        {"birth", "很久以前"},
        {"birth", "1978-13"},
        {"mobile", "12"},
        {"email", "不知道"},
        {"name", "赵\uFFFD"},
        {"name", "符合要求"},
        {"occupation", std::string(3000, 'x')}};
    for (const auto& [field, answer] : wrong) {
        const Answers answers = judged(question_about(field, "?"), answer);
        EXPECT_TRUE(answers.statements.empty()) << field << " " << answer;
        ASSERT_EQ(answers.problems.size(), 1U) << field << " " << answer;
        EXPECT_NE(answers.problems.front().find("第2行"), std::string::npos);
    }
}

TEST(Answers, BelieveWhoeverSaysThatThePageReadsSo) {
    const Answers answers = judged(question_about("id_number", "310101197805120315"), "同读数");
    ASSERT_EQ(answers.statements.size(), 1U);
    EXPECT_EQ(answers.statements.front().value, "310101197805120315");
    EXPECT_TRUE(judged(question_about("id_number", "310101197805120315"), "310101197805120315")
                    .statements.empty());
}

TEST(Answers, KnowTheWordsOfTheSheet) {
    EXPECT_EQ(judged(question_about("name", "赵"), "空白").statements.at(0).said, Said::blank);
    EXPECT_EQ(judged(question_about("name", "赵"), "无法辨认").statements.at(0).said,
              Said::illegible);
    EXPECT_EQ(judged(question_of_check(), " 不符合要求 ").statements.at(0).said, Said::fail);
    EXPECT_EQ(judged(question_of_check(), "大概吧").problems.size(), 1U);
}

TEST(Answers, LeaveBlankRowsOpen) {
    const Answers answers = judged(question_of_check(), "  ");
    EXPECT_TRUE(answers.problems.empty());
    EXPECT_EQ(answers.open, 1);
}

TEST(Answers, RefuseFormulasAndNumbersThatLostDigits) {
    AnswerRow row = row_of(question_about("occupation", "?"), "1");
    row.answer.formula = true;
    EXPECT_EQ(judged(question_about("occupation", "?"), row).problems.size(), 1U);
    row = row_of(question_about("id_number", "?"), "310101197805120000");
    row.answer.type = CellType::number;
    EXPECT_EQ(judged(question_about("id_number", "?"), row).problems.size(), 1U);
}

TEST(Answers, RefuseRowsThatWereMovedRemovedOrDoubled) {
    const Question question = question_of_check();
    AnswerRow row = row_of(question, "符合要求");
    const auto problems = [&](std::vector<AnswerRow> rows) {
        return judge_answers({.run = "r", .rows = std::move(rows)}, {question},
                             test::shipped_profile(), "2026-05-15")
            .problems.size();
    };
    EXPECT_EQ(problems({row}), 0U);
    EXPECT_EQ(problems({}), 1U);
    EXPECT_EQ(problems({row, row}), 1U);
    row.candidate = "李敏";
    EXPECT_EQ(problems({row}), 1U);
    row = row_of(question, "符合要求");
    row.question = "别的问题";
    EXPECT_EQ(problems({row}), 1U);
    row = row_of(question, "符合要求");
    row.id = "0123456789abcdee";
    EXPECT_EQ(problems({row}), 2U);
    row.id.clear();
    EXPECT_EQ(problems({row}), 2U);
}

TEST(Answers, RememberWhoGaveThemAndWhy) {
    std::vector<Question> asked{question_of_check(), question_of_check(), question_of_check()};
    asked[1].id = "0123456789abcde1";
    asked[2].id = "0123456789abcde2";
    AnswerSheet sheet{.run = "r", .rows = {}};
    for (const Question& question : asked) {
        sheet.rows.push_back(row_of(question, "符合要求"));
    }
    sheet.rows[0].by.text = " 顾佳 ";
    sheet.rows[1].why.text = "已电话核实";
    sheet.rows[2].by.text = "沈毅";
    const auto said =
        judge_answers(sheet, asked, test::shipped_profile(), "2026-05-15").statements;
    ASSERT_EQ(said.size(), 3U);
    EXPECT_EQ(said[0].by, "顾佳");
    EXPECT_EQ(said[1].by, "顾佳") << "until another is written down";
    EXPECT_EQ(said[1].why, "已电话核实");
    EXPECT_EQ(said[2].by, "沈毅");
    const Ledger kept = ledger_from(to_line(said[1]));
    EXPECT_EQ(kept.statements.begin()->second.by, "顾佳");
    EXPECT_EQ(kept.statements.begin()->second.why, "已电话核实");
    std::string old = to_line(Statement{.topic = said[0].topic});
    old.erase(old.find(",\"by\""), old.rfind('}') - old.find(",\"by\""));
    EXPECT_EQ(ledger_from(old).statements.size(), 1U) << "lines of earlier versions";
}

TEST(Answers, SettleEveryTopicOfTheirRow) {
    Question question = question_of_check();
    question.topics.push_back(question.topics.front());
    EXPECT_EQ(judged(question, "符合要求").statements.size(), 2U);
}

TEST(AnswerSheet, ReadsBackTheWorkbook) {
    const Batch batch = test::small_batch();
    const std::vector<ReviewItem> items = review_items(batch);
    const test::TempDir dir;
    test::spill(dir / "核对表.xlsx", review_workbook(items, batch));
    const AnswerSheet sheet = read_answer_sheet(dir / "核对表.xlsx");
    const std::vector<Question> asked = questions_of(items);
    EXPECT_EQ(sheet.run, fingerprint_of(asked));
    ASSERT_EQ(sheet.rows.size(), items.size());
    EXPECT_EQ(sheet.rows.front().id, items.front().id);
    const Answers answers = judge_answers(sheet, asked, batch.profile, "2026-05-15");
    EXPECT_TRUE(answers.problems.empty());
    EXPECT_EQ(answers.open, static_cast<int>(items.size()));
}

TEST(AnswerSheet, TakesAnswersToValuesThatNothingWaitsFor) {
    const Batch batch = test::small_batch();
    std::vector<ReviewItem> items = review_items(batch);
    ASSERT_GT(items.size(), 1U);
    items.back().needed = false;
    const test::TempDir dir;
    test::spill(dir / "核对表.xlsx", review_workbook(items, batch));
    const AnswerSheet sheet = read_answer_sheet(dir / "核对表.xlsx");
    ASSERT_EQ(sheet.rows.size(), items.size());
    EXPECT_EQ(sheet.rows.back().sheet, "其余存疑");
    EXPECT_EQ(sheet.rows.back().row, 2);
    const Answers answers =
        judge_answers(sheet, questions_of(items), batch.profile, "2026-05-15");
    EXPECT_TRUE(answers.problems.empty());
    EXPECT_EQ(answers.open, static_cast<int>(items.size()) - 1);
}

TEST(AnswerSheet, RefusesOtherFiles) {
    const test::TempDir dir;
    EXPECT_THROW(static_cast<void>(read_answer_sheet(dir / "none.xlsx")), UsageError);
    EXPECT_THROW(static_cast<void>(read_answer_sheet(dir.path())), UsageError);
    test::spill(dir / "broken.xlsx", "PK\x03\x04 and no more");
    EXPECT_THROW(static_cast<void>(read_answer_sheet(dir / "broken.xlsx")), UsageError);
    Workbook book("t");
    book.add_sheet("核对表", {{"别的", 10}});
    test::spill(dir / "other.xlsx", book.finish());
    EXPECT_THROW(static_cast<void>(read_answer_sheet(dir / "other.xlsx")), UsageError);
}

} // namespace intake
