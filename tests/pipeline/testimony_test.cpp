#include "pipeline/testimony.hpp"

#include "pipeline/emit/outputs.hpp"
#include "tests/support/batch_builder.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace intake {

namespace {

const std::string hash(64, 'a');

Ledger ledger_of(const std::vector<Statement>& statements) {
    std::string lines;
    for (const Statement& statement : statements) {
        lines += to_line(statement);
    }
    return ledger_from(lines);
}

Statement said_of(const std::string& field, int page, Said said, const std::string& value) {
    Statement statement{.said = said, .value = value};
    statement.topic = {.kind = TopicKind::reading,
                       .basis = hash,
                       .page = page,
                       .cell = "",
                       .spot = "",
                       .name = field,
                       .document = "C1"};
    return statement;
}

Testimony about_form(const Ledger& ledger) {
    return {.ledger = &ledger, .hashes = {{"推荐表.pdf", hash}}};
}

std::vector<Part> form() {
    Part part;
    part.type = "C1";
    part.file = "推荐表.pdf";
    part.pages = {0, 1};
    part.person = "赵质";
    part.readings = {
        test::reading("name", "C1", test::on_page("推荐表.pdf", 1), "赵质", State::review)};
    part.readings.front().confidence = 0.6;
    return {part};
}

} // namespace

TEST(Testimony, ReplacesTheReadingAndKeepsItBeside) {
    const Ledger ledger = ledger_of({said_of("name", 1, Said::value, "赵赟")});
    std::vector<Part> parts = form();
    confirm_readings(parts, about_form(ledger));
    const Reading& reading = parts.front().readings.front();
    EXPECT_EQ(reading.value, "赵赟");
    EXPECT_EQ(reading.state, State::accepted);
    EXPECT_EQ(reading.source.origin, Origin::person);
    EXPECT_EQ(reading.confidence, 1);
    EXPECT_FALSE(reading.source.box.empty());
    ASSERT_TRUE(reading.superseded.has_value());
    EXPECT_EQ(reading.superseded->value, "赵质");
    EXPECT_EQ(parts.front().person, "赵赟");
}

TEST(Testimony, DoesNotBlurBlankAndIllegible) {
    const std::vector<std::pair<Said, State>> cases{{Said::blank, State::absent},
                                                    {Said::illegible, State::unreadable}};
    for (const auto& [said, state] : cases) {
        const Ledger ledger = ledger_of({said_of("name", 1, said, "")});
        std::vector<Part> parts = form();
        confirm_readings(parts, about_form(ledger));
        EXPECT_EQ(parts.front().readings.front().state, state);
        EXPECT_EQ(parts.front().readings.front().value, "");
    }
}

TEST(Testimony, AddsWhatOnlyAPersonSaw) {
    const Ledger ledger = ledger_of({said_of("mobile", 2, Said::value, "13800000006")});
    std::vector<Part> parts = form();
    confirm_readings(parts, about_form(ledger));
    ASSERT_EQ(parts.front().readings.size(), 2U);
    EXPECT_EQ(parts.front().readings.back().source.page, 2);
    EXPECT_FALSE(parts.front().readings.back().superseded.has_value());
}

TEST(Testimony, HangsOnContentNotOnNames) {
    const Ledger ledger = ledger_of({said_of("name", 1, Said::value, "赵赟")});
    std::vector<Part> parts = form();
    confirm_readings(parts, {.ledger = &ledger, .hashes = {{"推荐表.pdf", "another"}}});
    EXPECT_EQ(parts.front().readings.front().value, "赵质");
    parts.front().file = parts.front().readings.front().source.file = "改名.pdf";
    confirm_readings(parts, {.ledger = &ledger, .hashes = {{"改名.pdf", hash}}});
    EXPECT_EQ(parts.front().readings.front().value, "赵赟");
}

TEST(Testimony, TellsTwoPlacesOfOneFieldApart) {
    const Ledger ledger = ledger_of({said_of("name", 1, Said::value, "赵赟")});
    std::vector<Part> parts = form();
    parts.front().readings.push_back(test::reading(
        "name", "C1", test::on_page("推荐表.pdf", 1, {1, 2, 3, 4}), "钱立群", State::review));
    confirm_readings(parts, about_form(ledger));
    EXPECT_EQ(parts.front().readings.front().value, "赵质");
    EXPECT_NE(parts.front().readings.front().spot, parts.front().readings.back().spot);
}

