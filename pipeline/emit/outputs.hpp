/// \file
/// The data outputs of one run: JSON lines, run.json, workbooks, overview page. All of them are
/// functions of the batch: no clock, no host, no order but the batch's own.
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

/// One thing a person must look at, with its picture (PNG) where there is one.
struct ReviewItem {
    std::string id; ///< stable: sixteen hex digits
    std::string submission;
    std::string unit;
    std::string candidate;                 ///< empty: unit level
    std::string title;                     ///< field or question, Chinese
    std::string place;                     ///< file and page, or cell
    std::string reading;                   ///< in full: it is compared with the picture
    std::vector<std::string> alternatives; ///< "值（来源）"
    std::string reason;
    std::string png;

    Severity severity = Severity::required;
    Source source;                    ///< what to crop for `png`; file may be empty
    std::vector<std::string> choices; ///< plain answers, offered as a dropdown
};

/// Everything a person must look at, without pictures, most consequential first: findings for
/// the secretariat; values in doubt or unread that no such finding speaks of; documents that
/// belong to nobody; pages nobody could read or place.
[[nodiscard]] std::vector<ReviewItem> review_items(const Batch& batch);

/// 核对表.xlsx: one row per item in the order given, picture beside reading, room to answer.
[[nodiscard]] std::string review_workbook(const std::vector<ReviewItem>& items,
                                          const Batch& batch);

} // namespace intake
