/// \file
/// The data outputs of one run: JSON lines, run.json, workbooks, overview page.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/emit/letter.hpp"

#include <string>
#include <vector>

namespace intake {

[[nodiscard]] std::string records_jsonl(const Batch& batch);
[[nodiscard]] std::string findings_jsonl(const Batch& batch);
[[nodiscard]] std::string quarantine_jsonl(const Batch& batch);

struct WrittenFile {
    std::string path;
    std::uint64_t bytes = 0;
    std::string sha256;
};

/// run.json, listing `outputs` (all but itself and timing.json), sorted by path.
[[nodiscard]] std::string run_json(const Batch& batch, const std::vector<WrittenFile>& outputs);

[[nodiscard]] std::string list_workbook(const Letter& letter,
                                        const Profile& profile); ///< 补正清单.xlsx
[[nodiscard]] std::string overview_workbook(const Batch& batch); ///< overview.xlsx
[[nodiscard]] std::string overview_html(const Batch& batch);     ///< index.html

/// One doubtful reading for a person, with its picture (PNG) where there is one.
struct ReviewItem {
    std::string id; ///< stable: sixteen hex digits
    std::string submission;
    std::string unit;
    std::string candidate;
    std::string title;                     ///< field or question, Chinese
    std::string place;                     ///< file and page, or cell
    std::string reading;                   ///< masked where the crop shows it anyway
    std::vector<std::string> alternatives; ///< "值（来源）"
    std::string reason;
    std::string png;
};

[[nodiscard]] std::string review_workbook(const std::vector<ReviewItem>& items,
                                          const Batch& batch); ///< 核对表.xlsx

} // namespace intake
