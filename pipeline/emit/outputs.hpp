/// \file
/// The data outputs of one run: JSON lines, run.json, workbooks, overview page. All of them are
/// functions of the batch: no clock, no host, no order but the batch's own.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/emit/letter.hpp"
#include "pipeline/emit/review_items.hpp"

#include <string>
#include <vector>

namespace intake {

[[nodiscard]] std::string records_jsonl(const Batch& batch);
[[nodiscard]] std::string findings_jsonl(const Batch& batch);
[[nodiscard]] std::string quarantine_jsonl(const Batch& batch);

struct WrittenFile {
    std::string path; ///< '/' separated, relative to OUT
    std::uint64_t bytes = 0;
    std::string sha256;

    bool operator==(const WrittenFile&) const = default;
};

/// run.json, listing `outputs` (all but itself and timing.json), sorted by path.
[[nodiscard]] std::string run_json(const Batch& batch, const std::vector<WrittenFile>& outputs);

struct Timing {
    std::string name; ///< of a stage
    double seconds = 0;
};

/// timing.json: the one output that differs between two runs. Stages in the given order.
[[nodiscard]] std::string timing_json(const std::vector<Timing>& stages);

[[nodiscard]] std::string list_workbook(const Letter& letter,
                                        const Profile& profile); ///< 补正清单.xlsx
[[nodiscard]] std::string overview_workbook(const Batch& batch); ///< overview.xlsx
[[nodiscard]] std::string overview_html(const Batch& batch);     ///< index.html

/// 核对表.xlsx: one row per item in the order given, picture beside reading, room to answer.
[[nodiscard]] std::string review_workbook(const std::vector<ReviewItem>& items,
                                          const Batch& batch);

} // namespace intake
