/// \file
/// The conversation with a unit: what it sent before, what it was told, what became of that.
///
/// The choice behind all of it: the ledger keeps the files of every round (by content) and what
/// was read from them, and a later round is judged over the union of both, with what the new
/// material replaces taken out. So nothing sent before is ever "missing", a cured item is one
/// that the checks no longer find, and whether a fault is new is asked of the checks too: what
/// they find in the earlier material alone was not caused by the new.
#pragma once

#include "pipeline/model/date.hpp"
#include "pipeline/model/submission.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace intake {

/// Of an item of a letter, as the latest round sees it.
///
/// open: still there. fresh: raised by this round for the first time. cured: new material put
/// it right. settled: gone without new material (a person's answer, another profile). review:
/// new material may have cured it, and a person must look.
enum class ItemState { open, fresh, cured, settled, review };

/// One line of a deficiency letter, which keeps its number for good.
struct RoundItem {
    int number = 0;      ///< of the item within the unit, from 1
    std::string finding; ///< id
    ItemState state = ItemState::fresh;
    int since = 0; ///< round that raised it
    int until = 0; ///< round that closed it; 0: none
    std::string check;
    std::string candidate; ///< empty: unit level
    std::string document;
    std::string field;
    std::string slot;
    std::string file;   ///< where it was found, as the case named it; may be empty
    std::string sha256; ///< of that file
    std::string place;  ///< as the letter said it
    std::string problem;
    std::string basis;
    std::string remedy;
    std::string kind; ///< 必补 | 建议

    bool operator==(const RoundItem&) const = default;
};

/// A file of an earlier round.
struct KeptFile {
    InputFile file; ///< blob: the ledger's copy
    int round = 0;
    std::string document; ///< what was read from it (wire); empty when it could not be used
};

/// A page of an earlier round that newer material stands for. `page` 0: the whole file.
struct Replacement {
    std::string sha256;
    int page = 0;
    std::string by;  ///< SHA-256 of the newer file
    int by_page = 0; ///< 0: a document of its own; else the page that takes the old one's place

    auto operator<=>(const Replacement&) const = default;
};

/// A round as it was recorded.
struct PastRound {
    int number = 0;
    std::string submission;
    Date received{};
    Date sent{};
    Date due{};
    int letter = 0;                ///< number of the letter
    std::set<std::string> content; ///< SHA-256 of its files, ignored ones apart
    std::vector<RoundItem> items;  ///< every item of the unit as of this round's last letter
    std::vector<Replacement> replacements; ///< made by this round
};

/// New material that may stand for earlier one: a person must say.
struct UnclearReplacement {
    std::string candidate; ///< empty: unit level
    std::string document;  ///< type code; may be empty
    std::string file;      ///< the earlier file
    std::string by;        ///< the newer one
    std::string reason;    ///< Chinese
};

/// Everything the ledger knows of one unit.
struct UnitHistory {
    int number = 0; ///< the BZ-xx of its items; 0: not known yet
    std::string name;
    std::string home; ///< name of its first submission, which findings' ids rest on
    std::set<std::string> codes;
    std::set<std::string> names;   ///< unit_key()
    std::set<std::string> folders; ///< skeleton()
    std::vector<PastRound> rounds; ///< by number
    int last_item = 0;             ///< highest item number ever given
};

/// What one run makes of one submission, once it knows the unit.
struct Round {
    int number = 0;        ///< 0: no ledger
    bool recorded = false; ///< the ledger has this round already: nothing new came
    bool outdated = false; ///< and a later one too
    std::string later;     ///< submission of this inbox that goes on with it; empty: none
    int unit = 0;          ///< number of the unit
    int letter = 0;        ///< number of the letter
    std::string home;
    Date begun{};                          ///< recorded day of its first round; unset: this one
    std::string code;                      ///< credit code of the unit; may be empty
    int last_item = 0;                     ///< highest item number ever given
    Date sent{};                           ///< set if outdated: the day its letter was sent
    std::vector<RoundItem> recorded_items; ///< set if recorded
    std::set<std::string> earlier_content; ///< SHA-256 of everything that came before
    std::set<std::string> earlier_faults;  ///< ids the checks find in the earlier files alone
    std::string doubt;          ///< why nobody knows whose this is, Chinese; empty: known
    std::vector<KeptFile> kept; ///< earlier files, under the paths of the submission
    std::vector<Replacement> replaced_before; ///< by rounds before this one
    std::vector<Replacement> replacements;    ///< by this one
    std::vector<UnclearReplacement> unclear;
    std::vector<RoundItem> before; ///< items of earlier rounds
    std::vector<RoundItem> items;  ///< by number; set by settle_items()
};

/// "open", "new", "cured", "settled", "review".
[[nodiscard]] std::string_view name_of(ItemState state);

/// As letters print it: 仍需补正, 新发现, 已补正, 无需补正, 正在核对.
[[nodiscard]] std::string_view chinese_state(ItemState state);

/// "BZ-03-012".
[[nodiscard]] std::string item_number(int unit, int item);

/// The day by which the first of the unit's material had come, if the ledger knows.
[[nodiscard]] std::optional<Date> received_by(const Round& round);

/// Whether the unit still has to act on it.
[[nodiscard]] bool is_open(const RoundItem& item);

} // namespace intake