TEST(Testimony, MakesADocumentOfAPageAPersonKnew) {
    const Batch batch = test::small_batch();
    Case subject;
    subject.documents = {test::document("散页.pdf", 4)};
    subject.unrecognised = {{0, 0}, {0, 1}, {0, 2}, {0, 3, -1, "", {"C2"}}};
    const Testimony plain{.ledger = nullptr, .hashes = {{"散页.pdf", hash}}};
    std::vector<Statement> statements(3);
    for (int page = 1; page <= 3; ++page) {
        Statement& statement = statements.at(static_cast<std::size_t>(page - 1));
        statement.topic = topic_of_page("散页.pdf", page == 3 ? 4 : page, "type", plain);
        statement.said = page == 3 ? Said::blank : Said::value;
        statement.value = page == 3 ? "" : "C2";
    }
    const Ledger ledger = ledger_of(statements);
    const std::vector<Part> parts =
        typed_pages(subject, {.ledger = &ledger, .hashes = plain.hashes}, batch.profile);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts.front().type, "C2");
    EXPECT_EQ(parts.front().pages, (std::vector<std::size_t>{0, 1}));
    ASSERT_EQ(subject.unrecognised.size(), 2U);
    EXPECT_FALSE(subject.unrecognised.front().settled);
    EXPECT_TRUE(subject.unrecognised.back().settled);
    EXPECT_TRUE(subject.unrecognised.back().possible.empty());
}

TEST(Testimony, SettlesDoubtsOfChecks) {
    for (const Said said : {Said::pass, Said::fail, Said::illegible}) {
        Batch batch = test::small_batch();
        Review& review = batch.reviews.at(0);
        Finding& doubt = review.verdicts.findings.at(2);
        doubt.confirmed = "身份证号格式不正确";
        const Testimony plain = testimony_of(nullptr, review.submission);
        Statement statement{.said = said};
        statement.topic = topic_of(doubt, review.subject, plain);
        const Ledger ledger = ledger_of({statement});
        CheckRule rule;
        rule.id = doubt.check;
        batch.profile.checks = {rule};
        confirm_findings(review, testimony_of(&ledger, review.submission), batch.profile);
        const auto& findings = review.verdicts.findings;
        const auto at = std::ranges::find(findings, "00000000000000a2", &Finding::id);
        if (said == Said::pass) {
            EXPECT_EQ(at, findings.end());
            continue;
        }
        ASSERT_NE(at, findings.end());
        EXPECT_EQ(at->result == Result::fail, said == Said::fail);
        EXPECT_EQ(at->audience == Audience::unit, said == Said::fail);
        EXPECT_EQ(at->person, said == Said::fail ? "fail" : "illegible");
        EXPECT_EQ(at->message == "身份证号格式不正确", said == Said::fail);
    }
}

TEST(Testimony, LeavesACheckOfTheUnitOpenWhileOneOfItsCandidatesIs) {
    Batch batch = test::small_batch();
    Review& review = batch.reviews.at(0);
    Finding& doubt = review.verdicts.findings.at(2);
    doubt.check = "XU-08";
    doubt.result = Result::undetermined;
    ASSERT_FALSE(doubt.candidate.empty());
    review.verdicts.answers = {{"XU-08", "", Result::undetermined, "联系电话尚未确认"}};
    const Ledger ledger = ledger_of({});
    confirm_findings(review, testimony_of(&ledger, review.submission), batch.profile);
    EXPECT_EQ(review.verdicts.answers.front().result, Result::undetermined);
}

TEST(Testimony, ForgetsAnAnswerWhenTheCandidatesFilesChange) {
    Batch batch = test::small_batch();
    Review& review = batch.reviews.at(0);
    const Finding doubt = review.verdicts.findings.at(2);
    const auto key = [&] {
        return key_of(
            topic_of(doubt, review.subject, testimony_of(nullptr, review.submission)));
    };
    const std::string before = key();
    for (InputFile& file : review.submission.files) {
        file.sha256 = file.path.starts_with("王建国") ? std::string(64, 'f') : file.sha256;
    }
    EXPECT_EQ(key(), before);
    review.submission.files.push_back(test::input_file("补充.pdf", 1));
    review.submission.files.back().sha256 = std::string(64, 'e');
    EXPECT_NE(key(), before);
}

TEST(Testimony, StandsBesideTheMachinesReadingInTheRecord) {
    const Ledger ledger = ledger_of({said_of("mobile", 1, Said::value, "13800000006")});
    Batch batch = test::small_batch();
    Dossier& dossier = batch.reviews.at(0).subject.dossiers.at(2);
    std::vector<Part> parts{dossier.parts.front()};
    parts.front().readings = dossier.fields.at(2).readings;
    confirm_readings(parts, testimony_of(&ledger, batch.reviews.at(0).submission));
    dossier.fields.at(2).readings = parts.front().readings;
    std::string line;
    std::istringstream lines(records_jsonl(batch));
    for (int i = 0; i < 3; ++i) {
        std::getline(lines, line);
    }
    const auto readings = nlohmann::json::parse(line)["fields"]["mobile"]["readings"];
    ASSERT_EQ(readings.size(), 2U);
    EXPECT_EQ(readings[0]["origin"], "person");
    EXPECT_EQ(readings[0]["value"], "13800000006");
    EXPECT_EQ(readings[1]["origin"], "ocr");
    EXPECT_EQ(readings[1]["value"], "13800000000");
    EXPECT_EQ(readings[1]["confidence"], 0.2)
        << "of an unclear reading, however sure the readers";
}

} // namespace intake
