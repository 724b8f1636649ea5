#include "pipeline/emit/outputs.hpp"
#include "tests/support/batch_builder.hpp"
#include "tests/support/schema.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <sstream>

namespace intake {

namespace {

using Json = nlohmann::ordered_json;

std::vector<Json> lines(const std::string& text) {
    std::vector<Json> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        out.push_back(Json::parse(line));
    }
    return out;
}

std::string keys(const Json& object) {
    std::string out;
    for (const auto& [key, value] : object.items()) {
        out += (out.empty() ? "" : " ") + key;
    }
    return out;
}

Json record_of(const std::string& candidate, const Batch& batch = test::small_batch()) {
    for (const Json& record : lines(records_jsonl(batch))) {
        if (record["candidate"] == candidate) {
            return record;
        }
    }
    return {};
}

} // namespace

TEST(Records, KeepTheContractsKeysInItsOrder) {
    const Json record = record_of("王建国");
    EXPECT_EQ(keys(record),
              "schema submission unit candidate verdict fields documents findings");
    EXPECT_EQ(keys(record["fields"]), "name id_number mobile education");
    const Json& name = record["fields"]["name"];
    EXPECT_EQ(keys(name), "state value source confidence readings");
    EXPECT_EQ(keys(name["source"]), "file page box cell origin");
    EXPECT_EQ(keys(name["readings"][0]),
              "document file page cell box origin raw value state confidence");
    EXPECT_EQ(keys(record["documents"][0]), "type file pages seals signatures");
}

TEST(Records, HoldOneLinePerCandidate) {
    const std::vector<Json> records = lines(records_jsonl(test::small_batch()));
    ASSERT_EQ(records.size(), 4U);
    EXPECT_EQ(records.at(0)["candidate"], "王建国");
    EXPECT_EQ(records.at(3)["submission"], "静安区");
}

TEST(Records, FollowTheirSchema) {
    const test::Schema schema("record");
    for (const Json& record : lines(records_jsonl(test::small_batch()))) {
        EXPECT_EQ(schema.problems(record.dump()), "");
    }
}

TEST(Records, RoundBoxesAndConfidence) {
    const Json record = record_of("王建国");
    EXPECT_EQ(record["fields"]["name"]["source"]["box"].dump(), "[71.2,144.0,233.9,158.4]");
    EXPECT_EQ(record["fields"]["name"]["confidence"].dump(), "0.99");
}

TEST(Records, KeepPagesAndCellsApart) {
    const Json record = record_of("王建国");
    const Json& page = record["fields"]["name"]["readings"][0];
    EXPECT_TRUE(page["cell"].is_null());
    EXPECT_TRUE(page["box"].is_array());
    const Json& cell = record["fields"]["id_number"]["source"];
    EXPECT_EQ(cell["cell"], "J4");
    EXPECT_TRUE(cell["box"].is_null());
}

TEST(Records, GiveNoValueWhereNoneStands) {
    Batch batch = test::small_batch();
    Field& field = batch.reviews.at(0).subject.dossiers.at(2).fields.at(3);
    field.state = State::unreadable;
    field.value = "左边的残字";
    field.source = {};
    const Json record = record_of("阿依古丽·买买提", batch);
    EXPECT_EQ(record["fields"]["education"]["state"], "unreadable");
    EXPECT_TRUE(record["fields"]["education"]["value"].is_null());
    EXPECT_TRUE(record["fields"]["education"]["source"].is_null());
    EXPECT_EQ(record["fields"]["mobile"]["state"], "review");
    EXPECT_EQ(record["fields"]["mobile"]["value"], "13800000000");
    EXPECT_EQ(record_of("王建国")["fields"]["education"]["state"], "absent");
}

TEST(Records, NeverCallAnUnaskedFieldAbsent) {
    Batch batch = test::small_batch();
    batch.reviews.at(0).subject.dossiers.at(0).fields.clear();
    EXPECT_EQ(record_of("王建国", batch)["fields"]["name"]["state"], "review");
}

TEST(Records, HideTheTextOfASealThatWasNotRead) {
    const Json seals = record_of("李敏")["documents"][0]["seals"];
    EXPECT_EQ(seals[0]["text"], "上海某某有限公司");
    EXPECT_EQ(seals[1]["state"], "unreadable");
    EXPECT_TRUE(seals[1]["text"].is_null());
}

TEST(Records, CountEachPhysicalPageOnce) {
    Batch batch = test::small_batch();
    Review& review = batch.reviews.at(0);
    Document& form = review.subject.documents.at(2);
    form.pages.push_back(form.pages.back()); // the right half of a folded sheet
    form.pages.back().part = 2;
    review.subject.dossiers.at(0).parts.at(0).pages = {2, 1, 0};
    EXPECT_EQ(record_of("王建国", batch)["documents"][0]["pages"].dump(), "[1,2]");
}

TEST(Records, NeverCallADossierWithFaultsComplete) {
    Batch batch = test::small_batch();
    batch.reviews.at(0).subject.dossiers.at(1).verdict = "complete";
    batch.reviews.at(0).subject.dossiers.at(2).verdict = "complete";
    EXPECT_EQ(record_of("李敏", batch)["verdict"], "deficient");
    EXPECT_EQ(record_of("阿依古丽·买买提", batch)["verdict"], "review");
    EXPECT_EQ(record_of("王建国", batch)["verdict"], "complete"); // an advice only
}

TEST(Records, SurviveBytesThatAreNoText) {
    Batch batch = test::small_batch();
    batch.reviews.at(0).subject.dossiers.at(0).fields.at(0).readings.at(0).raw = "王\xFF\x01";
    EXPECT_EQ(record_of("王建国", batch)["fields"]["name"]["readings"][0]["raw"],
              "王\uFFFD\u0001");
}

TEST(Findings, FollowTheContract) {
    const std::vector<Json> findings = lines(findings_jsonl(test::small_batch()));
    ASSERT_EQ(findings.size(), 4U);
    EXPECT_EQ(keys(findings.at(0)),
              "schema id check result severity audience submission unit candidate document "
              "file page box cell field found expected message remedy basis person");
    EXPECT_TRUE(findings.at(0)["candidate"].is_null());
    EXPECT_EQ(findings.at(1)["box"].dump(), "[10.0,20.0,30.0,40.0]");
    const test::Schema schema("finding");
    for (const Json& finding : findings) {
        EXPECT_EQ(schema.problems(finding.dump()), "");
    }
}

TEST(Quarantine, NamesFileReasonAndRemedy) {
    const std::vector<Json> files = lines(quarantine_jsonl(test::small_batch()));
    ASSERT_EQ(files.size(), 2U);
    EXPECT_EQ(files.at(0)["path"], "浦东新区推荐材料/李敏/作品.heic");
    EXPECT_EQ(files.at(0)["code"], "needs_conversion");
    EXPECT_EQ(files.at(1)["path"], "说明.ofd");
    const test::Schema schema("quarantine");
    for (const Json& file : files) {
        EXPECT_EQ(schema.problems(file.dump()), "");
    }
}

} // namespace intake
