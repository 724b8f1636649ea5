/// \file
/// The deficiency letter of one unit (补正通知): what it says, then how it looks.
#pragma once

#include "pipeline/batch.hpp"

#include <string>
#include <utility>
#include <vector>

namespace intake {

struct LetterItem {
    std::string number;    ///< "BZ-03-012": unit's number in the batch, then the item's
    std::string candidate; ///< empty: unit level
    std::string place;     ///< "《推荐表》第3页"
    std::string problem;
    std::string basis;
    std::string remedy;
    std::string kind;    ///< 必补 | 建议
    std::string finding; ///< id
    std::string state; ///< of a later round: 仍需补正 | 新发现 | 已补正 ...; else empty
};

/// A file that came in for a later round.
struct ReceivedFile {
    std::string path;
    std::string what; ///< "《推荐表》（王建国）", or why it could not be used
};

/// One line a candidate: every candidate has exactly one.
enum class Standing { complete, deficient, under_review };

struct CandidateLine {
    std::string name;
    Standing standing = Standing::under_review;
    int required = 0;  ///< items of kind 必补
    int suggested = 0; ///< items of kind 建议
    bool open = false; ///< a person still looks at something the unit may have to cure
};

struct Letter {
    int number = 0; ///< of the letter in the batch, from 1
    std::string unit;
    std::string submission;
    int files = 0;
    int candidates = 0;
    std::vector<std::string> complete; ///< candidates with nothing to cure
    std::vector<std::string>
        under_review;                 ///< nothing to cure now, a person still looks at them
    std::vector<CandidateLine> lines; ///< every candidate, in the dossiers' order
    bool unit_under_review = false;   ///< a person still looks at the unit's own documents
    bool open = false; ///< somewhere a person still looks: these may not be all items
    std::vector<LetterItem> unit_items;
    std::vector<LetterItem> candidate_items; ///< by candidate, then catalogue order
    int round = 0;                           ///< above 1: what follows is set
    std::vector<LetterItem> earlier;         ///< open after the letter before, by number
    std::vector<ReceivedFile> received;
    Date date;
    Date due;
};

/// Only findings with result fail and audience unit; ID numbers and phones masked.
/// `unit_number` counts the letters of the batch from 1.
[[nodiscard]] Letter compose_letter(const Review& review, const Batch& batch, int unit_number);

/// What the letter says of a finding, but for its number.
[[nodiscard]] LetterItem letter_item(const Finding& finding, const Review& review,
                                     const Profile& profile);

/// Day of the letter and the day the unit has to answer by.
[[nodiscard]] std::pair<Date, Date> dates_of_letter(const Review& review, const Batch& batch);

/// Whether the unit must act: else the letter only tells how things stand.
[[nodiscard]] bool asks_for_something(const Letter& letter);

/// Where the letter goes in OUT. One of a later round that asks for nothing is no 补正通知.
[[nodiscard]] std::string letter_path(const std::string& unit_folder, bool asks, int round);

/// Where a finding points, as letters say it: "《推荐表》第3页", "《推荐汇总表》J4单元格".
[[nodiscard]] std::string place_of(const Finding& finding, const Review& review,
                                   const Profile& profile);

/// A4, page numbers, return slip. Deterministic bytes.
[[nodiscard]] std::string letter_pdf(const Letter& letter, const Profile& profile);

} // namespace intake
