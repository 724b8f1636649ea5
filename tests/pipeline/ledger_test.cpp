#include "pipeline/ledger_folder.hpp"

#include "pipeline/model/error.hpp"
#include "tests/support/temp_dir.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

namespace fs = std::filesystem;
using test::slurp;
using test::spill;
using test::TempDir;

Topic mobile() {
    return {.kind = TopicKind::reading,
            .basis = std::string(64, 'a'),
            .page = 2,
            .cell = "",
            .spot = "",
            .name = "mobile",
            .document = "C1"};
}

Statement said(const std::string& value) {
    return {.topic = mobile(),
            .said = Said::value,
            .value = value,
            .machine = "1380000000",
            .question = "0123456789abcdef",
            .run = "fedcba9876543210",
            .date = "2026-05-15"};
}

Question question() {
    return {.id = "0123456789abcdef",
            .title = "手机",
            .candidate = "王建国",
            .field = "mobile",
            .reading = "1380000000",
            .options = {{"同读数", Said::value, "1380000000"}, {"空白", Said::blank, ""}},
            .topics = {mobile()}};
}

} // namespace

TEST(Ledger, ReadsWhatItWrote) {
    const Ledger ledger = ledger_from(to_line(said("13800000000")));
    const Statement* found = find_statement(ledger, mobile());
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(to_line(*found), to_line(said("13800000000")));
    const std::vector<Question> questions = questions_from(to_line(question()));
    ASSERT_EQ(questions.size(), 1U);
    EXPECT_EQ(to_line(questions.front()), to_line(question()));
}

TEST(Ledger, TakesTheLastWord) {
    const Ledger ledger = ledger_from(to_line(said("1")) + to_line(said("2")));
    EXPECT_EQ(ledger.statements.size(), 1U);
    EXPECT_EQ(find_statement(ledger, mobile())->value, "2");
}

TEST(Ledger, KeepsPlacesApart) {
    const Ledger ledger = ledger_from(to_line(said("1")));
    for (const auto change :
         {+[](Topic& topic) { topic.page = 3; },
          +[](Topic& topic) { topic.basis = std::string(64, 'b'); },
          +[](Topic& topic) { topic.name = "name"; }, +[](Topic& topic) { topic.spot = "1,2"; },
          +[](Topic& topic) { topic.kind = TopicKind::finding; }}) {
        Topic other = mobile();
        change(other);
        EXPECT_EQ(find_statement(ledger, other), nullptr);
    }
}

TEST(Ledger, NamesTheLineItCannotRead) {
    for (const char* line : {"{}\n", "nonsense\n", "{\"schema\":\"answer/2\"}\n"}) {
        try {
            static_cast<void>(ledger_from(to_line(said("1")) + line));
            FAIL() << line;
        } catch (const UsageError& error) {
            EXPECT_NE(std::string(error.what()).find("第2行"), std::string::npos);
        }
    }
    const std::string whole = to_line(said("1"));
    EXPECT_THROW(static_cast<void>(ledger_from(whole.substr(0, whole.size() - 1))), UsageError);
}

TEST(LedgerFolder, KeepsAnswersAndQuestions) {
    const TempDir dir;
    const LedgerFolder folder(dir / "ledger");
    EXPECT_TRUE(folder.load().statements.empty());
    folder.append({said("1")});
    folder.append({said("2")});
    EXPECT_EQ(find_statement(folder.load(), mobile())->value, "2");
    EXPECT_EQ(slurp(dir / "ledger/answers.jsonl"), to_line(said("1")) + to_line(said("2")));
    folder.remember({question()});
    EXPECT_EQ(folder.asked(fingerprint_of({question()})).size(), 1U);
}

TEST(LedgerFolder, KnowsNoSheetThatItDidNotMake) {
    const TempDir dir;
    const LedgerFolder folder(dir / "ledger");
    for (const char* run : {"0123456789abcdef", "", "../../etc/passwd"}) {
        EXPECT_THROW(static_cast<void>(folder.asked(run)), UsageError);
    }
}

TEST(LedgerFolder, HasOneOwnerAtATime) {
    const TempDir dir;
    {
        const LedgerFolder first(dir / "ledger");
        EXPECT_THROW(const LedgerFolder second(dir / "ledger"), BusyError);
    }
    EXPECT_NO_THROW(const LedgerFolder third(dir / "ledger"));
}

TEST(LedgerFolder, DoesNotTakeOverOtherFolders) {
    const TempDir dir;
    spill(dir / "mine", "x");
    EXPECT_THROW(const LedgerFolder folder(dir.path()), UsageError);
    EXPECT_THROW(const LedgerFolder folder(dir / "mine"), UsageError);
    EXPECT_FALSE(fs::exists(dir / ".lock"));
}

} // namespace intake
