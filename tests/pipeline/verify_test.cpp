#include "pipeline/verify.hpp"

#include "pipeline/model/error.hpp"
#include "pipeline/output_folder.hpp"
#include "tests/support/batch_builder.hpp"
#include "tests/support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {

namespace {

namespace fs = std::filesystem;
using test::slurp;
using test::spill;
using test::TempDir;

/// OUT of a batch, with packets of a few bytes.
void write_out(const Batch& batch, const fs::path& out) {
    OutputFolder folder(out);
    std::vector<std::string> packets;
    for (const Placement& placement : batch.placements) {
        if (!placement.where.empty() &&
            std::ranges::find(packets, placement.where) == packets.end()) {
            packets.push_back(placement.where);
            folder.write(placement.where, "%PDF");
        }
    }
    folder.write("records.jsonl", records_jsonl(batch));
    folder.write("findings.jsonl", findings_jsonl(batch));
    folder.write("quarantine.jsonl", quarantine_jsonl(batch));
    folder.write("timing.json", timing_json({}));
    folder.commit(run_json(batch, folder.written()));
}

std::vector<std::string> problems_of(const Batch& batch) {
    const TempDir dir;
    write_out(batch, dir / "out");
    return verify(dir / "out");
}

bool mentions(const std::vector<std::string>& problems, std::string_view text) {
    return std::ranges::any_of(problems, [&](const std::string& problem) {
        return problem.find(text) != std::string::npos;
    });
}

void replace(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = slurp(file);
    text.replace(text.find(from), from.size(), to);
    spill(file, text);
}

} // namespace

TEST(Verify, FindsNothingWrongWithWhatWasJustWritten) {
    EXPECT_EQ(problems_of(test::small_batch()), std::vector<std::string>{});
}

TEST(Verify, NoticesAChangedOutput) {
    const TempDir dir;
    write_out(test::small_batch(), dir / "out");
    replace(dir / "out/records.jsonl", "13800000000", "13800000001");
    const std::vector<std::string> expected{"输出文件已被改动：records.jsonl"};
    EXPECT_EQ(verify(dir / "out"), expected);
}

TEST(Verify, NoticesMissingAndUnlistedFiles) {
    const TempDir dir;
    write_out(test::small_batch(), dir / "out");
    fs::remove(dir / "out/packets/静安区总工会/赵铁柱.pdf");
    spill(dir / "out/extra.txt", "x");
    fs::create_symlink("/etc/hostname", dir / "out/link");
    const std::vector<std::string> expected{"缺少输出文件：packets/静安区总工会/赵铁柱.pdf",
                                            "多出未列入run.json的文件：extra.txt",
                                            "多出未列入run.json的文件：link"};
    EXPECT_EQ(verify(dir / "out"), expected);
}

TEST(Verify, NoticesAPageThatWentNowhere) {
    Batch batch = test::small_batch();
    std::erase_if(batch.placements, [](const Placement& placement) {
        return placement.file == "李敏/推荐表.pdf" && placement.page == 2;
    });
    const std::vector<std::string> problems = problems_of(batch);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_TRUE(mentions(problems, "李敏/推荐表.pdf”第2页没有去向"));
    batch.exclusions.push_back({"浦东新区推荐材料", "李敏/推荐表.pdf", 2, "空白页"});
    EXPECT_TRUE(problems_of(batch).empty());
}

TEST(Verify, NoticesAPageThatIsBothBoundAndLeftOut) {
    Batch batch = test::small_batch();
    const Placement& bound = batch.placements.front();
    batch.exclusions.push_back({bound.submission, bound.file, bound.page, "空白页"});
    EXPECT_TRUE(mentions(problems_of(batch), "既已编入又列为排除"));
}

TEST(Verify, WantsAReasonForEveryExclusionAndRefusal) {
    Batch batch = test::small_batch();
    batch.exclusions.push_back({"浦东新区推荐材料", "李敏/推荐表.pdf", 2, ""});
    EXPECT_TRUE(mentions(problems_of(batch), "未说明排除理由"));
    const TempDir dir;
    write_out(test::small_batch(), dir / "out");
    replace(dir / "out/run.json", "\"reason\":\"操作系统自动生成的文件\"", "\"reason\":null");
    EXPECT_TRUE(mentions(verify(dir / "out"), "没有说明理由"));
}

TEST(Verify, NoticesPagesThatDoNotAddUp) {
    Batch batch = test::small_batch();
    batch.reviews.at(0).submission.files.at(1).pages_read = 0;
    EXPECT_TRUE(mentions(problems_of(batch), "页数不等于"));
}

TEST(Verify, NoticesPlacesBeyondTheFile) {
    Batch batch = test::small_batch();
    batch.placements.push_back({"浦东新区推荐材料", "推荐函.pdf", 9, ""});
    EXPECT_TRUE(mentions(problems_of(batch), "超出其页数"));
}

TEST(Verify, NoticesTotalsThatWereTouched) {
    const TempDir dir;
    write_out(test::small_batch(), dir / "out");
    replace(dir / "out/run.json", "\"processed\":8", "\"processed\":9");
    EXPECT_TRUE(mentions(verify(dir / "out"), "合计不符：processed"));
}

TEST(Verify, NoticesARecordCalledCompleteBesideAFault) {
    const TempDir dir;
    write_out(test::small_batch(), dir / "out");
    replace(dir / "out/records.jsonl", R"("verdict":"deficient")", R"("verdict":"complete")");
    EXPECT_TRUE(mentions(verify(dir / "out"), "“李敏”记为齐全"));
}

TEST(Verify, SurvivesAManifestOfAnotherShape) {
    const TempDir dir;
    spill(dir / "run.json", R"({"schema":"run/1","inputs":3})");
    EXPECT_TRUE(mentions(verify(dir.path()), "结构与约定不符"));
    spill(dir / "run.json", "{");
    EXPECT_THROW(static_cast<void>(verify(dir.path())), UsageError);
    EXPECT_THROW(static_cast<void>(verify(dir / "nowhere")), UsageError);
}

} // namespace intake
