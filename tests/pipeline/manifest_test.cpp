#include "pipeline/emit/outputs.hpp"
#include "tests/support/batch_builder.hpp"
#include "tests/support/schema.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace intake {

namespace {

using Json = nlohmann::ordered_json;

Json manifest(const Batch& batch) {
    return Json::parse(run_json(batch, {{"records.jsonl", 9, std::string(64, 'e')},
                                        {"index.html", 8, std::string(64, 'f')}}));
}

Json input_of(const Json& run, const std::string& path) {
    for (const Json& input : run["inputs"]) {
        if (input["path"] == path) {
            return input;
        }
    }
    return {};
}

} // namespace

TEST(Manifest, FollowsItsSchema) {
    const std::string text = run_json(test::small_batch(), {});
    EXPECT_EQ(test::Schema("run").problems(text), "");
}

TEST(Manifest, ListsEveryInputOnce) {
    const Json run = manifest(test::small_batch());
    EXPECT_EQ(run["inputs"].size(), 11U);
    EXPECT_EQ(input_of(run, "浦东新区推荐材料/王建国/推荐表.pdf")["outcome"], "processed");
    EXPECT_EQ(input_of(run, "浦东新区推荐材料/Thumbs.db")["outcome"], "ignored");
    EXPECT_EQ(input_of(run, "说明.ofd")["outcome"], "quarantined");
    EXPECT_TRUE(input_of(run, "说明.ofd")["submission"].is_null());
}

TEST(Manifest, SaysWhereEveryPageWent) {
    Batch batch = test::small_batch();
    batch.exclusions.push_back({"静安区", "推荐函.pdf", 2, "空白页"});
    const Json run = manifest(batch);
    const Json form = input_of(run, "浦东新区推荐材料/王建国/推荐表.pdf");
    EXPECT_EQ(form["packets"].dump(),
              R"([{"path":"packets/浦东新区质量协会/王建国.pdf","pages":[1,2]}])");
    const Json letter = input_of(run, "静安区/推荐函.pdf");
    EXPECT_EQ(letter["unit_documents"].dump(), "[1]");
    EXPECT_EQ(letter["excluded"].dump(), R"([{"page":2,"reason":"空白页"}])");
}

TEST(Manifest, SortsOutputs) {
    const Json run = manifest(test::small_batch());
    EXPECT_EQ(run["outputs"][0]["path"], "index.html");
    EXPECT_EQ(run["outputs"][1]["path"], "records.jsonl");
}

TEST(Manifest, GroupsModelsByEngine) {
    const Json engines = manifest(test::small_batch())["program"]["engines"];
    ASSERT_EQ(engines.size(), 1U);
    EXPECT_EQ(engines[0]["models"].size(), 2U);
    EXPECT_EQ(engines[0]["models"][1]["name"], "osd");
}

TEST(Manifest, SaysWhichRegistersAreAbsent) {
    const Json registers = manifest(test::small_batch())["registers"];
    ASSERT_EQ(registers.size(), 6U);
    EXPECT_EQ(registers[1].dump(), R"({"name":"winners.csv","state":"present"})");
    EXPECT_EQ(registers[0]["state"], "absent");
}

TEST(Manifest, HasTotalsThatAddUp) {
    const Json totals = manifest(test::small_batch())["totals"];
    EXPECT_EQ(totals["inputs"], 11);
    EXPECT_EQ(totals["processed"].get<int>() + totals["quarantined"].get<int>() +
                  totals["ignored"].get<int>(),
              11);
    EXPECT_EQ(totals["candidates"], 4);
    EXPECT_EQ(totals["verdicts"].dump(), R"({"complete":2,"deficient":1,"review":1})");
    EXPECT_EQ(totals["severities"].dump(), R"({"blocking":1,"required":2,"advisory":1})");
    EXPECT_EQ(totals["pages"]["total"], 10);
    EXPECT_EQ(totals["review_items"], 2);
}

TEST(Manifest, ReasonsComeFromTheTableWhereAFileHasNone) {
    Batch batch = test::small_batch();
    batch.strays.at(0).reason.clear();
    EXPECT_EQ(input_of(manifest(batch), "说明.ofd")["reason"], "文件格式不能直接读取");
}

TEST(Timing, ListsStagesInOrder) {
    const std::string text = timing_json({{"读取", 1.23456}, {"检查", 0}});
    EXPECT_EQ(text,
              "{\"schema\":\"timing/1\",\"stages\":[{\"name\":\"读取\",\"seconds\":1.235},"
              "{\"name\":\"检查\",\"seconds\":0.0}]}\n");
    EXPECT_EQ(test::Schema("timing").problems(text), "");
}

TEST(Manifest, NamesTheLedgerItUsed) {
    Batch batch = test::small_batch();
    EXPECT_TRUE(manifest(batch)["ledger"].is_null());
    batch.ledger = ledger_from("");
    const Json run = manifest(batch);
    EXPECT_EQ(run["ledger"]["answers"], 0);
    EXPECT_EQ(run["ledger"]["sha256"], ledger_from("").sha256);
    EXPECT_EQ(test::Schema("run").problems(run_json(batch, {})), "");
}

} // namespace intake
